/** What the pages of a partnership send. Shared with the pages. */
import * as z from 'zod/mini'
import { locales } from '#app/platform/i18n.ts'
import { decimalOf, measureBases } from '#app/pilot/core/plan.ts'
import { vatBases } from '#app/publish/core/sdg-goals.ts'
import { projectOutcomes, type Share } from './projects.ts'

export const longestPurpose = 3_000
export const longestNeed = 4_000
export const longestPlan = 8_000
export const longestReport = 8_000
export const longestReasons = 2_000
export const largestAmount = 1_000_000_000

const line = (longest: number) => z.string().check(z.trim(), z.minLength(1), z.maxLength(longest))
const optionalText = (longest: number) => z._default(z.string().check(z.trim(), z.maxLength(longest)), '')
const version = z.coerce.number().check(z.int(), z.minimum(0))

const day = z.iso
  .date()
  .check(z.refine((typed) => typed >= '1900-01-01' && typed <= '2199-12-31', 'partnership:errors.day'))

const yearPattern = /^(19|20|21)\d\d$/
const year = z.pipe(
  z.string().check(z.trim(), z.regex(yearPattern, 'partnership:errors.year')),
  z.transform(Number),
)
const optionalYear = z.pipe(
  z._default(z.string(), '').check(z.trim(), z.regex(/^((19|20|21)\d\d)?$/, 'partnership:errors.year')),
  z.transform((typed: string) => (typed === '' ? null : Number(typed))),
)

const decimalText = (isNeeded: boolean) =>
  z._default(z.string(), '').check(
    z.trim(),
    z.maxLength(40),
    z.refine(
      (typed) => (typed.trim() === '' ? !isNeeded : decimalOf(typed) !== null),
      'partnership:errors.decimal',
    ),
  )
const decimal = z.pipe(
  decimalText(true),
  z.transform((typed: string) => decimalOf(typed) ?? '0'),
)
const optionalDecimal = z.pipe(
  decimalText(false),
  z.transform((typed: string) => decimalOf(typed)),
)

const basis = z.enum(measureBases)
const optionalBasis = z.pipe(
  z._default(z.union([z.literal(''), basis]), ''),
  z.transform((chosen) => (chosen === '' ? null : chosen)),
)

/** Whole units of a currency, with the spaces people put between thousands; nothing is nothing. */
const amount = z.pipe(
  z._default(z.string(), '').check(
    z.maxLength(40),
    z.refine((typed) => amountOf(typed) !== null, 'partnership:errors.amount'),
  ),
  z.transform((typed: string) => amountOf(typed) ?? 0),
)

/** What somebody typed as an amount: "12 000" is 12000, nothing is 0; null when it is none. */
export function amountOf(typed: string): number | null {
  const digits = typed.replaceAll(/[\s\u00a0\u202f']/g, '')
  if (digits === '') return 0
  if (!/^\d{1,10}$/.test(digits)) return null
  const value = Number(digits)
  return value <= largestAmount ? value : null
}

const shares = z._default(z.record(z.uuid(), amount), {})

/** Shares as the core reads them, without parties that pay nothing. */
export function sharesOf(sent: Readonly<Record<string, number>>): Share[] {
  return Object.entries(sent)
    .filter(([, paid]) => paid > 0)
    .map(([organisationId, paid]) => ({ organisationId, amount: paid }))
}

const noticeMonths = z.coerce.number().check(z.int(), z.minimum(1), z.maximum(24))

export const frameworkSchema = z.object({
  version,
  purpose: line(longestPurpose),
  contentLocale: z.enum(locales),
  noticeMonths,
})
export const termSchema = z.object({ startsOn: day, endsOn: day })
export const moveTermSchema = z.object({
  number: z.coerce.number().check(z.int(), z.minimum(1)),
  version,
  startsOn: day,
  endsOn: day,
})
export const speakerSchema = z.object({
  personId: z.uuid(),
  organisationId: z.union([z.literal(''), z.uuid()]),
})
export const frameworkIntentSchema = z.object({
  intent: z.enum(['framework', 'term', 'move-term', 'speaker']),
})

/** Empty for a new one. */
const itemId = z._default(z.union([z.literal(''), z.uuid()]), '')

export const goalSchema = z.object({
  goalId: itemId,
  version,
  name: line(200),
  unit: line(60),
  baseline: optionalDecimal,
  baselineYear: optionalYear,
  baselineBasis: optionalBasis,
  target: decimal,
  targetYear: year,
})

export const needSchema = z.object({
  needId: itemId,
  version,
  title: line(200),
  description: line(longestNeed),
  year,
})
export const needStateSchema = z.object({
  needId: z.uuid(),
  version,
  to: z.enum(['open', 'closed']),
  reason: optionalText(longestReasons),
})
export const needIntentSchema = z.object({ intent: z.enum(['need', 'need-state']) })

export const proposeSchema = z.object({
  version,
  needId: z.uuid(),
  title: line(200),
  plan: line(longestPlan),
  contentLocale: z.enum(locales),
  currency: z.pipe(
    z.string().check(z.trim(), z.toUpperCase()),
    z.string().check(z.regex(/^[A-Z]{3}$/, 'partnership:errors.currency')),
  ),
  vat: z.enum(vatBases),
  shares,
  startsOn: day,
  endsOn: day,
})

export const decideSchema = z.object({
  version,
  outcome: z.enum(projectOutcomes),
  reasons: line(longestReasons),
  shares,
})
export const versionSchema = z.object({ version })
export const moveProjectSchema = z.object({
  version,
  to: z.enum(['running', 'finished', 'stopped']),
  reason: optionalText(longestReasons),
})
export const stepSchema = z.object({ title: line(200), dueOn: day })
export const reportStepSchema = z.object({ stepId: z.uuid(), report: line(longestReasons) })
export const projectIntentSchema = z.object({
  intent: z.enum(['decide', 'take-back', 'confirm', 'move', 'step', 'report-step']),
})

const goalValue = z.object({ value: optionalDecimal, basis: optionalBasis, note: optionalText(500) }).check(
  z.refine(({ value, basis: chosen }) => (value === null) === (chosen === null), {
    error: 'partnership:errors.value-basis',
    path: ['basis'],
  }),
)

export const reportSchema = z.object({
  version,
  body: line(longestReport),
  values: z._default(z.record(z.uuid(), goalValue), {}),
})
export const longestCorrection = 4_000
export const correctionSchema = z.object({
  body: line(longestCorrection),
  values: z._default(z.record(z.uuid(), goalValue), {}),
})
export const correctionNumberSchema = z.object({ number: z.coerce.number().check(z.int(), z.minimum(1)) })
export const reportIntentSchema = z.object({
  intent: z.enum(['draft', 'publish', 'correct', 'publish-correction', 'take-back-correction']),
})

export const promiseSchema = z.object({ text: line(500), owner: z.uuid(), dueOn: day })
export const reportPromiseSchema = z.object({
  promiseId: z.uuid(),
  report: line(1_000),
  isDone: z.optional(z.literal('yes')),
})
export const promiseIntentSchema = z.object({ intent: z.enum(['promise', 'report-promise']) })
