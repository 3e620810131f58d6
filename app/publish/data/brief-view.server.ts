/** A brief and its criteria as pages show them: Markdown rendered, criteria in their order with their anchors. */
import { renderMarkdown } from '#app/platform/markdown.ts'
import type { Locale } from '#app/platform/i18n.ts'
import { briefViewBy, type BriefText, type BriefView, type CriterionView } from '../core/brief-view.ts'
import { textIn } from '../core/text-in.ts'

/** A brief in one language with its sections rendered. */
export function briefView(text: BriefText): BriefView {
  return briefViewBy(renderMarkdown, text)
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
export function criteriaView(rows: readonly CriterionRow[], lang: Locale): CriterionView[] {
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
