import { and, asc, eq, isNull } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { challenges, consensusScores, finalists, proposals, shortlists } from '#db/schema/index.ts'
import {
  consensusTotal,
  countingRanking,
  type Consensus,
  type CountingRule,
} from '../core/deliberation/counting.ts'
import { tieRulesOf } from '../core/ranking.ts'
import { totalInWords } from '../core/ranking-view.ts'
import { criteriaAskedOf } from '../core/scoring.ts'
import { storedRule } from '#app/publish/core/judging-rule.ts'
import { settled } from '#app/publish/core/rubrics/decimal-schema.ts'
import { wayOfJudging } from './ballots.server.ts'
import { isEligibleIn } from './declarations.server.ts'
import { rankingOf, type ChallengeRanking, type RankedRow } from './ranking.server.ts'
import { countingRuleOf, type StatedRule } from './rounds.server.ts'

export type FinalistRow = {
  readonly proposalId: string
  readonly at: Date
  readonly reason: string | null
  /** False once it was withdrawn or found ineligible: it stays written down and no longer counts. */
  readonly takesPart: boolean
}

/** Everybody who was made a finalist. */
export async function finalistsOf(db: Executor, challengeId: string): Promise<FinalistRow[]> {
  const rows = await db
    .select({
      proposalId: finalists.proposalId,
      at: finalists.at,
      reason: finalists.reason,
      state: proposals.state,
      screening: proposals.screening,
    })
    .from(finalists)
    .innerJoin(proposals, eq(proposals.id, finalists.proposalId))
    .where(eq(finalists.challengeId, challengeId))
    .orderBy(asc(proposals.reference))
  return rows.map(({ state, screening, ...row }) => ({
    ...row,
    takesPart: state === 'submitted' && screening === 'eligible',
  }))
}

/** The finalists that still take part. */
export async function standingFinalistIds(db: Executor, challengeId: string): Promise<string[]> {
  const rows = await db
    .select({ id: finalists.proposalId })
    .from(finalists)
    .innerJoin(proposals, eq(proposals.id, finalists.proposalId))
    .where(isEligibleIn(challengeId))
  return rows.map(({ id }) => id)
}

export type ShortlistRow = Pick<
  typeof shortlists.$inferSelect,
  'rule' | 'value' | 'omitted' | 'drawnAt' | 'version'
>

/** By which line the finalists were drawn; null while they were not. */
export async function shortlistOf(db: Executor, challengeId: string): Promise<ShortlistRow | null> {
  const [row] = await db
    .select({
      rule: shortlists.rule,
      value: shortlists.value,
      omitted: shortlists.omitted,
      drawnAt: shortlists.drawnAt,
      version: shortlists.version,
    })
    .from(shortlists)
    .where(eq(shortlists.challengeId, challengeId))
  return row ?? null
}

/** What the jury has agreed on in its meetings, by proposal. */
export async function consensusOf(db: Executor, challengeId: string): Promise<Map<string, Consensus>> {
  const rows = await db
    .select({
      proposalId: consensusScores.proposalId,
      criterionId: consensusScores.criterionId,
      points: consensusScores.points,
    })
    .from(consensusScores)
    .where(and(eq(consensusScores.challengeId, challengeId), isNull(consensusScores.replacedAt)))
  const agreed = new Map<string, Consensus>()
  for (const { proposalId, criterionId, points } of rows) {
    const known = agreed.get(proposalId) ?? { wholeHundredths: null, criteria: {} }
    agreed.set(
      proposalId,
      criterionId === null
        ? { ...known, wholeHundredths: Math.round(Number(points) * 100) }
        : { ...known, criteria: { ...known.criteria, [criterionId]: settled(points) } },
    )
  }
  return agreed
}

/** Whether totals are shares of 0 to 100: the jury writes scorecards, and the rule counts no points as they are. */
export async function countsShares(db: Executor, challengeId: string): Promise<boolean> {
  const [challenge] = await db
    .select({ judgingRule: challenges.judgingRule })
    .from(challenges)
    .where(eq(challenges.id, challengeId))
  const isByScores = (await wayOfJudging(db, challengeId)).way === 'scorecards'
  return challenge !== undefined && isByScores && storedRule(challenge.judgingRule).counts === 'share'
}

/**
 * The ranking by the rule the challenge has stated. It asks nobody for permission: whoever shows it asks the embargo
 * (`ranking`) first, and leaves out (`without`) what is closed to the reader.
 */
export async function countingRankingOf(
  db: Executor,
  challengeId: string,
  { without }: { without?: ReadonlySet<string> } = {},
): Promise<
  ChallengeRanking & {
    readonly rule: StatedRule
    readonly counts: CountingRule
    readonly counting: readonly RankedRow[]
  }
> {
  const ranking = await rankingOf(db, challengeId, { without })
  const rule = await countingRuleOf(db, challengeId)
  const agreed = new Map(
    [...(await consensusOf(db, challengeId))].flatMap(([proposalId, consensus]) => {
      const isFinalist = ranking.rows.some((row) => row.proposalId === proposalId && row.isFinalist)
      const asked = criteriaAskedOf(ranking.facts.criteria, { isFinalist })
      const total = consensusTotal(asked, consensus)
      return total === null ? [] : [[proposalId, total] as const]
    }),
  )
  // What was agreed on is from 0 to 100: it takes the place of a total that is a share as well, and of no other.
  const isShare = ranking.figure === 'total' && ranking.facts.rule.counts === 'share'
  const counts = isShare ? rule.counts : 'individual'
  const steps = tieRulesOf(ranking.facts.rule, ranking.facts.criteria)
  const counting = countingRanking(ranking.rows, counts, agreed, steps)
  const totalText = ({ total }: RankedRow) => totalInWords(total, ranking.facts.rule)
  return {
    ...ranking,
    rule,
    counts,
    counting: isShare ? counting.map((row) => ({ ...row, totalText: totalText(row) })) : counting,
  }
}
