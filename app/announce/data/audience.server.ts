import { and, eq, inArray, notExists, notInArray, sql } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { awards, decisions, messages, teamMembers } from '#db/schema/index.ts'
import type { Challenge } from '#app/lifecycle/challenge.ts'
import { tellsWinnersAt } from '#app/lifecycle/telling-time.ts'
import { audienceFaults, decisionNotices, type Audience, type OutcomeMessage } from '../core/audience.ts'
import { announcedOutcome, isMovedUpBefore } from '../core/told-teams.ts'

/** Every proposal of a decision with its team and what it is to hear. The challenge is settled. One query. */
export async function audiencesOf(
  db: Executor,
  decisionId: string,
  challenge: Challenge,
): Promise<Audience[]> {
  const rows = await db
    .select({
      proposalId: awards.proposalId,
      outcome: awards.outcome,
      answer: awards.answer,
      answeredAt: awards.answeredAt,
      movedUpAt: awards.movedUpAt,
      personIds: sql<string[]>`json_agg(${teamMembers.personId})`,
    })
    .from(awards)
    .innerJoin(teamMembers, eq(teamMembers.proposalId, awards.proposalId))
    .where(eq(awards.decisionId, decisionId))
    .groupBy(awards.id)
  const { announcesAt } = challenge.calendar
  const isTold = challenge.winnersToldAt !== null || tellsWinnersAt(challenge) !== null
  const telling = !isTold ? 'never' : challenge.state === 'confirmed' ? 'wanted' : 'over'
  return rows.map(({ proposalId, personIds, ...standing }) => ({
    proposalId,
    personIds,
    outcome: announcedOutcome(standing, announcesAt),
    embargoed:
      standing.outcome === 'winner' || isMovedUpBefore(standing.movedUpAt, announcesAt) ? telling : 'never',
  }))
}

export type PlannedOutcomeMessage = OutcomeMessage & { readonly locale: string }

/**
 * The messages about outcomes that stand in the outbox, whether they have gone or not; without those that told of a decision
 * which was withdrawn. One query.
 */
export async function outcomeMessages(db: Executor, challengeId: string): Promise<PlannedOutcomeMessage[]> {
  const ofWithdrawn = db
    .select({ id: awards.id })
    .from(awards)
    .innerJoin(decisions, and(eq(decisions.id, awards.decisionId), eq(decisions.state, 'withdrawn')))
    .where(
      and(eq(awards.challengeId, challengeId), sql`${awards.id}::text = split_part(${messages.key}, ':', 2)`),
    )
  return db
    .select({
      notice: messages.notice,
      proposalId: messages.proposalId,
      personId: messages.personId,
      locale: sql<string>`${messages.locale}`,
    })
    .from(messages)
    .where(
      and(
        eq(messages.challengeId, challengeId),
        inArray(messages.notice, [...decisionNotices]),
        notInArray(messages.state, ['cancelled', 'skipped']),
        notExists(ofWithdrawn),
      ),
    )
}

/** Undoes a transaction: the messages planned in it are not the ones the decision asks for. */
export class AudienceMismatch extends Error {}

/** Throws unless every person is to hear exactly what holds for their team by this decision. The challenge is settled. */
export async function assertAudience(db: Executor, decisionId: string, challenge: Challenge): Promise<void> {
  const audiences = await audiencesOf(db, decisionId, challenge)
  if (audienceFaults(audiences, await outcomeMessages(db, challenge.id)).length > 0)
    throw new AudienceMismatch()
}
