/** The fairness report of ballots as one page carries it: what is near the lines, and the order by pages. */
import type { BallotFairness, BallotFairRow } from './ballot-report.ts'
import { mostInFigure, mostJurors, mostPlaces, leastShown, pageLength, standingAt } from './report-view.ts'

export type BallotFairnessView = Pick<
  BallotFairness,
  'way' | 'redraws' | 'agreement' | 'lines' | 'nextBallots' | 'nextComparisons'
> & {
  /** Those furthest from the order of the others first. */
  readonly jurors: BallotFairness['jurors']
  /** How many more there are. */
  readonly otherJurors: number
  readonly chances: readonly Pick<BallotFairRow, 'proposalId' | 'place' | 'places' | 'award'>[]
  readonly places: number
  readonly rows: readonly Omit<BallotFairRow, 'places'>[]
  readonly from: number
  readonly all: number
  readonly standing: readonly (readonly string[])[]
}

/** One page of it, from that row of the order on (1 is the first). */
export function ballotFairnessView(report: BallotFairness, from: number): BallotFairnessView {
  const { way, redraws, agreement, lines, nextBallots, nextComparisons, pilots, rows } = report
  const places = Math.min(mostPlaces, Math.max(1, ...lines.map(({ place }) => place)))
  const start = Math.min(Math.max(1, from), Math.max(1, rows.length))
  const furthestFirst = [...report.jurors].sort(
    (a, b) => nearness(a) - nearness(b) || (a.jurorId < b.jurorId ? -1 : 1),
  )
  return {
    ...{ way, redraws, agreement, lines, nextBallots, nextComparisons, places },
    jurors: furthestFirst.slice(0, mostJurors),
    otherJurors: Math.max(0, furthestFirst.length - mostJurors),
    chances: rows
      .filter(({ place, award }) => place <= pilots + 1 || award >= leastShown)
      .slice(0, mostInFigure)
      .map(({ proposalId, place, award, places: own }) => ({
        ...{ proposalId, place, award, places: own.slice(0, places) },
      })),
    rows: rows.slice(start - 1, start - 1 + pageLength).map(({ places: _, ...row }) => row),
    ...{ from: start, all: rows.length, standing: standingAt(lines, rows) },
  }
}

/** Tau, or the share of answers that are those of the others; those of whom nothing is known last. */
function nearness({ tau, withOthers }: BallotFairness['jurors'][number]): number {
  if (tau !== null) return tau
  return withOthers && withOthers.answers > 0 ? withOthers.same / withOthers.answers : 2
}

/** Every proposal and juror that a view speaks of. */
export function idsInBallots(view: BallotFairnessView): { proposals: string[]; jurors: string[] } {
  const proposals = [
    ...view.rows.map(({ proposalId }) => proposalId),
    ...view.chances.map(({ proposalId }) => proposalId),
    ...view.nextBallots.map(({ proposal }) => proposal),
    ...view.nextComparisons.flatMap(({ above, below }) => [above, below]),
    ...view.standing.flat(),
  ]
  const jurors = [
    ...view.jurors.map(({ jurorId }) => jurorId),
    ...view.lines.flatMap(({ contests }) =>
      contests.flatMap((one) => (one.by === 'jurors' ? one.jurors : [])),
    ),
  ]
  return { proposals: [...new Set(proposals)], jurors: [...new Set(jurors)] }
}
