/** What the publishing page sends. The sentences about an empty text are those of the rules that ask for one. */
import * as z from 'zod/mini'
import { remarkSections } from './section-remarks.ts'

export const longestRemarks = 2_000

const text = (empty: 'reason-missing') =>
  z.string().check(z.trim(), z.minLength(1, `lifecycle:refusals.${empty}`), z.maxLength(longestRemarks))

const remark = z._default(z.string().check(z.trim(), z.maxLength(longestRemarks)), '')

export const publishSchema = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('request-review') }),
  z
    .object({
      intent: z.literal('request-changes'),
      remarks: z.object({
        brief: remark,
        facts: remark,
        criteria: remark,
        timeline: remark,
        general: remark,
      }),
    })
    .check(
      z.refine(({ remarks }) => Object.values(remarks).some((each) => each !== ''), {
        error: 'lifecycle:refusals.remarks-missing',
        path: ['remarks', 'general'],
      }),
    ),
  z.object({
    intent: z.literal('answer-remark'),
    remarkId: z.uuid(),
    /** The page to come back to; this one when left out. */
    back: z.optional(z.enum(remarkSections)),
    /** By the remark's id, since several may be asked on one page. */
    answers: z._default(z.record(z.uuid(), remark), {}),
  }),
  z.object({ intent: z.literal('approve') }),
  z.object({ intent: z.literal('schedule') }),
  z.object({ intent: z.literal('unschedule') }),
  z.object({ intent: z.literal('publish-now') }),
  z.object({ intent: z.literal('archive') }),
  z.object({ intent: z.literal('unarchive') }),
  z.object({ intent: z.literal('cancel'), reason: text('reason-missing') }),
])

export type PublishIntent = z.output<typeof publishSchema>['intent']
