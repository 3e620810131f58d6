/** The reminders of an invitation to a team: posted with it, since its link is in no other place, and taken back with it. */
import { and, eq, isNull } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { invitations, people } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import { withdrawMessages } from '#app/notify/flows/withdraw-messages.server.ts'
import type { Locale } from '#app/platform/i18n.ts'
import type { NoticeData } from '#emails/index.ts'

const dayMs = 86_400_000

const keyOf = (invitationId: string, moment: Moment['name']) =>
  `proposal.team_invite_reminder:${invitationId}:${moment}`

type Moment = { readonly name: '3d' | 'last'; readonly sendAt: Date }

/** Three days after it was sent and three days before it ends; one of them where they come within a day, none at its end. */
export function momentsOf(sentAt: Date, expiresAt: Date): readonly Moment[] {
  const first: Moment = { name: '3d', sendAt: new Date(sentAt.getTime() + 3 * dayMs) }
  const last: Moment = { name: 'last', sendAt: new Date(expiresAt.getTime() - 3 * dayMs) }
  const hasLast = last.sendAt.getTime() - sentAt.getTime() >= dayMs
  const hasFirst =
    expiresAt.getTime() - first.sendAt.getTime() >= dayMs &&
    !(hasLast && Math.abs(last.sendAt.getTime() - first.sendAt.getTime()) < dayMs)
  return [...(hasFirst ? [first] : []), ...(hasLast ? [last] : [])]
}

/** Posts the reminders of an invitation that has just been sent. */
export async function remindInvitee(
  tx: Tx,
  invitation: {
    readonly id: string
    readonly email: string
    readonly locale: Locale
    readonly expiresAt: Date
    readonly scope: {
      readonly programmeId: string
      readonly challengeId: string
      readonly proposalId: string
    }
    readonly data: NoticeData<'proposal.team_invite_reminder'>
  },
  { clock, notices }: Pick<Ports, 'clock' | 'notices'>,
): Promise<void> {
  const { id, email, locale, expiresAt, scope, data } = invitation
  const [person] = await tx
    .select({ id: people.id, name: people.name, zone: people.zone })
    .from(people)
    .where(eq(people.email, email))
  for (const { name, sendAt } of momentsOf(await clock.now(tx), expiresAt)) {
    await notices.post(tx, {
      notice: 'proposal.team_invite_reminder',
      key: keyOf(id, name),
      to: {
        personId: person?.id ?? null,
        name: person?.name ?? email,
        email,
        locale,
        zone: person?.zone ?? null,
      },
      ...scope,
      data,
      sendAt,
      expiresAt,
    })
  }
}

/** Takes back what has not gone: the invitation was answered or taken back. */
export async function forgetInvitee(tx: Tx, invitationId: string, now: Date): Promise<void> {
  await withdrawMessages(tx, [keyOf(invitationId, '3d'), keyOf(invitationId, 'last')], now)
}

/** The same for every open invitation to a proposal that has stepped back. */
export async function forgetInvitees(tx: Tx, proposalId: string, now: Date): Promise<void> {
  const open = await tx
    .select({ id: invitations.id })
    .from(invitations)
    .where(and(eq(invitations.proposalId, proposalId), isNull(invitations.usedAt)))
  for (const { id } of open) await forgetInvitee(tx, id, now)
}
