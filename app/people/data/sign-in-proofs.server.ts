import { createHash, createHmac, randomBytes, randomInt, timingSafeEqual } from 'node:crypto'
import { and, desc, eq, gt, lte, sql } from 'drizzle-orm'
import type { Executor, Tx } from '#db/client.server.ts'
import { verifications } from '#db/schema/index.ts'
import { newId } from '#app/platform/ids.server.ts'
import { proofMinutes, readToken, writeToken, wrongCodesAllowed } from '../core/sign-in.ts'

/** What is kept of a mailed proof: never the link or the code, only what they can be compared with. */
type KeptProof = {
  readonly linkHash: string
  readonly codeHash: string
  readonly wrongCodes: number
  readonly email?: string
}

/** What a mailed proof is for: coming in with an address, or giving an account that address. */
export type ProofOf =
  | { readonly kind: 'sign-in'; readonly email: string }
  | { readonly kind: 'address'; readonly email: string; readonly personId: string }

export type NewProof = {
  readonly id: string
  readonly token: string
  readonly code: string
  readonly expiresAt: Date
}

/** One proof at a time for each: of an address that signs in, of an account that changes its address. */
const identifierOf = (proof: ProofOf) =>
  proof.kind === 'sign-in' ? `sign-in:${proof.email}` : `address:${proof.personId}`

/** Makes a proof; every older one for the same stops working. */
export async function newProof(tx: Tx, of: ProofOf, now: Date, secretKey: string): Promise<NewProof> {
  const identifier = identifierOf(of)
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
    value: kept({
      linkHash: hashOfLink(secret),
      codeHash: hashOfCode(id, code, secretKey),
      wrongCodes: 0,
      ...(of.kind === 'address' && { email: of.email }),
    }),
    expiresAt,
  })
  return { id, token: writeToken({ id, secret }), code, expiresAt }
}

/** Uses a link for signing in up and answers the address it proves, or null. */
export async function takeLink(tx: Tx, token: string, now: Date): Promise<string | null> {
  const row = await proofBehind(tx, token, now)
  const email = row?.identifier.startsWith('sign-in:') ? row.identifier.slice('sign-in:'.length) : null
  if (!row || !email) return null
  await tx.delete(verifications).where(eq(verifications.id, row.id))
  return email
}

/** Uses a link for a change of address up: the address it proves for that account, or null. */
export async function takeAddressLink(
  tx: Tx,
  given: { token: string; personId: string; now: Date },
): Promise<string | null> {
  const row = await proofBehind(tx, given.token, given.now)
  if (!row || row.identifier !== `address:${given.personId}`) return null
  await tx.delete(verifications).where(eq(verifications.id, row.id))
  return (JSON.parse(row.value) as KeptProof).email ?? null
}

async function proofBehind(tx: Tx, token: string, now: Date) {
  const parts = readToken(token)
  if (!parts) return null
  const [row] = await tx
    .select()
    .from(verifications)
    .where(and(eq(verifications.id, parts.id), gt(verifications.expiresAt, now)))
    .for('update')
  if (!row || !isSame((JSON.parse(row.value) as KeptProof).linkHash, hashOfLink(parts.secret))) return null
  return row
}

type GivenCode = { code: string; secretKey: string; now: Date }

/** Uses a code for signing in up. A wrong one is counted; the last allowed one ends the proof. True when it was right. */
export async function takeCode(tx: Tx, given: GivenCode & { email: string }): Promise<boolean> {
  return (await proofWithCode(tx, `sign-in:${given.email}`, given)) !== null
}

/** The address proven for that account, or null. Wrong codes count as when signing in. */
export async function takeAddressCode(
  tx: Tx,
  given: GivenCode & { personId: string },
): Promise<string | null> {
  return (await proofWithCode(tx, `address:${given.personId}`, given))?.email ?? null
}

/** Where a change of address that is still under way leads, or null. */
export async function pendingAddress(db: Executor, personId: string, now: Date): Promise<string | null> {
  const [row] = await db
    .select({ value: verifications.value })
    .from(verifications)
    .where(and(eq(verifications.identifier, `address:${personId}`), gt(verifications.expiresAt, now)))
  return row ? ((JSON.parse(row.value) as KeptProof).email ?? null) : null
}

async function proofWithCode(tx: Tx, identifier: string, given: GivenCode): Promise<KeptProof | null> {
  const [row] = await tx
    .select()
    .from(verifications)
    .where(and(eq(verifications.identifier, identifier), gt(verifications.expiresAt, given.now)))
    .orderBy(desc(verifications.expiresAt))
    .limit(1)
    .for('update')
  if (!row) return null
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
  return isRight ? proof : null
}

const kept = (proof: KeptProof) => JSON.stringify(proof)

const hashOfLink = (secret: string) => createHash('sha256').update(secret).digest('hex')

/** A million codes are guessed in no time from a plain hash: the key stays outside the database. */
const hashOfCode = (id: string, code: string, secretKey: string) =>
  createHmac('sha256', secretKey).update(`${id}\n${code}`).digest('hex')

function isSame(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b))
}
