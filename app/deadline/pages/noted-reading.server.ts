import type { RequestContext } from '#app/http/context.ts'
import { notFound } from '#app/http/responses.server.ts'
import { sure } from '#app/http/subject.ts'
import { mayRead, nobody } from '#app/lifecycle/embargo.ts'
import { isOrganiserOf } from '#app/people/core/viewer.ts'
import { recordReading } from '../flows/record-reading.server.ts'

/** What the organisers may read of a proposal at this moment; the team's own members read it as a team. */
export function isReadable(context: RequestContext): boolean {
  const { recorded } = sure(context.subject.challenge)
  const isTeamMember = sure(context.subject.proposal).teamRole !== null
  const viewer = { ...nobody, isOrganiser: true, isTeamMember }
  return !isTeamMember && mayRead('proposal', viewer, recorded, context.now)
}

/** Notes that the viewer reads the proposal of the address, before anything of it is shown; says in which capacity. */
export async function noteReading(context: RequestContext): Promise<'organiser' | 'screener'> {
  if (!isReadable(context)) throw notFound()
  const { id: challengeId, recorded } = sure(context.subject.challenge)
  const { id: proposalId } = sure(context.subject.proposal)
  const scope = { programmeId: recorded.programmeId, challengeId }
  const capacity = isOrganiserOf(context.signedIn, scope) ? 'organiser' : 'screener'
  await recordReading(context.ports.db, { proposalId, personId: context.signedIn.personId, capacity })
  return capacity
}
