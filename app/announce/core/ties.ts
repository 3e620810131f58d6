/** Proposals with one total, and whether the tie-break has put them in an order. */
import type { RankingRow, ToldApart } from '#app/judge/core/ranking.ts'

/** `tieBreak`: what puts it before the next one of its place; null at the end of a tie. */
export type TiedRow = Pick<RankingRow, 'proposalId' | 'place' | 'isTied'> & {
  readonly tieBreak: ToldApart | null
}

/**
 * The groups of proposals that share a place and that no step of the tie-break tells apart, from rows in the order of the
 * ranking. Where a step tells some of a place apart, only those it does not are together.
 */
export function unbrokenTies(rows: readonly TiedRow[]): string[][] {
  return toldApart(rows).filter(({ length }) => length > 1)
}

/**
 * Where proposals share a place and the tie-break tells some of them apart: what it makes of that place, the first ones
 * first; those that nothing tells apart are together.
 */
export function brokenTies(rows: readonly TiedRow[]): string[][][] {
  const placeOf = new Map(rows.map(({ proposalId, place }) => [proposalId, place]))
  const byPlace = new Map<number, string[][]>()
  for (const group of toldApart(rows)) {
    const place = placeOf.get(group[0]!) ?? null
    if (place !== null) byPlace.set(place, [...(byPlace.get(place) ?? []), group])
  }
  return [...byPlace.values()].filter(({ length }) => length > 1)
}

function toldApart(rows: readonly TiedRow[]): string[][] {
  const groups: string[][] = []
  rows.forEach((row, index) => {
    const before = rows[index - 1]
    const isTogether =
      before !== undefined &&
      row.place !== null &&
      before.place === row.place &&
      before.tieBreak?.by === 'nothing'
    if (isTogether) groups.at(-1)?.push(row.proposalId)
    else groups.push([row.proposalId])
  })
  return groups
}
