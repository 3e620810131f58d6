import { and, eq, isNotNull, isNull, notExists, notInArray, sql } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { assignments, challenges, conflicts, jurors, scorecards } from '#db/schema/index.ts'
import type { AssignmentFacts } from '../core/assignment.ts'
import { releaseReasons } from '../core/release-reasons.ts'
import { eligibleProposalIds } from './declarations.server.ts'

/**
 * What the assignment is planned from, in five queries. The seed is the challenge, so that a plan that was shown is
 * the plan that is applied as long as nothing has changed. Work counts as begun once the juror has opened it.
 */
export async function assignmentFacts(db: Executor, challengeId: string): Promise<AssignmentFacts> {
  const [challenge] = await db
    .select({ minimumReviews: challenges.minimumReviews })
    .from(challenges)
    .where(eq(challenges.id, challengeId))
  if (!challenge) throw new Error('An assignment was planned for a challenge that does not exist')
  const seats = await db
    .select({ id: jurors.id, maximumLoad: jurors.maximumLoad })
    .from(jurors)
    .where(and(eq(jurors.challengeId, challengeId), eq(jurors.state, 'accepted')))
  const cleared = await db
    .select({ jurorId: conflicts.jurorId, proposalId: conflicts.proposalId })
    .from(conflicts)
    .where(
      and(
        eq(conflicts.challengeId, challengeId),
        eq(conflicts.standing, 'clear'),
        notExists(
          db
            .select({ id: assignments.id })
            .from(assignments)
            .where(
              and(
                eq(assignments.jurorId, conflicts.jurorId),
                eq(assignments.proposalId, conflicts.proposalId),
                isNotNull(assignments.releasedAt),
                notInArray(assignments.releaseReason, Object.values(releaseReasons)),
              ),
            ),
        ),
      ),
    )
  const standing = await db
    .select({
      jurorId: assignments.jurorId,
      proposalId: assignments.proposalId,
      isStarted: sql<boolean>`${assignments.openedAt} is not null or exists (
        select 1 from ${scorecards} where ${scorecards.jurorId} = ${assignments.jurorId}
        and ${scorecards.proposalId} = ${assignments.proposalId} and ${scorecards.state} <> 'void')`,
    })
    .from(assignments)
    .where(and(eq(assignments.challengeId, challengeId), isNull(assignments.releasedAt)))
  const proposals = await eligibleProposalIds(db, challengeId)
  return {
    proposals,
    jurors: seats,
    cleared,
    standing,
    minimumReviews: challenge.minimumReviews,
    seed: challengeId,
  }
}
