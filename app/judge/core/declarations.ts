/**
 * What a juror says about each proposal before reading it. A conflict of interest is never argued with: it takes the
 * proposal away, with everything the juror has written about it.
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

export type Declaration = {
  readonly proposalId: string
  readonly standing: 'clear' | 'conflict'
  /** Of a conflict: what it comes from. Null when clear. */
  readonly kind: ConflictKind | null
  /** For the juror and the record's commitment alone. */
  readonly privateNote: string | null
}

/** What the new declarations change. Saying the same again changes nothing. */
export function changesOf(
  before: readonly Declaration[],
  declared: readonly Declaration[],
): { changed: Declaration[]; recused: string[] } {
  const known = new Map(before.map((declaration) => [declaration.proposalId, declaration]))
  const changed = declared.filter((declaration) => !isSame(known.get(declaration.proposalId), declaration))
  const recused = changed.filter(
    ({ proposalId, standing }) => standing === 'conflict' && known.get(proposalId)?.standing === 'clear',
  )
  return { changed, recused: recused.map(({ proposalId }) => proposalId) }
}

function isSame(a: Declaration | undefined, b: Declaration): boolean {
  return a?.standing === b.standing && a.kind === b.kind && a.privateNote === b.privateNote
}
