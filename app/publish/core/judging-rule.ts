/**
 * How a challenge turns the scores of its jury into a ranking, as data: it is set with the criteria, stated in the public
 * brief, and frozen with it. Criteria are named by their number, so that a copy of the challenge keeps the rule.
 */
import * as z from 'zod/mini'
import { compare, fraction } from '#app/platform/fraction.ts'
import { roundingModes } from '#app/platform/rounding.ts'
import { meanOfJurorMeans, type Aggregation, type WeighedCriterion } from './aggregation.ts'
import { decimalSchema, settled } from './rubrics/decimal-schema.ts'

/** What is looked at when totals are equal: a criterion by its number in the brief, or how far the jurors are apart. */
export type TieStep = { readonly by: 'criterion'; readonly position: number } | { readonly by: 'spread' }

export type JudgingRule = Aggregation & {
  /** Null: the heavier criterion first, then the smaller spread. */
  readonly tieBreak: readonly TieStep[] | null
  /** The total a proposal has to reach, as a decimal; null for none. */
  readonly minimum: string | null
  /** `behind`: what stays below a minimum ranks behind all that reach theirs, and cannot win. `marked`: it is only marked. */
  readonly belowMinimum: 'behind' | 'marked'
}

const count = z.int().check(z.minimum(0), z.maximum(100))

const roundingSchema = z.strictObject({
  digits: z.int().check(z.minimum(0), z.maximum(12)),
  mode: z.enum(roundingModes),
})
const stage = z._default(z.nullable(roundingSchema), null)

/** The parts of an aggregation, each with what holds where it is not named. Rubric files are read with the same. */
export const aggregationFields = {
  counts: z._default(z.enum(['share', 'points']), meanOfJurorMeans.counts),
  first: z._default(z.enum(['jurors', 'criteria']), meanOfJurorMeans.first),
  panel: z._default(
    z.discriminatedUnion('by', [
      z.strictObject({ by: z.literal('mean') }),
      z.strictObject({ by: z.literal('median') }),
      z.strictObject({ by: z.literal('trimmed'), highest: count, lowest: count }),
    ]),
    { by: 'mean' },
  ),
  weights: z._default(z.enum(['mean', 'sum']), meanOfJurorMeans.weights),
  rounding: z._default(
    z.strictObject({ panel: stage, weighted: stage, total: stage }),
    meanOfJurorMeans.rounding,
  ),
} as const

export const judgingRuleSchema = z.strictObject({
  ...aggregationFields,
  tieBreak: z._default(
    z.nullable(
      z
        .array(
          z.discriminatedUnion('by', [
            z.strictObject({
              by: z.literal('criterion'),
              position: z.int().check(z.minimum(1), z.maximum(50)),
            }),
            z.strictObject({ by: z.literal('spread') }),
          ]),
        )
        .check(z.minLength(1), z.maxLength(20)),
    ),
    null,
  ),
  minimum: z._default(z.nullable(decimalSchema), null),
  belowMinimum: z._default(z.enum(['behind', 'marked']), 'behind'),
})

/** The rule where a brief names no other: the mean of the jurors' totals, exact, the heavier criterion breaking ties. */
export const usualRule: JudgingRule = judgingRuleSchema.parse({})

/** As the database holds it: checked when it was written, so that anything else is a bug and thrown. */
export function storedRule(stored: unknown): JudgingRule {
  return judgingRuleSchema.parse(stored)
}

/** Why a rule cannot be meant: with what it says nothing could be ranked, or the worse would come first. */
export type RuleContradiction =
  | { readonly code: 'weights-zero' }
  | { readonly code: 'trim-nobody' }
  /** As many jurors are left out as are sure to judge. */
  | { readonly code: 'trim-everybody'; readonly trimmed: number; readonly reviews: number }
  /** Points are added as they are, and in this criterion fewer are better. */
  | { readonly code: 'less-is-better'; readonly position: number }
  | { readonly code: 'rounding-nowhere' }
  | { readonly code: 'tie-break-unknown'; readonly position: number }
  | { readonly code: 'tie-break-twice' }
  | { readonly code: 'minimum-out-of-reach' }
  | { readonly code: 'only-for-finalists' }

type JudgedCriterion = Omit<WeighedCriterion, 'id'> & {
  readonly position: number
  readonly isForFinalists?: boolean
}

/**
 * Everything in which a rule contradicts itself or the criteria it is for. `reviews` is how many jurors each proposal is
 * sure to get; null where nobody knows.
 */
export function ruleContradictions(
  rule: JudgingRule,
  criteria: readonly JudgedCriterion[],
  reviews: number | null,
): RuleContradiction[] {
  const { panel, counts, weights, rounding, tieBreak, minimum } = rule
  const trimmed = panel.by === 'trimmed' ? panel.highest + panel.lowest : null
  const steps = (tieBreak ?? []).map((step) => (step.by === 'criterion' ? step.position : 0))
  const unknown = steps.find((each) => each > 0 && criteria.every(({ position }) => position !== each))
  const backwards = criteria.find(({ worst, best }) => compare(worst, best) > 0)
  return [
    ...(criteria.length > 0 && criteria.every(({ weight }) => weight.numerator === 0n)
      ? [{ code: 'weights-zero' } as const]
      : []),
    ...(trimmed === 0 ? [{ code: 'trim-nobody' } as const] : []),
    ...(trimmed !== null && trimmed > 0 && reviews !== null && trimmed >= reviews
      ? [{ code: 'trim-everybody', trimmed, reviews } as const]
      : []),
    ...(counts === 'points' && backwards
      ? [{ code: 'less-is-better', position: backwards.position } as const]
      : []),
    ...(weights === 'mean' && rounding.weighted ? [{ code: 'rounding-nowhere' } as const] : []),
    ...(unknown === undefined ? [] : [{ code: 'tie-break-unknown', position: unknown } as const]),
    ...(new Set(steps).size < steps.length ? [{ code: 'tie-break-twice' } as const] : []),
    ...(counts === 'share' && weights === 'mean' && minimum !== null && !isShare(minimum)
      ? [{ code: 'minimum-out-of-reach' } as const]
      : []),
    ...(criteria.length > 0 && criteria.every(({ isForFinalists }) => isForFinalists)
      ? [{ code: 'only-for-finalists' } as const]
      : []),
  ]
}

function isShare(minimum: string): boolean {
  const value = settled(minimum)
  return value.numerator >= 0n && compare(value, fraction(100)) <= 0
}
