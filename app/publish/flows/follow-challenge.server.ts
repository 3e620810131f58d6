import { and, eq, gt, isNull, lte, ne, or } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { followers, sessionGuests } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import { nameFromEmail } from '#app/people/core/sign-in.ts'
import { ensurePerson } from '#app/people/data/people.server.ts'
import type { Locale } from '#app/platform/i18n.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { askedToFollow, followedChallenge, type Interest } from '../data/followers.server.ts'
import { refusedByLimits } from '../data/public-attempts.server.ts'

/** An address that nobody confirms is forgotten after this long. */
const daysToConfirm = 7

export type FollowChallenge = {
  readonly slug: string
  /** In small letters. */
  readonly email: string
  readonly locale: Locale
  readonly zone: string | null
  readonly interest: Interest | null
  readonly clientAddress: string
  /** True when it is the address of whoever is signed in: then nothing is left to confirm. */
  readonly isOwnAddress: boolean
}

export type FollowRefusal =
  | { readonly code: 'rate-limited'; readonly retryAt: Date }
  | { readonly code: 'challenge-unknown' }
  | { readonly code: 'follow-over' }

/**
 * Somebody wants mail about a challenge. Nothing but one mail follows until its link was opened and the button behind it
 * pressed; the answer is the same whether they follow already.
 */
export async function followChallenge(
  given: FollowChallenge,
  { db, clock, notices }: Ports,
): Promise<Result<{ isConfirmed: boolean; id: string }, FollowRefusal>> {
  const challenge = await followedChallenge(db, { slug: given.slug }, given.locale)
  if (challenge === null) return refuse('challenge-unknown')
  if (challenge.state === 'cancelled' || challenge.state === 'completed') return refuse('follow-over')
  const limited = await refusedByLimits(
    db,
    { clientAddress: given.clientAddress, ...(!given.isOwnAddress && { email: given.email }) },
    await clock.now(db),
  )
  if (limited) return { ok: false, refusal: limited }
  return db.transaction(async (tx) => {
    const now = await clock.now(tx)
    const expiresAt = new Date(now.getTime() + daysToConfirm * 86_400_000)
    const { email, locale, zone, interest, isOwnAddress } = given
    const told = { email, locale, zone, interest, isOwnAddress }
    const asked = await askedToFollow(tx, { challengeId: challenge.id, expiresAt, ...told })
    if (isOwnAddress) return accept({ isConfirmed: true, id: await confirm(tx, asked.id, now) })
    await notices.post(tx, {
      notice: 'follow.confirm',
      key: `follow.confirm:${asked.id}:${now.toISOString()}`,
      to: { personId: null, name: nameFromEmail(email), email, locale, zone },
      programmeId: challenge.programmeId,
      challengeId: challenge.id,
      data: {
        following: asked.id,
        challenge: challenge.title,
        isConfirmed: asked.isConfirmed,
        expiresAt: expiresAt.toISOString(),
      },
      sendAt: now,
    })
    return accept({ isConfirmed: false, id: asked.id })
  })
}

/** The button behind the link of the mail. Pressed twice it is pressed once. */
export async function confirmFollowing(
  id: string,
  { db, clock }: Ports,
): Promise<Result<{ id: string }, { code: 'following-unknown' }>> {
  return db.transaction(async (tx) => {
    const now = await clock.now(tx)
    const [row] = await tx
      .select({ id: followers.id })
      .from(followers)
      .where(and(eq(followers.id, id), or(isNull(followers.expiresAt), gt(followers.expiresAt, now))))
      .for('update')
    return row ? accept({ id: await confirm(tx, row.id, now) }) : refuse('following-unknown')
  })
}

/**
 * From now on there is a person behind the address, as after signing in by mail. Whoever followed under an address they
 * had before keeps that following.
 */
async function confirm(tx: Tx, id: string, now: Date): Promise<string> {
  const [row] = await tx.select().from(followers).where(eq(followers.id, id)).for('update')
  if (!row) throw new Error('A follower vanished while following')
  if (row.confirmedAt !== null) return row.id
  const person = await ensurePerson(tx, {
    email: row.email,
    name: nameFromEmail(row.email),
    locale: row.locale ?? 'en',
    zone: row.zone,
    isVerified: true,
  })
  await tx
    .delete(followers)
    .where(
      and(
        eq(followers.challengeId, row.challengeId),
        eq(followers.personId, person.id),
        ne(followers.id, row.id),
      ),
    )
  await tx
    .update(followers)
    .set({ personId: person.id, confirmedAt: now, expiresAt: null })
    .where(eq(followers.id, row.id))
  return row.id
}

/** No more mail about this challenge for who followed it. True when there was something to end. */
export async function stopFollowing(id: string, { db }: Pick<Ports, 'db'>): Promise<boolean> {
  const gone = await db.delete(followers).where(eq(followers.id, id)).returning({ id: followers.id })
  return gone.length > 0
}

/** Addresses that nobody confirmed in time are forgotten: of followers, and of guests of sessions. */
export async function forgetUnconfirmed({ db, clock }: Pick<Ports, 'db' | 'clock'>): Promise<number> {
  const now = await clock.now(db)
  const ofFollowers = await db
    .delete(followers)
    .where(lte(followers.expiresAt, now))
    .returning({ id: followers.id })
  const ofGuests = await db
    .delete(sessionGuests)
    .where(lte(sessionGuests.expiresAt, now))
    .returning({ id: sessionGuests.id })
  return ofFollowers.length + ofGuests.length
}
