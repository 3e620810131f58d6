/** A brief and its criteria as pages show them: Markdown rendered, criteria in their order with their anchors. */
import { renderMarkdown, type RenderedMarkdown } from '#app/platform/markdown.ts'
import type { Locale } from '#app/platform/i18n.ts'
import { textIn } from '../core/text-in.ts'

/** The long texts of a brief, in the order in which they are read. */
export const longTexts = ['background', 'outcome', 'outOfScope', 'offer', 'eligibility', 'terms'] as const
export type LongText = (typeof longTexts)[number]

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

/** A brief in one language with its sections rendered, headings below the section's own. */
export function briefView(text: BriefText): BriefView {
  return {
    locale: text.locale,
    title: text.title,
    question: text.question,
    tagline: text.tagline,
    sections: longTexts
      .filter((name) => text[name].trim() !== '')
      .map((name) => ({ name, html: renderMarkdown(text[name], { headingLevel: 3 }) })),
  }
}

export type CriterionRow = {
  readonly position: number
  readonly weight: number
  readonly lowest: number
  readonly highest: number
  readonly minimum: number | null
  readonly locale: Locale
  readonly name: string
  readonly question: string
  readonly anchors: Readonly<Record<string, string>>
}

/** One criterion per position, in the reader's language where it has one. Anchors from the lowest level up. */
export function criteriaView(rows: readonly CriterionRow[], lang: Locale) {
  const positions = [...new Set(rows.map((row) => row.position))].sort((a, b) => a - b)
  return positions.flatMap((position) => {
    const row = textIn(
      rows.filter((each) => each.position === position),
      lang,
    )
    if (!row) return []
    const { name, question, weight, lowest, highest, minimum, locale } = row
    const anchors = Object.entries(row.anchors)
      .map(([level, text]) => ({ level: Number(level), text }))
      .sort((a, b) => a.level - b.level)
    return [{ position, locale, name, question, weight, lowest, highest, minimum, anchors }]
  })
}

export type CriterionView = ReturnType<typeof criteriaView>[number]
