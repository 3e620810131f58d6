/** A brief and its criteria as pages show them. */
import type { Locale } from '#app/platform/i18n.ts'
import type { RenderedMarkdown } from '#app/platform/markdown.ts'

/** The long texts of a brief, in the order in which they are read. */
export const longTexts = ['background', 'outcome', 'outOfScope', 'offer', 'eligibility', 'terms'] as const
export type LongText = (typeof longTexts)[number]

export function isLongText(field: string): field is LongText {
  return longTexts.some((each) => each === field)
}

export type BriefText = { readonly locale: Locale; readonly title: string; readonly question: string } & {
  readonly tagline: string
} & Readonly<Record<LongText, string>>

export type BriefView = {
  readonly locale: Locale
  readonly title: string
  readonly question: string
  readonly tagline: string
  /** Only the sections that say something. */
  readonly sections: readonly { readonly name: LongText; readonly html: RenderedMarkdown }[]
}

/** Who may apply and from where, as lists of words in the reader's language. */
export type EligibilityWords = { readonly who: readonly string[]; readonly where: readonly string[] }

export type CriterionView = {
  readonly position: number
  readonly locale: Locale
  readonly name: string
  readonly question: string
  readonly weight: number
  readonly lowest: number
  readonly highest: number
  readonly minimum: number | null
  /** From the lowest level up. */
  readonly anchors: readonly { readonly level: number; readonly text: string }[]
}
