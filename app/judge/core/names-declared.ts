/**
 * Declaring by name, where a challenge is read blind. The juror goes through one list of everybody who takes part and
 * never learns which proposal is whose; which proposals a name closes is worked out here. Two spellings that differ in
 * case or spaces alone are one name.
 */
import { compareIn } from '#app/platform/format.ts'
import type { Locale } from '#app/platform/i18n.ts'
import type { ConflictKind, OwnStanding } from './declarations.ts'

/** With fewer, a name can be guessed from what a proposal says, and readers are told so. */
export const fewestForBlindness = 5

/** How many names one page shows. */
export const namesPerPage = 200

export type NamedConflict = {
  readonly name: string
  readonly kind: ConflictKind
  /** For the juror and the record's commitment alone. */
  readonly privateNote: string | null
}

export function nameKey(name: string): string {
  return name.normalize('NFKC').trim().replace(/\s+/gu, ' ').toLowerCase()
}

/**
 * All names once, as a reader of this language expects them in a list: organisations and people together, so that
 * nothing stands beside what it belongs to.
 */
export function listedNames(names: readonly string[], lang: Locale): string[] {
  const known = new Map<string, string>()
  // Of two spellings always the same one, in whatever order they come.
  for (const name of [...names].sort()) {
    const key = nameKey(name)
    if (key !== '' && !known.has(key)) known.set(key, name.trim().replace(/\s+/gu, ' '))
  }
  return [...known.values()].sort(compareIn(lang))
}

export type PageOfNames = {
  readonly names: readonly string[]
  /** From 1; the last one where a later one was asked for. */
  readonly page: number
  readonly pages: number
  /** How many were found. */
  readonly count: number
}

/** The names that hold what was searched for (all of them for nothing), a page at a time. */
export function pageOfNames(
  names: readonly string[],
  { search, page }: { readonly search: string; readonly page: number },
): PageOfNames {
  const wanted = nameKey(search)
  const found = wanted === '' ? names : names.filter((name) => nameKey(name).includes(wanted))
  const pages = Math.max(1, Math.ceil(found.length / namesPerPage))
  const shown = Math.min(Math.max(1, page), pages)
  return {
    names: found.slice((shown - 1) * namesPerPage, shown * namesPerPage),
    page: shown,
    pages,
    count: found.length,
  }
}

export type NamedProposal = {
  readonly proposalId: string
  readonly names: readonly string[]
  /** What is written down about it for this juror. */
  readonly known: {
    readonly standing: OwnStanding | 'excluded'
    readonly kind: ConflictKind | null
    readonly isByName: boolean
  } | null
}

export type DeclaredByName = {
  readonly proposalId: string
  readonly standing: 'clear' | 'conflict'
  readonly kind: ConflictKind | null
  readonly privateNote: null
}

/**
 * What follows for the proposals. A name closes each that it stands behind; one taken back opens what nothing else
 * closes. Only who has gone through the whole list (`isWhole`) is free to judge the others. What the juror has said about
 * a proposal itself stays, and so does an exclusion.
 */
export function declaredByNames(
  proposals: readonly NamedProposal[],
  named: readonly NamedConflict[],
  { isWhole }: { readonly isWhole: boolean },
): DeclaredByName[] {
  const kinds = new Map(named.map(({ name, kind }) => [nameKey(name), kind]))
  return proposals.flatMap(({ proposalId, names, known }): DeclaredByName[] => {
    if (known && known.standing !== 'clear' && !known.isByName) return []
    const kind = names.map((name) => kinds.get(nameKey(name))).find((each) => each !== undefined)
    if (kind !== undefined) {
      return known?.standing === 'conflict' && known.kind === kind
        ? []
        : [{ proposalId, standing: 'conflict', kind, privateNote: null }]
    }
    const isFreed = known === null ? isWhole : known.standing === 'conflict'
    return isFreed ? [{ proposalId, standing: 'clear', kind: null, privateNote: null }] : []
  })
}
