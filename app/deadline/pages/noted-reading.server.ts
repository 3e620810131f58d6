import type { RequestContext } from '#app/http/context.ts'
import { notFound } from '#app/http/responses.server.ts'
import { sure } from '#app/http/subject.ts'
import { isOrganiserOf } from '#app/people/core/viewer.ts'
import { recordReading } from '../flows/record-reading.server.ts'
import { unsealProposals } from '../flows/unseal-proposals.server.ts'
import { isReadable } from './screen-action.server.ts'

/** Notes that the viewer reads the proposal of the address, before anything of it is shown; says in which capacity. */
export async function noteReading(context: RequestContext): Promise<'organiser' | 'screener'> {
  if (!isReadable(context)) throw notFound()
  const { id: challengeId, recorded } = sure(context.subject.challenge)
  const { id: proposalId } = sure(context.subject.proposal)
  const { personId } = context.signedIn
  const scope = { programmeId: recorded.programmeId, challengeId }
  const capacity = isOrganiserOf(context.signedIn, scope) ? 'organiser' : 'screener'
  await unsealProposals({ challengeId, personId }, context.ports)
  await recordReading(context.ports.db, { proposalId, personId, capacity })
  return capacity
}
