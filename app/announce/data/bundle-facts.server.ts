import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import {
  assignments,
  ballots,
  challenges,
  conflicts,
  consensusScores,
  finalists,
  jurors,
  programmes,
  proposals,
  scorecards,
} from '#db/schema/index.ts'
import type { VoterGroup } from '#app/judge/core/ballots/equal-shares.ts'
import { finalComparisons, finalRankedBallots, wayOfJudging } from '#app/judge/data/ballots.server.ts'
import { criteriaOf } from '#app/judge/data/criteria.server.ts'
import { shortlistOf } from '#app/judge/data/finalists.server.ts'
import {
  countedPatterns,
  publicVoteOf,
  voteCounts,
  voteProjects,
} from '#app/judge/data/public-vote.server.ts'
import { voteResult } from '#app/judge/data/public-vote-view.server.ts'
import { countingRuleOf, roundsOf } from '#app/judge/data/rounds.server.ts'
import { plain, settled } from '#app/publish/core/rubrics/decimal-schema.ts'
import { judgedBy } from '#app/publish/data/criteria-hash.server.ts'
import { recordOf } from '#app/record/data/record-entries.server.ts'
import { rankedRow, type BundleFacts, type BundleRow } from '../core/bundle.ts'
import type { StandingDecision } from './decisions.server.ts'

type Row = BundleFacts['rows'][number]

/** All that a bundle is made of, read within one transaction. It asks nobody for permission: it is for sealing alone. */
export async function bundleFacts(db: Executor, decision: StandingDecision): Promise<BundleFacts> {
  const { challengeId } = decision
  const [challenge] = await db
    .select({
      slug: challenges.slug,
      programme: programmes.slug,
      programmeId: challenges.programmeId,
      minimumReviews: challenges.minimumReviews,
      pilotsOffered: challenges.pilotsOffered,
    })
    .from(challenges)
    .innerJoin(programmes, eq(programmes.id, challenges.programmeId))
    .where(eq(challenges.id, challengeId))
  if (!challenge) throw new Error('A bundle was sealed of a challenge that does not exist')
  const { slug, programme, programmeId, minimumReviews, pilotsOffered } = challenge
  const seats = await seatsOf(db, challengeId)
  const numbers = new Map(seats.map(({ id, juror }) => [id, juror]))
  const takingPart = await proposalRows(db, challengeId)
  const rules = {
    judgedBy: await judgedBy(db, challengeId),
    criterionIds: (await criteriaOf(db, challengeId)).map(({ id }) => id),
    way: await wayOfJudging(db, challengeId),
    counts: (await countingRuleOf(db, challengeId)).counts,
    awards: decision.plan ?? null,
    ...{ minimumReviews, pilotsOffered },
  }
  const rows: Row[] = [
    ...seats.map(({ id: jurorId, ...seat }) => ({ jurorId, row: { kind: 'juror' as const, ...seat } })),
    ...takingPart.map((row) => ({ jurorId: null, row })),
    ...(await assignmentRows(db, challengeId, numbers)),
    ...(await conflictRows(db, challengeId, numbers)),
    ...(await scorecardRows(db, challengeId, numbers)),
    ...(await ballotRows(db, challengeId, numbers)),
    ...(await consensusRows(db, challengeId)),
    ...(await roundRows(db, challengeId)),
    ...decision.ranking.map((line) => ({ jurorId: null, row: rankedRow(line) })),
    ...(decision.hosting ?? []).map(({ proposalId: proposal, number, hash }) => ({
      jurorId: null,
      row: { kind: 'hosting' as const, proposal, number, hash },
    })),
  ]
  return {
    ...{ challengeId, challenge: slug, programme, rules, rows, decision },
    vote: await countedVote(db, challengeId),
    references: Object.fromEntries(takingPart.map(({ proposal, reference }) => [proposal, reference])),
    entries: (await recordOf(db, programmeId)).entries,
  }
}

type Numbers = ReadonlyMap<string, number>

/** Jurors stand in a bundle by their number, and their rows can be found again to be erased. */
function rowOf<Given extends { jurorId: string }, Made extends BundleRow>(
  numbers: Numbers,
  make: (given: Omit<Given, 'jurorId'>, juror: number) => Made,
) {
  return ({ jurorId, ...given }: Given): Row => ({ jurorId, row: make(given, numbers.get(jurorId) ?? 0) })
}

/** Numbered as the record numbers them: by invitation. */
function seatsOf(db: Executor, challengeId: string) {
  const { id, isChair, isSubstitute, state, invitedAt } = jurors
  const juror = sql<number>`(row_number() over (order by ${invitedAt}, ${id}))::int`
  return db
    .select({ id, juror, isChair, isSubstitute, state })
    .from(jurors)
    .where(eq(jurors.challengeId, challengeId))
}

/** What was handed in and stands, or was given to a juror. */
async function proposalRows(db: Executor, challengeId: string) {
  const rows = await db
    .select({
      proposal: proposals.id,
      reference: proposals.reference,
      takesPart: sql<boolean>`${proposals.state} = 'submitted' and ${proposals.screening} = 'eligible'`,
      isFinalist: sql<boolean>`${finalists.proposalId} is not null`,
      reason: finalists.reason,
    })
    .from(proposals)
    .leftJoin(finalists, eq(finalists.proposalId, proposals.id))
    .where(
      and(
        eq(proposals.challengeId, challengeId),
        sql`(${proposals.state} = 'submitted' and ${proposals.screening} = 'eligible' or exists (
          select from assignments a where a.proposal_id = ${proposals.id}))`,
      ),
    )
  const omitted = new Map(
    (await shortlistOf(db, challengeId))?.omitted.map(({ proposalId, reason }) => [proposalId, reason]),
  )
  return rows.map(({ reason, ...row }) => ({
    ...{ kind: 'proposal' as const, ...row, reason: reason ?? omitted.get(row.proposal) ?? null },
  }))
}

async function assignmentRows(db: Executor, challengeId: string, numbers: Numbers): Promise<Row[]> {
  const { jurorId, proposalId, assignedAt, releasedAt } = assignments
  const rows = await db
    .select({ jurorId, proposalId, assignedAt, releasedAt })
    .from(assignments)
    .where(eq(assignments.challengeId, challengeId))
  return rows.map(
    rowOf(numbers, (given: Omit<(typeof rows)[number], 'jurorId'>, juror) => ({
      kind: 'assignment' as const,
      ...{ juror, proposal: given.proposalId, assignedAt: given.assignedAt.toISOString() },
      isReleased: given.releasedAt !== null,
    })),
  )
}

async function conflictRows(db: Executor, challengeId: string, numbers: Numbers): Promise<Row[]> {
  const { jurorId, proposalId, standing, kind, declaredAt } = conflicts
  const rows = await db
    .select({ jurorId, proposalId, standing, kind, declaredAt })
    .from(conflicts)
    .where(eq(conflicts.challengeId, challengeId))
  return rows.map(
    rowOf(numbers, (given: Omit<(typeof rows)[number], 'jurorId'>, juror) => ({
      kind: 'conflict' as const,
      ...{ juror, proposal: given.proposalId, standing: given.standing, conflictKind: given.kind },
      declaredAt: given.declaredAt.toISOString(),
    })),
  )
}

/** Every scorecard that counts, and every one that was voided. */
async function scorecardRows(db: Executor, challengeId: string, numbers: Numbers): Promise<Row[]> {
  const { id, jurorId, proposalId, state, finalisedAt, voidedAt, voidReason } = scorecards
  const rows = await db
    .select({
      ...{ id, jurorId, proposalId, state, finalisedAt, voidedAt, voidReason },
      // As text: a JSON number would pass through floating point.
      points: sql<Readonly<Record<string, string | null>>>`(
        select coalesce(json_object_agg(s.criterion_id, s.points::text), '{}'::json) from scores s
        where s.scorecard_id = ${scorecards.id})`,
    })
    .from(scorecards)
    .where(and(eq(scorecards.challengeId, challengeId), inArray(scorecards.state, ['final', 'void'])))
  return rows.map(
    rowOf(numbers, (given: Omit<(typeof rows)[number], 'jurorId'>, juror) => ({
      kind: 'scorecard' as const,
      ...{ id: given.id, juror, proposal: given.proposalId, voidReason: given.voidReason },
      state: given.state === 'void' ? ('void' as const) : ('final' as const),
      at: (given.voidedAt ?? given.finalisedAt)?.toISOString() ?? null,
      points: Object.fromEntries(
        Object.entries(given.points).map(([criterionId, points]) => [
          criterionId,
          points === null ? null : plain(settled(points)),
        ]),
      ),
    })),
  )
}

async function ballotRows(db: Executor, challengeId: string, numbers: Numbers): Promise<Row[]> {
  const { id, jurorId, way } = ballots
  const rows = await db
    .select({ id, jurorId, way })
    .from(ballots)
    .where(and(eq(ballots.challengeId, challengeId), eq(ballots.state, 'final')))
  if (rows.length === 0) return []
  const orders = new Map(
    (await finalRankedBallots(db, challengeId)).map((ballot) => [ballot.jurorId, ballot.order.flat()]),
  )
  const comparisons = await finalComparisons(db, challengeId)
  return rows.map((ballot) => ({
    jurorId: ballot.jurorId,
    row: {
      kind: 'ballot',
      ...{ id: ballot.id, juror: numbers.get(ballot.jurorId) ?? 0, way: ballot.way },
      order: orders.get(ballot.jurorId) ?? [],
      comparisons: comparisons
        .filter((comparison) => comparison.jurorId === ballot.jurorId)
        .map(({ firstId, secondId, answer }) => ({ firstId, secondId, answer }))
        .sort((a, b) => (`${a.firstId} ${a.secondId}` < `${b.firstId} ${b.secondId}` ? -1 : 1)),
    },
  }))
}

async function consensusRows(db: Executor, challengeId: string): Promise<Row[]> {
  const { proposalId, criterionId, points, reason, at } = consensusScores
  const rows = await db
    .select({ proposalId, criterionId, points, reason, at })
    .from(consensusScores)
    .where(and(eq(consensusScores.challengeId, challengeId), isNull(consensusScores.replacedAt)))
    .orderBy(asc(proposalId))
  return rows.map((row) => ({
    jurorId: null,
    row: {
      kind: 'consensus',
      ...{ proposal: row.proposalId, criterionId: row.criterionId, reason: row.reason },
      ...{ points: plain(settled(row.points)), at: row.at.toISOString() },
    },
  }))
}

async function roundRows(db: Executor, challengeId: string): Promise<Row[]> {
  return (await roundsOf(db, challengeId)).map((round) => ({
    jurorId: null,
    row: {
      kind: 'round',
      ...{ round: round.kind, position: round.position, state: round.state },
      openedAt: round.openedAt?.toISOString() ?? null,
      closedAt: round.closedAt?.toISOString() ?? null,
    },
  }))
}

/** The same groups as the same text, in whatever order they come. */
function inOneOrder(groups: readonly VoterGroup[]): VoterGroup[] {
  return groups
    .map(({ projectIds, voters }) => ({ projectIds: [...projectIds].sort(), voters }))
    .sort((a, b) => (a.projectIds.join() < b.projectIds.join() ? -1 : 1))
}

/** The public vote as it was counted; single votes are secret. */
async function countedVote(db: Executor, challengeId: string) {
  const vote = await publicVoteOf(db, challengeId)
  if (!vote) return null
  const { challengeId: _, opensAt, closesAt, ...rule } = vote
  const projects = (await voteProjects(db, challengeId)).map(({ projectId, cost }) => ({ projectId, cost }))
  const result = await voteResult(db, vote, projects)
  return {
    ...rule,
    ...{ opensAt: opensAt.toISOString(), closesAt: closesAt.toISOString() },
    counts: [...(await voteCounts(db, challengeId))].sort((a, b) => (a.projectId < b.projectId ? -1 : 1)),
    // Voters by what they picked, without names, as the page of the vote shows them: shares are reckoned from nothing else.
    ...(vote.counting === 'equal-shares' && { patterns: inOneOrder(await countedPatterns(db, challengeId)) }),
    // What each costs and what the rule made of it: anybody reckons it again.
    rows: result?.rows ?? [],
    leftover: result?.leftover ?? null,
  }
}
