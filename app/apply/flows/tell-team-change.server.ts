import { and, eq, inArray } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { people, teamMembers } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import { personColumns, personFrom } from '#app/notify/data/person.server.ts'
import { titleIn } from '../core/proposal-frame.ts'
import { findTeamProposal } from '../data/team-proposal.server.ts'

export type TeamChange = 'joined' | 'left' | 'removed' | 'lead'

/**
 * Tells of a change of a team, in its transaction: the lead of who joined and who left of their own accord, and whoever it
 * is about of all of it. Who did something is told nothing by mail but that they joined or left.
 */
export async function tellTeamChange(
  tx: Tx,
  { proposalId, memberId, change }: { proposalId: string; memberId: string; change: TeamChange },
  { clock, notices }: Pick<Ports, 'clock' | 'notices'>,
): Promise<void> {
  const found = await findTeamProposal(tx, proposalId)
  if (found === null) return
  const { row, challenge, titles } = found
  const leads = await tx
    .select({ personId: teamMembers.personId })
    .from(teamMembers)
    .where(and(eq(teamMembers.proposalId, proposalId), eq(teamMembers.role, 'lead')))
  const told = change === 'joined' || change === 'left' ? leads.map(({ personId }) => personId) : []
  const readers = await tx
    .select(personColumns)
    .from(people)
    .where(inArray(people.id, [...told, memberId]))
    .orderBy(people.id)
  const member = readers.find(({ personId }) => personId === memberId)
  const now = await clock.now(tx)
  for (const { personId, name, email, locale, zone } of readers.map(personFrom)) {
    await notices.post(tx, {
      notice: 'proposal.team_changed',
      key: `proposal.team_changed:${proposalId}:${memberId}:${change}:${personId}:${now.toISOString()}`,
      to: { personId, name, email, locale, zone },
      programmeId: challenge.programmeId,
      challengeId: challenge.id,
      proposalId,
      data: {
        proposalId,
        reference: row.reference,
        challenge: titleIn(titles, locale).title,
        change,
        member: member?.name ?? '',
        isOwn: personId === memberId,
      },
      sendAt: now,
    })
  }
}
