/**
 * A rubric as a committee writes it down: criteria, how the panel's scores are combined, and what breaks a tie. The file
 * is documented in docs/rubric-file.md; its figures are decimals, as text or as JSON numbers, and taken exactly as written.
 * Its criteria are of the types that the pages have, with the same settings.
 */
import * as z from 'zod/mini'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import type { Aggregation } from '#app/publish/core/aggregation.ts'
import {
  aggregationFields,
  ruleContradictions,
  type JudgingRule,
  type RuleContradiction,
} from '#app/publish/core/judging-rule.ts'
import { decimalSchema, settled } from '#app/publish/core/rubrics/decimal-schema.ts'
import { readRubric, shapeOf, type Rubric } from '#app/publish/core/rubrics/index.ts'
import type { Takes } from '#app/publish/core/rubrics/rubric-type.ts'
import { compare, type Fraction } from '#app/platform/fraction.ts'
import type { TieRule } from './ranking.ts'
import type { RankedCriterion } from './scoring.ts'

/** A criterion of a file: what combines it, and which scores it takes. */
export type FileCriterion = RankedCriterion & {
  /** The score that a text says, or null when it says none that this criterion takes. */
  readonly read: (text: string) => Fraction | null
  /** What it takes, for whoever typed something else: "1, 3, 5" or "from 0 to 10". */
  readonly takes: string
}

export type RubricFile = {
  readonly criteria: readonly FileCriterion[]
  readonly rule: Aggregation
  readonly tieBreak: readonly TieRule[]
  /** The total a proposal should reach, or null. */
  readonly minimum: Fraction | null
  readonly belowMinimum: JudgingRule['belowMinimum']
}

export type RubricFileRefusal = { readonly code: 'rubric-unreadable'; readonly problems: readonly string[] }

const criterion = z.catchall(
  z.object({
    id: z.string().check(z.minLength(1)),
    weight: z._default(decimalSchema, '1'),
    minimum: z.optional(decimalSchema),
    type: z.string(),
  }),
  z.unknown(),
)
const file = z.strictObject({
  format: z.literal('haaste-rubric'),
  version: z.literal(1),
  criteria: z.array(criterion).check(z.minLength(1)),
  ...aggregationFields,
  tieBreak: z.optional(z.array(z.string())),
  minimum: z.optional(decimalSchema),
  belowMinimum: z._default(z.enum(['marked', 'behind']), 'marked'),
})
type Written = z.infer<typeof file>
type WrittenCriterion = FileCriterion & { readonly rubric: Rubric }

/** Reads a rubric file. Every problem is named with its place, like "criteria.0.weight: is no decimal number". */
export function readRubricFile(json: unknown): Result<RubricFile, RubricFileRefusal> {
  const read = file.safeParse(json)
  if (!read.success) return refuse('rubric-unreadable', { problems: read.error.issues.map(placed([])) })
  const criteria = read.data.criteria.map(criterionOf)
  const unreadable = criteria.flatMap((each, index) =>
    Array.isArray(each) ? each.map(placed(['criteria', index])) : [],
  )
  if (unreadable.length > 0) return refuse('rubric-unreadable', { problems: unreadable })
  const own = criteria.filter((each): each is WrittenCriterion => !Array.isArray(each))
  const problems = contradictions(read.data, own)
  if (problems.length > 0) return refuse('rubric-unreadable', { problems })
  const { counts, first, panel, weights, rounding, tieBreak, minimum, belowMinimum } = read.data
  return accept({
    criteria: own.map(({ rubric: _, ...each }) => each),
    rule: { counts, first, panel, weights, rounding },
    tieBreak: (tieBreak ?? defaultTieBreak(own)).map(tieRule),
    minimum: minimum === undefined ? null : settled(minimum),
    belowMinimum,
  })
}

const placed =
  (at: readonly PropertyKey[]) =>
  (issue: z.core.$ZodIssue): string =>
    `${[...at, ...issue.path].join('.') || 'the file'}: ${said(issue)}`

function said(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys') return `${issue.keys.join(', ')}: not known here`
  if (issue.code === 'invalid_type') return `should be ${issue.expected}`
  if (issue.code === 'invalid_value') return `should be ${issue.values.join(' or ')}`
  if (issue.code === 'invalid_union') return 'is of no known kind'
  if (issue.code === 'too_small' || issue.code === 'too_big')
    return issue.code === 'too_small' ? 'is too small or too short' : 'is too large or too long'
  return issue.message
}

function contradictions(written: Written, criteria: readonly WrittenCriterion[]): string[] {
  const ids = criteria.map(({ id }) => id)
  const twice = ids.find((id, index) => ids.indexOf(id) !== index)
  const { tieBreak = [], minimum = null, counts, first, panel, weights, rounding, belowMinimum } = written
  const rule = { counts, first, panel, weights, rounding, tieBreak: null, minimum, belowMinimum }
  const numbered = criteria.map((each, index) => ({ ...each, position: index + 1 }))
  return [
    ...(twice === undefined ? [] : [`criteria: "${twice}" stands there twice`]),
    ...criteria
      .filter(({ weight }) => weight.numerator < 0n)
      .map(({ id }) => `criteria: the weight of "${id}" is below zero`),
    ...tieBreak
      .filter((word) => word !== 'spread' && !ids.includes(word.replace(/^criterion:/, '')))
      .map((word) => `tieBreak: "${word}" is neither "spread" nor "criterion:" with an id of the rubric`),
    ...ruleContradictions(rule, numbered, null).map((each) => contradictionSaid(each, ids)),
  ]
}

function contradictionSaid(contradiction: RuleContradiction, ids: readonly string[]): string {
  switch (contradiction.code) {
    case 'weights-zero':
      return 'criteria: all weights are zero, so nothing would count'
    case 'trim-nobody':
      return 'panel: a trimmed panel leaves out at least one score'
    case 'trim-everybody':
      return `panel: ${contradiction.trimmed} are left out of ${contradiction.reviews}`
    case 'less-is-better':
      return `counts: in "${ids[contradiction.position - 1]}" less is better, and points would count more as better`
    case 'rounding-nowhere':
      return 'rounding.weighted: a weighted mean has no such stage; it is one of "weights": "sum"'
    case 'minimum-out-of-reach':
      return 'minimum: totals lie between 0 and 100'
    case 'tie-break-unknown':
    case 'tie-break-twice':
      return 'tieBreak: names a criterion that is not there, or one twice'
    case 'only-for-finalists':
      return 'criteria: all are for finalists alone'
  }
}

/** A written criterion ready to be counted with, or what is wrong with its type and setting. */
function criterionOf(written: Written['criteria'][number]): WrittenCriterion | z.core.$ZodIssue[] {
  const { id, weight, minimum, type, ...config } = written
  const read = readRubric({ type, config })
  if (!read.ok) return [...read.issues]
  const { worst, best, takes, read: readText } = shapeOf(read.rubric)
  return {
    ...{ id, worst, best, read: readText, takes: takesInEnglish(takes), rubric: read.rubric },
    weight: settled(weight),
    minimum: minimum === undefined ? null : settled(minimum),
  }
}

function takesInEnglish(takes: Takes): string {
  switch (takes.code) {
    case 'whole-between':
      return `a whole number from ${takes.lowest} to ${takes.highest}`
    case 'number-between':
      return `from ${takes.lowest} to ${takes.highest}`
    case 'steps-between':
      return `from ${takes.lowest} to ${takes.highest} in steps of ${takes.step}`
    case 'one-of':
      return `one of ${takes.values}`
    case 'yes-partly-no':
      return 'yes, partly or no'
    case 'any-number':
      return 'a decimal number'
  }
}

/** As on the pages: the heavier criterion first, then what the jurors agree on more. */
function defaultTieBreak(criteria: readonly RankedCriterion[]): string[] {
  const heaviest = [...criteria].sort((a, b) => compare(b.weight, a.weight))
  return [...heaviest.map(({ id }) => `criterion:${id}`), 'spread']
}

function tieRule(word: string): TieRule {
  return word === 'spread'
    ? { by: 'spread' }
    : { by: 'criterion', criterionId: word.replace(/^criterion:/, '') }
}
