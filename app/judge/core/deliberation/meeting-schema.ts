/** What the pages of a consensus meeting and of its minutes send. */
import * as z from 'zod/mini'
import { conflictKinds } from '../declarations.ts'

const needed = z.string().check(z.minLength(1))
const seen = z.coerce.number().check(z.int(), z.minimum(0))
const short = z._default(z.string().check(z.trim(), z.maxLength(20)), '')
const long = z._default(z.string().check(z.maxLength(4000)), '')

const said = {
  whole: short,
  criteria: z._default(z.record(z.uuid(), z.string().check(z.maxLength(20))), {}),
  reason: long,
  decision: long,
  abstained: z._default(z.array(z.uuid()), []),
}

export const leadSchema = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('plan'),
    atLeast: z._default(z.coerce.number().check(z.int(), z.minimum(0), z.maximum(100)), 0),
  }),
  z.object({
    intent: z.literal('convene'),
    startsAt: z.object({ date: needed, time: needed, zone: needed }),
    minutes: z.coerce.number().check(z.int(), z.minimum(5), z.maximum(600)),
    place: z._default(z.string().check(z.trim(), z.maxLength(200)), ''),
    link: z._default(
      z.string().check(z.trim(), z.maxLength(500), z.regex(/^(https:\/\/\S+)?$/, 'ui:errors.url')),
      '',
    ),
  }),
  z.object({
    intent: z.literal('call-off'),
    callOffReason: z._default(z.string().check(z.trim(), z.maxLength(1000)), ''),
  }),
  z.object({ intent: z.literal('start'), seen }),
  z.object({ intent: z.literal('next'), seen, ...said }),
  z.object({ intent: z.literal('end'), seen, ...said }),
])

export type SentLead = z.output<typeof leadSchema>

export const attendSchema = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('come') }),
  z.object({ intent: z.literal('go') }),
  z.object({
    intent: z.literal('recuse'),
    proposalId: z.uuid('ui:errors.choice'),
    kind: z.enum(conflictKinds, 'ui:errors.choice'),
  }),
])
