import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { invitations, people } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import type { PostedMessage } from '#app/notify/core/port.ts'
import type { Locale } from '#app/platform/i18n.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import type { Role } from '../core/viewer.ts'
import { normalEmail } from '../core/sign-in.ts'
import { newInvitationToken } from '../data/invitations.server.ts'
import { personWithEmail } from '../data/people.server.ts'
import { scopeName } from '../data/scope-names.server.ts'
import { holdsGrant } from '../data/role-grants.server.ts'

const daysOpen = 14

/** What the invitation is to. The ids of the programme and challenge say whose page lists it. */
export type InvitationPurpose =
  | {
      readonly kind: 'role'
      readonly role: Role
      readonly programmeId: string | null
      readonly challengeId: string | null
    }
  | {
      readonly kind: 'team'
      readonly role: 'editor' | 'viewer'
      readonly proposalId: string
      readonly programmeId: string
      readonly challengeId: string
    }
  | {
      readonly kind: 'jury'
      readonly jurorId: string
      readonly isChair: boolean
      readonly programmeId: string
      readonly challengeId: string
    }
  | {
      /** To help start-ups of an incubation. */
      readonly kind: 'mentor'
      readonly mentorId: string
      readonly programmeId: string
      readonly challengeId: null
    }

export type NewInvitation = {
  readonly email: string
  readonly name: string | null
  /** The language of the mail. An account's own language wins. */
  readonly locale: Locale
  readonly invitedBy: string | null
  readonly purpose: InvitationPurpose
  /** Default: fourteen days from now. */
  readonly expiresAt?: Date
  /** The notice and what its template needs; the token is only ever in the mail. */
  mail(made: {
    token: string
    expiresAt: Date
    locale: Locale
  }): Promise<Pick<PostedMessage, 'notice' | 'data'>>
}

function roleOf(purpose: InvitationPurpose): string {
  if (purpose.kind === 'mentor') return 'mentor'
  if (purpose.kind === 'jury') return purpose.isChair ? 'chair' : 'juror'
  return purpose.role
}

/** Writes an invitation and its mail in the caller's transaction; an open one to the same purpose is taken back. */
export async function inviteIn(
  tx: Tx,
  invitation: NewInvitation,
  { clock, notices }: Pick<Ports, 'clock' | 'notices'>,
): Promise<{ invitationId: string; expiresAt: Date }> {
  const { purpose } = invitation
  const email = normalEmail(invitation.email)
  const now = await clock.now(tx)
  const expiresAt = invitation.expiresAt ?? new Date(now.getTime() + daysOpen * 24 * 60 * 60_000)
  const person = await personWithEmail(tx, email)
  const locale = person?.locale ?? invitation.locale
  const { token, tokenHash } = newInvitationToken()
  const about = {
    purpose: purpose.kind,
    role: roleOf(purpose),
    programmeId: purpose.programmeId,
    challengeId: purpose.challengeId,
    proposalId: purpose.kind === 'team' ? purpose.proposalId : null,
    jurorId: purpose.kind === 'jury' ? purpose.jurorId : null,
    mentorId: purpose.kind === 'mentor' ? purpose.mentorId : null,
  }
  await tx
    .update(invitations)
    .set({ usedAt: now, answer: 'revoked' })
    .where(
      and(
        eq(invitations.email, email),
        isNull(invitations.usedAt),
        eq(invitations.purpose, about.purpose),
        sql`${invitations.role} is not distinct from ${about.role}`,
        sql`${invitations.programmeId} is not distinct from ${about.programmeId}`,
        sql`${invitations.challengeId} is not distinct from ${about.challengeId}`,
        sql`${invitations.proposalId} is not distinct from ${about.proposalId}`,
      ),
    )
  const [written] = await tx
    .insert(invitations)
    .values({
      ...about,
      tokenHash,
      email,
      name: invitation.name,
      locale,
      invitedBy: invitation.invitedBy,
      createdAt: now,
      expiresAt,
    })
    .returning({ id: invitations.id })
  if (!written) throw new Error('The invitation was not written')
  const mail = await invitation.mail({ token, expiresAt, locale })
  await notices.post(tx, {
    notice: mail.notice,
    key: `${mail.notice}:${written.id}`,
    to: {
      personId: person?.id ?? null,
      name: person?.name ?? invitation.name ?? email,
      email,
      locale,
      zone: person?.zone ?? null,
    },
    data: mail.data,
    ...(about.programmeId && { programmeId: about.programmeId }),
    ...(about.challengeId && { challengeId: about.challengeId }),
    ...(about.proposalId && { proposalId: about.proposalId }),
    sendAt: now,
    expiresAt,
  })
  return { invitationId: written.id, expiresAt }
}

/** Invites somebody by mail to a role in a programme, in one challenge of it, or (administrator) in the installation. */
export async function invitePerson(
  given: {
    email: string
    name: string | null
    locale: Locale
    invitedBy: string
    role: Role
    programmeId: string | null
    challengeId: string | null
  },
  ports: Ports,
): Promise<Result<{ invitationId: string }, { code: 'role-held' }>> {
  const { role, programmeId, challengeId } = given
  return ports.db.transaction(async (tx) => {
    const invited = await personWithEmail(tx, normalEmail(given.email))
    if (invited && (await holdsGrant(tx, { personId: invited.id, role, programmeId, challengeId }))) {
      return refuse('role-held')
    }
    const [inviter] = await tx
      .select({ name: people.name })
      .from(people)
      .where(eq(people.id, given.invitedBy))
    const { invitationId } = await inviteIn(
      tx,
      {
        ...given,
        purpose: { kind: 'role', role, programmeId, challengeId },
        mail: async ({ token, expiresAt, locale }) => ({
          notice: 'account.invitation',
          data: {
            token,
            role,
            scope: await scopeName(tx, { programmeId, challengeId }, locale),
            invitedBy: inviter?.name ?? '',
            expiresAt: expiresAt.toISOString(),
          },
        }),
      },
      ports,
    )
    return accept({ invitationId })
  })
}

/** Takes an open invitation of a programme back: its link says so from now on. */
export async function revokeInvitation(
  { invitationId, programmeId }: { invitationId: string; programmeId: string },
  { db, clock }: Ports,
): Promise<Result<null, { code: 'invitation-answered' }>> {
  return db.transaction(async (tx) => {
    const revoked = await tx
      .update(invitations)
      .set({ usedAt: await clock.now(tx), answer: 'revoked' })
      .where(
        and(
          eq(invitations.id, invitationId),
          eq(invitations.programmeId, programmeId),
          isNull(invitations.usedAt),
        ),
      )
      .returning({ id: invitations.id })
    return revoked.length > 0 ? accept(null) : refuse('invitation-answered')
  })
}
