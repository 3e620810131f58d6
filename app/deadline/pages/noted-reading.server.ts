import type { RequestContext } from '#app/http/context.ts'
import { notFound } from '#app/http/responses.server.ts'
import { sure } from '#app/http/subject.ts'
import { recordReading, type ReaderCapacity } from '../flows/record-reading.server.ts'
import { unsealProposals } from '../flows/unseal-proposals.server.ts'
import { capacityOf } from './export.server.ts'
import { isReadable } from './screen-action.server.ts'

/** Notes that the viewer reads the proposal of the address, before anything of it is shown; says in which capacity. */
export async function noteReading(context: RequestContext): Promise<ReaderCapacity> {
  if (!isReadable(context)) throw notFound()
  const { id: challengeId } = sure(context.subject.challenge)
  const { id: proposalId } = sure(context.subject.proposal)
  const { personId } = context.signedIn
  const capacity = capacityOf(context)
  await unsealProposals({ challengeId, personId }, context.ports)
  await recordReading(context.ports.db, { proposalId, personId, capacity })
  return capacity
}
