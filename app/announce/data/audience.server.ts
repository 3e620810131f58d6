import { and, eq, inArray, notInArray, sql } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { awards, messages, teamMembers } from '#db/schema/index.ts'
import { decisionNotices, type Audience, type OutcomeMessage } from '../core/audience.ts'

/** Every proposal of a decision with its outcome and its team. One query. */
export async function audiencesOf(db: Executor, decisionId: string): Promise<Audience[]> {
  return db
    .select({
      proposalId: awards.proposalId,
      outcome: awards.outcome,
      personIds: sql<string[]>`json_agg(${teamMembers.personId})`,
    })
    .from(awards)
    .innerJoin(teamMembers, eq(teamMembers.proposalId, awards.proposalId))
    .where(eq(awards.decisionId, decisionId))
    .groupBy(awards.proposalId, awards.outcome)
}

export type PlannedOutcomeMessage = OutcomeMessage & { readonly locale: string }

/** The messages about outcomes that stand in the outbox, whether they have gone or not. One query. */
export async function outcomeMessages(db: Executor, challengeId: string): Promise<PlannedOutcomeMessage[]> {
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
      ),
    )
}
