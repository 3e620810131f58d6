import { and, eq, max } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { recordEntries } from '#db/schema/index.ts'

/** When the judging of a challenge last ended, by the record; null when it never has. One query. */
export async function lastJudgingEnd(db: Executor, challengeId: string): Promise<Date | null> {
  const [row] = await db
    .select({ at: max(recordEntries.at) })
    .from(recordEntries)
    .where(and(eq(recordEntries.challengeId, challengeId), eq(recordEntries.type, 'JudgingEnded')))
  return row?.at ?? null
}
