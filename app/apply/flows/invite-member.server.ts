import { and, count, eq, gt, isNull } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { invitations, people, teamMembers } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import { decideProposal, teamRefusal, type TeamRole } from '#app/lifecycle/proposal.ts'
import type { LifecycleRefusal } from '#app/lifecycle/refusals.ts'
import { inviteIn } from '#app/people/flows/invite-person.server.ts'
import type { Locale } from '#app/platform/i18n.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { titleIn } from '../core/proposal-frame.ts'
import { lockProposal } from '../data/proposals.server.ts'
import { findTeamProposal } from '../data/team-proposal.server.ts'
import { forgetInvitee, remindInvitee } from './remind-invitee.server.ts'

/** Members and open invitations together: enough for any consortium, too few for sending mail to strangers. */
const largestTeam = 20

export type InviteMemberInput = {
  readonly proposalId: string
  readonly personId: string
  readonly role: TeamRole
  readonly invitee: { readonly email: string; readonly role: 'editor' | 'viewer' }
  /** The language of the mail for somebody without an account. */
  readonly locale: Locale
}

export type InviteMemberRefusal =
  | LifecycleRefusal
  | { readonly code: 'already-in-team' }
  | { readonly code: 'already-invited' }
  | { readonly code: 'team-full'; readonly limit: number }

/**
 * Invites somebody to the team by mail. The invitation is bound to that address, works once, and ends with the
 * deadline. While it is open the same address is not invited again: a second mail would only end the link of the first.
 */
export async function inviteMember(
  input: InviteMemberInput,
  ports: Ports,
): Promise<Result<{ expiresAt: Date }, InviteMemberRefusal>> {
  return ports.db.transaction(async (tx) => {
    const { proposalId, personId, role, invitee } = input
    const needed = teamRefusal('invite', role)
    if (needed !== null) return { ok: false, refusal: needed }
    const locked = await lockProposal(tx, proposalId)
    const found = await findTeamProposal(tx, proposalId)
    if (locked === null || found === null)
      throw new Error('An invitation was asked for a proposal that is gone')
    const { proposal, challenge } = found
    const edit = { type: 'editDraft', by: personId, role, draftVersion: proposal.draftVersion } as const
    const now = await ports.clock.now(tx)
    const decision = decideProposal(proposal, edit, challenge, now)
    if (!decision.ok) return decision
    const email = invitee.email.trim().toLowerCase()
    if (await isMember(tx, proposalId, email)) return refuse('already-in-team')
    if (await isInvited(tx, proposalId, email, now)) return refuse('already-invited')
    if ((await teamSize(tx, proposalId, ports)) >= largestTeam)
      return refuse('team-full', { limit: largestTeam })

    const [inviter] = await tx.select({ name: people.name }).from(people).where(eq(people.id, personId))
    const told = (locale: Locale, token: string, until: Date) => ({
      token,
      reference: found.row.reference,
      organisation: found.organisation.name,
      challenge: titleIn(found.titles, locale).title,
      role: invitee.role,
      invitedBy: inviter?.name ?? '',
      expiresAt: until.toISOString(),
    })
    let sent: { locale: Locale; data: ReturnType<typeof told> } | undefined
    const { invitationId, expiresAt } = await inviteIn(
      tx,
      {
        email,
        name: null,
        locale: input.locale,
        invitedBy: personId,
        purpose: {
          kind: 'team',
          role: invitee.role,
          proposalId,
          programmeId: challenge.programmeId,
          challengeId: challenge.id,
        },
        expiresAt: challenge.calendar.closesAt,
        mail: ({ token, expiresAt: until, locale }) => {
          sent = { locale, data: told(locale, token, until) }
          return Promise.resolve({ notice: 'proposal.team_invite', data: sent.data })
        },
      },
      ports,
    )
    if (sent) {
      const scope = { programmeId: challenge.programmeId, challengeId: challenge.id, proposalId }
      await remindInvitee(tx, { id: invitationId, email, expiresAt, scope, ...sent }, ports)
    }
    return accept({ expiresAt })
  })
}

/** Takes an open invitation to this team back: its link says so from now on. */
export async function revokeMemberInvitation(
  { proposalId, invitationId }: { proposalId: string; invitationId: string },
  { db, clock }: Ports,
): Promise<Result<null, { code: 'invitation-answered' }>> {
  return db.transaction(async (tx) => {
    const now = await clock.now(tx)
    const revoked = await tx
      .update(invitations)
      .set({ usedAt: now, answer: 'revoked' })
      .where(
        and(
          eq(invitations.id, invitationId),
          eq(invitations.proposalId, proposalId),
          isNull(invitations.usedAt),
        ),
      )
      .returning({ id: invitations.id })
    if (revoked.length === 0) return refuse('invitation-answered')
    await forgetInvitee(tx, invitationId, now)
    return accept(null)
  })
}

async function isMember(tx: Tx, proposalId: string, email: string): Promise<boolean> {
  const [member] = await tx
    .select({ personId: teamMembers.personId })
    .from(teamMembers)
    .innerJoin(people, eq(people.id, teamMembers.personId))
    .where(and(eq(teamMembers.proposalId, proposalId), eq(people.email, email)))
  return member !== undefined
}

async function isInvited(tx: Tx, proposalId: string, email: string, now: Date): Promise<boolean> {
  const [open] = await tx
    .select({ id: invitations.id })
    .from(invitations)
    .where(
      and(
        eq(invitations.proposalId, proposalId),
        eq(invitations.email, email),
        isNull(invitations.usedAt),
        gt(invitations.expiresAt, now),
      ),
    )
  return open !== undefined
}

async function teamSize(tx: Tx, proposalId: string, { clock }: Ports): Promise<number> {
  const now = await clock.now(tx)
  const [members] = await tx
    .select({ count: count() })
    .from(teamMembers)
    .where(eq(teamMembers.proposalId, proposalId))
  const [open] = await tx
    .select({ count: count() })
    .from(invitations)
    .where(
      and(eq(invitations.proposalId, proposalId), isNull(invitations.usedAt), gt(invitations.expiresAt, now)),
    )
  return (members?.count ?? 0) + (open?.count ?? 0)
}
