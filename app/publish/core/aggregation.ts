/**
 * How the points of a panel become one figure, as data: what counts of a score, what is combined first, how jurors are
 * combined, and where is rounded. All arithmetic is exact between the roundings that are named.
 */
import {
  add,
  compare,
  divide,
  fraction,
  mean,
  multiply,
  subtract,
  sum,
  zero,
  type Fraction,
} from '#app/platform/fraction.ts'
import { round, type Rounding } from '#app/platform/rounding.ts'

/** How the figures of several jurors become one. */
export type Panel =
  | { readonly by: 'mean' }
  | { readonly by: 'median' }
  /** Without so many of the highest and lowest; with no more figures than that, all count. */
  | { readonly by: 'trimmed'; readonly highest: number; readonly lowest: number }

export type Aggregation = {
  /** Of a score: its `share` of the way from the lowest to the highest, times 100, or its `points` as they are. */
  readonly counts: 'share' | 'points'
  /** `jurors`: each juror's criteria make a total, and the totals are combined. `criteria`: the panel is combined in each. */
  readonly first: 'jurors' | 'criteria'
  readonly panel: Panel
  /** `mean`: weights are shares, and those of criteria nobody could judge are left out. `sum`: each weight is a factor. */
  readonly weights: 'mean' | 'sum'
  readonly rounding: {
    /** Of each juror's total (`first: jurors`), or of the panel's figure in each criterion (`first: criteria`). */
    readonly panel: Rounding | null
    /** Of a criterion's figure times its weight, in a sum. */
    readonly weighted: Rounding | null
    readonly total: Rounding | null
  }
}

/** The rule where a brief names no other: the mean of the jurors' totals, each the weighted mean of shares, exact. */
export const meanOfJurorMeans: Aggregation = {
  counts: 'share',
  first: 'jurors',
  panel: { by: 'mean' },
  weights: 'mean',
  rounding: { panel: null, weighted: null, total: null },
}

export type WeighedCriterion = {
  readonly id: string
  readonly weight: Fraction
  /** The worst score and the best; where less is better the worst is the higher number. */
  readonly worst: Fraction
  readonly best: Fraction
}

/** One juror's scores of one proposal by criterion id; null or absent is "cannot judge". */
export type Sheet = Readonly<Record<string, Fraction | null>>

export type Aggregate = {
  /** Null when nothing can be said: no score, none that has a weight, or in a sum a criterion without any. */
  readonly total: Fraction | null
  /** The panel's figure per criterion, in points; null where nobody could judge. */
  readonly criteria: Readonly<Record<string, Fraction | null>>
  /** The totals of those jurors who have one, rising. */
  readonly jurorTotals: readonly Fraction[]
}

/** Combines the sheets of one proposal. The order of sheets and criteria changes nothing. */
export function aggregate(
  criteria: readonly WeighedCriterion[],
  rule: Aggregation,
  sheets: readonly Sheet[],
): Aggregate {
  const jurorTotals = sheets
    .map((sheet) => totalOf(criteria, rule, ({ id }) => sheet[id] ?? null))
    .filter((total) => total !== null)
    .sort(compare)
  const inPoints = criteria.map((criterion) => {
    const scores = sheets.flatMap((sheet) => sheet[criterion.id] ?? [])
    return [criterion.id, combine(scores, rule.panel)] as const
  })
  const perCriterion = Object.fromEntries(inPoints)
  const { panel, total } = rule.rounding
  const combined =
    rule.first === 'jurors'
      ? combine(
          jurorTotals.map((each) => round(each, panel)),
          rule.panel,
        )
      : totalOf(criteria, rule, ({ id }) => {
          const points = perCriterion[id] ?? null
          return points && round(points, panel)
        })
  return { total: combined && round(combined, total), criteria: perCriterion, jurorTotals }
}

/**
 * The criteria together, by their weights. In a sum every criterion must have a score: an absent one is no zero. Where
 * nothing that was scored has a weight, there is no total.
 */
export function totalOf(
  criteria: readonly WeighedCriterion[],
  { counts, weights, rounding }: Aggregation,
  scoreOf: (criterion: WeighedCriterion) => Fraction | null,
): Fraction | null {
  const parts = criteria.flatMap((criterion) => {
    const score = scoreOf(criterion)
    if (score === null) return []
    const counted = countedOf(criterion, { counts }, score)
    return [{ weight: criterion.weight, weighted: multiply(counted, criterion.weight) }]
  })
  const whole = sum(parts.map(({ weight }) => weight))
  if (whole.numerator === 0n) return null
  if (weights === 'sum')
    return parts.length < criteria.length
      ? null
      : sum(parts.map(({ weighted }) => round(weighted, rounding.weighted)))
  return divide(sum(parts.map(({ weighted }) => weighted)), whole)
}

/** What counts of a score by the rule: the points themselves, or their share of 100. */
export function countedOf(
  criterion: Pick<WeighedCriterion, 'worst' | 'best'>,
  { counts }: Pick<Aggregation, 'counts'>,
  score: Fraction,
): Fraction {
  return counts === 'points' ? score : shareOf(criterion, score)
}

/** 0 at the worst, 100 at the best. What was measured beyond an end is worth what the end is worth. */
export function shareOf(
  { worst, best }: Pick<WeighedCriterion, 'worst' | 'best'>,
  score: Fraction,
): Fraction {
  const share = multiply(divide(subtract(score, worst), subtract(best, worst)), fraction(100))
  if (compare(share, zero) < 0) return zero
  return compare(share, fraction(100)) > 0 ? fraction(100) : share
}

/** One figure of several, or null of none. */
export function combine(figures: readonly Fraction[], panel: Panel): Fraction | null {
  if (panel.by === 'mean') return mean(figures)
  const rising = [...figures].sort(compare)
  if (panel.by === 'trimmed') {
    const isEnough = rising.length > panel.lowest + panel.highest
    return mean(isEnough ? rising.slice(panel.lowest, rising.length - panel.highest) : rising)
  }
  const middle = Math.floor(rising.length / 2)
  const [below, above] = [rising[middle - 1], rising[middle]]
  if (above === undefined) return null
  return rising.length % 2 === 1 || below === undefined ? above : divide(add(below, above), fraction(2))
}
