import { asc, eq, sql } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { pubChallenges, pubProgrammes, pubWinners } from '#db/schema/index.ts'
import type { ContentLanguage } from '#app/platform/languages.ts'

/**
 * The winners of all challenges of a programme whose announcement has come, in the order of the challenges, without those
 * who declined. The view lets nobody out before the instant. One query.
 */
export async function programmeWinners(db: Executor, programme: string) {
  return db
    .select({
      reference: pubWinners.reference,
      title: pubWinners.title,
      language: sql<ContentLanguage>`${pubWinners.language}`,
      organisation: pubWinners.organisation,
      country: pubWinners.country,
      challenge: pubChallenges.slug,
    })
    .from(pubWinners)
    .innerJoin(pubChallenges, eq(pubChallenges.id, pubWinners.challengeId))
    .innerJoin(pubProgrammes, eq(pubProgrammes.id, pubChallenges.programmeId))
    .where(sql`${pubProgrammes.slug} = ${programme} and ${pubWinners.answer} is distinct from 'declined'`)
    .orderBy(
      asc(pubChallenges.number),
      sql`${pubWinners.movedUpAt} nulls first`,
      sql`${pubWinners.place} nulls last`,
      asc(pubWinners.reference),
    )
}
