import { eq, sql, type Placeholder } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { prepared } from '#db/prepared.server.ts'
import { briefs, briefTexts, challenges, programmes, programmeTexts } from '#db/schema/index.ts'
import type { Locale } from '#app/platform/i18n.ts'

export type JudgingHeading = {
  readonly slug: string
  readonly title: string
  /** Language the title is written in, which may not be the page's. */
  readonly titleLang: Locale
  readonly programmeSlug: string
  readonly programmeName: string
  /** Who answers for the programme. */
  readonly contactEmail: string
  readonly zone: string
  readonly judgingEndsAtIso: string
  readonly minimumReviews: number
}

/** What every page of the jury says on top, in one query: which challenge, whose programme, until when. */
export async function judgingHeading(
  db: Executor,
  { challengeId, lang }: { challengeId: string; lang: Locale },
): Promise<JudgingHeading> {
  const [row] = await headingOf(db).execute({ challengeId, lang })
  if (!row) throw new Error('A challenge the gate has loaded is gone')
  return {
    slug: row.slug,
    title: row.text?.title ?? row.slug,
    titleLang: row.text?.locale ?? lang,
    programmeSlug: row.programmeSlug,
    contactEmail: row.contactEmail,
    programmeName: row.programmeName ?? row.programmeSlug,
    zone: row.zone,
    judgingEndsAtIso: row.judgingEndsAt.toISOString(),
    minimumReviews: row.minimumReviews,
  }
}

const headingOf = prepared((db) => {
  const lang = sql.placeholder('lang')
  return db
    .select({
      slug: challenges.slug,
      zone: challenges.zone,
      judgingEndsAt: challenges.judgingEndsAt,
      minimumReviews: challenges.minimumReviews,
      programmeSlug: programmes.slug,
      contactEmail: programmes.contactEmail,
      text: titleInBestLanguage(lang),
      programmeName: sql<string | null>`(select ${programmeTexts.name} from ${programmeTexts}
        where ${programmeTexts.programmeId} = ${programmes.id}
        order by ${programmeTexts.locale} = ${lang} desc, ${programmeTexts.locale} = 'en' desc, ${programmeTexts.locale} limit 1)`,
    })
    .from(challenges)
    .innerJoin(programmes, eq(programmes.id, challenges.programmeId))
    .where(eq(challenges.id, sql.placeholder('challengeId')))
    .prepare('judging_heading')
})

/** The title of the newest brief of `challenges`, in the reader's language, else English, else any. */
export function titleInBestLanguage(lang: Locale | Placeholder) {
  return sql<{ title: string; locale: Locale } | null>`(
    select json_build_object('title', ${briefTexts.title}, 'locale', ${briefTexts.locale})
    from ${briefTexts} join ${briefs} on ${briefs.id} = ${briefTexts.briefId}
    where ${briefs.challengeId} = ${challenges.id}
    order by ${briefs.isPublished} desc, ${briefs.number} desc, ${briefTexts.locale} = ${lang} desc,
      ${briefTexts.locale} = 'en' desc, ${briefTexts.locale}
    limit 1)`
}
