/** What a screener sends about one proposal. */
import * as z from 'zod/mini'

const version = z.coerce.number().check(z.int(), z.minimum(1))

export const screeningSchema = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('eligible'), version }),
  z.object({
    outcome: z.literal('ineligible'),
    /** Its number: of a general one, or of one the challenge has set or adds. */
    rule: z.string().check(z.regex(/^\d{1,2}(\.\d)?$/)),
    reason: z.string().check(z.trim(), z.minLength(1), z.maxLength(2000)),
    version,
  }),
])
