import type { Tx } from '#db/client.server.ts'
import { teamMembers } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import type { TeamRole } from '#app/lifecycle/proposal.ts'
import { challengeOfProposal } from '../data/proposals.server.ts'
import { tellTeamChange } from './tell-team-change.server.ts'

/**
 * Makes an invited person a member, in the transaction that uses the invitation up. Who is in the team already keeps
 * their role: an old invitation takes nothing away.
 */
export async function joinTeam({
  proposalId,
  personId,
  role,
  ports,
  tx,
}: {
  proposalId: string
  personId: string
  role: Exclude<TeamRole, 'lead'>
  ports: Ports
  tx: Tx
}): Promise<void> {
  const challengeId = await challengeOfProposal(tx, proposalId)
  if (challengeId === null) throw new Error('An invitation names a proposal that does not exist')
  const joined = await tx
    .insert(teamMembers)
    .values({ proposalId, personId, role, joinedAt: await ports.clock.now(tx) })
    .onConflictDoNothing()
    .returning({ personId: teamMembers.personId })
  if (joined.length > 0) await tellTeamChange(tx, { proposalId, memberId: personId, change: 'joined' }, ports)
  await ports.notices.replan(tx, { challengeId, proposalId })
}
