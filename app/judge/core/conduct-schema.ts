/** A new version of the code of conduct, and its acceptance. */
import * as z from 'zod/mini'

export const longestConduct = 20_000

const text = z.string().check(z.trim(), z.minLength(1), z.maxLength(longestConduct))

/** Each language under its own name: all four are needed. */
export const newConductSchema = z.object({
  version: z.coerce.number().check(z.int()),
  en: text,
  fi: text,
  sv: text,
  'zh-CN': text,
})

/** What a juror says of their own seat: the newest version is accepted, or they leave. */
export const ownSeatSchema = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('accept'), version: z.coerce.number().check(z.int()) }),
  z.object({
    intent: z.literal('leave'),
    leaveReason: z.string().check(z.trim(), z.minLength(1), z.maxLength(1000)),
  }),
])
