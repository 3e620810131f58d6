import type { Tx } from '#db/client.server.ts'
import { joinTeam } from '#app/apply/flows/join-team.server.ts'
import type { Ports } from '#app/http/context.ts'
import { answerMentoringIn } from '#app/incubation/flows/answer-mentoring.server.ts'
import { answerJurySeatIn } from '#app/judge/flows/answer-jury-seat.server.ts'
import { recuseTeamMember } from '#app/judge/flows/recuse-team-member.server.ts'
import type { Role } from '#app/people/core/viewer.ts'
import type { Invitation } from '#app/people/data/invitations.server.ts'
import { grantRoleIn } from '#app/people/flows/change-roles.server.ts'
import { accept, type Refusal, type Result } from '#app/platform/result.ts'

type Answered = {
  readonly tx: Tx
  readonly ports: Ports
  readonly invitation: Invitation
  readonly personId: string
  readonly reason: string
  readonly conductVersion: number | undefined
}

type Purpose = {
  /** Does what the invitation promised, in the transaction that uses it up. */
  accepted(answered: Answered): Promise<Result<unknown, Refusal>>
  /** What a no changes, beyond the invitation itself; null where nothing does. */
  declined: ((answered: Answered) => Promise<Result<unknown, Refusal>>) | null
}

/** What each kind of invitation leads to. Phases keep their own flows; here they meet. */
export const invitationPurposes: Record<Invitation['purpose'], Purpose> = {
  role: {
    async accepted({ tx, ports, invitation, personId }) {
      const { role, programmeId, challengeId, invitedBy } = invitation
      await grantRoleIn(
        tx,
        { personId, role: role as Role, programmeId, challengeId, by: invitedBy, isQuiet: true },
        ports,
      )
      return accept(null)
    },
    declined: null,
  },
  team: {
    async accepted({ tx, ports, invitation, personId }) {
      const role = invitation.role === 'viewer' ? 'viewer' : 'editor'
      const proposalId = certain(invitation.proposalId)
      await joinTeam({ tx, ports, proposalId, personId, role })
      await recuseTeamMember(tx, { proposalId, personId }, ports)
      return accept(null)
    },
    declined: null,
  },
  jury: {
    accepted: ({ tx, ports, invitation, personId, conductVersion }) =>
      answerJurySeatIn(
        tx,
        { jurorId: certain(invitation.jurorId), personId, answer: 'accepted', conductVersion },
        ports,
      ),
    declined: ({ tx, ports, invitation, personId, reason }) =>
      answerJurySeatIn(
        tx,
        { jurorId: certain(invitation.jurorId), personId, answer: 'declined', reason },
        ports,
      ),
  },
  mentor: {
    accepted: ({ tx, ports, invitation, personId }) =>
      answerMentoringIn(tx, { mentorId: certain(invitation.mentorId), personId, answer: 'accepted' }, ports),
    declined: ({ tx, ports, invitation, personId }) =>
      answerMentoringIn(tx, { mentorId: certain(invitation.mentorId), personId, answer: 'declined' }, ports),
  },
}

function certain(id: string | null): string {
  if (id === null) throw new Error('An invitation does not say what it is to')
  return id
}
