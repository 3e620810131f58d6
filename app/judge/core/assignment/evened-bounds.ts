import type { Planning } from '../assignment.ts'
import type { Transport } from './transport.ts'

/**
 * Loads that are evened by bounds instead of by their cost, for who cannot be told of a cost: `slack` more than they were, and
 * never more than was agreed to.
 */
export function evenedBounds(
  { problem, jurorIds, pinned, apart, proposalIds }: Planning,
  loads: Int32Array,
  slack = 1,
): Transport {
  const all = problem.jurors
  const isReal = (j: number) => j < jurorIds.length
  const worth = problem.worth.slice()
  // Who has begun a proposal keeps all others away from it that they are kept apart from.
  for (const { jurorId, proposalId } of pinned) {
    const [juror, proposal] = [jurorIds.indexOf(jurorId), proposalIds.indexOf(proposalId)]
    for (const [one, other] of apart) {
      if (one === juror) worth[proposal * all + other] = -Infinity
      if (other === juror) worth[proposal * all + one] = -Infinity
    }
  }
  return {
    ...{ proposals: problem.proposals, jurors: all, worth, reviews: problem.reviews },
    least: new Int32Array(all),
    most: problem.most.map((most, j) => (isReal(j) ? Math.min(most, (loads[j] ?? 0) + slack) : most)),
    steepness: new Float64Array(all),
    held: new Int32Array(all),
  }
}
