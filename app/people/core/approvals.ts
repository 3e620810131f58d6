/**
 * Who gives an approval: the people the programme has named for it and those who stand in for them, or, where nobody is
 * named, any organiser. Nobody ever approves what they wrote themselves; that is each approval's own rule.
 */

export const approvals = ['opening', 'addendum', 'decision', 'release'] as const
/**
 * `opening`: that a challenge may open. `addendum`: that the brief changes. `decision`: confirming who wins. `release`:
 * moving the announcement, or taking a decision back before it.
 */
export type Approval = (typeof approvals)[number]

export type Part = 'approver' | 'deputy'

/** Somebody whose role would let them approve. `part` is null where the programme has not named them. */
export type Candidate = { readonly personId: string; readonly name: string; readonly part: Part | null }

/** One name as a page shows it; `isBarred` where the person had a hand in what is to be approved. */
export type AwaitedPerson = { readonly name: string; readonly isBarred: boolean }

export type Awaited = {
  /** False where the programme has named nobody: then `approvers` are all who may. */
  readonly isNamed: boolean
  readonly approvers: readonly AwaitedPerson[]
  readonly deputies: readonly AwaitedPerson[]
  /** How many of them could approve this. */
  readonly possible: number
}

/** Whose approval is awaited. `barred` are those who wrote it, asked for it or decided it. */
export function awaitedOf(candidates: readonly Candidate[], barred: readonly string[]): Awaited {
  const isNamed = candidates.some(({ part }) => part !== null)
  const shown = ({ personId, name }: Candidate) => ({ name, isBarred: barred.includes(personId) })
  const approvers = candidates
    .filter(({ part, personId }) => (isNamed ? part === 'approver' : !barred.includes(personId)))
    .map(shown)
  const deputies = candidates.filter(({ part }) => part === 'deputy').map(shown)
  return {
    isNamed,
    approvers,
    deputies,
    possible: [...approvers, ...deputies].filter(({ isBarred }) => !isBarred).length,
  }
}

/** True when the programme lets this person give the approval. `named` is empty where it has named nobody. */
export function isAmongNamed(named: readonly string[], personId: string): boolean {
  return named.length === 0 || named.includes(personId)
}

export type NamingRefusal =
  | { readonly code: 'approver-is-deputy' }
  | { readonly code: 'deputy-without-approver' }
  | { readonly code: 'approver-not-organiser' }

/** Why these people cannot be named; null when they can. `eligible` hold a role that lets them approve. */
export function namingRefusal({
  approvers,
  deputies,
  eligible,
}: {
  approvers: readonly string[]
  deputies: readonly string[]
  eligible: readonly string[]
}): NamingRefusal | null {
  if (deputies.some((personId) => approvers.includes(personId))) return { code: 'approver-is-deputy' }
  if (approvers.length === 0 && deputies.length > 0) return { code: 'deputy-without-approver' }
  if ([...approvers, ...deputies].some((personId) => !eligible.includes(personId)))
    return { code: 'approver-not-organiser' }
  return null
}
