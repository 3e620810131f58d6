import { inArray } from 'drizzle-orm'
import type { Executor, Tx } from '#db/client.server.ts'
import { publicVotes, waysOfJudging } from '#db/schema/index.ts'
import type { PublicVotePlan, WayPlan } from '../core/judging-way.ts'

/** The way of judging and the public vote of these challenges, by challenge; absent where nothing is stated. Two queries. */
export async function judgingWaysOf(db: Executor, challengeIds: readonly string[]) {
  const ids = [...challengeIds]
  const ways = await db.select().from(waysOfJudging).where(inArray(waysOfJudging.challengeId, ids))
  const votes = await db.select().from(publicVotes).where(inArray(publicVotes.challengeId, ids))
  return {
    ways: new Map(
      ways.map(({ challengeId, way, rankRule, points }): [string, WayPlan] => [
        challengeId,
        way === 'pairwise' ? { way } : { way, rankRule: rankRule ?? 'mean-rank', points },
      ]),
    ),
    votes: new Map(
      votes.map(({ challengeId, statedAt: _, statedBy: __, ...vote }): [string, PublicVotePlan] => [
        challengeId,
        vote,
      ]),
    ),
  }
}

/** Writes both for a challenge that has none yet. */
export async function insertJudgingWay(
  tx: Tx,
  {
    challengeId,
    way,
    publicVote,
  }: { challengeId: string; way: WayPlan | null; publicVote: PublicVotePlan | null },
  { by, now }: { by: string; now: Date },
): Promise<void> {
  const stated = { statedAt: now, statedBy: by }
  if (way) {
    const rule = way.way === 'ranked' ? { rankRule: way.rankRule, points: way.points && [...way.points] } : {}
    await tx.insert(waysOfJudging).values({ challengeId, way: way.way, ...rule, ...stated })
  }
  if (publicVote) await tx.insert(publicVotes).values({ ...publicVote, challengeId, ...stated })
}
