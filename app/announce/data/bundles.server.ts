import { and, eq } from 'drizzle-orm'
import type { Executor, Tx } from '#db/client.server.ts'
import {
  bundleRows,
  challenges,
  decisions,
  pubBundles,
  recordEntries,
  recordSecrets,
  resultBundles,
} from '#db/schema/index.ts'
import { recordOf } from '#app/record/data/record-entries.server.ts'
import { opensSecret, opensStep, type Openings, type SealedBundle, type SealedRow } from '../core/bundle.ts'

/** PostgreSQL takes 65,535 values in one statement. */
const rowsAtOnce = 5_000

/** Writes a sealed bundle with its rows. */
export async function insertBundle(
  tx: Tx,
  bundle: typeof resultBundles.$inferInsert,
  rows: readonly SealedRow[],
): Promise<void> {
  await tx.insert(resultBundles).values(bundle)
  const { decisionId } = bundle
  for (let from = 0; from < rows.length; from += rowsAtOnce)
    await tx
      .insert(bundleRows)
      .values(rows.slice(from, from + rowsAtOnce).map((row) => ({ decisionId, ...row })))
}

/** The bundle of an announced challenge; null before the instant, and where there is none. The database says so. */
export async function publicBundle(db: Executor, slug: string): Promise<SealedBundle | null> {
  const [row] = await db.select().from(pubBundles).where(eq(pubBundles.slug, slug))
  if (!row) return null
  const { body, seq, type, at, sealed, previousHash, recordHash } = row
  return {
    body,
    seal: { seq, type, at: at.toISOString(), body: sealed, previousHash, hash: recordHash },
  }
}

/** Whether there is a bundle of an announced challenge, without reading it. */
export async function hasPublicBundle(db: Executor, slug: string): Promise<boolean> {
  const rows = await db.select({ hash: pubBundles.hash }).from(pubBundles).where(eq(pubBundles.slug, slug))
  return rows.length > 0
}

/** Everything that opens the bundle of a challenge, as far as it has not been erased; null where no bundle stands. */
export async function bundleOpenings(db: Executor, challengeId: string): Promise<Openings | null> {
  const [found] = await db
    .select({
      decisionId: resultBundles.decisionId,
      decisionHash: decisions.hash,
      sealedSeq: resultBundles.recordSeq,
      programmeId: challenges.programmeId,
    })
    .from(resultBundles)
    .innerJoin(decisions, and(eq(decisions.id, resultBundles.decisionId), eq(decisions.state, 'confirmed')))
    .innerJoin(challenges, eq(challenges.id, resultBundles.challengeId))
    .where(eq(resultBundles.challengeId, challengeId))
  if (!found) return null
  const { entries } = await recordOf(db, found.programmeId)
  const { commitment, salt, payload } = bundleRows
  const rows = await db
    .select({ commitment, salt, payload })
    .from(bundleRows)
    .where(eq(bundleRows.decisionId, found.decisionId))
  const secrets = await db
    .select({
      seq: recordSecrets.seq,
      name: recordSecrets.name,
      salt: recordSecrets.salt,
      payload: recordSecrets.payload,
      type: recordEntries.type,
      body: recordEntries.body,
    })
    .from(recordSecrets)
    .innerJoin(
      recordEntries,
      and(eq(recordEntries.programmeId, recordSecrets.programmeId), eq(recordEntries.seq, recordSecrets.seq)),
    )
    .where(and(eq(recordSecrets.programmeId, found.programmeId), eq(recordEntries.challengeId, challengeId)))
  return {
    entries,
    rows,
    secrets: secrets
      .filter(
        (secret) =>
          (secret.seq <= found.sealedSeq && opensSecret(secret, found.decisionHash)) || opensStep(secret),
      )
      .map(({ type: _, body: __, ...secret }) => secret),
  }
}
