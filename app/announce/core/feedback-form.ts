/** What the pages about feedback send. Shared with the pages. */
import * as z from 'zod/mini'
import { contentLanguages } from '#app/platform/languages.ts'
import { countCharacters } from '#app/platform/format.ts'
import { checkSteps } from './comment-checks.ts'

export const longestComment = 20_000
export const longestCheckReason = 2_000
/** As many characters at least say why a result goes out without the feedback that is due. */
export const waiverCharacters = 20
export const longestRatingWords = 1_000

const seen = z.coerce.number().check(z.int(), z.minimum(0))
const wording = z._default(z.string().check(z.trim(), z.maxLength(longestComment)), '')

export const checkSchema = z.object({
  intent: z.enum(checkSteps),
  scorecardId: z.uuid(),
  /** How many steps there were when the page was made. */
  seen,
  wording,
  language: z.enum(contentLanguages),
  reason: z._default(z.string().check(z.trim(), z.maxLength(longestCheckReason)), ''),
})

export const rewriteSchema = z.object({
  scorecardId: z.uuid(),
  seen,
  wording: z.string().check(z.trim(), z.minLength(1), z.maxLength(longestComment)),
  language: z.enum(contentLanguages),
})

export const askWaiverSchema = z.object({
  waiverReason: z.string().check(
    z.trim(),
    z.refine((text) => countCharacters(text) >= waiverCharacters, 'announce:errors.waiver'),
    z.maxLength(longestCheckReason),
  ),
})

export const usefulness = ['useful', 'partly', 'not'] as const

export const rateSchema = z.object({
  usefulness: z.enum(usefulness),
  words: z._default(z.string().check(z.trim(), z.maxLength(longestRatingWords)), ''),
})
