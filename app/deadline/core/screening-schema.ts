/** What a screener sends about one proposal. */
import * as z from 'zod/mini'
import { eligibilityRules } from '#app/apply/core/eligibility.ts'

const version = z.coerce.number().check(z.int(), z.minimum(1))

export const screeningSchema = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('eligible'), version }),
  z.object({
    outcome: z.literal('ineligible'),
    rule: z.enum(eligibilityRules),
    reason: z.string().check(z.trim(), z.minLength(1), z.maxLength(2000)),
    version,
  }),
])
