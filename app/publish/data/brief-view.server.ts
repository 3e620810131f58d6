/** A brief and its criteria as pages show them: Markdown rendered, criteria in their order with their anchors. */
import { renderMarkdown } from '#app/platform/markdown.ts'
import type { Locale } from '#app/platform/i18n.ts'
import { briefViewBy, type BriefText, type BriefView, type CriterionView } from '../core/brief-view.ts'
import { plain, settled } from '../core/rubrics/decimal-schema.ts'
import { anchorsInOrder, storedRubric } from '../core/rubrics/index.ts'
import { textIn } from '../core/text-in.ts'

/** A brief in one language with its sections rendered. */
export function briefView(text: BriefText): BriefView {
  return briefViewBy(renderMarkdown, text)
}

export type CriterionRow = {
  readonly position: number
  readonly weight: number
  readonly type: string
  readonly config: unknown
  readonly minimum: string | null
  readonly isForFinalists: boolean
  readonly locale: Locale
  readonly name: string
  readonly question: string
  readonly anchors: Readonly<Record<string, string>>
}

/** One criterion per position, in the reader's language where it has one. Anchors from the lowest answer up. */
export function criteriaView(rows: readonly CriterionRow[], lang: Locale): CriterionView[] {
  const positions = [...new Set(rows.map((row) => row.position))].sort((a, b) => a - b)
  return positions.flatMap((position) => {
    const row = textIn(
      rows.filter((each) => each.position === position),
      lang,
    )
    if (!row) return []
    const { name, question, weight, locale, isForFinalists } = row
    const rubric = storedRubric(row)
    const minimum = row.minimum === null ? null : plain(settled(row.minimum))
    const anchors = anchorsInOrder(rubric, row.anchors)
    return [{ position, locale, name, question, weight, rubric, minimum, isForFinalists, anchors }]
  })
}
