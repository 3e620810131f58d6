import { asc, eq, sql, type SQL } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { pubBriefTexts, pubChallenges, pubGrace, pubPublicVotes } from '#db/schema/index.ts'
import type { Locale } from '#app/platform/i18n.ts'
import { textIn } from '../core/text-in.ts'

/** The public dates of one challenge, with its title in the reader's language where there is one; or null. */
export async function publicCalendar(db: Executor, { slug, lang }: { slug: string; lang: Locale }) {
  return textIn(await rowsWhere(db, eq(pubChallenges.slug, slug)), lang) ?? null
}

/** The public dates of every challenge of a programme, in their order. One query. */
export async function calendarsOfProgramme(
  db: Executor,
  { programmeId, lang }: { programmeId: string; lang: Locale },
) {
  const rows = await rowsWhere(db, eq(pubChallenges.programmeId, programmeId))
  const slugs = [...new Set(rows.map(({ slug }) => slug))]
  return slugs.flatMap(
    (slug) =>
      textIn(
        rows.filter((row) => row.slug === slug),
        lang,
      ) ?? [],
  )
}

function rowsWhere(db: Executor, where: SQL) {
  return db
    .select({
      id: pubChallenges.id,
      slug: pubChallenges.slug,
      state: pubChallenges.state,
      zone: pubChallenges.zone,
      opensAt: pubChallenges.opensAt,
      closesAt: pubChallenges.closesAt,
      announcesAt: pubChallenges.announcesAt,
      vote: { opensAt: pubPublicVotes.opensAt, closesAt: pubPublicVotes.closesAt },
      graceMinutes: sql<number>`coalesce(${pubGrace.minutes}, 0)`,
      calendarVersion: pubChallenges.calendarVersion,
      calendarChangedAt: pubChallenges.calendarChangedAt,
      locale: pubBriefTexts.locale,
      title: pubBriefTexts.title,
      question: pubBriefTexts.question,
    })
    .from(pubChallenges)
    .leftJoin(pubGrace, eq(pubGrace.challengeId, pubChallenges.id))
    .leftJoin(pubPublicVotes, eq(pubPublicVotes.challengeId, pubChallenges.id))
    .innerJoin(pubBriefTexts, eq(pubBriefTexts.challengeId, pubChallenges.id))
    .where(where)
    .orderBy(asc(pubChallenges.number))
}
