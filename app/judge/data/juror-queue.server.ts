import type { ContentLanguage } from '#app/platform/languages.ts'
import { and, eq, inArray, isNull, ne, sql } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { assignments, organisations, proposals, scorecards, scores } from '#db/schema/index.ts'
import { toFixedHalfUp } from '../core/fraction.ts'
import { scorecardTotal, type Criterion } from '../core/scoring.ts'
import { readingOrder } from '../core/seeded-order.ts'
import { pointsOf } from './open-scorecard.server.ts'

export type QueueItem = {
  readonly assignmentId: string
  readonly reference: string
  readonly title: string
  readonly language: ContentLanguage
  readonly organisation: string
  readonly state: 'not-started' | 'in-progress' | 'final'
  /** Criteria answered so far. */
  readonly answered: number
  /** The juror's own total, 0 to 100 with two decimals; null while nothing is scored. Never anybody else's. */
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
      organisation: organisations.name,
      scorecardId: scorecards.id,
      state: scorecards.state,
      finalisedAt: scorecards.finalisedAt,
    })
    .from(assignments)
    .innerJoin(proposals, eq(proposals.id, assignments.proposalId))
    .innerJoin(organisations, eq(organisations.id, proposals.organisationId))
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
    { seed: challengeId, jurorId },
  )
  return rows
    .sort((a, b) => order.indexOf(a.proposalId) - order.indexOf(b.proposalId))
    .map(({ scorecardId, state, openedAt, finalisedAt, proposalId: _, ...row }) => {
      const own = answers.filter((answer) => answer.scorecardId === scorecardId)
      const total = scorecardTotal(criteria, pointsOf(own))
      return {
        ...row,
        state:
          state === 'final'
            ? 'final'
            : openedAt !== null || state === 'draft'
              ? 'in-progress'
              : 'not-started',
        answered: own.length,
        ownTotal: total && toFixedHalfUp(total, 2),
        minutesTaken: openedAt && finalisedAt ? (finalisedAt.getTime() - openedAt.getTime()) / 60_000 : null,
      }
    })
}

/** Minutes each finished proposal took. */
export function minutesPerFinished(queue: readonly QueueItem[]): number[] {
  return queue.flatMap(({ minutesTaken }) => minutesTaken ?? [])
}
