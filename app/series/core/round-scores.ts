/** One round: who is placed where in it, and what it is worth to each team. Exact; the order of teams changes nothing. */
import { add, compare, fraction, multiply, zero, type Fraction } from '#app/platform/fraction.ts'
import {
  aggregate,
  meanOfJurorMeans,
  shareOf,
  type Sheet,
  type WeighedCriterion,
} from '#app/publish/core/aggregation.ts'
import { compareValues, measuredOf, type Attempt, type Measured } from './measured.ts'
import type { Round } from './rounds.ts'
import { pointsOfPlace, type StandingsRule } from './standings-rule.ts'

/** What was confirmed of a team in a round. */
export type RoundEntry = {
  readonly team: number
  readonly attempts: readonly Attempt[]
  readonly sheets: readonly Sheet[]
}

export type RoundScore = {
  readonly team: number
  readonly measured: Measured
  /** Among those with a measured value; shared by equals. */
  readonly measuredPlace: number | null
  /** What the measured value is worth; 0 only where the rule says so. */
  readonly measuredWorth: Fraction | null
  /** From 0 to 100; null where nobody judged, or nobody could. */
  readonly juryShare: Fraction | null
  readonly jurors: number
  readonly juryWorth: Fraction | null
  /** Both together by the jury's percent; null is a round that is missing. */
  readonly score: Fraction | null
  /** By score; shared by equals. */
  readonly place: number | null
}

/**
 * Scores of a round for the teams that were to be in it. Where no juror could judge a team, the measured part counts alone;
 * where nothing was measured the jury's points cannot stand for it.
 */
export function scoreRound(
  round: Round,
  entries: readonly RoundEntry[],
  { rule, criteria }: { rule: StandingsRule; criteria: readonly WeighedCriterion[] },
): RoundScore[] {
  const read = entries.map((entry) => {
    const { total, jurorTotals } = aggregate(criteria, meanOfJurorMeans, round.isJudged ? entry.sheets : [])
    return {
      team: entry.team,
      measured: measuredOf(entry.attempts, round),
      juryShare: total,
      jurors: jurorTotals.length,
    }
  })
  const measuredPlaces = placesBy(
    read,
    ({ measured }) => measured.value,
    (a, b) => compareValues(a, b, round.better),
  )
  const juryPlaces = placesBy(
    read,
    ({ juryShare }) => juryShare,
    (a, b) => compare(b, a),
  )
  const scored = read.map((each, index) => {
    const measuredPlace = measuredPlaces[index] ?? null
    const measuredWorth = worthOfMeasured(round, rule, each.measured, measuredPlace)
    const juryWorth = worthOfJury(rule, each.juryShare, juryPlaces[index] ?? null)
    const score = together(each.measured, { measuredWorth, juryWorth }, rule)
    return { ...each, measuredPlace, measuredWorth, juryWorth, score }
  })
  const places = placesBy(
    scored,
    ({ score }) => score,
    (a, b) => compare(b, a),
  )
  return scored
    .map((each, index) => ({ ...each, place: places[index] ?? null }))
    .sort((a, b) => a.team - b.team)
}

/** Those who go on from a round: everybody with a measured value down to the last place that does, with all who share it. */
export function advancingFrom(round: Pick<Round, 'advances'>, scores: readonly RoundScore[]): number[] {
  const { advances } = round
  return scores
    .filter(
      ({ measured, place }) =>
        advances === null || (measured.status === 'measured' && place !== null && place <= advances),
    )
    .map(({ team }) => team)
}

function worthOfMeasured(
  round: Round,
  rule: StandingsRule,
  { status, value }: Measured,
  place: number | null,
) {
  if (value !== null) {
    if (rule.counts === 'places') return place === null ? null : fraction(pointsOfPlace(rule, place))
    if (round.worst === null || round.best === null) return null
    return shareOf({ worst: round.worst, best: round.best }, value)
  }
  if (status === 'did_not_finish' && rule.notFinished === 'zero') return zero
  if (status === 'disqualified' && rule.disqualified === 'zero') return zero
  return null
}

function worthOfJury(rule: StandingsRule, share: Fraction | null, place: number | null): Fraction | null {
  if (share === null || rule.juryPercent === 0) return null
  if (rule.counts === 'shares') return share
  return place === null ? null : fraction(pointsOfPlace(rule, place))
}

function together(
  { status }: Measured,
  { measuredWorth, juryWorth }: { measuredWorth: Fraction | null; juryWorth: Fraction | null },
  { juryPercent }: StandingsRule,
): Fraction | null {
  // Who is disqualified keeps nothing of the round, the jury's points neither.
  if (measuredWorth === null || juryWorth === null || status === 'disqualified') return measuredWorth
  return add(
    multiply(measuredWorth, fraction(100 - juryPercent, 100)),
    multiply(juryWorth, fraction(juryPercent, 100)),
  )
}

/** 1, 2, 2, 4: equals share a place, and the next one comes after all of them. Null for those without a figure. */
export function placesBy<Row, Figure>(
  rows: readonly Row[],
  figureOf: (row: Row) => Figure | null,
  order: (a: Figure, b: Figure) => number,
): (number | null)[] {
  const figures = rows.map(figureOf)
  return figures.map((own) =>
    own === null ? null : 1 + figures.filter((other) => other !== null && order(other, own) < 0).length,
  )
}
