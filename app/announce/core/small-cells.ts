/**
 * Counts that the public may read without learning of anybody: no cell stands for fewer than five, and none can be
 * reckoned from the others. The usual rule of official statistics for tables of counts (primary suppression with a
 * threshold, then secondary suppression so that a hidden cell is never the only one).
 */

/** Fewer are never told apart. */
export const leastCount = 5

export type Counted = { readonly item: string; readonly count: number }

/** Cells that may be told, the largest first, and the rest in one number; null where nothing had to be hidden. */
export type ToldCounts = { readonly cells: readonly Counted[]; readonly others: number | null }

/**
 * Small cells become one number without their names. Two of them at least, and five at least in all: else the next
 * smallest goes with them, until it is so or nothing is left to tell.
 * @param counts how many of each; what nobody is counted in may be absent or 0 and is not told
 */
export function toldCounts(counts: Readonly<Record<string, number>>): ToldCounts {
  const cells = Object.entries(counts)
    .map(([item, count]) => ({ item, count }))
    .filter(({ count }) => count > 0)
    .sort((one, other) => other.count - one.count || (one.item < other.item ? -1 : 1))
  const hidden = cells.filter(({ count }) => count < leastCount)
  if (hidden.length === 0) return { cells, others: null }
  const told = cells.filter(({ count }) => count >= leastCount)
  while (told.length > 0 && (hidden.length < 2 || sumOf(hidden) < leastCount)) hidden.push(told.pop()!)
  return { cells: told, others: sumOf(hidden) }
}

/** From `from` up to but without `to`; the last band has its upper end too. */
export type Band = { readonly from: number; readonly to: number; readonly count: number }

/**
 * How values lie between 0 and `end`, in bands of `width` or several of them together: a band holds nobody, or five at
 * least. Null for fewer than five values, where every band would tell of somebody.
 * @param values each from 0 to `end`, both included
 */
export function toldBands(
  values: readonly number[],
  { width, end }: { width: number; end: number },
): Band[] | null {
  if (values.length < leastCount) return null
  const bands: Band[] = []
  for (let from = 0; from < end; from += width) {
    const to = Math.min(end, from + width)
    const count = values.filter(
      (value) => value >= from && (value < to || (to === end && value <= end)),
    ).length
    const last = bands.at(-1)
    const grows = last && (isSmall(last.count) || (last.count === 0 && count === 0))
    if (grows) bands.splice(-1, 1, { from: last.from, to, count: last.count + count })
    else bands.push({ from, to, count })
  }
  while (bands.length > 1 && isSmall(bands.at(-1)!.count)) {
    const [below, above] = bands.splice(-2, 2) as [Band, Band]
    bands.push({ from: below.from, to: above.to, count: below.count + above.count })
  }
  return bands
}

function isSmall(count: number): boolean {
  return count > 0 && count < leastCount
}

function sumOf(cells: readonly Counted[]): number {
  return cells.reduce((sum, { count }) => sum + count, 0)
}
