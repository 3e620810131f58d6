import { and, eq } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { conflicts, jurors, proposals, teamMembers } from '#db/schema/index.ts'

/**
 * The proposals of a challenge whose scores one person must not see in any role: those where they declared a conflict
 * as a juror, and those of their own team.
 */
export async function proposalsClosedTo(
  db: Executor,
  { challengeId, personId }: { challengeId: string; personId: string },
): Promise<Set<string>> {
  const declared = await db
    .select({ proposalId: conflicts.proposalId })
    .from(conflicts)
    .innerJoin(jurors, eq(jurors.id, conflicts.jurorId))
    .where(
      and(
        eq(conflicts.challengeId, challengeId),
        eq(conflicts.standing, 'conflict'),
        eq(jurors.personId, personId),
      ),
    )
  const own = await db
    .select({ proposalId: proposals.id })
    .from(proposals)
    .innerJoin(teamMembers, eq(teamMembers.proposalId, proposals.id))
    .where(and(eq(proposals.challengeId, challengeId), eq(teamMembers.personId, personId)))
  return new Set([...declared, ...own].map(({ proposalId }) => proposalId))
}
