import { and, asc, desc, eq, lt } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { challenges, programmes, proposals, recordEntries, recordHeads } from '#db/schema/index.ts'
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

export type ListedEntry = Entry & {
  readonly challengeNumber: number | null
  readonly reference: string | null
}

/** One page of a programme's record, the newest first. `type` narrows; `before` is the last number of the page before. */
export async function recordPage(
  db: Executor,
  programmeId: string,
  { type, before, size }: { type: string | null; before: number | null; size: number },
): Promise<{ entries: ListedEntry[]; hasMore: boolean }> {
  const rows = await db
    .select({
      seq: recordEntries.seq,
      type: recordEntries.type,
      at: recordEntries.at,
      body: recordEntries.body,
      previousHash: recordEntries.previousHash,
      hash: recordEntries.hash,
      challengeNumber: challenges.number,
      reference: proposals.reference,
    })
    .from(recordEntries)
    .leftJoin(challenges, eq(challenges.id, recordEntries.challengeId))
    .leftJoin(proposals, eq(proposals.id, recordEntries.proposalId))
    .where(
      and(
        eq(recordEntries.programmeId, programmeId),
        type === null ? undefined : eq(recordEntries.type, type),
        before === null ? undefined : lt(recordEntries.seq, before),
      ),
    )
    .orderBy(desc(recordEntries.seq))
    .limit(size + 1)
  return {
    entries: rows.slice(0, size).map((row) => ({ ...row, at: row.at.toISOString() })),
    hasMore: rows.length > size,
  }
}

/** Where the record ends now, which kinds of entries it holds, and the programme's zone. */
export async function recordSummary(
  db: Executor,
  programmeId: string,
): Promise<{ head: ChainHead; types: string[]; zone: string }> {
  const [programme] = await db
    .select({ zone: programmes.zone })
    .from(programmes)
    .where(eq(programmes.id, programmeId))
  const [head] = await db
    .select({ seq: recordHeads.seq, hash: recordHeads.hash })
    .from(recordHeads)
    .where(eq(recordHeads.programmeId, programmeId))
  const types = await db
    .selectDistinct({ type: recordEntries.type })
    .from(recordEntries)
    .where(eq(recordEntries.programmeId, programmeId))
    .orderBy(asc(recordEntries.type))
  return {
    head: head ?? { seq: 0, hash: genesis },
    types: types.map(({ type }) => type),
    zone: programme?.zone ?? 'UTC',
  }
}
