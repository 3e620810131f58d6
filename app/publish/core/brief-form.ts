/** What the form of one language of a brief sends. Drafts may be empty, but for the title that names them everywhere. */
import * as z from 'zod/mini'

export const longestBriefText = 8_000

const line = (longest: number) => z._default(z.string().check(z.trim(), z.maxLength(longest)), '')
const long = line(longestBriefText)

export const briefSchema = z.object({
  version: z.string().check(z.maxLength(64)),
  title: z.string().check(z.trim(), z.minLength(1), z.maxLength(160)),
  question: line(300),
  tagline: line(300),
  background: long,
  outcome: long,
  outOfScope: long,
  offer: long,
  eligibility: long,
  terms: long,
})
