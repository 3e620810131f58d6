import type { ContentLanguage } from '#app/platform/languages.ts'
import { and, eq, inArray, isNull, ne, sql } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { assignments, challenges, organisations, proposals, scorecards, scores } from '#db/schema/index.ts'
import { storedRule } from '#app/publish/core/judging-rule.ts'
import { criteriaAskedOf, jurorTotal, jurorTotalText, type Criterion } from '../core/scoring.ts'
import { readingOrder } from '../core/seeded-order.ts'
import { jurorNumberSql } from './jury-seats.server.ts'
import { pointsOf } from './open-scorecard.server.ts'

export type QueueItem = {
  readonly assignmentId: string
  readonly proposalId: string
  readonly reference: string
  readonly title: string
  readonly language: ContentLanguage
  /** Null where the challenge is read blind. */
  readonly organisation: string | null
  readonly state: 'not-started' | 'in-progress' | 'final'
  /** Criteria answered so far. */
  readonly answered: number
  /** The juror's own total by the rule of the challenge; null while there is none. Never anybody else's. */
  readonly ownTotal: string | null
  /** Minutes between first opening and finalising, for the estimate. */
  readonly minutesTaken: number | null
}

/**
 * What one juror reads in one challenge, in the juror's own order. Two queries, both bound to the seat, so that
 * nobody else's scorecard can come along.
 */
export async function jurorQueue(
  db: Executor,
  {
    challengeId,
    jurorId,
    criteria,
  }: { challengeId: string; jurorId: string; criteria: readonly Criterion[] },
): Promise<QueueItem[]> {
  const rows = await db
    .select({
      assignmentId: assignments.id,
      proposalId: assignments.proposalId,
      openedAt: assignments.openedAt,
      reference: proposals.reference,
      title: proposals.title,
      language: sql<ContentLanguage>`${proposals.language}`,
      organisation: sql<string | null>`case when not ${challenges.isBlind} then ${organisations.name} end`,
      seat: jurorNumberSql(jurorId),
      judgingRule: challenges.judgingRule,
      isFinalist: sql<boolean>`exists (select from finalists f where f.proposal_id = ${assignments.proposalId}
        and f.challenge_id = ${assignments.challengeId})`,
      scorecardId: scorecards.id,
      state: scorecards.state,
      finalisedAt: scorecards.finalisedAt,
    })
    .from(assignments)
    .innerJoin(proposals, eq(proposals.id, assignments.proposalId))
    .innerJoin(organisations, eq(organisations.id, proposals.organisationId))
    .innerJoin(challenges, eq(challenges.id, assignments.challengeId))
    .leftJoin(
      scorecards,
      and(
        eq(scorecards.jurorId, assignments.jurorId),
        eq(scorecards.proposalId, assignments.proposalId),
        ne(scorecards.state, 'void'),
      ),
    )
    .where(
      and(
        eq(assignments.jurorId, jurorId),
        eq(assignments.challengeId, challengeId),
        isNull(assignments.releasedAt),
        eq(proposals.state, 'submitted'),
        eq(proposals.screening, 'eligible'),
      ),
    )
  const cardIds = rows.flatMap(({ scorecardId }) => scorecardId ?? [])
  const answers =
    cardIds.length === 0 ? [] : await db.select().from(scores).where(inArray(scores.scorecardId, cardIds))
  const order = readingOrder(
    rows.map(({ proposalId }) => proposalId),
    { seed: challengeId, seat: rows[0]?.seat ?? 1 },
  )
  return rows
    .sort((a, b) => order.indexOf(a.proposalId) - order.indexOf(b.proposalId))
    .map(({ scorecardId, state, openedAt, finalisedAt, seat: _, judgingRule, isFinalist, ...row }) => {
      const own = answers.filter((answer) => answer.scorecardId === scorecardId)
      const rule = storedRule(judgingRule)
      const total = jurorTotal(criteriaAskedOf(criteria, { isFinalist }), rule, pointsOf(own))
      return {
        ...row,
        state:
          state === 'final'
            ? 'final'
            : openedAt !== null || state === 'draft'
              ? 'in-progress'
              : 'not-started',
        answered: own.length,
        ownTotal: jurorTotalText(total, rule),
        minutesTaken: openedAt && finalisedAt ? (finalisedAt.getTime() - openedAt.getTime()) / 60_000 : null,
      }
    })
}

/** Minutes each finished proposal took. */
export function minutesPerFinished(queue: readonly QueueItem[]): number[] {
  return queue.flatMap(({ minutesTaken }) => minutesTaken ?? [])
}
