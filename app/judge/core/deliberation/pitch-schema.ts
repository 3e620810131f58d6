/** What the pages of the pitches send. */
import * as z from 'zod/mini'

const needed = z.string().check(z.minLength(1))

const times = {
  startsAt: z.object({ date: needed, time: needed, zone: needed }),
  minutes: z.coerce.number().check(z.int(), z.minimum(5), z.maximum(240)),
  place: z._default(z.string().check(z.trim(), z.maxLength(200)), ''),
  link: z._default(
    z.string().check(z.trim(), z.maxLength(500), z.regex(/^(https:\/\/\S+)?$/, 'ui:errors.url')),
    '',
  ),
}

export const pitchesSchema = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('add'), ...times }),
  z.object({ intent: z.literal('move'), slotId: z.uuid('ui:errors.choice'), ...times }),
  z.object({
    intent: z.literal('cancel'),
    slotId: z.uuid('ui:errors.choice'),
    reason: z._default(z.string().check(z.trim(), z.maxLength(1000)), ''),
  }),
  z.object({
    intent: z.literal('give'),
    slotId: z.uuid('ui:errors.choice'),
    proposalId: z.uuid('ui:errors.choice'),
  }),
])

export const chooseSchema = z.object({ slotId: z.uuid('ui:errors.choice') })
