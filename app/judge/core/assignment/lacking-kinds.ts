import type { AssignmentFacts, AssignmentPlan } from '../assignment.ts'

/**
 * Why a proposal goes without a kind. `none-seated`: nobody on the jury stands for it. `none-clear`: none of them is clear of
 * the proposal. `few-places`: begun work leaves fewer places than kinds. `jurors-full`: all who could read it read as much as
 * they agreed to. `kept-apart`: who has room is kept apart from one of its jurors. `costs-more`: it would cost what comes
 * before it. `not-found`: time ran out before that was known.
 */
export type LackReason =
  'none-seated' | 'none-clear' | 'few-places' | 'jurors-full' | 'kept-apart' | 'costs-more' | 'not-found'

export type LackingKind = {
  readonly kind: string
  readonly reason: LackReason
  /** Jurors of the kind, of those who are clear where any is; places with `few-places`. */
  readonly count: number
}

/** Proposals that would have nobody of a kind that is asked for, with the kinds that are missing, in the order of their ids. */
export function lackingKinds(
  facts: AssignmentFacts,
  plan: AssignmentPlan,
): { readonly proposalId: string; readonly kinds: readonly LackingKind[] }[] {
  const { jurors, kinds = [], proposals } = facts
  if (kinds.length === 0) return []
  const kindOf = new Map(jurors.map(({ id, kind }) => [id, kind ?? null]))
  const readersOf = new Map<string, string[]>()
  for (const { jurorId, proposalId } of [...plan.kept, ...plan.added])
    readersOf.set(proposalId, [...(readersOf.get(proposalId) ?? []), jurorId])
  return [...proposals].sort().flatMap((proposalId) => {
    const readers = readersOf.get(proposalId) ?? []
    const missing = kinds.filter((kind) => !readers.some((juror) => kindOf.get(juror) === kind))
    if (missing.length === 0) return []
    return [
      { proposalId, kinds: missing.map((kind) => whyLacking(facts, plan, { proposalId, readers, kind })) },
    ]
  })
}

function whyLacking(
  { jurors, kinds = [], cleared, standing, apart = [], ...asked }: AssignmentFacts,
  { loads, quality }: AssignmentPlan,
  { proposalId, readers, kind }: { proposalId: string; readers: readonly string[]; kind: string },
): LackingKind {
  const seated = jurors.filter((juror) => juror.kind === kind && juror.maximumLoad > 0)
  const mayRead = new Set(cleared.flatMap((pair) => (pair.proposalId === proposalId ? [pair.jurorId] : [])))
  const clear = seated.filter(({ id }) => mayRead.has(id))
  const begun = standing.flatMap((pair) =>
    pair.isStarted && pair.proposalId === proposalId ? [pair.jurorId] : [],
  )
  const places = Math.max(asked.minimumReviews, asked.targetReviews ?? 0) - begun.length
  const notBegun = kinds.filter(
    (one) => !jurors.some(({ id, kind: own }) => own === one && begun.includes(id)),
  )
  const free = clear.filter(({ id, maximumLoad }) => (loads[id] ?? 0) < maximumLoad)
  const isApart = (id: string) =>
    apart.some(
      ([one, other]) => (one === id && readers.includes(other)) || (other === id && readers.includes(one)),
    )
  if (seated.length === 0) return { kind, reason: 'none-seated', count: 0 }
  if (clear.length === 0) return { kind, reason: 'none-clear', count: seated.length }
  if (places < notBegun.length) return { kind, reason: 'few-places', count: Math.max(0, places) }
  const isKnown = !quality.open.some(({ level }) => ['reviews', 'promises', 'kinds'].includes(level))
  const reason: LackReason =
    free.length === 0
      ? 'jurors-full'
      : free.every(({ id }) => isApart(id))
        ? 'kept-apart'
        : isKnown
          ? 'costs-more'
          : 'not-found'
  return { kind, reason, count: clear.length }
}
