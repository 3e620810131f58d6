import { and, eq, sql } from 'drizzle-orm'
import { proposals } from '#db/schema/index.ts'
import type { Tx } from '#db/client.server.ts'
import type { Ports } from '#app/http/context.ts'
import { lockProposal, teamRoleOf } from '#app/apply/data/proposals.server.ts'
import { decide } from '#app/lifecycle/decide.ts'
import type { LifecycleRefusal } from '#app/lifecycle/refusals.ts'
import { keptFrom } from '#app/people/data/kept-from.server.ts'
import { readProposalReference } from '#app/platform/ids.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { loadChallenge, saveChallenge } from '#app/publish/data/challenges.server.ts'
import { isUnsealed } from './unseal-proposals.server.ts'

export type ExtendForOneInput = {
  readonly challengeId: string
  readonly personId: string
  /** As the team quotes it; spelling is read kindly. */
  readonly reference: string
  readonly closesAt: Date
  /** The team reads it; the record keeps a commitment to it. */
  readonly reason: string
}

export type ExtendForOneRefusal =
  | LifecycleRefusal
  | { readonly code: 'reference-unknown' | 'own-team-deadline' | 'time-after-outcome' | 'time-after-opening' }

/**
 * Gives one proposal a later deadline of its own, before the judging starts. The deadline of all others stays as it is;
 * a sealed challenge stays sealed until this one has passed too, so it is too late for it once somebody has opened the
 * proposals: what was read is never sealed again. Nor is it for a team whose proposal has a verdict. The proposal is named by its reference, so that nobody
 * has to look into a sealed list.
 */
export async function extendForOne(
  input: ExtendForOneInput,
  { db, clock, notices }: Ports,
): Promise<Result<{ reference: string; closesAt: Date }, ExtendForOneRefusal>> {
  return db.transaction(async (tx) => {
    const { challengeId, personId: by, closesAt, reason } = input
    const challenge = await loadChallenge(tx, challengeId, 'update')
    if (challenge === null) throw new Error('More time was asked for in a challenge that is not there')
    const proposalId = await proposalNamed(tx, { challengeId, by, typed: input.reference })
    const locked = proposalId === null ? null : await lockProposal(tx, proposalId)
    if (proposalId === null || locked === null) return refuse('reference-unknown')
    if ((await teamRoleOf(tx, proposalId, by)) !== null) return refuse('own-team-deadline')
    const { ownClosesAt, reference, state } = locked.row
    if (state === 'withdrawn') return refuse('proposal-withdrawn')
    const decision = decide(
      challenge,
      { type: 'extendForOne', by, proposalId, ownClosesAt, closesAt, reason: reason.trim() },
      await clock.now(tx),
    )
    if (!decision.ok) return decision
    if (locked.row.screening !== null) return refuse('time-after-outcome')
    if (challenge.policy.isSealedUntilDeadline && (await isUnsealed(tx, challengeId)))
      return refuse('time-after-opening')
    await saveChallenge(tx, challenge, decision.value)
    await notices.replan(tx, { challengeId })
    return accept({ reference, closesAt })
  })
}

/** Not what the person is kept from as a juror: to them it is as if there were none. */
async function proposalNamed(
  tx: Tx,
  { challengeId, by, typed }: { challengeId: string; by: string; typed: string },
): Promise<string | null> {
  const reference = readProposalReference(typed)
  if (!reference.ok) return null
  const [found] = await tx
    .select({ id: proposals.id })
    .from(proposals)
    .where(
      and(
        eq(proposals.challengeId, challengeId),
        eq(proposals.reference, reference.value),
        sql`${proposals.id} <> all(${keptFrom(by)})`,
      ),
    )
  return found?.id ?? null
}
