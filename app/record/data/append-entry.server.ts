import { sql } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { recordEntries, recordHeads, recordSecrets } from '#db/schema/index.ts'
import { canonicalJson, commitmentOf, genesis, hashOfEntry } from '../core/chain.ts'
import { newSalt, sha256 } from '../sha256.server.ts'

export type NewEntry = {
  readonly programmeId: string
  readonly challengeId?: string
  readonly proposalId?: string
  /** Past tense, as the event: `ProposalSubmitted`. */
  readonly type: string
  readonly at: Date
  /** What everybody who may read the record may read: ids, instants, hashes, reasons given in public. No personal data. */
  readonly body: Readonly<Record<string, unknown>>
  /** Private payloads by name; the entry holds only `commitments.<name>` = SHA-256(salt, payload). */
  readonly secrets?: Readonly<Record<string, string>>
}

/**
 * Adds one entry to a programme's record inside the caller's transaction and returns its place and hash. The head row
 * is locked until commit, so that entries of one programme are numbered without gaps.
 */
export async function appendEntry(tx: Tx, entry: NewEntry): Promise<{ seq: number; hash: string }> {
  const head = await lockHead(tx, entry.programmeId)
  const seq = head.seq + 1
  const secrets = Object.entries(entry.secrets ?? {}).map(([name, payload]) => ({
    name,
    payload,
    salt: newSalt(),
  }))
  const commitments = Object.fromEntries(
    secrets.map((s) => [s.name, commitmentOf(s.salt, s.payload, sha256)]),
  )
  const body = canonicalJson({
    ...(entry.challengeId && { challengeId: entry.challengeId }),
    ...(entry.proposalId && { proposalId: entry.proposalId }),
    ...entry.body,
    ...(secrets.length > 0 && { commitments }),
  })
  const at = entry.at.toISOString()
  const hash = hashOfEntry({ seq, type: entry.type, at, body, previousHash: head.hash }, sha256)
  await tx.insert(recordEntries).values({
    programmeId: entry.programmeId,
    seq,
    type: entry.type,
    challengeId: entry.challengeId,
    proposalId: entry.proposalId,
    at: entry.at,
    body,
    previousHash: head.hash,
    hash,
  })
  if (secrets.length > 0) {
    await tx.insert(recordSecrets).values(secrets.map((s) => ({ programmeId: entry.programmeId, seq, ...s })))
  }
  await tx
    .update(recordHeads)
    .set({ seq, hash })
    .where(sql`${recordHeads.programmeId} = ${entry.programmeId}`)
  return { seq, hash }
}

async function lockHead(tx: Tx, programmeId: string): Promise<{ seq: number; hash: string }> {
  await tx.insert(recordHeads).values({ programmeId, seq: 0, hash: genesis }).onConflictDoNothing()
  const [head] = await tx
    .select({ seq: recordHeads.seq, hash: recordHeads.hash })
    .from(recordHeads)
    .where(sql`${recordHeads.programmeId} = ${programmeId}`)
    .for('update')
  if (!head) throw new Error('The record head vanished while it was being locked')
  return head
}
