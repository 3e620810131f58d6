/**
 * What a scorecard is worth. Each criterion counts by its weight; "cannot judge" leaves the criterion out and lets the
 * other weights grow in proportion, so that it is never a zero.
 */
import {
  meanOfJurorMeans,
  totalOf,
  type Aggregation,
  type WeighedCriterion,
} from '#app/publish/core/aggregation.ts'
import { compare, fraction, toFixedHalfUp, type Fraction } from '#app/platform/fraction.ts'
import { round } from '#app/platform/rounding.ts'
import { settled } from '#app/publish/core/rubrics/decimal-schema.ts'
import { shapeOf, type Rubric } from '#app/publish/core/rubrics/index.ts'

export type Criterion = {
  readonly id: string
  /** From 1, in the order of the brief. */
  readonly position: number
  /** Percent, 100 in all; where the rule adds up, hundredths of a factor. */
  readonly weight: number
  /** How it is answered: a type of the registry with its setting. */
  readonly rubric: Rubric
  /** The mean a proposal has to reach here, as a decimal in what the rubric counts; null for none. */
  readonly minimum: string | null
  /** Asked of finalists alone, and counted for them alone. */
  readonly isForFinalists: boolean
}

/** Answers by criterion id, exact; null says "cannot judge"; a criterion that is not there has not been answered. */
export type Points = Readonly<Record<string, Fraction | null>>

/** A criterion as what ranks wants it. */
export type RankedCriterion = WeighedCriterion & {
  /** The points the panel has to reach here, or null. */
  readonly minimum: Fraction | null
}

/**
 * A juror's total for one proposal, 0 to 100 exactly, or null when no criterion could be judged.
 * Weights 60 and 40 on scales of 1 to 5 with 4 and 2 points: 60 × 3/4 + 40 × 1/4 = 55. With "cannot judge" on the
 * second one: 60 × 3/4 ÷ 60 × 100 = 75.
 */
export function scorecardTotal(criteria: readonly Criterion[], points: Points): Fraction | null {
  return totalOf(criteria.map(weighed), meanOfJurorMeans, ({ id }) => points[id] ?? null)
}

/**
 * What a juror's own scores of one proposal come to by the rule of the challenge, as it goes into the panel where jurors
 * are combined first. Null while nothing can be said: no score, or in a sum not every criterion that is asked.
 */
export function jurorTotal(
  criteria: readonly Criterion[],
  rule: Aggregation,
  points: Points,
): Fraction | null {
  const total = totalOf(criteria.map(weighed), rule, ({ id }) => points[id] ?? null)
  return total && round(total, roundingOfJurors(rule))
}

/** As a juror reads it: with as many decimals as the rule rounds it to, else two. */
export function jurorTotalText(total: Fraction | null, rule: Aggregation): string | null {
  return total && toFixedHalfUp(total, roundingOfJurors(rule)?.digits ?? 2)
}

const roundingOfJurors = ({ first, rounding }: Aggregation) => (first === 'jurors' ? rounding.panel : null)

/** True where totals lie between 0 and 100, whatever the criteria. */
export function isOf100({ counts, weights }: Pick<Aggregation, 'counts' | 'weights'>): boolean {
  return counts === 'share' && weights === 'mean'
}

/** The ends between which a juror's totals lie by the rule: with every score the worst, and the best. */
export function endsOfTotals(
  criteria: readonly Criterion[],
  rule: Aggregation,
): { readonly lowest: Fraction; readonly highest: Fraction } {
  if (isOf100(rule)) return { lowest: fraction(0), highest: fraction(100) }
  const asked = [criteria, criteriaAskedOf(criteria, { isFinalist: false })].map((some) => some.map(weighed))
  const totals = asked
    .flatMap((some) => [totalOf(some, rule, ({ worst }) => worst), totalOf(some, rule, ({ best }) => best)])
    .filter((total) => total !== null)
    .sort(compare)
  return { lowest: totals[0] ?? fraction(0), highest: totals.at(-1) ?? fraction(100) }
}

/** The criterion as what combines it wants it: exact, from worst to best. A weight of 40 % is the factor 0.4 of a sum. */
export function weighed({ id, weight, rubric, minimum }: Criterion): RankedCriterion {
  const { worst, best } = shapeOf(rubric)
  const least = minimum === null ? null : settled(minimum)
  return { id, weight: fraction(weight, 100), worst, best, minimum: least }
}

/** The criteria that are asked of a proposal: those for finalists only of finalists. */
export function criteriaAskedOf<Some extends Pick<Criterion, 'isForFinalists'>>(
  criteria: readonly Some[],
  { isFinalist }: { readonly isFinalist: boolean },
): Some[] {
  return criteria.filter(({ isForFinalists }) => isFinalist || !isForFinalists)
}

/** The criteria a scorecard has not answered yet, in the order of the brief. */
export function missingCriteria(criteria: readonly Criterion[], points: Points): Criterion[] {
  return [...criteria].sort((a, b) => a.position - b.position).filter(({ id }) => points[id] === undefined)
}
