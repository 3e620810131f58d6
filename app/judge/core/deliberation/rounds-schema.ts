/** What the pages of rounds and of the shortlist send. */
import * as z from 'zod/mini'
import { roundKinds } from './rounds.ts'

const kind = z.enum(roundKinds)
const seen = z.coerce.number().check(z.int(), z.minimum(0))
const reason = z.string().check(z.trim(), z.maxLength(2000))

export const roundsSchema = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('set'), kinds: z._default(z.array(kind), []) }),
  z.object({ intent: z.literal('usual') }),
  z.object({ intent: z.literal('two-stage') }),
  z.object({ intent: z.literal('rule'), counts: z.enum(['individual', 'consensus'], 'ui:errors.choice') }),
  z.object({ intent: z.literal('open'), kind }),
  z.object({ intent: z.literal('close'), kind }),
  z.object({ intent: z.literal('reopen'), kind, reason: z._default(reason, '') }),
])

export const lineSchema = z.object({
  rule: z.enum(['first', 'line']),
  value: z.coerce.number().check(z.int(), z.minimum(0), z.maximum(1000)),
})

export const shortlistSchema = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('draw'),
    ...lineSchema.shape,
    seen,
    chosen: z._default(z.array(z.uuid()), []),
    reasons: z._default(z.record(z.uuid(), reason), {}),
  }),
  z.object({
    intent: z.literal('add'),
    proposalId: z.uuid('ui:errors.choice'),
    reason: reason.check(z.minLength(1)),
  }),
])
