/** The ranking as a page may carry it: exact fractions written out, and nothing of what is closed to the reader. */
import { toFixedHalfUp, toNumber } from './fraction.ts'
import type { RankBand, RankingRow, Severity } from './ranking.ts'

export type RankedView = {
  readonly proposalId: string
  readonly place: number | null
  readonly total: string | null
  readonly isTied: boolean
  readonly tieBreak: RankingRow['tieBreak']
  readonly band: RankBand
  /** Mean points by criterion id, two decimals; null where nobody could judge. */
  readonly means: Readonly<Record<string, string | null>>
  readonly belowMinimum: readonly string[]
  /** The reader has a conflict of interest here: figures stay away. */
  readonly isClosed: boolean
}

/** One row in plain data. A closed row keeps its name and loses every figure. */
export function rankedView(row: RankingRow & { readonly band: RankBand }, isClosed: boolean): RankedView {
  const { proposalId } = row
  if (isClosed) {
    const nothing = {
      place: null,
      total: null,
      isTied: false,
      tieBreak: null,
      band: null,
      means: {},
      belowMinimum: [],
    }
    return { proposalId, ...nothing, isClosed }
  }
  const means = Object.entries(row.criterionMeans).map(
    ([id, mean]) => [id, mean && toFixedHalfUp(mean, 2)] as const,
  )
  return {
    proposalId,
    place: row.place,
    total: row.total && toFixedHalfUp(row.total, 2),
    isTied: row.isTied,
    tieBreak: row.tieBreak,
    band: row.band,
    means: Object.fromEntries(means),
    belowMinimum: row.belowMinimum,
    isClosed,
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
