/** What the publishing page sends. The sentences about an empty text are those of the rules that ask for one. */
import * as z from 'zod/mini'

export const longestRemarks = 2_000

const text = (empty: 'reason-missing' | 'remarks-missing') =>
  z.string().check(z.trim(), z.minLength(1, `lifecycle:refusals.${empty}`), z.maxLength(longestRemarks))

export const publishSchema = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('request-review') }),
  z.object({ intent: z.literal('request-changes'), remarks: text('remarks-missing') }),
  z.object({ intent: z.literal('approve') }),
  z.object({ intent: z.literal('schedule') }),
  z.object({ intent: z.literal('unschedule') }),
  z.object({ intent: z.literal('publish-now') }),
  z.object({ intent: z.literal('archive') }),
  z.object({ intent: z.literal('cancel'), reason: text('reason-missing') }),
])

export type PublishIntent = z.output<typeof publishSchema>['intent']
