/**
 * What the page of the jury's progress sends: judging ends early or lasts longer, a juror is relieved of a proposal, those who
 * are late are reminded, or their untouched work goes to others.
 */
import * as z from 'zod/mini'

const needed = z.string().check(z.minLength(1))

export type SentProgress = z.output<typeof progressSchema>

export const progressSchema = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('end') }),
  z.object({
    intent: z.literal('extend'),
    judgingEndsAt: z.object({ date: needed, time: needed, zone: needed }),
    extendReason: z.string().check(z.trim(), z.minLength(1), z.maxLength(1000)),
    calendarVersion: z.coerce.number().check(z.int()),
  }),
  z.object({
    intent: z.literal('relieve'),
    assignmentId: z.uuid('ui:errors.choice'),
    reason: z.string().check(z.trim(), z.minLength(1), z.maxLength(1000)),
  }),
  /** The seats that were shown as late, with spaces between. */
  z.object({ intent: z.literal('nudge'), shown: z.string().check(z.maxLength(40_000)) }),
  z.object({ intent: z.literal('rescue'), shownHash: z.string().check(z.regex(/^[0-9a-f]{64}$/)) }),
])
