import { and, eq } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { publicVotes, voteConsents } from '#db/schema/index.ts'

/** Whether the team has said that its proposal stands on the ballot; null where the challenge has no public vote. */
export async function publicVoteTask(
  db: Executor,
  proposalId: string,
  challengeId: string,
): Promise<'completed' | 'optional' | null> {
  const [row] = await db
    .select({ consented: voteConsents.proposalId })
    .from(publicVotes)
    .leftJoin(
      voteConsents,
      and(eq(voteConsents.challengeId, publicVotes.challengeId), eq(voteConsents.proposalId, proposalId)),
    )
    .where(eq(publicVotes.challengeId, challengeId))
  if (!row) return null
  return row.consented === null ? 'optional' : 'completed'
}
