import { eq } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { pubChallenges, pubCountingRules, pubWaysOfJudging } from '#db/schema/index.ts'
import type { CountingRule } from '../core/deliberation/counting.ts'
import { wayFrom, type WayOfJudging } from '../core/ballots/way.ts'

/** How a public challenge is judged, as anybody may read it. One query. */
export async function publicWayOfJudging(db: Executor, slug: string): Promise<WayOfJudging> {
  const [row] = await db
    .select({
      way: pubWaysOfJudging.way,
      rankRule: pubWaysOfJudging.rankRule,
      points: pubWaysOfJudging.points,
    })
    .from(pubWaysOfJudging)
    .innerJoin(pubChallenges, eq(pubChallenges.id, pubWaysOfJudging.challengeId))
    .where(eq(pubChallenges.slug, slug))
  return wayFrom(row ?? null)
}

/** Which ranking counts after a meeting of the jury, as anybody may read it. One query. */
export async function publicCountingRule(db: Executor, slug: string): Promise<CountingRule> {
  const [row] = await db
    .select({ counts: pubCountingRules.counts })
    .from(pubCountingRules)
    .innerJoin(pubChallenges, eq(pubChallenges.id, pubCountingRules.challengeId))
    .where(eq(pubChallenges.slug, slug))
  return row?.counts ?? 'individual'
}
