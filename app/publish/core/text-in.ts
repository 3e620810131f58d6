import { locales, type Locale } from '#app/platform/i18n.ts'

/** A text in one language, as tables keep it: one row per language. */
export type InLocale = { readonly locale: Locale }

/**
 * The row a reader of `wanted` gets: in that language, else English, else the first language in the house's order.
 * Undefined when there is none. Whoever shows it compares `locale` with the page's language and says so when they differ.
 */
export function textIn<Row extends InLocale>(rows: readonly Row[], wanted: Locale): Row | undefined {
  for (const locale of [wanted, ...locales]) {
    const found = rows.find((row) => row.locale === locale)
    if (found) return found
  }
  return undefined
}
