import type { AssignmentFacts, AssignmentPlan } from '../assignment.ts'

/** Proposals that would have nobody of a kind that is asked for, with the kinds that are missing, in the order of their ids. */
export function lackingKinds(
  { jurors, kinds = [], proposals }: AssignmentFacts,
  { kept, added }: AssignmentPlan,
): { readonly proposalId: string; readonly kinds: readonly string[] }[] {
  if (kinds.length === 0) return []
  const kindOf = new Map(jurors.map(({ id, kind }) => [id, kind ?? null]))
  const there = new Map<string, Set<string | null>>()
  for (const { jurorId, proposalId } of [...kept, ...added]) {
    const own = there.get(proposalId) ?? new Set()
    there.set(proposalId, own.add(kindOf.get(jurorId) ?? null))
  }
  return [...proposals].sort().flatMap((proposalId) => {
    const missing = kinds.filter((kind) => !there.get(proposalId)?.has(kind))
    return missing.length === 0 ? [] : [{ proposalId, kinds: missing }]
  })
}
