/**
 * What a juror says about each proposal before reading it. A conflict of interest is never argued with: it takes the
 * proposal away, with everything the juror has written about it. An abstention does the same without a conflict: it
 * counts neither as a score nor as a conflict.
 */
export const conflictKinds = [
  'employment',
  'ownership',
  'family',
  'competing_proposal',
  'recent_cooperation',
  'direct_benefit',
  'other',
] as const
export type ConflictKind = (typeof conflictKinds)[number]

/** What a juror can say of themselves. An exclusion is said by others. */
export const ownStandings = ['clear', 'conflict', 'abstained'] as const
export type OwnStanding = (typeof ownStandings)[number]

export type Declaration = {
  readonly proposalId: string
  readonly standing: OwnStanding
  /** Of a conflict: what it comes from. Null otherwise. */
  readonly kind: ConflictKind | null
  /** For the juror and the record's commitment alone. */
  readonly privateNote: string | null
}

/** What the new declarations change, and which proposals they take away. Saying the same again changes nothing. */
export function changesOf(
  before: readonly Declaration[],
  declared: readonly Declaration[],
): { changed: Declaration[]; taken: Declaration[] } {
  const known = new Map(before.map((declaration) => [declaration.proposalId, declaration]))
  const changed = declared.filter((declaration) => !isSame(known.get(declaration.proposalId), declaration))
  const taken = changed.filter(
    ({ proposalId, standing }) => standing !== 'clear' && known.get(proposalId)?.standing === 'clear',
  )
  return { changed, taken }
}

function isSame(a: Declaration | undefined, b: Declaration): boolean {
  return a?.standing === b.standing && a.kind === b.kind && a.privateNote === b.privateNote
}
