import { and, eq } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { teamMembers } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import type { TeamRole } from '#app/lifecycle/proposal.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { lockProposal, teamRoleOf } from '../data/proposals.server.ts'
import { tellTeamChange } from './tell-team-change.server.ts'

export type ChangeTeamRefusal =
  { readonly code: 'not-in-team' } | { readonly code: 'lead-stays' } | { readonly code: 'lead-only' }

type Change = { readonly proposalId: string; readonly by: string; readonly memberId: string }

/** The lead takes a member out, or a member leaves. The lead hands over first. */
export async function removeMember(
  { proposalId, by, memberId }: Change,
  ports: Ports,
): Promise<Result<null, ChangeTeamRefusal>> {
  return changingTeam(proposalId, ports, async (tx) => {
    if (by !== memberId && (await teamRoleOf(tx, proposalId, by)) !== 'lead') return refuse('lead-only')
    const role = await teamRoleOf(tx, proposalId, memberId)
    if (role === null) return refuse('not-in-team')
    if (role === 'lead') return refuse('lead-stays')
    await tx.delete(teamMembers).where(memberOf(proposalId, memberId))
    await tellTeamChange(tx, { proposalId, memberId, change: by === memberId ? 'left' : 'removed' }, ports)
    return accept(null)
  })
}

/** The lead makes a member an editor or a viewer. */
export async function changeMemberRole(
  { proposalId, by, memberId, role }: Change & { readonly role: Exclude<TeamRole, 'lead'> },
  ports: Ports,
): Promise<Result<null, ChangeTeamRefusal>> {
  return changingTeam(proposalId, ports, async (tx) => {
    if ((await teamRoleOf(tx, proposalId, by)) !== 'lead') return refuse('lead-only')
    const before = await teamRoleOf(tx, proposalId, memberId)
    if (before === null) return refuse('not-in-team')
    if (before === 'lead') return refuse('lead-stays')
    await tx.update(teamMembers).set({ role }).where(memberOf(proposalId, memberId))
    return accept(null)
  })
}

/** Another member becomes the lead, and the one who was becomes an editor. There is always exactly one. */
export async function handOverLead(
  { proposalId, by, memberId }: Change,
  ports: Ports,
): Promise<Result<null, ChangeTeamRefusal>> {
  return changingTeam(proposalId, ports, async (tx) => {
    if ((await teamRoleOf(tx, proposalId, by)) !== 'lead') return refuse('lead-only')
    if (by === memberId) return accept(null)
    if ((await teamRoleOf(tx, proposalId, memberId)) === null) return refuse('not-in-team')
    await tx.update(teamMembers).set({ role: 'editor' }).where(memberOf(proposalId, by))
    await tx.update(teamMembers).set({ role: 'lead' }).where(memberOf(proposalId, memberId))
    await tellTeamChange(tx, { proposalId, memberId, change: 'lead' }, ports)
    return accept(null)
  })
}

/** One change at a time: the proposal's row is the lock. Who hears what follows from the team as it then is. */
async function changingTeam(
  proposalId: string,
  { db, notices }: Ports,
  change: (tx: Tx) => Promise<Result<null, ChangeTeamRefusal>>,
): Promise<Result<null, ChangeTeamRefusal>> {
  return db.transaction(async (tx) => {
    const locked = await lockProposal(tx, proposalId)
    if (locked === null) return refuse('not-in-team')
    const result = await change(tx)
    if (result.ok) await notices.replan(tx, { challengeId: locked.row.challengeId, proposalId })
    return result
  })
}

function memberOf(proposalId: string, personId: string) {
  return and(eq(teamMembers.proposalId, proposalId), eq(teamMembers.personId, personId))
}
