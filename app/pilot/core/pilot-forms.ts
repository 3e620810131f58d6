/** What the forms about pilots send. Shared with the pages. */
import * as z from 'zod/mini'
import { locales } from '#app/platform/i18n.ts'
import { decimalOf, measureBases, type MeasurePlan, type PilotPlan } from './plan.ts'
import { pilotStates } from './pilot-states.ts'
import { milestoneKinds } from './reports.ts'

/** Rows offered for milestones and for measures; empty ones are left out. */
export const planRows = [1, 2, 3, 4] as const

export const longestText = 4_000
const line = (longest: number) => z.string().check(z.trim(), z.maxLength(longest))
const text = (longest: number) => z._default(line(longest), '')
const neededLine = (longest: number) => z.string().check(z.trim(), z.minLength(1), z.maxLength(longest))
const name = neededLine(200)
const version = z.coerce.number().check(z.int())
const decimal = z.string().check(
  z.trim(),
  z.refine((typed) => typed === '' || decimalOf(typed) !== null, 'pilot:errors.decimal'),
)

const milestoneSchema = z
  .object({
    title: line(200),
    dueOn: z.union([z.literal(''), z.iso.date()]),
    reportKind: z._default(z.enum(milestoneKinds), 'step'),
  })
  .check(
    z.refine(({ title, dueOn }) => (title === '') === (dueOn === ''), {
      error: 'pilot:errors.milestone',
      path: ['dueOn'],
    }),
  )

const measureSchema = z
  .object({
    name: line(200),
    unit: line(60),
    baseline: decimal,
    baselineBasis: z.union([z.literal(''), z.enum(measureBases)]),
    target: decimal,
    method: text(1_000),
    comparator: text(400),
  })
  .check(
    z.refine((measure) => measure.name === '' || measure.unit !== '', {
      error: 'pilot:errors.unit',
      path: ['unit'],
    }),
    z.refine(({ baseline, baselineBasis }) => (baseline === '') === (baselineBasis === ''), {
      error: 'pilot:errors.basis',
      path: ['baselineBasis'],
    }),
  )

const party = { name, email: z.email().check(z.maxLength(254)) }

export const startPilotSchema = z.object({
  awardId: z.uuid(),
  host: z.object({
    name,
    kind: z.enum([
      'university',
      'research_institute',
      'enterprise',
      'city',
      'association',
      'public_body',
      'other',
    ]),
    country: z._default(z.string().check(z.regex(/^([A-Z]{2})?$/)), ''),
  }),
  manager: z.object(party),
  hostContact: z.object(party),
  site: name,
  summary: text(longestText),
  contentLocale: z.enum(locales),
  startsOn: z.iso.date(),
  endsOn: z.iso.date(),
  milestones: z.record(z.string(), milestoneSchema),
  measures: z.record(z.string(), measureSchema),
})

export type SentMeasure = z.output<typeof measureSchema>
export type SentPilot = z.output<typeof startPilotSchema>

/** The plan without its empty rows, milestones by their day. */
export function planOf({ startsOn, endsOn, milestones, measures }: SentPilot): PilotPlan {
  return {
    startsOn,
    endsOn,
    milestones: Object.values(milestones)
      .filter(({ title }) => title !== '')
      .sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0)),
    measures: Object.values(measures)
      .filter((measure) => measure.name !== '')
      .map(measurePlanOf),
  }
}

/** A measure as the plan holds it: decimals with a point, null for what was left empty. */
export function measurePlanOf(sent: SentMeasure): MeasurePlan {
  const { name: called, unit, method, comparator } = sent
  return {
    name: called,
    unit,
    method,
    comparator,
    baseline: decimalOf(sent.baseline),
    baselineBasis: sent.baselineBasis === '' ? null : sent.baselineBasis,
    target: decimalOf(sent.target),
  }
}

const reason = text(longestText)
const item = { id: z.uuid(), version }

const neededMilestone = {
  title: name,
  dueOn: z.iso.date(),
  reportKind: z._default(z.enum(milestoneKinds), 'step'),
}
const neededMeasure = {
  name,
  unit: neededLine(60),
  baseline: decimal,
  baselineBasis: z.union([z.literal(''), z.enum(measureBases)]),
  target: decimal,
  method: text(1_000),
  comparator: text(400),
}
const basisGoesWithBaseline = z.refine<{ baseline: string; baselineBasis: string }>(
  ({ baseline, baselineBasis }) => (baseline === '') === (baselineBasis === ''),
  { error: 'pilot:errors.basis', path: ['baselineBasis'] },
)

/** Which of the forms about the plan of a running pilot was sent. */
export const planIntentSchema = z.object({
  intent: z.enum([
    'add-milestone',
    'change-milestone',
    'retire-milestone',
    'add-measure',
    'change-measure',
    'retire-measure',
  ]),
})

export const addMilestoneSchema = z.object(neededMilestone)
export const changeMilestoneSchema = z.object({ ...item, ...neededMilestone, reason })
export const addMeasureSchema = z.object(neededMeasure).check(basisGoesWithBaseline)
export const changeMeasureSchema = z
  .object({ ...item, ...neededMeasure, reason })
  .check(basisGoesWithBaseline)
export const retireSchema = z.object({ ...item, retireReason: neededLine(longestText) })

/** Which of the pilot page's forms was sent. */
export const pilotIntentSchema = z.object({
  intent: z.enum(['move', 'scale', 'report', 'measure', 'publish', 'language']),
})

export const moveSchema = z.object({
  to: z.enum(pilotStates),
  reason: text(longestText),
  version,
})

export const reportSchema = z.object({
  milestoneId: z.uuid(),
  report: neededLine(20_000),
  version,
})

export const measurementSchema = z.object({
  measureId: z.uuid(),
  value: z.string().check(
    z.trim(),
    z.minLength(1),
    z.refine((typed) => decimalOf(typed) !== null, 'pilot:errors.decimal'),
  ),
  measuredOn: z.iso.date(),
  basis: z.enum(measureBases),
  note: text(1_000),
  evidence: text(500),
})

export const publishSchema = z.object({
  isPublished: z.enum(['yes', 'no']),
  version,
})

export const languageSchema = z.object({ contentLocale: z.enum(locales), version })

/** Which form of the organiser's page about pilots was sent. */
export const startPilotIntentSchema = z.object({ intent: z.enum(['start', 'complete']) })
