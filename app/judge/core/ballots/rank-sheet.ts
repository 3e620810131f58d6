/** What a juror types on a ranked ballot: a number beside each proposal, checked before any of it counts. */
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { grouped } from '../grouped.ts'

export type RankSheetRefusal =
  | { readonly code: 'ranks-incomplete'; readonly missing: readonly string[]; readonly count: number }
  | { readonly code: 'ranks-doubled'; readonly doubled: readonly string[]; readonly rank: number }
  | { readonly code: 'ranks-off'; readonly wrong: readonly string[]; readonly count: number }

/** Rank by proposal; null for an empty field. */
export type RankSheet = Readonly<Record<string, number | null>>

/**
 * The order that the ranks 1 to n give, when each proposal has one and none is given twice. `mine` are the proposals the
 * juror may judge; a rank for any other is not looked at.
 */
export function orderOf(mine: readonly string[], sheet: RankSheet): Result<string[], RankSheetRefusal> {
  const order = partialOrderOf(mine, sheet)
  if (!order.ok) return order
  const missing = mine.filter((id) => !order.value.includes(id))
  return missing.length > 0 ? refuse('ranks-incomplete', { missing, count: missing.length }) : order
}

/** The order of those that have a rank so far. Gaps between ranks close up; a rank given twice is none. */
export function partialOrderOf(
  mine: readonly string[],
  sheet: RankSheet,
): Result<string[], RankSheetRefusal> {
  const given = mine.flatMap((id) => {
    const rank = sheet[id] ?? null
    return rank === null ? [] : [{ id, rank }]
  })
  const wrong = given.filter(({ rank }) => !Number.isInteger(rank) || rank < 1 || rank > mine.length)
  if (wrong.length > 0) return refuse('ranks-off', { wrong: wrong.map(({ id }) => id), count: mine.length })
  const holders = [...grouped(given, ({ rank }) => rank)].sort(([a], [b]) => a - b)
  const twice = holders.find(([, equal]) => equal.length > 1)
  if (twice) return refuse('ranks-doubled', { rank: twice[0], doubled: twice[1].map(({ id }) => id) })
  return accept(holders.flatMap(([, one]) => one.map(({ id }) => id)))
}

export type RankMove = { readonly id: string; readonly direction: 'up' | 'down' }

/** The order with one proposal a step up or down; at the ends nothing moves. One without a rank comes in at the end. */
export function placed(order: readonly string[], { id, direction }: RankMove): string[] {
  const from = order.indexOf(id)
  if (from < 0) return [...order, id]
  const to = direction === 'up' ? from - 1 : from + 1
  const other = order[to]
  if (other === undefined) return [...order]
  return order.map((one, index) => (index === from ? other : index === to ? id : one))
}
