/** What an invited person answers. The reason is for whoever asked, and nobody has to give one. */
import * as z from 'zod/mini'

export const longestReason = 1000

export const invitationAnswerSchema = z.object({
  intent: z.enum(['accept', 'decline']),
  /** Of a seat on a jury: the version of the code of conduct that stood on the page. */
  conduct: z.optional(z.coerce.number().check(z.int())),
  reason: z._default(z.string().check(z.trim(), z.maxLength(longestReason)), ''),
})
