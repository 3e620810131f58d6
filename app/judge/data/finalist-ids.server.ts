import type { Executor } from '#db/client.server.ts'
import { eq } from 'drizzle-orm'
import { finalists } from '#db/schema/index.ts'

/** The proposals on the shortlist of a challenge; empty while there is none. */
export async function finalistIdsOf(db: Executor, challengeId: string): Promise<ReadonlySet<string>> {
  const rows = await db
    .select({ proposalId: finalists.proposalId })
    .from(finalists)
    .where(eq(finalists.challengeId, challengeId))
  return new Set(rows.map(({ proposalId }) => proposalId))
}
