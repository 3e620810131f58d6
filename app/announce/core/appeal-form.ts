/** What the pages about appeals send. Shared with the pages. */
import * as z from 'zod/mini'
import { contentLanguages } from '#app/platform/languages.ts'
import { appealGrounds, appealOutcomes } from './appeals.ts'

export const longestAppeal = 5_000
export const longestAnswer = 5_000
export const longestCorrection = 1_000

const words = (most: number) => z.string().check(z.trim(), z.minLength(1), z.maxLength(most))

export const appealSchema = z.object({
  ground: z.enum(appealGrounds),
  body: words(longestAppeal),
})

/** When the draft was written that the page showed; empty for none. */
const seenAt = z.pipe(
  z._default(z.union([z.literal(''), z.iso.datetime()]), ''),
  z.transform((iso) => (iso === '' ? null : new Date(iso))),
)

export const draftSchema = z.object({
  appealId: z.uuid(),
  seenAt,
  outcome: z.enum(appealOutcomes),
  reasons: words(longestAnswer),
  correction: z._default(z.string().check(z.trim(), z.maxLength(longestCorrection)), ''),
  language: z.enum(contentLanguages),
})

export const confirmSchema = z.object({ appealId: z.uuid(), seenAt })

export const answerIntentSchema = z.object({ intent: z.enum(['draft', 'confirm']) })
