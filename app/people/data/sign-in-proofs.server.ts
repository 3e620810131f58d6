import { createHash, createHmac, randomBytes, randomInt, timingSafeEqual } from 'node:crypto'
import { and, desc, eq, gt, lte, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { verifications } from '#db/schema/index.ts'
import { newId } from '#app/platform/ids.server.ts'
import { proofMinutes, readToken, writeToken, wrongCodesAllowed } from '../core/sign-in.ts'

/** What is kept of a mailed proof: never the link or the code, only what they can be compared with. */
type KeptProof = { readonly linkHash: string; readonly codeHash: string; readonly wrongCodes: number }

export type NewProof = {
  readonly id: string
  readonly token: string
  readonly code: string
  readonly expiresAt: Date
}

const identifierOf = (email: string) => `sign-in:${email}`

/** Makes a proof for an address; every older one of that address stops working. */
export async function newProof(tx: Tx, email: string, now: Date, secretKey: string): Promise<NewProof> {
  const identifier = identifierOf(email)
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${identifier}, 0))`)
  await tx.delete(verifications).where(eq(verifications.identifier, identifier))
  await tx.delete(verifications).where(lte(verifications.expiresAt, now))
  const id = newId()
  const secret = randomBytes(32).toString('base64url')
  const code = String(randomInt(1_000_000)).padStart(6, '0')
  const expiresAt = new Date(now.getTime() + proofMinutes * 60_000)
  await tx.insert(verifications).values({
    id,
    identifier,
    value: kept({ linkHash: hashOfLink(secret), codeHash: hashOfCode(id, code, secretKey), wrongCodes: 0 }),
    expiresAt,
  })
  return { id, token: writeToken({ id, secret }), code, expiresAt }
}

/** Uses a link up and answers the address it proves, or null. */
export async function takeLink(tx: Tx, token: string, now: Date): Promise<string | null> {
  const parts = readToken(token)
  if (!parts) return null
  const [row] = await tx
    .select()
    .from(verifications)
    .where(and(eq(verifications.id, parts.id), gt(verifications.expiresAt, now)))
    .for('update')
  if (!row || !isSame((JSON.parse(row.value) as KeptProof).linkHash, hashOfLink(parts.secret))) return null
  await tx.delete(verifications).where(eq(verifications.id, row.id))
  return row.identifier.slice(identifierOf('').length)
}

/** Uses a code up. A wrong one is counted; the last allowed one ends the proof. True when it was right. */
export async function takeCode(
  tx: Tx,
  given: { email: string; code: string; secretKey: string; now: Date },
): Promise<boolean> {
  const [row] = await tx
    .select()
    .from(verifications)
    .where(
      and(eq(verifications.identifier, identifierOf(given.email)), gt(verifications.expiresAt, given.now)),
    )
    .orderBy(desc(verifications.expiresAt))
    .limit(1)
    .for('update')
  if (!row) return false
  const proof = JSON.parse(row.value) as KeptProof
  const isRight = isSame(proof.codeHash, hashOfCode(row.id, given.code, given.secretKey))
  const wrongCodes = proof.wrongCodes + (isRight ? 0 : 1)
  if (isRight || wrongCodes >= wrongCodesAllowed) {
    await tx.delete(verifications).where(eq(verifications.id, row.id))
  } else {
    await tx
      .update(verifications)
      .set({ value: kept({ ...proof, wrongCodes }) })
      .where(eq(verifications.id, row.id))
  }
  return isRight
}

const kept = (proof: KeptProof) => JSON.stringify(proof)

const hashOfLink = (secret: string) => createHash('sha256').update(secret).digest('hex')

/** A million codes are guessed in no time from a plain hash: the key stays outside the database. */
const hashOfCode = (id: string, code: string, secretKey: string) =>
  createHmac('sha256', secretKey).update(`${id}\n${code}`).digest('hex')

function isSame(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b))
}
