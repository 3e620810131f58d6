import type { ContentLanguage } from '#app/platform/languages.ts'
import { and, asc, eq, sql } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { challenges, organisations, proposals, scorecards } from '#db/schema/index.ts'
import { toFixedHalfUp } from '../core/fraction.ts'
import {
  jurorSeverities,
  rankBands,
  rankProposals,
  type FinalScorecard,
  type RankBand,
  type RankingRow,
  type Severity,
} from '../core/ranking.ts'
import type { Criterion, Points } from '../core/scoring.ts'
import { criteriaOf } from './criteria.server.ts'
import { isEligibleIn } from './declarations.server.ts'

export type RankedRow = RankingRow & {
  readonly title: string
  readonly language: ContentLanguage
  readonly organisation: string
  readonly country: string | null
  /** As published: 0 to 100 with two decimals, a half rounded up. Null without a total. */
  readonly totalText: string | null
  /** Final scorecards, also those that could judge nothing, and how many are assigned. */
  readonly finals: number
  readonly assigned: number
  /** Places with each juror left out in turn. */
  readonly band: RankBand
}

export type ChallengeRanking = {
  readonly criteria: readonly Criterion[]
  readonly minimumReviews: number
  readonly rows: readonly RankedRow[]
  readonly severities: readonly Severity[]
  /** What it was all computed from. */
  readonly scorecards: readonly FinalScorecard[]
}

/**
 * What the final scorecards of a challenge add up to, in four queries. It asks nobody for permission: whoever shows it
 * asks the embargo (`ranking`, `scorecards`) first. Proposals that are not eligible or were withdrawn are not in it.
 */
export async function rankingOf(db: Executor, challengeId: string): Promise<ChallengeRanking> {
  const [challenge] = await db
    .select({ minimumReviews: challenges.minimumReviews })
    .from(challenges)
    .where(eq(challenges.id, challengeId))
  if (!challenge) throw new Error('The ranking of a challenge was asked for that does not exist')
  const criteria = await criteriaOf(db, challengeId)
  const taking = await db
    .select({
      proposalId: proposals.id,
      reference: proposals.reference,
      title: proposals.title,
      language: sql<ContentLanguage>`${proposals.language}`,
      organisation: organisations.name,
      country: organisations.country,
      assigned: sql<number>`(select count(*)::int from assignments a where a.proposal_id = ${proposals.id}
        and a.released_at is null)`,
    })
    .from(proposals)
    .innerJoin(organisations, eq(organisations.id, proposals.organisationId))
    .where(isEligibleIn(challengeId))
    .orderBy(asc(proposals.reference))
  const takingPart = new Set(taking.map(({ proposalId }) => proposalId))
  const cards = (await finalScorecards(db, challengeId)).filter(({ proposalId }) =>
    takingPart.has(proposalId),
  )

  const facts = { criteria, proposals: taking, scorecards: cards }
  const bands = rankBands(facts)
  const byId = new Map(taking.map((proposal) => [proposal.proposalId, proposal]))
  const rows = rankProposals(facts).flatMap((row) => {
    const proposal = byId.get(row.proposalId)
    if (!proposal) return []
    const finals = cards.filter(({ proposalId }) => proposalId === row.proposalId).length
    const totalText = row.total && toFixedHalfUp(row.total, 2)
    return [{ ...proposal, ...row, totalText, finals, band: bands[row.proposalId] ?? null }]
  })
  return {
    criteria,
    minimumReviews: challenge.minimumReviews,
    rows,
    severities: jurorSeverities(criteria, cards),
    scorecards: cards,
  }
}

/** Every final scorecard of a challenge with its points, in one query. */
async function finalScorecards(db: Executor, challengeId: string): Promise<FinalScorecard[]> {
  return db
    .select({
      jurorId: scorecards.jurorId,
      proposalId: scorecards.proposalId,
      points: sql<Points>`(select coalesce(json_object_agg(s.criterion_id, s.points), '{}'::json) from scores s
        where s.scorecard_id = ${scorecards.id})`,
    })
    .from(scorecards)
    .where(and(eq(scorecards.challengeId, challengeId), eq(scorecards.state, 'final')))
}
