/** Files of a proposal as each of its readers may have them, by id. */
import type { FileFacts, SaidFile } from '#app/publish/core/form/said-answer.ts'
import type { FrozenFile } from '../frozen-body.ts'
import { fileTypes } from './file-types.ts'

/** What has been found out by now of a file. */
export type FileState = Pick<FileFacts, 'scan' | 'cautions'>

type ReadableFiles = Readonly<Record<string, Omit<SaidFile, 'id'>>>

/** For readers outside the team a file that has yet to be looked at waits. */
export function isForReaders({ scan }: Pick<FileState, 'scan'>): boolean {
  return scan === 'clean' || scan === 'skipped'
}

/** For a reader outside the team. `to` is null for one that this reader does not get. `nameOf` makes a name that is not the team's own, without what stands behind the dot. */
export function filesForReaders(
  files: readonly FrozenFile[],
  states: Readonly<Record<string, FileState>>,
  { to, nameOf }: { to(fileId: string): string | null; nameOf?(number: number): string },
): ReadableFiles {
  return Object.fromEntries(
    files.flatMap(({ id, name, type, bytes }, index) => {
      const state = states[id]
      if (!state) return []
      const shown = nameOf ? givenName(nameOf(index + 1), type) : name
      const facts = { type, bytes, ...state }
      return [[id, { name: shown, to: isForReaders(state) ? to(id) : null, facts }]]
    }),
  )
}

/** For the team itself: also what no scanner has looked at yet. The hash stands where it is frozen with a version. */
export function filesForTeam(
  files: readonly (Omit<FrozenFile, 'sha256'> & { readonly sha256?: string })[],
  states: Readonly<Record<string, FileState>>,
  to: (fileId: string) => string,
): ReadableFiles {
  return Object.fromEntries(
    files.map(({ id, name, type, bytes, sha256 }) => {
      const { scan, cautions } = states[id] ?? { scan: 'skipped', cautions: [] }
      return [
        id,
        {
          name,
          to: scan === 'infected' ? null : to(id),
          facts: { type, bytes, scan, cautions, ...(sha256 && { sha256 }) },
        },
      ]
    }),
  )
}

/** The files of a draft, which nothing has frozen yet. */
export function unfrozen<File extends FrozenFile>(files: readonly File[]): Omit<File, 'sha256'>[] {
  return files.map(({ sha256: _, ...file }) => file)
}

/** What the rows themselves say of files that no version holds yet. */
export function statesOf(files: readonly (FileState & { readonly id: string })[]): Record<string, FileState> {
  return Object.fromEntries(files.map(({ id, scan, cautions }) => [id, { scan, cautions }]))
}

/** A name of ours with what stands behind the dot. */
export function givenName(stem: string, type: FrozenFile['type']): string {
  return `${stem}.${fileTypes[type].extensions[0]}`
}
