import { and, eq, inArray, notInArray, sql } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { awards, messages, proposals, teamMembers } from '#db/schema/index.ts'
import { isEligibleIn } from '#app/judge/data/declarations.server.ts'
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

/** True when the person is in the team of a proposal that takes part. */
export async function isInTakingTeam(
  db: Executor,
  { challengeId, personId }: { challengeId: string; personId: string },
): Promise<boolean> {
  const [found] = await db
    .select({ proposalId: proposals.id })
    .from(proposals)
    .innerJoin(teamMembers, eq(teamMembers.proposalId, proposals.id))
    .where(and(isEligibleIn(challengeId), eq(teamMembers.personId, personId)))
    .limit(1)
  return found !== undefined
}
