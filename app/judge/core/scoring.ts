/**
 * What a scorecard is worth. Each criterion counts by its weight; "cannot judge" leaves the criterion out and lets the
 * other weights grow in proportion, so that it is never a zero.
 */
import { meanOfJurorMeans, totalOf, type WeighedCriterion } from './aggregation.ts'
import { fraction, type Fraction } from './fraction.ts'

export type Criterion = {
  readonly id: string
  /** From 1, in the order of the brief. */
  readonly position: number
  /** Percent; the weights of a challenge add up to 100. */
  readonly weight: number
  readonly lowest: number
  readonly highest: number
  /** The mean points a proposal should reach here, or null. */
  readonly minimum: number | null
}

/** Points by criterion id; null says "cannot judge"; a criterion that is not there has not been answered. */
export type Points = Readonly<Record<string, number | null>>

/**
 * A juror's total for one proposal, 0 to 100 exactly, or null when no criterion could be judged.
 * Weights 60 and 40 on scales of 1 to 5 with 4 and 2 points: 60 × 3/4 + 40 × 1/4 = 55. With "cannot judge" on the
 * second one: 60 × 3/4 ÷ 60 × 100 = 75.
 */
export function scorecardTotal(criteria: readonly Criterion[], points: Points): Fraction | null {
  return totalOf(criteria.map(weighed), meanOfJurorMeans, ({ id }) => {
    const given = points[id]
    return given === null || given === undefined ? null : fraction(given)
  })
}

/** The criterion as what combines it wants it: exact, from its lowest level to its highest. */
export function weighed({ id, weight, lowest, highest }: Criterion): WeighedCriterion {
  return { id, weight: fraction(weight), worst: fraction(lowest), best: fraction(highest) }
}

/** The criteria a scorecard has not answered yet, in the order of the brief. */
export function missingCriteria(criteria: readonly Criterion[], points: Points): Criterion[] {
  return [...criteria].sort((a, b) => a.position - b.position).filter(({ id }) => points[id] === undefined)
}
