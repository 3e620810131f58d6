/**
 * The proof that nothing is better, apart from whoever found it. By weak duality, whatever the prices: a proposal cannot do
 * better than to take its best jurors at those prices, and a juror's places cannot bring more than the best load brings. The
 * sum of both is above everything that can be reached; where a plan reaches it, the plan is optimal.
 */
// Every index is made from the sizes of the problem, so every read is inside its array.
import { costOfNth, type Transport } from './transport.ts'

/** No choice of pairs within the problem's bounds is worth more than this. Whole numbers in give a whole number out. */
export function boundOf(problem: Transport, prices: Float64Array): number {
  const { proposals, jurors, worth, reviews, least, most } = problem
  let bound = 0
  for (let p = 0; p < proposals; p += 1) {
    const values: number[] = []
    for (let j = 0; j < jurors; j += 1) values.push(worth[p * jurors + j]! - prices[j]!)
    values.sort((a, b) => b - a)
    for (let taken = 0; taken < reviews[p]!; taken += 1) bound += values[taken]!
  }
  for (let j = 0; j < jurors; j += 1) {
    let best = -Infinity
    let brought = 0
    for (let load = 0; load <= most[j]!; load += 1) {
      if (load > 0) brought += prices[j]! - costOfNth(problem, j, load)
      if (load >= least[j]!) best = Math.max(best, brought)
    }
    bound += best
  }
  return bound
}

/** What the chosen pairs are worth, less what uneven loads cost; null when they break a bound of the problem. */
export function worthOf(problem: Transport, chosen: Uint8Array): number | null {
  const { proposals, jurors, worth, reviews, least, most } = problem
  const loads = new Int32Array(jurors)
  let total = 0
  for (let p = 0; p < proposals; p += 1) {
    let taken = 0
    for (let j = 0; j < jurors; j += 1) {
      if (chosen[p * jurors + j] !== 1) continue
      total += worth[p * jurors + j]!
      loads[j]! += 1
      taken += 1
    }
    if (taken !== reviews[p]!) return null
  }
  for (let j = 0; j < jurors; j += 1) {
    if (loads[j]! < least[j]! || loads[j]! > most[j]!) return null
    for (let nth = 1; nth <= loads[j]!; nth += 1) total -= costOfNth(problem, j, nth)
  }
  return total === -Infinity ? null : total
}

/**
 * What an assignment loses against the bound at least when a pair is not as it is in the best one: when a chosen pair is
 * left out or another is taken in. Whoever knows an assignment that is nearer to the bound than that may leave the pair as
 * it is, and proves nothing less (fixing by reduced costs). Infinity where the pair is impossible.
 */
export function lossesOf(
  { proposals, jurors, worth, reviews }: Transport,
  { chosen, prices }: { chosen: Uint8Array; prices: Float64Array },
): Float64Array {
  const losses = new Float64Array(worth.length).fill(Infinity)
  for (let p = 0; p < proposals; p += 1) {
    const values = Array.from({ length: jurors }, (_, j) => worth[p * jurors + j]! - prices[j]!)
    const threshold = [...values].sort((a, b) => b - a)[Math.max(0, reviews[p]! - 1)]!
    values.forEach((value, j) => {
      const pair = p * jurors + j
      if (value > -Infinity)
        losses[pair] = chosen[pair] === 1 ? value - threshold : Math.max(0, threshold - value)
    })
  }
  return losses
}
