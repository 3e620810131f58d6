/**
 * Pairwise comparison: jurors say which of two proposals is the better one, and a Bradley–Terry model makes one order of
 * all answers. A proposal of strength s is preferred to one of strength t with probability 1 ÷ (1 + e^(t − s)); equal is
 * half a win for each. Strengths begin as normally distributed around 0, so that a few answers move them little and one
 * that always wins stays finite. The fit is the top of the posterior, found by Newton's method, its uncertainty the
 * curvature there (Laplace). Nothing is drawn by lot: the same answers give the same figures.
 */
import type { RankedProposal } from '../ranking.ts'
import { inverseOf, product, type Matrix } from './matrix.ts'
import { placed, type Placed } from './placing.ts'

export const pairAnswers = ['first', 'second', 'equal', 'skipped'] as const

/** One juror's word on two proposals. `skipped`: cannot say; it says nothing, but the pair is not asked again. */
export type Comparison = {
  readonly jurorId: string
  readonly firstId: string
  readonly secondId: string
  readonly answer: (typeof pairAnswers)[number]
}

/** The variance of strengths before anything is known: 95 of 100 proposals lie within 2.8 of the middle. */
export const priorVariance = 2

export type Strengths = {
  /** In alphabetical order, as in `means` and `covariance`. */
  readonly ids: readonly string[]
  readonly means: readonly number[]
  readonly covariance: Matrix
}

/** What the answers say of each proposal. The order of proposals and answers changes nothing, to the last bit. */
export function strengthsOf(proposalIds: readonly string[], comparisons: readonly Comparison[]): Strengths {
  const ids = [...proposalIds].sort()
  const tallies = talliesOf(ids, comparisons)
  let means: readonly number[] = ids.map(() => 0)
  for (let round = 0; round < 100; round += 1) {
    const { slope, curvature } = shapeAt(means, tallies)
    const step = product(inverseOf(curvature), slope)
    // Far from the top a full step may overshoot; a bounded one never does for this concave curve.
    const longest = Math.max(1, ...step.map(Math.abs))
    means = means.map((mean, index) => mean + (step[index] ?? 0) / longest)
    if (longest === 1 && step.every((part) => Math.abs(part) < 1e-12)) break
  }
  return { ids, means, covariance: inverseOf(shapeAt(means, tallies).curvature) }
}

type Tally = { readonly one: number; readonly other: number; readonly wins: number; readonly losses: number }

/** Wins by pair, equal answers as a half each: sums of halves, exact in floating point. */
function talliesOf(ids: readonly string[], comparisons: readonly Comparison[]): Tally[] {
  const indexOf = new Map(ids.map((id, index) => [id, index]))
  const tallies = new Map<number, Tally>()
  for (const { firstId, secondId, answer } of comparisons) {
    const [first, second] = [indexOf.get(firstId), indexOf.get(secondId)]
    if (first === undefined || second === undefined || first === second || answer === 'skipped') continue
    const forFirst = answer === 'first' ? 1 : answer === 'equal' ? 0.5 : 0
    const [one, other] = first < second ? [first, second] : [second, first]
    const forOne = first < second ? forFirst : 1 - forFirst
    const key = one * ids.length + other
    const { wins, losses } = tallies.get(key) ?? { wins: 0, losses: 0 }
    tallies.set(key, { one, other, wins: wins + forOne, losses: losses + 1 - forOne })
  }
  return [...tallies].sort(([a], [b]) => a - b).map(([, tally]) => tally)
}

/** Slope of the logarithm of the posterior, and how strongly it bends (the negative second derivative). */
function shapeAt(means: readonly number[], tallies: readonly Tally[]) {
  const slope = means.map((mean) => -mean / priorVariance)
  const curvature = means.map((_, row) => means.map((__, column) => (row === column ? 1 / priorVariance : 0)))
  const bump = (row: number, column: number, by: number) => {
    const line = curvature[row]
    if (line) line[column] = (line[column] ?? 0) + by
  }
  for (const { one, other, wins, losses } of tallies) {
    const chance = chanceOf((means[one] ?? 0) - (means[other] ?? 0))
    const pull = wins - (wins + losses) * chance
    slope[one] = (slope[one] ?? 0) + pull
    slope[other] = (slope[other] ?? 0) - pull
    const bend = (wins + losses) * chance * (1 - chance)
    bump(one, one, bend)
    bump(other, other, bend)
    bump(one, other, -bend)
    bump(other, one, -bend)
  }
  return { slope, curvature }
}

/** The chance that a proposal that much stronger is preferred. */
export function chanceOf(difference: number): number {
  return 1 / (1 + Math.exp(-difference))
}

/** Mean and variance of one strength less another. */
export function differenceOf(
  { means, covariance }: Strengths,
  one: number,
  other: number,
): { mean: number; variance: number } {
  const at = (row: number, column: number) => covariance[row]?.[column] ?? 0
  return {
    mean: (means[one] ?? 0) - (means[other] ?? 0),
    variance: at(one, one) + at(other, other) - at(one, other) - at(other, one),
  }
}

/** Two strengths are told apart when their difference lies this many standard deviations from 0: 95 of 100, one-sided. */
const apart = 1.645

export type PairwiseRow = RankedProposal &
  Placed & {
    /** Strength, six decimals, 0 in the middle; null while nobody compared it. */
    readonly figure: number | null
    /** In how many answers it was compared, skipped ones left out. */
    readonly comparisons: number
    /** The strength's standard deviation. */
    readonly spread: number
    /** The places it may well have: counted from those that are told apart from it. */
    readonly interval: readonly [best: number, worst: number] | null
  }

/** All proposals by strength. Answers about proposals that take no part are skipped. */
export function rankComparisons({
  proposals,
  comparisons,
}: {
  readonly proposals: readonly RankedProposal[]
  readonly comparisons: readonly Comparison[]
}): PairwiseRow[] {
  const known = new Set(proposals.map(({ proposalId }) => proposalId))
  const counted = comparisons.filter(
    ({ firstId, secondId, answer }) => answer !== 'skipped' && known.has(firstId) && known.has(secondId),
  )
  const countOf = seenCounts(counted)
  const compared = proposals.filter(({ proposalId }) => countOf(proposalId) > 0)
  const strengths = strengthsOf(
    compared.map(({ proposalId }) => proposalId),
    counted,
  )
  const rows = proposals.map(({ proposalId, reference }) => {
    const own = strengths.ids.indexOf(proposalId)
    const isCompared = own >= 0
    return {
      ...{ proposalId, reference, comparisons: countOf(proposalId) },
      figure: isCompared ? Math.round((strengths.means[own] ?? 0) * 1e6) / 1e6 + 0 : null,
      spread: Math.sqrt(strengths.covariance[own]?.[own] ?? priorVariance),
      interval: isCompared ? intervalOf(strengths, own) : null,
    }
  })
  return placed(rows, (a: number, b: number) => b - a)
}

function intervalOf(strengths: Strengths, own: number): readonly [number, number] {
  const others = strengths.ids.map((_, index) => index).filter((index) => index !== own)
  const isApart = (over: number, under: number) => {
    const { mean, variance } = differenceOf(strengths, over, under)
    return mean > apart * Math.sqrt(variance)
  }
  const above = others.filter((other) => isApart(other, own)).length
  const below = others.filter((other) => isApart(own, other)).length
  return [above + 1, strengths.ids.length - below]
}

/** How often each proposal has been compared. */
export function seenCounts(comparisons: readonly Comparison[]): (proposalId: string) => number {
  const seen = new Map<string, number>()
  for (const { firstId, secondId } of comparisons)
    for (const id of [firstId, secondId]) seen.set(id, (seen.get(id) ?? 0) + 1)
  return (id) => seen.get(id) ?? 0
}
