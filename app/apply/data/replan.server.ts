import type { Tx } from '#db/client.server.ts'
import type { NoticesPort } from '#app/notify/core/port.ts'
import { challengeOfProposal } from './proposals.server.ts'

/** Plans the messages about one proposal anew. */
export async function replanFor(tx: Tx, notices: NoticesPort, proposalId: string): Promise<void> {
  const challengeId = await challengeOfProposal(tx, proposalId)
  if (challengeId !== null) await notices.replan(tx, { challengeId, proposalId })
}
