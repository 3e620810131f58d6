/**
 * A summary in the language a programme works in, beside the original. It names the text it translates by hash: once that
 * text is another, the translation is out of date and says so. Whoever reads it is told who wrote it, a person or a
 * machine, and whether somebody has checked it.
 */
import * as z from 'zod/mini'
import type { ContentLanguage } from '#app/platform/languages.ts'

/** What the summary is called in every form that asks for one. */
export const summaryQuestion = 'summary'

export const origins = ['human', 'machine'] as const
export type Origin = (typeof origins)[number]

export type Translation = {
  readonly question: string
  readonly language: ContentLanguage
  readonly text: string
  /** SHA-256 of the text it translates, hexadecimal. */
  readonly sourceHash: string
  readonly origin: Origin
  readonly isChecked: boolean
}

/** A text as it is hashed: without the space around it, as a version freezes it. */
export function sourceOf(answer: string | undefined): string {
  return answer?.trim() ?? ''
}

/** True where a summary is asked for: what is written is in another language than the programme's. */
export function asksForSummary(language: ContentLanguage, working: ContentLanguage): boolean {
  return language !== working
}

export const translationSchema = z.object({
  text: z.string().check(z.trim(), z.minLength(1), z.maxLength(20_000)),
  origin: z.enum(origins),
  isChecked: z.optional(z.literal('yes')),
  /** The hash of the summary that was on the page beside it. */
  sourceHash: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
})
