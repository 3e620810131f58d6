import { eq } from 'drizzle-orm'
import { proposals } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import { decideProposal, type TeamRole } from '#app/lifecycle/proposal.ts'
import type { LifecycleRefusal } from '#app/lifecycle/refusals.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { briefNumberOf } from '#app/publish/data/addenda.server.ts'
import { loadChallenge } from '#app/publish/data/challenges.server.ts'
import { proposalFromRow } from '../data/proposal-row.ts'
import { challengeOfProposal, lockProposal } from '../data/proposals.server.ts'

/**
 * The team says that it has read the brief as it is now: from here on the draft answers that version. What was handed in
 * before goes on answering the version it names. `briefNumber` is the version the person was shown.
 */
export async function readBrief(
  {
    proposalId,
    personId,
    role,
    briefNumber,
  }: { proposalId: string; personId: string; role: TeamRole; briefNumber: number },
  { db, clock, notices }: Ports,
): Promise<Result<null, LifecycleRefusal | { readonly code: 'brief-unknown' }>> {
  return db.transaction(async (tx) => {
    const challengeId = await challengeOfProposal(tx, proposalId)
    const challenge = challengeId && (await loadChallenge(tx, challengeId, 'share'))
    const locked = await lockProposal(tx, proposalId)
    if (!challenge || locked === null) throw new Error('A proposal vanished while it was being locked')
    const { row } = locked
    if (row.briefNumber === briefNumber) return accept(null)
    if (briefNumber !== (await briefNumberOf(tx, challenge.id))) return refuse('brief-unknown')
    const edit = { type: 'editDraft', by: personId, role, draftVersion: row.draftVersion } as const
    const decision = decideProposal(proposalFromRow(row), edit, challenge, await clock.now(tx))
    if (!decision.ok) return decision
    // A draft of its own: a team that has handed in can hand in again for the new version without changing a word.
    await tx
      .update(proposals)
      .set({ briefNumber, draftVersion: row.draftVersion + 1 })
      .where(eq(proposals.id, proposalId))
    await notices.replan(tx, { challengeId: challenge.id, proposalId })
    return accept(null)
  })
}
