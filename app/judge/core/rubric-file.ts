/**
 * A rubric as a committee writes it down: criteria, how the panel's scores are combined, and what breaks a tie. The file
 * is documented in docs/rubric-file.md; its figures are decimals, as text or as JSON numbers, and taken exactly as written.
 */
import * as z from 'zod/mini'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { meanOfJurorMeans, type Aggregation } from './aggregation.ts'
import { compare, fraction, type Fraction } from './fraction.ts'
import type { RankedCriterion, TieRule } from './ranking.ts'
import { decimal, roundingModes } from './rounding.ts'

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
}

export type RubricFileRefusal = { readonly code: 'rubric-unreadable'; readonly problems: readonly string[] }

const figure = z.pipe(
  z.union([z.string(), z.number()]),
  z.transform((typed, context): Fraction => {
    const value = decimal(String(typed))
    if (value !== null) return value
    context.issues.push({ code: 'custom', message: 'is no decimal number', input: typed })
    return fraction(0)
  }),
)
const count = z.int().check(z.minimum(0), z.maximum(100))
const common = {
  id: z.string().check(z.minLength(1)),
  weight: z.optional(figure),
  minimum: z.optional(figure),
}
const criterion = z.discriminatedUnion('type', [
  z.strictObject({ ...common, type: z.literal('anchored-scale'), lowest: figure, highest: figure }),
  z.strictObject({ ...common, type: z.literal('points'), lowest: z.optional(figure), highest: figure }),
  z.strictObject({ ...common, type: z.literal('steps'), values: z.array(figure).check(z.minLength(2)) }),
  z.strictObject({ ...common, type: z.literal('yes-partly-no') }),
  z.strictObject({ ...common, type: z.literal('measured'), worst: figure, best: figure }),
])
const rounding = z.strictObject({
  digits: z.int().check(z.minimum(0), z.maximum(12)),
  mode: z.enum(roundingModes),
})
const file = z.strictObject({
  format: z.literal('haaste-rubric'),
  version: z.literal(1),
  criteria: z.array(criterion).check(z.minLength(1)),
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
    z.strictObject({
      panel: z.optional(rounding),
      weighted: z.optional(rounding),
      total: z.optional(rounding),
    }),
    {},
  ),
  tieBreak: z.optional(z.array(z.string())),
  minimum: z.optional(figure),
})
type Written = z.infer<typeof file>

/** Reads a rubric file. Every problem is named with its place, like "criteria.0.weight: is no decimal number". */
export function readRubricFile(json: unknown): Result<RubricFile, RubricFileRefusal> {
  const read = file.safeParse(json)
  if (!read.success) {
    const problems = read.error.issues.map((issue) => `${issue.path.join('.') || 'the file'}: ${said(issue)}`)
    return refuse('rubric-unreadable', { problems })
  }
  const problems = contradictions(read.data)
  if (problems.length > 0) return refuse('rubric-unreadable', { problems })
  const { counts, first, panel, weights, tieBreak, minimum, criteria, rounding: stages } = read.data
  const own = criteria.map(criterionOf)
  return accept({
    criteria: own,
    rule: {
      ...{ counts, first, panel, weights },
      rounding: {
        panel: stages.panel ?? null,
        weighted: stages.weighted ?? null,
        total: stages.total ?? null,
      },
    },
    tieBreak: (tieBreak ?? defaultTieBreak(own)).map(tieRule),
    minimum: minimum ?? null,
  })
}

function said(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys') return `${issue.keys.join(', ')}: not known here`
  if (issue.code === 'invalid_type') return `should be ${issue.expected}`
  if (issue.code === 'invalid_value') return `should be ${issue.values.join(' or ')}`
  if (issue.code === 'invalid_union') return 'is of no known kind'
  if (issue.code === 'too_small' || issue.code === 'too_big')
    return issue.code === 'too_small' ? 'is too small or too short' : 'is too large or too long'
  return issue.message
}

function contradictions({ criteria, tieBreak = [], weights, panel, rounding: stages }: Written): string[] {
  const ids = criteria.map(({ id }) => id)
  const twice = ids.find((id, index) => ids.indexOf(id) !== index)
  const own = criteria.map(criterionOf)
  const isWeightless = own.every(({ weight }) => weight.numerator === 0n)
  return [
    ...(twice === undefined ? [] : [`criteria: "${twice}" stands there twice`]),
    ...own.flatMap(({ id, weight, worst, best }) => [
      ...(weight.numerator < 0n ? [`criteria: the weight of "${id}" is below zero`] : []),
      ...(compare(worst, best) === 0
        ? [`criteria: the worst and the best score of "${id}" are the same`]
        : []),
    ]),
    ...(isWeightless ? ['criteria: all weights are zero, so nothing would count'] : []),
    ...tieBreak
      .filter((word) => word !== 'spread' && !ids.includes(word.replace(/^criterion:/, '')))
      .map((word) => `tieBreak: "${word}" is neither "spread" nor "criterion:" with an id of the rubric`),
    ...(weights === 'mean' && stages.weighted
      ? ['rounding.weighted: a weighted mean has no such stage; it is one of "weights": "sum"']
      : []),
    ...(panel.by === 'trimmed' && panel.highest + panel.lowest === 0
      ? ['panel: a trimmed panel leaves out at least one score']
      : []),
  ]
}

function criterionOf(written: Written['criteria'][number]): FileCriterion {
  const { id, weight = fraction(1), minimum = null } = written
  return { id, weight, minimum, ...scoresOf(written) }
}

function scoresOf(
  written: Written['criteria'][number],
): Pick<FileCriterion, 'worst' | 'best' | 'read' | 'takes'> {
  switch (written.type) {
    case 'anchored-scale': {
      const { lowest: worst, highest: best } = written
      const isLevel = (value: Fraction) => value.denominator === 1n && isBetween(worst, value, best)
      return { worst, best, read: readIf(isLevel), takes: `a whole number ${between(worst, best)}` }
    }
    case 'points': {
      const { lowest: worst = fraction(0), highest: best } = written
      return {
        worst,
        best,
        read: readIf((value) => isBetween(worst, value, best)),
        takes: between(worst, best),
      }
    }
    case 'steps': {
      const rising = [...written.values].sort(compare)
      const [worst, best] = [rising[0] ?? fraction(0), rising.at(-1) ?? fraction(1)]
      const isStep = (value: Fraction) => rising.some((step) => compare(step, value) === 0)
      return { worst, best, read: readIf(isStep), takes: `one of ${rising.map(plain).join(', ')}` }
    }
    case 'yes-partly-no': {
      const words: Readonly<Record<string, Fraction>> = {
        ...{ yes: fraction(1), partly: fraction(1, 2), no: fraction(0) },
        ...{ '1': fraction(1), '0.5': fraction(1, 2), '0': fraction(0) },
      }
      const read = (text: string) => words[text.trim().toLowerCase()] ?? null
      return { worst: fraction(0), best: fraction(1), read, takes: 'yes, partly or no' }
    }
    case 'measured': {
      const { worst, best } = written
      return {
        ...{ worst, best },
        read: readIf((value) => isBetween(worst, value, best) || isBetween(best, value, worst)),
        takes: between(worst, best),
      }
    }
  }
}

const readIf = (isTaken: (value: Fraction) => boolean) => (text: string) => {
  const value = decimal(text)
  return value !== null && isTaken(value) ? value : null
}
const isBetween = (low: Fraction, value: Fraction, high: Fraction) =>
  compare(low, value) <= 0 && compare(value, high) <= 0
const plain = ({ numerator, denominator }: Fraction) => String(Number(numerator) / Number(denominator))
const between = (worst: Fraction, best: Fraction) => `from ${plain(worst)} to ${plain(best)}`

/** As on the pages: the heavier criterion first, then what the jurors agree on more. */
function defaultTieBreak(criteria: readonly FileCriterion[]): string[] {
  const heaviest = [...criteria].sort((a, b) => compare(b.weight, a.weight))
  return [...heaviest.map(({ id }) => `criterion:${id}`), 'spread']
}

function tieRule(word: string): TieRule {
  return word === 'spread'
    ? { by: 'spread' }
    : { by: 'criterion', criterionId: word.replace(/^criterion:/, '') }
}
