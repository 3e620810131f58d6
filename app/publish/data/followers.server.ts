import { and, desc, eq, inArray, isNotNull, sql } from 'drizzle-orm'
import type { Executor, Tx } from '#db/client.server.ts'
import {
  followers,
  pubBriefTexts,
  pubChallenges,
  pubShortAddresses,
  shortAddresses,
} from '#db/schema/index.ts'
import type { Locale } from '#app/platform/i18n.ts'
import type { ApplicantKind } from '../core/eligibility.ts'
import { textIn } from '../core/text-in.ts'

/** A public challenge by its address, with its title in the reader's language where there is one; or null. */
export async function followedChallenge(
  db: Executor,
  where: { slug: string } | { id: string },
  lang: Locale,
) {
  const rows = await db
    .select({
      id: pubChallenges.id,
      programmeId: pubChallenges.programmeId,
      slug: pubChallenges.slug,
      state: pubChallenges.state,
      zone: pubChallenges.zone,
      closesAt: pubChallenges.closesAt,
      locale: pubBriefTexts.locale,
      title: pubBriefTexts.title,
    })
    .from(pubChallenges)
    .innerJoin(pubBriefTexts, eq(pubBriefTexts.challengeId, pubChallenges.id))
    .where('slug' in where ? eq(pubChallenges.slug, where.slug) : eq(pubChallenges.id, where.id))
  return textIn(rows, lang) ?? null
}

export type Interest = {
  readonly organisation: string
  readonly kind: ApplicantKind
  readonly country: string
}

export type NewFollower = {
  readonly challengeId: string
  /** In small letters. */
  readonly email: string
  readonly locale: Locale
  readonly zone: string | null
  readonly interest: Interest | null
  /** When it is forgotten unless somebody confirms it. */
  readonly expiresAt: Date
  /** True when whoever asks has shown that the address is theirs. */
  readonly isOwnAddress: boolean
}

/**
 * Writes down that somebody wants to follow, to be confirmed. Who asked before and has not confirmed gets more time and
 * what they say now; who follows already stays as they are unless they say so themselves (`isOwnAddress`): anybody can
 * type anybody's address.
 */
export async function askedToFollow(
  tx: Tx,
  { challengeId, email, locale, zone, interest, expiresAt, isOwnAddress }: NewFollower,
): Promise<{ id: string; isConfirmed: boolean }> {
  const told = {
    locale,
    zone,
    ...(interest && {
      intention: 'may_apply' as const,
      organisation: interest.organisation,
      organisationKind: interest.kind,
      country: interest.country,
    }),
  }
  const columns = { id: followers.id, confirmedAt: followers.confirmedAt }
  const [made] = await tx
    .insert(followers)
    .values({ challengeId, email, expiresAt, ...told })
    .onConflictDoNothing({ target: [followers.challengeId, followers.email] })
    .returning(columns)
  if (made) return { id: made.id, isConfirmed: false }
  const [known] = await tx
    .select(columns)
    .from(followers)
    .where(and(eq(followers.challengeId, challengeId), eq(followers.email, email)))
    .for('update')
  if (!known) throw new Error('A follower vanished while asking again')
  const isConfirmed = known.confirmedAt !== null
  if (!isConfirmed || isOwnAddress) {
    await tx
      .update(followers)
      .set({ ...told, ...(!isConfirmed && { expiresAt }) })
      .where(eq(followers.id, known.id))
  }
  return { id: known.id, isConfirmed }
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** What the link of a mail leads to: which challenge, and whether it was confirmed; or null. Never whose it is. */
export async function followingBehind(db: Executor, id: string, now: Date) {
  if (!uuid.test(id)) return null
  const [row] = await db
    .select({
      id: followers.id,
      challengeId: followers.challengeId,
      confirmedAt: followers.confirmedAt,
      expiresAt: followers.expiresAt,
      intention: followers.intention,
      organisation: followers.organisation,
    })
    .from(followers)
    .where(eq(followers.id, id))
  if (!row || (row.expiresAt !== null && row.expiresAt <= now)) return null
  return { ...row, isConfirmed: row.confirmedAt !== null }
}

/** How many follow a challenge, and how many of them may apply. Counts alone: organisers never learn who. */
export async function followerCounts(db: Executor, challengeId: string) {
  const [row] = await db
    .select({
      following: sql<number>`count(*)::int`,
      mayApply: sql<number>`(count(*) filter (where ${followers.intention} = 'may_apply'))::int`,
    })
    .from(followers)
    .where(and(eq(followers.challengeId, challengeId), isNotNull(followers.confirmedAt)))
  return row ?? { following: 0, mayApply: 0 }
}

/** The short address that is shown for a challenge: the newest. */
export async function shortCodeOf(db: Executor, challengeId: string): Promise<string> {
  const [row] = await db
    .select({ code: shortAddresses.code })
    .from(shortAddresses)
    .where(eq(shortAddresses.challengeId, challengeId))
    .orderBy(desc(shortAddresses.createdAt), shortAddresses.code)
    .limit(1)
  if (!row) throw new Error(`the challenge ${challengeId} has no short address`)
  return row.code
}

/** The same for a public challenge, with the rights of a visitor; null where it is not public. */
export async function publicShortCode(db: Executor, slug: string): Promise<string | null> {
  const [row] = await db
    .select({ code: pubShortAddresses.code })
    .from(pubShortAddresses)
    .where(eq(pubShortAddresses.slug, slug))
    .orderBy(desc(pubShortAddresses.createdAt), pubShortAddresses.code)
    .limit(1)
  return row?.code ?? null
}

/** The address of the public challenge that the first of these codes leads to, or null. */
export async function slugBehind(db: Executor, codes: readonly string[]): Promise<string | null> {
  if (codes.length === 0) return null
  const found = await db
    .select({ code: pubShortAddresses.code, slug: pubShortAddresses.slug })
    .from(pubShortAddresses)
    .where(inArray(pubShortAddresses.code, [...codes]))
  return (
    codes.map((code) => found.find((row) => row.code === code)?.slug).find((slug) => slug !== undefined) ??
    null
  )
}
