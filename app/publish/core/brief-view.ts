/** A brief and its criteria as pages show them. */
import type { Rubric } from './rubrics/index.ts'
import type { Locale } from '#app/platform/i18n.ts'
import type { RenderedMarkdown } from '#app/platform/markdown.ts'
import type { BriefTexts, LinkRow } from '../templates/template.ts'
import { themesIn } from './brief-texts.ts'
import type { SetRule } from './eligibility.ts'

/** The long texts of a brief, in the order in which they are read. */
export const longTexts = [
  'background',
  'affected',
  'tried',
  'outcome',
  'outOfScope',
  'offer',
  'eligibility',
  'terms',
] as const
export type LongText = (typeof longTexts)[number]

export function isLongText(field: string): field is LongText {
  return longTexts.some((each) => each === field)
}

export type BriefText = { readonly locale: Locale } & BriefTexts

export type BriefView = {
  readonly locale: Locale
  readonly title: string
  readonly question: string
  readonly tagline: string
  /** Only the sections that say something. */
  readonly sections: readonly { readonly name: LongText; readonly html: RenderedMarkdown }[]
  readonly themes: readonly string[]
  readonly termsLink: string
  readonly faq: readonly { readonly question: string; readonly html: RenderedMarkdown }[]
  readonly links: readonly LinkRow[]
}

/** A brief in one language with its Markdown rendered, headings below the section's own. */
export function briefViewBy(
  render: (markdown: string, options: { headingLevel: 3 | 4 }) => RenderedMarkdown,
  text: BriefText,
): BriefView {
  const { locale, title, question, tagline, termsLink, faq, links } = text
  return {
    ...{ locale, title, question, tagline, termsLink, links },
    sections: longTexts
      .filter((name) => text[name].trim() !== '')
      .map((name) => ({ name, html: render(text[name], { headingLevel: 3 }) })),
    themes: themesIn(text.themes),
    faq: faq.map((row) => ({ question: row.question, html: render(row.answer, { headingLevel: 4 }) })),
  }
}

/** Who may apply and from where, as lists of words in the reader's language. */
/** A rule that a challenge has set, in the reader's language. */
export type SetRuleWords = { readonly rule: SetRule; readonly text: string }

export type EligibilityWords = {
  readonly who: readonly string[]
  readonly where: readonly string[]
  /** The rules that the challenge has set beside, each with its number; empty for most. */
  readonly conditions: readonly SetRuleWords[]
}

export type CriterionView = {
  readonly position: number
  readonly locale: Locale
  readonly name: string
  readonly question: string
  readonly weight: number
  readonly rubric: Rubric
  /** As a decimal; null for none. */
  readonly minimum: string | null
  readonly isForFinalists: boolean
  /** From the lowest answer up. */
  readonly anchors: readonly { readonly level: string; readonly text: string }[]
}
