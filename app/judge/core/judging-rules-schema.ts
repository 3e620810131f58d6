import * as z from 'zod/mini'
import { peerSights } from '#app/lifecycle/challenge.ts'

/** What an organiser sets: what jurors see of each other, and whether they are told who applies. */
export const judgingRulesSchema = z.object({
  jurorsSeeOthers: z.enum(peerSights),
  isBlind: z.optional(z.literal('yes')),
})
