import { and, asc, eq, sql } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { proposals, scorecards, scores } from '#db/schema/index.ts'
import { toExactText } from '#app/judge/core/fraction.ts'
import { rankProposals, type RankingRow } from '#app/judge/core/ranking.ts'
import { criteriaOf } from '#app/judge/data/criteria.server.ts'
import type { RankedLine } from '../core/outcomes.ts'

/** The proposals that take part (submitted and eligible) in the order the final scorecards give. Three queries. */
export async function rankingOf(db: Executor, challengeId: string): Promise<RankingRow[]> {
  const takingPart = await db
    .select({ proposalId: proposals.id, reference: proposals.reference })
    .from(proposals)
    .where(takesPartIn(challengeId))
    .orderBy(asc(proposals.reference))
  return rankProposals({
    criteria: await criteriaOf(db, challengeId),
    proposals: takingPart,
    scorecards: await finalScorecards(db, challengeId),
  })
}

/** Which proposals a decision is about. */
export function takesPartIn(challengeId: string) {
  return and(
    eq(proposals.challengeId, challengeId),
    eq(proposals.state, 'submitted'),
    eq(proposals.screening, 'eligible'),
  )
}

/** A ranking as a decision keeps it. */
export function rankedLines(ranking: readonly RankingRow[]): RankedLine[] {
  return ranking.map(({ proposalId, place, total }) => ({
    proposalId,
    place,
    total: total === null ? null : toExactText(total),
  }))
}

function finalScorecards(db: Executor, challengeId: string) {
  return db
    .select({
      jurorId: scorecards.jurorId,
      proposalId: scorecards.proposalId,
      points: sql<Record<string, number | null>>`json_object_agg(${scores.criterionId}, ${scores.points})`,
    })
    .from(scorecards)
    .innerJoin(scores, eq(scores.scorecardId, scorecards.id))
    .where(and(eq(scorecards.challengeId, challengeId), eq(scorecards.state, 'final')))
    .groupBy(scorecards.id)
    .orderBy(asc(scorecards.id))
}
