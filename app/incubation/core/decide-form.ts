/** What the forms about one application send: deciding, milestones, mentors, graduation. Shared with the pages. */
import * as z from 'zod/mini'

const needed = (longest: number) => z.string().check(z.trim(), z.minLength(1), z.maxLength(longest))
const line = (longest: number) => z._default(z.string().check(z.trim(), z.maxLength(longest)), '')
const day = z.iso.date('incubation:errors.day')

export const longestReason = 2_000
export const longestReport = 10_000

export const offerSchema = z.object({
  intent: z.literal('offer'),
  cohort: z.uuid('ui:errors.choice'),
  /** Empty: as many days as the intake gives. */
  answerOn: z._default(z.union([z.literal(''), day]), ''),
})
export const waitSchema = z.object({ intent: z.literal('wait') })
export const declineSchema = z.object({ intent: z.literal('decline'), reason: needed(longestReason) })
export const moveSchema = z.object({
  intent: z.literal('move'),
  application: z.uuid('ui:errors.choice'),
  place: z.coerce.number().check(z.int(), z.minimum(1), z.maximum(10_000)),
  reason: needed(longestReason),
})

export const addMilestoneSchema = z.object({
  intent: z.literal('add-milestone'),
  title: needed(200),
  dueOn: day,
})
export const reportSchema = z.object({
  intent: z.literal('report'),
  milestone: z.uuid('ui:errors.choice'),
  version: z.coerce.number().check(z.int()),
  report: needed(longestReport),
})
export const doneSchema = z.object({ intent: z.literal('done'), milestone: z.uuid('ui:errors.choice') })
export const waiveSchema = z.object({
  intent: z.literal('waive'),
  milestone: z.uuid('ui:errors.choice'),
  reason: needed(longestReason),
})

export const matchSchema = z.object({ intent: z.literal('match'), mentor: z.uuid('ui:errors.choice') })
export const unmatchSchema = z.object({ intent: z.literal('unmatch'), mentor: z.uuid('ui:errors.choice') })

export const graduateSchema = z.object({ intent: z.literal('graduate') })
export const leaveSchema = z.object({ intent: z.literal('leave'), reason: needed(longestReason) })

export const answerSchema = z.object({
  intent: z.enum(['accept', 'refuse', 'withdraw', 'show', 'hide']),
  reason: line(longestReason),
})
