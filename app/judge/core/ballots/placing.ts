/**
 * From figures to places, the same for every kind of ballot: equal figures share a place, tie rules only say in which
 * order those of one place are read, and where they have nothing to say the tie is open, for people to decide.
 */
import type { RankedProposal } from '../ranking.ts'
import type { PlaceSpan, RankBand } from '../without-juror.ts'

/** What puts one proposal before another of the same place. */
export const ballotTieRules = ['head-to-head', 'first-places'] as const
export type BallotTieRule = (typeof ballotTieRules)[number]

export type Figured<Figure> = RankedProposal & {
  /** Null where no ballot says anything of the proposal. */
  readonly figure: Figure | null
}

export type Placed = {
  /** From 1; equal figures share it and the next place is counted on (1, 2, 2, 4). Null without a figure. */
  readonly place: number | null
  readonly isTied: boolean
  /** For a tied proposal: what puts it before the next one of the same place. Null at the end of the tie. */
  readonly tieBreak: BallotTieRule | 'nothing' | null
}

/** One tie rule at work: more is read first. `tied` are all of the place, the proposal itself among them. */
export type TieScore = {
  readonly by: BallotTieRule
  scoreOf(proposalId: string, tied: readonly string[]): number
}

/** All rows in their order, those without a figure last. `better` is negative when the first figure is the better one. */
export function placed<Figure, Row extends Figured<Figure>>(
  rows: readonly Row[],
  better: (a: Figure, b: Figure) => number,
  tieScores: readonly TieScore[] = [],
): (Row & Placed)[] {
  const byReference = [...rows].sort((a, b) => (a.reference < b.reference ? -1 : 1))
  const withFigure = byReference.flatMap((row) => (row.figure === null ? [] : [{ row, figure: row.figure }]))
  withFigure.sort((a, b) => better(a.figure, b.figure))
  const result: (Row & Placed)[] = []
  for (let start = 0; start < withFigure.length;) {
    const first = withFigure[start]
    const group = withFigure.filter(({ figure }) => first && better(first.figure, figure) === 0)
    result.push(
      ...inTieOrder(
        group.map(({ row }) => row),
        start + 1,
        tieScores,
      ),
    )
    start += group.length
  }
  const without = byReference.filter(({ figure }) => figure === null)
  return [...result, ...without.map((row) => ({ ...row, place: null, isTied: false, tieBreak: null }))]
}

function inTieOrder<Row extends RankedProposal>(
  group: readonly Row[],
  place: number,
  tieScores: readonly TieScore[],
): (Row & Placed)[] {
  const tied = group.map(({ proposalId }) => proposalId)
  const scored = group.map((row) => ({
    row,
    scores: tieScores.map(({ scoreOf }) => scoreOf(row.proposalId, tied)),
  }))
  const differing = (a: readonly number[], b: readonly number[]) =>
    a.findIndex((score, index) => score !== b[index])
  scored.sort((a, b) => {
    const at = differing(a.scores, b.scores)
    return at < 0 ? 0 : (b.scores[at] ?? 0) - (a.scores[at] ?? 0)
  })
  return scored.map(({ row, scores }, index) => {
    const next = scored[index + 1]
    const rule = next && tieScores[differing(scores, next.scores)]
    return { ...row, place, isTied: group.length > 1, tieBreak: next ? (rule?.by ?? 'nothing') : null }
  })
}

/** The places a proposal takes when each juror in turn is left out: `[best, worst]`; null without a place. */
export type PlaceBands = Readonly<Record<string, RankBand>>

type Rank<Ballot> = (ballots: readonly Ballot[]) => readonly (RankedProposal & Placed)[]

/**
 * How far each place depends on any one juror, with ties as for scorecards. A juror whose absence leaves a proposal
 * without any figure says nothing about its place.
 */
export function placeBands<Ballot extends { readonly jurorId: string }>(
  ballots: readonly Ballot[],
  rank: Rank<Ballot>,
): PlaceBands {
  return bandsOf(rank(ballots), spansWithoutEach(ballots, rank))
}

/** The same, of a ranking and what was found without each juror; nothing where that is nothing. */
export function bandsOf(
  whole: readonly (RankedProposal & Placed)[],
  turns: ReturnType<typeof spansWithoutEach>,
): PlaceBands {
  if (turns.length === 0) return {}
  const all = [sharedSpans(whole), ...turns.map(({ spans }) => spans)]
  return Object.fromEntries(
    whole.map(({ proposalId, place }) => {
      const places = all.flatMap((spans) => spans.get(proposalId) ?? [])
      return [proposalId, place === null ? null : ([Math.min(...places), Math.max(...places)] as const)]
    }),
  )
}

/** For each juror, the places taken without that one; nothing where a single juror leaves no order to compare with. */
export function spansWithoutEach<Ballot extends { readonly jurorId: string }>(
  ballots: readonly Ballot[],
  rank: Rank<Ballot>,
): { readonly jurorId: string; readonly spans: ReadonlyMap<string, PlaceSpan> }[] {
  const jurors = [...new Set(ballots.map(({ jurorId }) => jurorId))].sort()
  if (jurors.length < 2) return []
  return jurors.map((jurorId) => ({
    jurorId,
    spans: openSpans(rank(ballots.filter((ballot) => ballot.jurorId !== jurorId))),
  }))
}

/** Everybody above a line stands before everybody below it, as far as they have a place. */
export function isLineHeld(
  spans: ReadonlyMap<string, PlaceSpan>,
  above: readonly string[],
  below: readonly string[],
): boolean {
  const worst = Math.max(...above.flatMap((id) => spans.get(id)?.[1] ?? []))
  return below.every((id) => worst < (spans.get(id)?.[0] ?? Infinity))
}

/** All that share a place take every place they share. */
function sharedSpans(rows: readonly (RankedProposal & Placed)[]): Map<string, PlaceSpan> {
  return new Map(
    rows.flatMap(({ proposalId, place }) =>
      place === null
        ? []
        : [[proposalId, [place, place - 1 + rows.filter((row) => row.place === place).length]] as const],
    ),
  )
}

/** Those that the tie rules part have each their own; those that nothing parts take all of theirs. */
function openSpans(rows: readonly (RankedProposal & Placed)[]): Map<string, PlaceSpan> {
  const spans = new Map<string, PlaceSpan>()
  const standing = rows.filter(({ place }) => place !== null)
  for (let start = 0; start < standing.length;) {
    let end = start
    while (standing[end]?.tieBreak === 'nothing') end += 1
    for (const { proposalId } of standing.slice(start, end + 1)) spans.set(proposalId, [start + 1, end + 1])
    start = end + 1
  }
  return spans
}
