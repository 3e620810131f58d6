import { eq } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { pubChallenges, pubPublicVotes } from '#db/schema/index.ts'

/** The instants of a public challenge that pages count down to, as ISO 8601 in UTC; null when there is none. */
export async function publicTimes(db: Executor, slug: string) {
  const [found] = await db
    .select({
      closesAt: pubChallenges.closesAt,
      judgingEndsAt: pubChallenges.judgingEndsAt,
      announcesAt: pubChallenges.announcesAt,
      voteOpensAt: pubPublicVotes.opensAt,
      voteClosesAt: pubPublicVotes.closesAt,
    })
    .from(pubChallenges)
    .leftJoin(pubPublicVotes, eq(pubPublicVotes.challengeId, pubChallenges.id))
    .where(eq(pubChallenges.slug, slug))
  return found
    ? {
        closesAt: found.closesAt.toISOString(),
        judgingEndsAt: found.judgingEndsAt.toISOString(),
        announcesAt: found.announcesAt.toISOString(),
        // Null without a public vote.
        voteOpensAt: found.voteOpensAt?.toISOString() ?? null,
        voteClosesAt: found.voteClosesAt?.toISOString() ?? null,
      }
    : null
}
