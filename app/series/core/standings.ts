/** The rounds together: totals, places and what parted those with the same total. The order of teams changes nothing. */
import { compare, fraction, mean, sum, zero, type Fraction } from '#app/platform/fraction.ts'
import { compareValues } from './measured.ts'
import type { RoundScore } from './round-scores.ts'
import type { Round } from './rounds.ts'
import type { StandingsRule, TieRule } from './standings-rule.ts'

export type ScoredRound = { readonly round: Round; readonly scores: readonly RoundScore[] }

export type Part = {
  /** Whether the team was to be in the round: everybody in the first, afterwards those who went on. */
  readonly isStarter: boolean
  readonly score: RoundScore | null
  /** What it adds; null where it adds nothing because it is missing, or was not the team's to be in. */
  readonly worth: Fraction | null
  /** Whether it is one of the rounds that count. */
  readonly isCounted: boolean
}

export type Standing = {
  readonly team: number
  /** Null where there is nothing to place it by. */
  readonly place: number | null
  readonly total: Fraction | null
  readonly wins: number
  /** The last round it was to be in, from 1. */
  readonly reached: number
  readonly parts: readonly Part[]
  /** What parted it from the next team with the same total, `shared` where nothing did; null where the total decided. */
  readonly tie: TieRule | 'shared' | null
}

/** The table after the rounds given, best first; who has no place comes last, by number. */
export function standingsOf(rounds: readonly ScoredRound[], rule: StandingsRule): Standing[] {
  const teams = [...new Set(rounds.flatMap(({ scores }) => scores.map(({ team }) => team)))]
  const rows = teams.map((team) => rowOf(team, rounds, rule))
  const [placed, unplaced] = [
    rows.filter(({ total }) => total !== null),
    rows.filter(({ total }) => total === null),
  ]
  const last = rounds.at(-1)
  const parted = (a: Row, b: Row) => partedBy(a, b, rule, last?.round)
  placed.sort((a, b) => parted(a, b).order || a.team - b.team)
  const standings = placed.map((row, index): Standing => {
    const place = 1 + placed.filter((other) => parted(other, row).order < 0).length
    const neighbours = [placed[index - 1], placed[index + 1]].filter((other) => other !== undefined)
    const [tie = null] = neighbours.flatMap((other) => parted(row, other).by ?? [])
    return { ...row, place, tie }
  })
  return [
    ...standings,
    ...unplaced.sort((a, b) => a.team - b.team).map((row) => ({ ...row, place: null, tie: null })),
  ]
}

type Row = Omit<Standing, 'place' | 'tie'>

function rowOf(team: number, rounds: readonly ScoredRound[], rule: StandingsRule): Row {
  const own = rounds.map(({ scores }) => scores.find((score) => score.team === team) ?? null)
  const worths = own.map((score) => {
    if (score === null) return null
    return score.score ?? (rule.missing === 'zero' ? zero : null)
  })
  const starts = own.filter((score) => score !== null).length
  const wanted = Math.min(rule.bestOf ?? starts, starts)
  const counted = bestIndexes(worths, wanted)
  const figures = counted.flatMap((index) => worths[index] ?? [])
  const isShort = rule.missing === 'unplaced' && figures.length < wanted
  const total =
    figures.length === 0 || isShort ? null : rule.together === 'sum' ? sum(figures) : mean(figures)
  return {
    team,
    total,
    wins: own.filter((score) => score?.place === 1 && score.measured.status === 'measured').length,
    reached: own.reduce((furthest, score, index) => (score === null ? furthest : index + 1), 0),
    parts: own.map((score, index) => ({
      isStarter: score !== null,
      score,
      worth: worths[index] ?? null,
      isCounted: counted.includes(index),
    })),
  }
}

/** Where the highest figures stand; of equals the earlier. */
function bestIndexes(figures: readonly (Fraction | null)[], most: number): number[] {
  return figures
    .flatMap((figure, index) => (figure === null ? [] : [{ figure, index }]))
    .sort((a, b) => compare(b.figure, a.figure) || a.index - b.index)
    .slice(0, most)
    .map(({ index }) => index)
}

/** Negative where `a` comes first, 0 where they share a place; `by` where their totals are equal. */
function partedBy(
  a: Row,
  b: Row,
  rule: StandingsRule,
  last: Round | undefined,
): { readonly order: number; readonly by: TieRule | 'shared' | null } {
  const further = rule.isFurtherFirst ? b.reached - a.reached : 0
  if (further !== 0) return { order: further, by: null }
  const byTotal = compare(b.total ?? zero, a.total ?? zero)
  if (byTotal !== 0) return { order: byTotal, by: null }
  for (const by of rule.ties) {
    const order = tieOrders[by](a, b, last)
    if (order !== 0) return { order, by }
  }
  return { order: 0, by: 'shared' }
}

const lastScore = (row: Row) => row.parts.at(-1)?.score ?? null

/** Who has no figure comes after who has one. */
function orderOf(
  a: Fraction | null,
  b: Fraction | null,
  order: (a: Fraction, b: Fraction) => number,
): number {
  if (a === null || b === null) return (a === null ? 1 : 0) - (b === null ? 1 : 0)
  return order(a, b)
}

const tieOrders: Readonly<Record<TieRule, (a: Row, b: Row, last: Round | undefined) => number>> = {
  wins: (a, b) => b.wins - a.wins,
  'last-round': (a, b) =>
    orderOf(lastScore(a)?.score ?? null, lastScore(b)?.score ?? null, (one, other) => compare(other, one)),
  measured: (a, b, last) =>
    orderOf(lastScore(a)?.measured.value ?? null, lastScore(b)?.measured.value ?? null, (one, other) =>
      compareValues(one, other, last?.better ?? 'larger'),
    ),
}

/** The best a round can be worth: the first place's points, or the whole way. */
export function mostOf({ counts, points }: StandingsRule): Fraction {
  return counts === 'places' ? fraction(points[0] ?? 0) : fraction(100)
}
