/** What the forms about pilots send. Shared with the pages. */
import { z } from 'zod'
import { decimalOf, measureBases, type MeasurePlan, type PilotPlan } from './plan.ts'
import { pilotStates } from './pilot-states.ts'

/** Rows offered for milestones and for measures; empty ones are left out. */
export const planRows = [1, 2, 3, 4] as const

export const longestText = 4_000
const short = z.string().trim().max(200)
const name = short.min(1)
const decimal = z
  .string()
  .trim()
  .refine((typed) => typed === '' || decimalOf(typed) !== null, 'pilot:errors.decimal')

const milestoneSchema = z
  .object({ title: short, dueOn: z.union([z.literal(''), z.iso.date()]) })
  .refine(({ title, dueOn }) => (title === '') === (dueOn === ''), {
    message: 'pilot:errors.milestone',
    path: ['dueOn'],
  })

const measureSchema = z
  .object({
    name: short,
    unit: z.string().trim().max(60),
    baseline: decimal,
    baselineBasis: z.union([z.literal(''), z.enum(measureBases)]),
    target: decimal,
    method: z.string().trim().max(1_000).default(''),
    comparator: z.string().trim().max(400).default(''),
  })
  .refine((measure) => measure.name === '' || measure.unit !== '', {
    message: 'pilot:errors.unit',
    path: ['unit'],
  })
  .refine(({ baseline, baselineBasis }) => (baseline === '') === (baselineBasis === ''), {
    message: 'pilot:errors.basis',
    path: ['baselineBasis'],
  })

const party = { name: name, email: z.email().max(254) }

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
    country: z
      .string()
      .regex(/^([A-Z]{2})?$/)
      .default(''),
  }),
  manager: z.object(party),
  hostContact: z.object(party),
  site: name,
  summary: z.string().trim().max(longestText).default(''),
  startsOn: z.iso.date(),
  endsOn: z.iso.date(),
  milestones: z.record(z.string(), milestoneSchema),
  measures: z.record(z.string(), measureSchema),
})

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
      .map((measure): MeasurePlan => ({
        ...measure,
        baseline: decimalOf(measure.baseline),
        baselineBasis: measure.baselineBasis === '' ? null : measure.baselineBasis,
        target: decimalOf(measure.target),
      })),
  }
}

/** Which of the pilot page's forms was sent. */
export const pilotIntentSchema = z.object({ intent: z.enum(['move', 'report', 'measure', 'publish']) })

export const moveSchema = z.object({
  to: z.enum(pilotStates),
  reason: z.string().trim().max(longestText).default(''),
  version: z.coerce.number().int(),
})

export const reportSchema = z.object({
  milestoneId: z.uuid(),
  report: z.string().trim().min(1).max(20_000),
  version: z.coerce.number().int(),
})

export const measurementSchema = z.object({
  measureId: z.uuid(),
  value: z
    .string()
    .trim()
    .min(1)
    .refine((typed) => decimalOf(typed) !== null, 'pilot:errors.decimal'),
  measuredOn: z.iso.date(),
  basis: z.enum(measureBases),
  note: z.string().trim().max(1_000).default(''),
})

export const publishSchema = z.object({
  isPublished: z.enum(['yes', 'no']),
  version: z.coerce.number().int(),
})

/** Which form of the organiser's page about pilots was sent. */
export const startPilotIntentSchema = z.object({ intent: z.enum(['start', 'complete']) })
