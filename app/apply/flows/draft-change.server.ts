import { eq, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { proposals } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import { decideProposal, type TeamRole } from '#app/lifecycle/proposal.ts'
import type { LifecycleRefusal } from '#app/lifecycle/refusals.ts'
import { accept, type Refusal, type Result } from '#app/platform/result.ts'
import { loadChallenge } from '#app/publish/data/challenges.server.ts'
import { proposalFromRow } from '../data/proposal-row.ts'
import { challengeOfProposal, lockProposal, type LockedProposal } from '../data/proposals.server.ts'

export type DraftChange = { readonly proposalId: string; readonly personId: string; readonly role: TeamRole }

/**
 * Changes something of a draft that is no answer to a question: the draft is locked, may be edited now, and counts one
 * higher when `change` has changed something (`isChanged`).
 */
export async function changingDraft<Refused extends Refusal>(
  { proposalId, personId: by, role }: DraftChange,
  { db, clock }: Ports,
  change: (tx: Tx, draft: LockedProposal & { now: Date }) => Promise<Result<{ isChanged: boolean }, Refused>>,
): Promise<Result<null, LifecycleRefusal | Refused>> {
  return db.transaction(async (tx) => {
    const challengeId = await challengeOfProposal(tx, proposalId)
    const challenge = challengeId && (await loadChallenge(tx, challengeId, 'share'))
    const locked = await lockProposal(tx, proposalId)
    if (!challenge || locked === null) throw new Error('A proposal vanished while it was being locked')
    const now = await clock.now(tx)
    const command = { type: 'editDraft', by, role, draftVersion: locked.row.draftVersion } as const
    const decision = decideProposal(proposalFromRow(locked.row), command, challenge, now)
    if (!decision.ok) return decision
    const changed = await change(tx, { ...locked, now })
    if (!changed.ok) return changed
    if (changed.value.isChanged)
      await tx
        .update(proposals)
        .set({ draftVersion: sql`${proposals.draftVersion} + 1` })
        .where(eq(proposals.id, proposalId))
    return accept(null)
  })
}
