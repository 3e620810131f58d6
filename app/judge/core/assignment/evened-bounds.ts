import type { Planning } from '../assignment.ts'
import type { Transport } from './transport.ts'

/**
 * Loads that are evened by bounds instead of by their cost, for who cannot be told of a cost: `slack` more than they were, and
 * never more than was agreed to.
 */
export function evenedBounds({ problem, jurorIds }: Planning, loads: Int32Array, slack = 1): Transport {
  const all = problem.jurors
  const isReal = (j: number) => j < jurorIds.length
  return {
    ...{ proposals: problem.proposals, jurors: all, worth: problem.worth, reviews: problem.reviews },
    least: new Int32Array(all),
    most: problem.most.map((most, j) => (isReal(j) ? Math.min(most, (loads[j] ?? 0) + slack) : most)),
    steepness: new Float64Array(all),
    held: new Int32Array(all),
  }
}
