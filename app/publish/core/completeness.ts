/** Which texts of a challenge are written in which language: one row per text, one cell per language. */
import type { Locale } from '#app/platform/i18n.ts'
import { fieldsOf, isWritten, type BriefField, type ReadinessFacts } from './readiness.ts'

export type CompletenessRow = {
  /** A field of the brief, or a criterion by its position. */
  readonly what: { readonly field: BriefField } | { readonly criterion: number }
  readonly cells: readonly { readonly locale: Locale; readonly isWritten: boolean }[]
}

/** The fields of the brief as they are read, then the criteria. */
export function completenessMatrix({
  languages,
  texts,
  criteria,
}: Pick<ReadinessFacts, 'languages' | 'texts' | 'criteria'>): CompletenessRow[] {
  const cells = (textOf: (locale: Locale) => string | readonly unknown[] | undefined) =>
    languages.map((locale) => ({ locale, isWritten: isWritten(textOf(locale)) }))
  return [
    ...fieldsOf(texts).map((field) => ({
      what: { field },
      cells: cells((locale) => texts.find((text) => text.locale === locale)?.[field]),
    })),
    ...criteria.map(({ position, texts: named }) => ({
      what: { criterion: position },
      cells: cells((locale) => named.find((text) => text.locale === locale)?.name),
    })),
  ]
}
