/** What the buttons of the publishing page send. The flows say what an empty reason means. */
import * as z from 'zod/mini'

const text = z._default(z.string().check(z.trim(), z.maxLength(2_000)), '')

export const publishSchema = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('request-review') }),
  z.object({ intent: z.literal('request-changes'), remarks: text }),
  z.object({ intent: z.literal('approve') }),
  z.object({ intent: z.literal('schedule') }),
  z.object({ intent: z.literal('unschedule') }),
  z.object({ intent: z.literal('publish-now') }),
  z.object({ intent: z.literal('cancel'), reason: text }),
])

export type PublishIntent = z.output<typeof publishSchema>['intent']
