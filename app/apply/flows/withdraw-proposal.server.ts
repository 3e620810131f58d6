import { eq } from 'drizzle-orm'
import { proposals } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import { decideProposal, type TeamRole } from '#app/lifecycle/proposal.ts'
import type { LifecycleRefusal } from '#app/lifecycle/refusals.ts'
import { accept, type Result } from '#app/platform/result.ts'
import { loadChallenge } from '#app/publish/data/challenges.server.ts'
import { appendEntry } from '#app/record/data/append-entry.server.ts'
import { proposalFromRow } from '../data/proposal-row.ts'
import { challengeOfProposal, lockProposal } from '../data/proposals.server.ts'
import { MovedMeanwhile, whereItIs } from './moved-meanwhile.ts'
import { forgetInvitees } from './remind-invitee.server.ts'

type Input = { readonly proposalId: string; readonly personId: string; readonly role: TeamRole }

/** Takes a proposal back. Everything stays; the lead can restore it while the challenge takes proposals. */
export async function withdrawProposal(input: Input, ports: Ports): Promise<Result<null, LifecycleRefusal>> {
  return whereItIs(() => stepBackOrForth(input, 'withdraw', ports))
}

/** Undoes a withdrawal: what had been handed in counts again, a draft is a draft again. */
export async function restoreProposal(input: Input, ports: Ports): Promise<Result<null, LifecycleRefusal>> {
  return whereItIs(() => stepBackOrForth(input, 'restore', ports))
}

async function stepBackOrForth(
  { proposalId, personId, role }: Input,
  type: 'withdraw' | 'restore',
  { db, clock, notices }: Ports,
): Promise<Result<null, LifecycleRefusal>> {
  return db.transaction(async (tx) => {
    const challengeId = await challengeOfProposal(tx, proposalId)
    const challenge = challengeId && (await loadChallenge(tx, challengeId, 'share'))
    const locked = await lockProposal(tx, proposalId)
    if (!challenge || locked === null) throw new Error('A proposal vanished while it was being locked')
    const { row } = locked
    if (row.challengeId !== challenge.id) throw new MovedMeanwhile()
    const now = await clock.now(tx)
    const decision = decideProposal(proposalFromRow(row), { type, by: personId, role }, challenge, now)
    if (!decision.ok) return decision
    const [event] = decision.value
    const state = event?.type === 'ProposalRestored' ? event.to : ('withdrawn' as const)
    await tx
      .update(proposals)
      .set({ state, withdrawnAt: state === 'withdrawn' ? now : null })
      .where(eq(proposals.id, proposalId))
    await appendEntry(tx, {
      programmeId: challenge.programmeId,
      challengeId: challenge.id,
      proposalId,
      type: type === 'withdraw' ? 'ProposalWithdrawn' : 'ProposalRestored',
      at: now,
      body: { reference: row.reference, to: state },
    })
    if (type === 'withdraw') await forgetInvitees(tx, proposalId, now)
    await notices.replan(tx, { challengeId: challenge.id, proposalId })
    return accept(null)
  })
}
