/** What an invited person answers. The reason is for whoever asked, and nobody has to give one. */
import * as z from 'zod/mini'

export const longestReason = 1000

export const invitationAnswerSchema = z.object({
  intent: z.enum(['accept', 'decline']),
  reason: z._default(z.string().check(z.trim(), z.maxLength(longestReason)), ''),
})
