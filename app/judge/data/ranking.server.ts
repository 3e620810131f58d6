import type { ContentLanguage } from '#app/platform/languages.ts'
import { and, asc, eq, sql } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { challenges, organisations, proposals, scorecards } from '#db/schema/index.ts'
import { settled } from '#app/publish/core/rubrics/decimal-schema.ts'
import { storedRule } from '#app/publish/core/judging-rule.ts'
import {
  jurorSeverities,
  rankProposals,
  type FinalScorecard,
  type RankingFacts,
  type RankingRow,
  type Severity,
  type ToldApart,
} from '../core/ranking.ts'
import { rankBands, type RankBand } from '../core/without-juror.ts'
import { grouped } from '../core/grouped.ts'
import { totalInWords } from '../core/ranking-view.ts'
import { ballotRankingOf, type BallotRankingRow } from './ballot-ranking.server.ts'
import { criteriaOf } from './criteria.server.ts'
import { finalistIdsOf } from './finalist-ids.server.ts'
import { isEligibleIn } from './declarations.server.ts'

export type RankedRow = Omit<RankingRow, 'tieBreak'> & {
  readonly tieBreak: ToldApart | null
  readonly title: string
  readonly language: ContentLanguage
  readonly organisation: string
  readonly country: string | null
  /** As published: with as many decimals as the rule rounds to, else two, a half rounded up. Null without a total. */
  readonly totalText: string | null
  /** Final scorecards, also those that could judge nothing, and how many are assigned. */
  readonly finals: number
  readonly assigned: number
  /** Places with each juror left out in turn. */
  readonly band: RankBand
}

/** What the figure of a row is: the total of its scorecards, or what its place comes from on ballots. */
export type RankingFigure = 'total' | 'mean-rank' | 'borda' | 'schulze' | 'strength'

export type ChallengeRanking = {
  readonly figure: RankingFigure
  readonly minimumReviews: number
  readonly rows: readonly RankedRow[]
  readonly severities: readonly Severity[]
  /** What it was all computed from: criteria, rule, proposals, scorecards, finalists. */
  readonly facts: RankingFacts
}

/**
 * What the final scorecards of a challenge add up to, in five queries. It asks nobody for permission: whoever shows it
 * asks the embargo (`ranking`, `scorecards`) first. Proposals that are not eligible or were withdrawn are not in it.
 * Nor are those `without` names: what is closed to a reader is left out before anything is added up, so that no place,
 * mean or difference of the others tells of it.
 */
export async function rankingOf(
  db: Executor,
  challengeId: string,
  { without = new Set() }: { without?: ReadonlySet<string> } = {},
): Promise<ChallengeRanking> {
  const { minimumReviews, taking, facts } = await rankingFactsOf(db, challengeId, { without })
  const { rule, scorecards: cards, finalists } = facts
  const byBallot = await ballotRankingOf(db, challengeId, { without })
  if (byBallot) {
    const placed = byBallot.rows.map((row) => rowOfBallots(row, finalists.has(row.proposalId)))
    const figure = byBallot.way.way === 'ranked' ? byBallot.way.rule.by : 'strength'
    return { figure, minimumReviews, rows: placed, severities: [], facts }
  }
  const bands = rankBands(facts)
  const byId = new Map(taking.map((proposal) => [proposal.proposalId, proposal]))
  const finalsOf = grouped(cards, ({ proposalId }) => proposalId)
  const rows = rankProposals(facts).flatMap((row) => {
    const proposal = byId.get(row.proposalId)
    if (!proposal) return []
    const finals = finalsOf.get(row.proposalId)?.length ?? 0
    const totalText = totalInWords(row.total, rule)
    return [{ ...proposal, ...row, totalText, finals, band: bands[row.proposalId] ?? null }]
  })
  return { figure: 'total', minimumReviews, rows, severities: jurorSeverities(facts), facts }
}

/** What a ranking is made of, and what it is shown with, in five queries; `without` as for the ranking. */
export async function rankingFactsOf(
  db: Executor,
  challengeId: string,
  { without }: { without: ReadonlySet<string> },
) {
  const [challenge] = await db
    .select({ minimumReviews: challenges.minimumReviews, judgingRule: challenges.judgingRule })
    .from(challenges)
    .where(eq(challenges.id, challengeId))
  if (!challenge) throw new Error('The ranking of a challenge was asked for that does not exist')
  const criteria = await criteriaOf(db, challengeId)
  const all = await db
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
  const taking = all.filter(({ proposalId }) => !without.has(proposalId))
  const takingPart = new Set(taking.map(({ proposalId }) => proposalId))
  const cards = (await finalScorecards(db, challengeId)).filter(({ proposalId }) =>
    takingPart.has(proposalId),
  )
  const rule = storedRule(challenge.judgingRule)
  const finalists = await finalistIdsOf(db, challengeId)
  const facts: RankingFacts = { criteria, rule, proposals: taking, scorecards: cards, finalists }
  return { minimumReviews: challenge.minimumReviews, taking, facts }
}

/** A place by ballots as those read it who decide: its figure stands where scorecards have their total. */
function rowOfBallots(
  { figure, figureText, count, tieBreak, ...row }: BallotRankingRow,
  isFinalist: boolean,
): RankedRow {
  const minimums = { belowMinimum: [], isBelowTotal: false, isBehind: false } as const
  const nothing = { ...minimums, criterionMeans: {}, spread: null, isFinalist } as const
  return {
    ...{ ...row, ...nothing, total: figure, totalText: figureText, reviews: count, finals: count },
    tieBreak: tieBreak && { by: tieBreak },
  }
}

/** Every final scorecard of a challenge with its points, in one query. */
async function finalScorecards(db: Executor, challengeId: string): Promise<FinalScorecard[]> {
  const rows = await db
    .select({
      jurorId: scorecards.jurorId,
      proposalId: scorecards.proposalId,
      // As text: a JSON number would pass through floating point.
      points: sql<Readonly<Record<string, string | null>>>`(
        select coalesce(json_object_agg(s.criterion_id, s.points::text), '{}'::json) from scores s
        where s.scorecard_id = ${scorecards.id})`,
    })
    .from(scorecards)
    .where(and(eq(scorecards.challengeId, challengeId), eq(scorecards.state, 'final')))
  return rows.map(({ points, ...card }) => ({
    ...card,
    points: Object.fromEntries(
      Object.entries(points).map(([id, text]) => [id, text === null ? null : settled(text)]),
    ),
  }))
}
