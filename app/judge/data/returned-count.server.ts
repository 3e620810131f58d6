import { and, eq } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { commentStandings } from '#db/schema/index.ts'
import { proposalsClosedTo } from './closed-proposals.server.ts'

/** How many of a juror's comments to teams were sent back to be written anew. Two queries. */
export async function returnedCount(
  db: Executor,
  { jurorId, challengeId, personId }: { jurorId: string; challengeId: string; personId: string },
): Promise<number> {
  const rows = await db
    .select({ proposalId: commentStandings.proposalId })
    .from(commentStandings)
    .where(and(eq(commentStandings.jurorId, jurorId), eq(commentStandings.step, 'sent_back')))
  if (rows.length === 0) return 0
  const closed = await proposalsClosedTo(db, { challengeId, personId })
  return rows.filter(({ proposalId }) => !closed.has(proposalId)).length
}
