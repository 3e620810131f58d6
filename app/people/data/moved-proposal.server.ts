import { and, eq } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { challenges, moveRequests, proposals } from '#db/schema/index.ts'

/** The reference of a proposal that was once in the challenge of this slug and was moved from there; else null. */
export async function referenceMovedFrom(
  db: Executor,
  { proposalId, slug }: { proposalId: string; slug: string },
): Promise<string | null> {
  const [moved] = await db
    .select({ reference: proposals.reference })
    .from(moveRequests)
    .innerJoin(proposals, eq(proposals.id, moveRequests.proposalId))
    .innerJoin(challenges, eq(challenges.id, moveRequests.fromChallengeId))
    .where(
      and(
        eq(moveRequests.proposalId, proposalId),
        eq(moveRequests.answer, 'agreed'),
        eq(challenges.slug, slug),
      ),
    )
    .limit(1)
  return moved?.reference ?? null
}
