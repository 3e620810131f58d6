import { eq } from 'drizzle-orm'
import { proposals } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import { challengeOfProposal, lockProposal, teamRoleOf } from '#app/apply/data/proposals.server.ts'
import { proposalFromRow } from '#app/apply/data/proposal-row.ts'
import { decideProposal } from '#app/lifecycle/proposal.ts'
import type { LifecycleRefusal } from '#app/lifecycle/refusals.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { loadChallenge } from '#app/publish/data/challenges.server.ts'
import { isRuleOf } from '#app/publish/data/rules.server.ts'
import { closePending } from '../data/completions.server.ts'
import { closePendingMove } from '../data/moves.server.ts'
import { appendEntry } from '#app/record/data/append-entry.server.ts'

export type ScreenProposalInput = {
  readonly challengeId: string
  readonly proposalId: string
  readonly personId: string
  readonly outcome: 'eligible' | 'ineligible'
  /** Number of the rule that is not met, and why: needed when the proposal is not eligible. */
  readonly rule: string
  readonly reason: string
  /** The submitted version the person read. */
  readonly version: number
}

export type ScreenProposalRefusal =
  | LifecycleRefusal
  | { readonly code: 'own-proposal' }
  | { readonly code: 'version-changed' }
  | { readonly code: 'rule-unknown' }

/** A team that has been told hears of another outcome at once; it is not left with the old one until a second release. */
export function releasedAnew({ screeningReleasedAt }: { screeningReleasedAt: Date | null }, now: Date) {
  return { screeningReleasedAt: screeningReleasedAt && now }
}

/**
 * Says whether a submitted proposal meets the rules. It can be said again until the judging starts; nothing is ever
 * deleted. The reason goes to the team, into the record only as a commitment.
 */
export async function screenProposal(
  input: ScreenProposalInput,
  { db, clock, notices }: Ports,
): Promise<Result<null, ScreenProposalRefusal>> {
  return db.transaction(async (tx) => {
    const { challengeId, proposalId, personId, outcome, rule, reason } = input
    if ((await challengeOfProposal(tx, proposalId)) !== challengeId) return refuse('not-submitted')
    const challenge = await loadChallenge(tx, challengeId, 'share')
    const locked = await lockProposal(tx, proposalId)
    if (challenge === null || locked === null)
      throw new Error('A proposal vanished while it was being locked')
    if (locked.row.challengeId !== challengeId) return refuse('not-submitted')
    if ((await teamRoleOf(tx, proposalId, personId)) !== null) return refuse('own-proposal')
    const now = await clock.now(tx)
    const command = { type: 'screen', by: personId, outcome, rule, reason } as const
    const decision = decideProposal(proposalFromRow(locked.row), command, challenge, now)
    if (!decision.ok) return decision
    if (locked.row.submittedVersion !== input.version) return refuse('version-changed')
    if (outcome === 'ineligible' && !(await isRuleOf(tx, challengeId, rule))) return refuse('rule-unknown')

    const isOut = outcome === 'ineligible'
    await tx
      .update(proposals)
      .set({
        screening: outcome,
        screeningRule: isOut ? rule : null,
        screeningReason: isOut ? reason.trim() : null,
        screenedBy: personId,
        screenedAt: now,
        screenedVersion: input.version,
        duplicateOf: null,
        completionDueAt: null,
        ...releasedAnew(locked.row, now),
      })
      .where(eq(proposals.id, proposalId))
    await closePending(tx, proposalId, now)
    await closePendingMove(tx, proposalId, now)
    await appendEntry(tx, {
      programmeId: challenge.programmeId,
      challengeId,
      proposalId,
      type: 'ProposalScreened',
      at: now,
      body: { reference: locked.row.reference, version: input.version, outcome, ...(isOut && { rule }) },
      ...(isOut && { secrets: { reason: reason.trim() } }),
    })
    await notices.replan(tx, { challengeId, proposalId })
    return accept(null)
  })
}
