/** The ranking as a page may carry it: exact fractions written out. */
import { toFixedHalfUp, toNumber, type Fraction } from '#app/platform/fraction.ts'
import type { Aggregation } from '#app/publish/core/aggregation.ts'
import type { RankingRow, Severity, ToldApart } from './ranking.ts'
import type { RankBand } from './without-juror.ts'

export type RankedView = {
  readonly proposalId: string
  readonly place: number | null
  readonly total: string | null
  readonly isTied: boolean
  readonly tieBreak: ToldApart | null
  readonly band: RankBand
  /** Mean points by criterion id, two decimals; null where nobody could judge. */
  readonly means: Readonly<Record<string, string | null>>
  readonly belowMinimum: readonly string[]
  readonly isBelowTotal: boolean
  /** Below a minimum, and by the rule behind all others and not to win. */
  readonly isBehind: boolean
  readonly isFinalist: boolean
}

/** As published: with as many decimals as the rule rounds to, else two, a half away from zero. */
export function totalInWords(
  total: Fraction | null,
  { rounding }: Pick<Aggregation, 'rounding'>,
): string | null {
  return total && toFixedHalfUp(total, rounding.total?.digits ?? 2)
}

/** One row in plain data. */
export function rankedView(
  row: Omit<RankingRow, 'tieBreak'> & { readonly tieBreak: ToldApart | null; readonly band: RankBand },
  rule: Aggregation,
): RankedView {
  const { proposalId } = row
  const means = Object.entries(row.criterionMeans).map(
    ([id, mean]) => [id, mean && toFixedHalfUp(mean, 2)] as const,
  )
  return {
    proposalId,
    place: row.place,
    total: totalInWords(row.total, rule),
    isTied: row.isTied,
    tieBreak: row.tieBreak,
    band: row.band,
    means: Object.fromEntries(means),
    belowMinimum: row.belowMinimum,
    isBelowTotal: row.isBelowTotal,
    isBehind: row.isBehind,
    isFinalist: row.isFinalist,
  }
}

/** Rows of the ranking on one page. */
export const rankingPageLength = 50

export type RowsAsked = {
  /** From which row on, from 1; whatever stands in an address. */
  readonly from: number
  /** All on one page, as for printing. */
  readonly isWhole: boolean
}

/** The rows of one page, from which on they are (1 is the first), and how many there are in all. */
export function pageOfRanking<Row>(
  rows: readonly Row[],
  { from, isWhole }: RowsAsked,
): { readonly rows: readonly Row[]; readonly from: number; readonly all: number } {
  const all = rows.length
  if (isWhole) return { rows, from: 1, all }
  const start = Number.isSafeInteger(from) ? Math.min(Math.max(1, from), Math.max(1, all)) : 1
  return { rows: rows.slice(start - 1, start - 1 + rankingPageLength), from: start, all }
}

/** How many have a place, and how many of them keep it whichever one juror is left out. */
export function safePlaces(rows: readonly Pick<RankingRow & { band: RankBand }, 'place' | 'band'>[]): {
  readonly placed: number
  readonly safe: number
} {
  const placed = rows.filter(({ place }) => place !== null)
  return {
    placed: placed.length,
    safe: placed.filter(({ band }) => band !== null && band[0] === band[1]).length,
  }
}

/** How strict a juror is, as a number for drawing. Jurors who read alone are left out: there is nothing to compare. */
export function severityViews(
  severities: readonly Severity[],
): { jurorId: string; difference: number; shared: number }[] {
  return severities.flatMap(({ jurorId, difference, shared }) =>
    difference === null ? [] : [{ jurorId, difference: toNumber(difference), shared }],
  )
}
