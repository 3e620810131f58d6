import { asc, eq } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { recordEntries, recordHeads } from '#db/schema/index.ts'
import { genesis, type Entry } from '../core/chain.ts'

export type ChainHead = { readonly seq: number; readonly hash: string }

/** All entries of a programme in order, and where its head says the chain ends. Two queries. */
export async function recordOf(
  db: Executor,
  programmeId: string,
): Promise<{ head: ChainHead; entries: Entry[] }> {
  const [head] = await db
    .select({ seq: recordHeads.seq, hash: recordHeads.hash })
    .from(recordHeads)
    .where(eq(recordHeads.programmeId, programmeId))
  const rows = await db
    .select({
      seq: recordEntries.seq,
      type: recordEntries.type,
      at: recordEntries.at,
      body: recordEntries.body,
      previousHash: recordEntries.previousHash,
      hash: recordEntries.hash,
    })
    .from(recordEntries)
    .where(eq(recordEntries.programmeId, programmeId))
    .orderBy(asc(recordEntries.seq))
  return {
    head: head ?? { seq: 0, hash: genesis },
    entries: rows.map((row) => ({ ...row, at: row.at.toISOString() })),
  }
}
