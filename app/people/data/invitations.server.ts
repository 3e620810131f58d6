import { createHash, randomBytes } from 'node:crypto'
import { and, eq, gt, isNull } from 'drizzle-orm'
import type { Executor, Tx } from '#db/client.server.ts'
import { invitations, people } from '#db/schema/index.ts'
import type { Locale } from '#app/platform/i18n.ts'

/** What somebody is invited to. The purpose says which ids are set. */
export type Invitation = {
  readonly id: string
  readonly email: string
  readonly name: string | null
  readonly locale: Locale
  readonly purpose: 'role' | 'team' | 'jury' | 'mentor'
  /** A role of the programme, or the team role. */
  readonly role: string | null
  readonly programmeId: string | null
  readonly challengeId: string | null
  readonly proposalId: string | null
  readonly jurorId: string | null
  readonly mentorId: string | null
  readonly invitedBy: string | null
  readonly expiresAt: Date
  readonly answer: 'accepted' | 'declined' | 'revoked' | null
}

const columns = {
  id: invitations.id,
  email: invitations.email,
  name: invitations.name,
  locale: invitations.locale,
  purpose: invitations.purpose,
  role: invitations.role,
  programmeId: invitations.programmeId,
  challengeId: invitations.challengeId,
  proposalId: invitations.proposalId,
  jurorId: invitations.jurorId,
  mentorId: invitations.mentorId,
  invitedBy: invitations.invitedBy,
  expiresAt: invitations.expiresAt,
  answer: invitations.answer,
}

/** 256 random bits for the mail, and the hash that is kept of them. */
export function newInvitationToken(): { token: string; tokenHash: string } {
  const token = randomBytes(32).toString('base64url')
  return { token, tokenHash: hashOf(token) }
}

/** The invitation behind a token, whatever became of it, with the inviter's name; null for an unknown token. */
export async function openInvitation(
  db: Executor,
  token: string,
): Promise<(Invitation & { inviterName: string | null }) | null> {
  const [row] = await db
    .select({ ...columns, inviterName: people.name })
    .from(invitations)
    .leftJoin(people, eq(people.id, invitations.invitedBy))
    .where(eq(invitations.tokenHash, hashOf(token)))
  return row ?? null
}

/**
 * Uses an invitation up in the transaction that does what it is for. Null when it was used, taken back or has
 * expired: of two at the same moment one gets null.
 */
export async function useInvitation(
  tx: Tx,
  token: string,
  use: { now: Date; personId: string | null; answer: 'accepted' | 'declined'; reason?: string },
): Promise<Invitation | null> {
  const [row] = await tx
    .update(invitations)
    .set({
      usedAt: use.now,
      usedBy: use.personId,
      answer: use.answer,
      declineReason: use.answer === 'declined' ? use.reason?.trim() || null : null,
    })
    .where(
      and(
        eq(invitations.tokenHash, hashOf(token)),
        isNull(invitations.usedAt),
        gt(invitations.expiresAt, use.now),
      ),
    )
    .returning(columns)
  return row ?? null
}

const hashOf = (token: string) => createHash('sha256').update(token).digest('hex')
