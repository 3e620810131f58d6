import { and, asc, eq, isNotNull, sql } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { briefTexts, briefs, challenges, programmes, programmeTexts } from '#db/schema/index.ts'
import { problemResponse } from '#app/http/parse-form.server.ts'
import { refusalSentence } from '#app/http/refusals.server.ts'
import type { RequestContext } from '#app/http/context.ts'
import { locales, type Locale } from '#app/platform/i18n.ts'
import type { Refusal } from '#app/platform/result.ts'
import { textIn } from '../core/text-in.ts'

/** A programme's name, languages and zone, and its challenges by title: what the pages about sessions stand in. */
export async function sessionFrame(db: Executor, programmeId: string, lang: Locale) {
  const [programme] = await db
    .select({ slug: programmes.slug, zone: programmes.zone, languages: programmes.languages })
    .from(programmes)
    .where(eq(programmes.id, programmeId))
  if (!programme) throw new Error(`there is no programme ${programmeId}`)
  const names = await db
    .select({ locale: programmeTexts.locale, name: programmeTexts.name })
    .from(programmeTexts)
    .where(eq(programmeTexts.programmeId, programmeId))
  const titles = await db
    .select({
      id: challenges.id,
      slug: challenges.slug,
      titles: sql<
        Partial<Record<Locale, string>>
      >`json_object_agg(${briefTexts.locale}, ${briefTexts.title})`,
    })
    .from(challenges)
    .innerJoin(briefs, and(eq(briefs.challengeId, challenges.id), eq(briefs.number, 1)))
    .innerJoin(briefTexts, and(eq(briefTexts.briefId, briefs.id), isNotNull(briefTexts.locale)))
    .where(eq(challenges.programmeId, programmeId))
    .groupBy(challenges.id)
    .orderBy(asc(challenges.number))
  return {
    programme: { slug: programme.slug, name: textIn(names, lang)?.name ?? programme.slug },
    zone: programme.zone,
    languages: locales.filter((locale) => programme.languages.includes(locale)),
    challenges: titles.map(({ id, slug, titles: byLocale }) => ({
      id,
      title:
        textIn(
          Object.entries(byLocale).map(([locale, text]) => ({ locale: locale as Locale, text })),
          lang,
        )?.text ?? slug,
    })),
  }
}

/** What is wrong with the hours of a session, beside the field. */
export function hoursProblem(
  context: RequestContext,
  { field, refusal }: { field: string; refusal: Refusal },
): Response {
  return problemResponse(context, { errors: { [field]: refusalSentence(context, 'publish', refusal) } })
}
