/**
 * What a decision stands on: the ranking and what the challenge's owner said of hosting. If either changes between the
 * recording and the confirmation, the second person would confirm something the first one did not see.
 */
import type { HostedLine, RankedLine } from './outcomes.ts'

export type Ground = {
  readonly ranking: readonly RankedLine[]
  readonly hosting: readonly HostedLine[]
}

export type GroundChange = {
  readonly proposalId: string
  /** It left or joined those that take part; its place, total or turn in a tie moved; the owner has stated on it since. */
  readonly what: 'gone' | 'new' | 'ranking' | 'hosting'
}

/** Every difference, each proposal by its weightiest one, in the order of their ids; none when both are the same. */
export function groundChanges(recorded: Ground, present: Ground): GroundChange[] {
  const ids = [
    ...new Set([...recorded.ranking, ...present.ranking].map(({ proposalId }) => proposalId)),
  ].sort()
  return ids.flatMap((proposalId) => {
    const what = changeOf(proposalId, recorded, present)
    return what === null ? [] : [{ proposalId, what }]
  })
}

function changeOf(proposalId: string, recorded: Ground, present: Ground): GroundChange['what'] | null {
  const [was, is] = [recorded, present].map(({ ranking }) =>
    ranking.find((row) => row.proposalId === proposalId),
  )
  if (!is) return 'gone'
  if (!was) return 'new'
  if (was.place !== is.place || was.total !== is.total || was.turn !== is.turn) return 'ranking'
  const [before, after] = [recorded, present].map(
    ({ hosting }) => hosting.find((row) => row.proposalId === proposalId)?.hash,
  )
  return before === after ? null : 'hosting'
}
