import { and, asc, eq } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { briefs, briefTexts } from '#db/schema/index.ts'
import { renderMarkdown } from '#app/platform/markdown.ts'
import type { Locale } from '#app/platform/i18n.ts'
import { sha256 } from '#app/record/sha256.server.ts'
import { termsAnswered, termsInCanon, type BriefTerms, type Terms, type TermsView } from '../core/terms.ts'
import { textIn } from '../core/text-in.ts'

/** The terms as whoever answers brief `answered` has them, with the SHA-256 of all their languages; null for none. */
export async function termsOf(
  db: Executor,
  { challengeId, answered }: { challengeId: string; answered: number },
): Promise<(Terms & { readonly hash: string }) | null> {
  const rows = await db
    .select({
      number: briefs.number,
      locale: briefTexts.locale,
      terms: briefTexts.terms,
      termsLink: briefTexts.termsLink,
    })
    .from(briefs)
    .innerJoin(briefTexts, eq(briefTexts.briefId, briefs.id))
    .where(and(eq(briefs.challengeId, challengeId), eq(briefs.isPublished, true)))
    .orderBy(asc(briefs.number), asc(briefTexts.locale))
  const published = new Map<number, BriefTerms['texts'][number][]>()
  for (const { number, locale, terms, termsLink } of rows)
    published.set(number, [...(published.get(number) ?? []), { locale: locale ?? 'en', terms, termsLink }])
  const found = termsAnswered(
    [...published].map(([number, texts]) => ({ number, texts })),
    answered,
  )
  return found && { ...found, hash: sha256(termsInCanon(found.texts)) }
}

/** The same for a page: in the reader's language where there is one, the Markdown rendered. */
export async function termsView(
  db: Executor,
  { lang, ...asked }: { challengeId: string; answered: number; lang: Locale },
): Promise<TermsView | null> {
  const found = await termsOf(db, asked)
  const text = found && textIn(found.texts, lang)
  if (!text) return null
  return {
    version: found.version,
    hash: found.hash,
    locale: text.locale,
    html: text.terms.trim() === '' ? null : renderMarkdown(text.terms, { headingLevel: 3 }),
    link: text.termsLink,
  }
}
