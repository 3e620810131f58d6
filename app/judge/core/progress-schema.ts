/** What the page of the jury's progress sends: the judging ends early, or one juror is relieved of one proposal. */
import * as z from 'zod/mini'

export const progressSchema = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('end') }),
  z.object({
    intent: z.literal('relieve'),
    assignmentId: z.uuid('ui:errors.choice'),
    reason: z.string().check(z.trim(), z.minLength(1), z.maxLength(1000)),
  }),
])
