/** What somebody who is asked to judge answers. */
import * as z from 'zod/mini'

export const seatAnswerSchema = z.object({
  intent: z.enum(['accepted', 'declined']),
  jurorId: z.uuid(),
  /** The version of the code of conduct that stood on the page. */
  conduct: z.optional(z.coerce.number().check(z.int())),
  reason: z.optional(z.string().check(z.maxLength(1000))),
})
