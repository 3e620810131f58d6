/** What the forms about going on and the follow-up send. Shared with the pages. */
import * as z from 'zod/mini'
import { followupStandings, scalingWays } from './scaling.ts'

export const longestReasons = 4_000
const neededLine = (longest: number) => z.string().check(z.trim(), z.minLength(1), z.maxLength(longest))

export const scaleSchema = z.object({
  way: z.enum(scalingWays),
  decider: neededLine(200),
  decidedOn: z.iso.date(),
  reasons: neededLine(longestReasons),
  version: z.coerce.number().check(z.int()),
})

export const followupSchema = z.object({
  months: z.enum(['6', '12']),
  standing: z.enum(followupStandings),
  text: neededLine(longestReasons),
})
