/** Addenda: what changes in a published brief. */
import type { Locale } from '#app/platform/i18n.ts'
import { longTexts } from './brief-view.ts'
import { differenceOf, shortened, type Piece } from '#app/platform/text-difference.ts'

/** The texts of one language by field; unknown fields come after the known ones. */
export type TextsByField = Readonly<Record<string, string>>

/** Whatever a brief holds in one language as texts that can be compared: rows one below the other. */
export function textsByField(row: Readonly<Record<string, unknown>>): TextsByField {
  return Object.fromEntries(
    Object.entries(row).map(([field, value]) => [
      field,
      Array.isArray(value) ? value.map(rowAsText).join('\n\n') : String(value),
    ]),
  )
}

/** In the order in which they are read; the database has one of its own. */
const rowOrder = ['question', 'answer', 'label', 'address']

function rowAsText(row: unknown): string {
  return Object.entries(row as Readonly<Record<string, unknown>>)
    .sort(([a], [b]) => rowOrder.indexOf(a) - rowOrder.indexOf(b))
    .map(([, text]) => text)
    .join('\n')
}

export type TextsInLocale = { readonly locale: Locale; readonly texts: TextsByField }

export type FieldChange = {
  readonly locale: Locale
  readonly field: string
  readonly pieces: readonly Piece[]
}

const order = ['title', 'question', 'tagline', 'themes', ...longTexts, 'termsLink', 'faq', 'links'] as const
type BriefField = (typeof order)[number]

/** True for the texts a brief is known to have; a later version may have more. */
export function isBriefField(field: string): field is BriefField {
  return order.some((each) => each === field)
}

/** Every text that reads differently, by language and then in the order of the brief, long stretches shortened. */
export function changesBetween(
  before: readonly TextsInLocale[],
  after: readonly TextsInLocale[],
): FieldChange[] {
  return after.flatMap(({ locale, texts }) => {
    const old = before.find((each) => each.locale === locale)?.texts ?? {}
    return fieldsOf(old, texts)
      .filter((field) => (old[field] ?? '') !== (texts[field] ?? ''))
      .map((field) => ({
        locale,
        field,
        pieces: shortened(differenceOf(old[field] ?? '', texts[field] ?? '', locale)),
      }))
  })
}

function fieldsOf(...texts: TextsByField[]): string[] {
  const names = new Set(texts.flatMap((each) => Object.keys(each)))
  const known = order.filter((field) => names.has(field))
  return [...known, ...[...names].filter((field) => !isBriefField(field)).sort()]
}
