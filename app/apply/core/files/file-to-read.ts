/** Files of a proposal as each of its readers may have them. */
import type { FrozenFile } from '../frozen-body.ts'
import { fileTypes } from './file-types.ts'
import type { Caution } from './inspection.ts'
import type { FileView } from './upload-protocol.ts'

export type FileToRead = Pick<FileView, 'id' | 'name' | 'type' | 'bytes' | 'scan'> & {
  readonly cautions: readonly Caution[]
  /** Left out where the reader compares nothing with it. */
  readonly sha256?: string
  /** Where it is saved from; null where nobody may have it: a virus was found, or the scanner has yet to look. */
  readonly to: string | null
}

/** What has been found out by now of a file that a version holds. */
export type FileState = { readonly scan: FileView['scan']; readonly cautions: readonly Caution[] }

/** For readers outside the team a file that has yet to be looked at waits. */
export function isForReaders({ scan }: Pick<FileState, 'scan'>): boolean {
  return scan === 'clean' || scan === 'skipped'
}

/** The files of a version for a reader outside the team. A name that is not the team's own comes from `nameOf`. */
export function filesToRead(
  files: readonly FrozenFile[],
  states: Readonly<Record<string, FileState>>,
  { to, nameOf }: { to(fileId: string): string; nameOf?(number: number): string },
): FileToRead[] {
  return files.flatMap(({ id, name, type, bytes }, index) => {
    const state = states[id]
    if (!state) return []
    const shown = nameOf ? `${nameOf(index + 1)}.${fileTypes[type].extensions[0]}` : name
    return [{ id, name: shown, type, bytes, ...state, to: isForReaders(state) ? to(id) : null }]
  })
}

/** The files of a draft, or of a version, for its own team. */
export function filesOfTeam(
  files: readonly (FrozenFile & Partial<FileState>)[],
  states: Readonly<Record<string, FileState>>,
  to: (fileId: string) => string,
): FileToRead[] {
  return files.map(({ id, name, type, bytes, sha256, ...own }) => {
    const { scan, cautions } = states[id] ?? { scan: own.scan ?? 'skipped', cautions: own.cautions ?? [] }
    return { id, name, type, bytes, sha256, scan, cautions, to: scan === 'infected' ? null : to(id) }
  })
}
