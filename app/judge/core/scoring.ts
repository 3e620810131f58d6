/**
 * What a scorecard is worth. Each criterion counts by its weight; "cannot judge" leaves the criterion out and lets the
 * other weights grow in proportion, so that it is never a zero. A proposal's total is the mean of its jurors' totals.
 */
import { add, divide, fraction, mean, multiply, zero, type Fraction } from './fraction.ts'
import { rubricTypes } from './rubrics/index.ts'

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

/** 0 for the lowest level, 1 for the highest. */
export function unitOf(criterion: Criterion, points: number): Fraction {
  return rubricTypes['anchored-scale'].toUnit(points, criterion)
}

/**
 * A juror's total for one proposal, 0 to 100 exactly, or null when no criterion could be judged.
 * Weights 60 and 40 on scales of 1 to 5 with 4 and 2 points: 60 × 3/4 + 40 × 1/4 = 55. With "cannot judge" on the
 * second one: 60 × 3/4 ÷ 60 × 100 = 75.
 */
export function scorecardTotal(criteria: readonly Criterion[], points: Points): Fraction | null {
  let earned = zero
  let weights = 0
  for (const criterion of criteria) {
    const given = points[criterion.id]
    if (given === null || given === undefined) continue
    earned = add(earned, multiply(fraction(criterion.weight), unitOf(criterion, given)))
    weights += criterion.weight
  }
  return weights === 0 ? null : multiply(divide(earned, fraction(weights)), fraction(100))
}

/** The mean of the jurors' totals, or null while there is none. Totals of null leave no trace. */
export function proposalTotal(totals: readonly (Fraction | null)[]): Fraction | null {
  return mean(totals.filter((total) => total !== null))
}

/** The criteria a scorecard has not answered yet, in the order of the brief. */
export function missingCriteria(criteria: readonly Criterion[], points: Points): Criterion[] {
  return [...criteria].sort((a, b) => a.position - b.position).filter(({ id }) => points[id] === undefined)
}
