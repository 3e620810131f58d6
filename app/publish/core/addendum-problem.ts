/** When a draft of an addendum may be issued. Apart from what it changes, which pages show: forms are a large subject. */
import type { Locale } from '#app/platform/i18n.ts'
import { changesBetween, type TextsInLocale } from './addendum.ts'
import { factsChange, shutsOut, type AddendumFacts } from './addendum-facts.ts'
import { untoldWords } from './form/form-problems.ts'
import type { FormBody } from './form/form.ts'

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
