/** The fairness report as one page carries it: what is said first, the chances near the lines, and the ranking by pages. */
import type { FairnessReport, FairRow } from './report.ts'

/** Rows of the ranking on one page. */
export const pageLength = 25
/** How many proposals, places and jurors are drawn at most, and the least chance that is worth a row. */
export const mostInFigure = 12
export const mostPlaces = 6
export const mostJurors = 20
export const leastShown = 0.005

export type FairnessView = Pick<FairnessReport, 'lines' | 'agreement' | 'next' | 'pilots' | 'single'> & {
  readonly severity: FairnessReport['severity'] & { readonly others: number }
  /** Those with a chance at the lines, in the order of the ranking; chances of the first places and of an award. */
  readonly chances: readonly Pick<FairRow, 'proposalId' | 'place' | 'places' | 'award'>[]
  /** How many places those chances are of. */
  readonly places: number
  readonly rows: readonly Omit<FairRow, 'places'>[]
  /** Of all rows, from which place in the list on; both from 1. */
  readonly from: number
  readonly all: number
  /** By place of a line: who stands at it. */
  readonly standing: readonly (readonly string[])[]
}

/** One page of it, from that row of the ranking on (1 is the first). Jurors in the middle are left out where there are many. */
export function fairnessView(report: FairnessReport, from: number): FairnessView {
  const { lines, agreement, next, pilots, single, rows } = report
  const places = Math.min(mostPlaces, Math.max(1, ...lines.map(({ place }) => place)))
  const { withheld, jurors } = report.severity
  const shown =
    jurors.length > mostJurors
      ? [...jurors.slice(0, mostJurors / 2), ...jurors.slice(-mostJurors / 2)]
      : jurors
  const start = Math.min(Math.max(1, from), Math.max(1, rows.length))
  return {
    ...{ lines, agreement, next, pilots, single, places, from: start, all: rows.length },
    severity: { withheld, jurors: shown, others: jurors.length - shown.length },
    chances: rows
      .filter(({ place, award }) => place <= pilots + 1 || award >= leastShown)
      .slice(0, mostInFigure)
      .map(({ proposalId, place, award, places: own }) => ({
        ...{ proposalId, place, award, places: own.slice(0, places) },
      })),
    rows: rows.slice(start - 1, start - 1 + pageLength).map(({ places: _, ...row }) => row),
    standing: standingAt(lines, rows),
  }
}

/** Who stands at each line: more than one where its place is shared. */
export function standingAt(
  lines: readonly { readonly place: number }[],
  rows: readonly { readonly proposalId: string; readonly place: number }[],
): string[][] {
  return lines.map(({ place }) => {
    const last = rows[place - 1]?.place
    return rows.filter((row) => row.place === last).map(({ proposalId }) => proposalId)
  })
}

/** Every proposal and juror that a view speaks of. */
export function idsIn(view: FairnessView): { proposals: string[]; jurors: string[] } {
  const proposals = [
    ...view.rows.map(({ proposalId }) => proposalId),
    ...view.chances.map(({ proposalId }) => proposalId),
    ...view.next.map(({ proposal }) => proposal),
    ...view.standing.flat(),
  ]
  const jurors = [
    ...view.severity.jurors.map(({ juror }) => juror),
    ...view.lines.flatMap(({ contests }) =>
      contests.flatMap((one) => (one.by === 'jurors' ? one.jurors : [])),
    ),
  ]
  return { proposals: [...new Set(proposals)], jurors: [...new Set(jurors)] }
}
