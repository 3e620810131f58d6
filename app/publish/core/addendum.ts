/** Addenda: what changes in a published brief, and when a draft of one may be issued. */
import type { Locale } from '#app/platform/i18n.ts'
import { factsChange, shutsOut, type AddendumFacts } from './addendum-facts.ts'
import { untoldWords } from './form/form-problems.ts'
import type { FormBody } from './form/form.ts'
import { longTexts } from './brief-view.ts'
import { differenceOf, shortened, type Piece } from './text-difference.ts'

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

export type AddendumProblem =
  | { readonly code: 'addendum-changes-nothing' }
  /** Something of the form has no words in any language. */
  | { readonly code: 'addendum-form-untold' }
  /** Somebody who may apply now could not any more. */
  | { readonly code: 'addendum-shuts-out' }
  | { readonly code: 'addendum-summary-missing'; readonly locales: readonly Locale[] }
  | { readonly code: 'addendum-title-missing'; readonly locales: readonly Locale[] }

/**
 * Why an addendum cannot be issued yet: it changes something, shuts nobody out who may apply, says in every language of
 * the programme what and why, and leaves no title empty. Null when nothing stands in the way.
 */
export function addendumProblem({
  languages,
  before,
  after,
  facts,
  factsBefore,
  form,
  summaries,
}: {
  languages: readonly Locale[]
  before: readonly TextsInLocale[]
  after: readonly TextsInLocale[]
  /** Null: it changes none. */
  facts: AddendumFacts | null
  factsBefore: AddendumFacts
  /** Null: it does not change the form. */
  form: FormBody | null
  summaries: Partial<Record<Locale, string>>
}): AddendumProblem | null {
  const changesFacts = facts !== null && factsChange(factsBefore, facts) !== null
  if (!changesFacts && form === null && changesBetween(before, after).length === 0)
    return { code: 'addendum-changes-nothing' }
  const isUntold = form !== null && untoldWords(form, languages).some(({ isEssential }) => isEssential)
  if (isUntold) return { code: 'addendum-form-untold' }
  if (facts && shutsOut(factsBefore, facts)) return { code: 'addendum-shuts-out' }
  const untitled = after.filter(({ texts }) => (texts.title ?? '').trim() === '').map(({ locale }) => locale)
  if (untitled.length > 0) return { code: 'addendum-title-missing', locales: untitled }
  const missing = languages.filter((locale) => (summaries[locale] ?? '').trim() === '')
  return missing.length > 0 ? { code: 'addendum-summary-missing', locales: missing } : null
}
