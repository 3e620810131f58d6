/** What the page of the minutes sends. */
import * as z from 'zod/mini'

const seen = z.coerce.number().check(z.int(), z.minimum(0))

export const minutesSchema = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('draft') }),
  z.object({
    intent: z.literal('edit'),
    seen,
    /** By the place of the part. */
    texts: z._default(
      z.record(z.string().check(z.regex(/^\d{1,4}$/)), z.string().check(z.maxLength(20_000))),
      {},
    ),
  }),
  z.object({ intent: z.literal('approve'), seen, name: z.string().check(z.maxLength(200)) }),
])
