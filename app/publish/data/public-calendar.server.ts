import { eq } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { pubBriefTexts, pubChallenges } from '#db/schema/index.ts'
import type { Locale } from '#app/platform/i18n.ts'
import { textIn } from '../core/text-in.ts'

/** The public dates of one challenge, with its title in the reader's language where there is one; or null. */
export async function publicCalendar(db: Executor, { slug, lang }: { slug: string; lang: Locale }) {
  const rows = await db
    .select({
      id: pubChallenges.id,
      slug: pubChallenges.slug,
      state: pubChallenges.state,
      zone: pubChallenges.zone,
      opensAt: pubChallenges.opensAt,
      closesAt: pubChallenges.closesAt,
      announcesAt: pubChallenges.announcesAt,
      calendarVersion: pubChallenges.calendarVersion,
      locale: pubBriefTexts.locale,
      title: pubBriefTexts.title,
      question: pubBriefTexts.question,
    })
    .from(pubChallenges)
    .innerJoin(pubBriefTexts, eq(pubBriefTexts.challengeId, pubChallenges.id))
    .where(eq(pubChallenges.slug, slug))
  return textIn(rows, lang) ?? null
}
