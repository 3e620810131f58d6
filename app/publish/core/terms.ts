/**
 * The terms of a challenge by version. They stand in the brief; a brief that leaves them as they were keeps their
 * version, one that changes them in any language (the text, or where they stand in full) makes the next.
 */
import { canonicalJson } from '#app/record/core/chain.ts'
import type { Locale } from '#app/platform/i18n.ts'

export type TermsText = { readonly locale: Locale; readonly terms: string; readonly termsLink: string }

/** A published brief with what it says of the terms. */
export type BriefTerms = { readonly number: number; readonly texts: readonly TermsText[] }

export type Terms = {
  /** From 1. */
  readonly version: number
  readonly texts: readonly TermsText[]
}

/** The terms as a page shows them: in one language, the Markdown rendered; `html` is null where only a link is given. */
export type TermsView = {
  readonly version: number
  /** SHA-256 of all their languages, hexadecimal. */
  readonly hash: string
  readonly locale: Locale
  readonly html: string | null
  readonly link: string
}

/**
 * The terms that count for whoever answers brief `answered`: of briefs 1 to 4 of which only the third changed them, brief
 * 4 has terms version 2. Null where the brief says nothing of terms, in no language.
 */
export function termsAnswered(briefs: readonly BriefTerms[], answered: number): Terms | null {
  let version = 0
  let before = ''
  let texts: readonly TermsText[] = []
  for (const brief of briefs.toSorted((a, b) => a.number - b.number)) {
    if (brief.number > answered) break
    const said = termsInCanon(brief.texts)
    if (said === before) continue
    before = said
    version += 1
    texts = brief.texts
  }
  return texts.every(isEmpty) ? null : { version, texts: texts.filter((text) => !isEmpty(text)) }
}

/** All languages of the terms as one text, from which their hash is made. */
export function termsInCanon(texts: readonly TermsText[]): string {
  return canonicalJson(
    Object.fromEntries(
      texts
        .filter((text) => !isEmpty(text))
        .map(({ locale, terms, termsLink }) => [locale, { terms: terms.trim(), link: termsLink }]),
    ),
  )
}

function isEmpty({ terms, termsLink }: TermsText): boolean {
  return terms.trim() === '' && termsLink === ''
}
