/**
 * The lines that awards hang on, and whether they hold when the totals are changed: a line stands below each place that
 * has a pilot, and the last one below the first in reserve.
 */

/** A proposal of the ranking, those without a place left out, in the order of the ranking. */
export type Placed = { readonly proposalId: string; readonly place: number }

export type Line = {
  /** The line stands below this place. */
  readonly place: number
  /** It is the one below the first in reserve. */
  readonly isReserve: boolean
  /** How many stand above it: more than its place where it is tied. */
  readonly above: number
  /** Those at the line have the same total as one below it would need: more stand above than there are places. */
  readonly isTied: boolean
}

/** Totals that differ by less are the same: the figures here are no exact ones. */
export const sameTotal = 1e-9

/** The lines below the places 1 to `pilots` and below the next one, as far as there are proposals to be parted. */
export function linesOf(placed: readonly Placed[], pilots: number): Line[] {
  const wanted = Math.max(1, pilots) + 1
  return Array.from({ length: wanted }, (_, index) => index + 1)
    .filter((place) => place < placed.length)
    .map((place) => {
      const above = placed.filter((one) => one.place <= place).length
      return { place, isReserve: place > Math.max(1, pilots), above, isTied: above > place }
    })
}

/** For each line, whether those above it all have more than any below. `totals` are in the order of the ranking. */
export function linesHeld(lines: readonly Line[], totals: Float64Array): boolean[] {
  if (lines.length === 0) return []
  const deepest = Math.max(...lines.map(({ above }) => above))
  // The best of all below the deepest line once, then upwards.
  let best = -Infinity
  for (let index = deepest; index < totals.length; index += 1) best = Math.max(best, totals[index]!)
  const bestFrom = new Float64Array(deepest + 1)
  bestFrom[deepest] = best
  for (let index = deepest - 1; index >= 0; index -= 1)
    bestFrom[index] = Math.max(bestFrom[index + 1]!, totals[index]!)
  const worstTo = new Float64Array(deepest + 1).fill(Infinity)
  for (let index = 0; index < deepest; index += 1)
    worstTo[index + 1] = Math.min(worstTo[index]!, totals[index]!)
  return lines.map(({ above }) => above >= totals.length || worstTo[above]! > bestFrom[above]! + sameTotal)
}

/** Who stands at the places 1 to `deepest` by these totals, as indexes with their places; equal totals share one. */
export function bestOf(totals: Float64Array, deepest: number): { index: number; place: number }[] {
  const best: number[] = []
  let least = -Infinity
  for (let index = 0; index < totals.length; index += 1) {
    const total = totals[index]!
    if (Number.isNaN(total) || (best.length >= deepest && total < least - sameTotal)) continue
    let at = best.length
    while (at > 0 && totals[best[at - 1]!]! < total) at -= 1
    best.splice(at, 0, index)
    if (best.length > deepest) {
      least = totals[best[deepest - 1]!]!
      while (best.length > deepest && totals[best.at(-1)!]! < least - sameTotal) best.pop()
    } else if (best.length === deepest) least = totals[best[deepest - 1]!]!
  }
  let place = 0
  return best.map((index, position) => {
    const before = best[position - 1]
    if (before === undefined || totals[before]! > totals[index]! + sameTotal) place = position + 1
    return { index, place }
  })
}
