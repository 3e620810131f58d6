import { conflicts } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { loadChallenge } from '#app/publish/data/challenges.server.ts'
import { canonicalJson } from '#app/record/core/chain.ts'
import { appendEntry } from '#app/record/data/append-entry.server.ts'
import { takeAwayRefusal } from '../core/judging-window.ts'
import type { JudgeRefusal } from '../core/refusals.ts'
import { releaseReasons } from '../core/release-reasons.ts'
import { proposalsClosedTo } from '../data/closed-proposals.server.ts'
import { eligibleProposalIds, lockAssignmentsOf, standingOf } from '../data/declarations.server.ts'
import { jurorNumberOf, lockSeatOf } from '../data/jury-seats.server.ts'
import { takeProposalAway } from './void-scorecard.server.ts'

export type ExcludeJurorInput = {
  readonly challengeId: string
  readonly jurorId: string
  readonly proposalId: string
  readonly reason: string
  readonly by: string
}

/**
 * The chair or an organiser closes a proposal to a juror, until the decision. What was scored counts no more; the
 * juror sees that the proposal is gone and hears that their list has changed, as after any other change. That it happened stands in the record, which
 * proposal and why in its commitment. Who is kept from a proposal themselves excludes nobody from it.
 */
export async function excludeJuror(
  { challengeId, jurorId, proposalId, reason, by }: ExcludeJurorInput,
  { db, clock, notices }: Ports,
): Promise<Result<null, JudgeRefusal>> {
  const exclusionReason = reason.trim()
  if (exclusionReason === '') return refuse('exclusion-reason-missing')
  return db.transaction(async (tx) => {
    const challenge = await loadChallenge(tx, challengeId, 'share')
    if (!challenge) throw new Error('A juror was excluded in a challenge that does not exist')
    const seat = await lockSeatOf(tx, { challengeId, jurorId })
    if (seat?.state !== 'accepted') return refuse('seat-gone')
    await lockAssignmentsOf(tx, seat.id)
    const now = await clock.now(tx)
    const refusal = takeAwayRefusal(challenge, now)
    if (refusal) return { ok: false, refusal }
    const closed = await proposalsClosedTo(tx, { challengeId, personId: by })
    const eligible = await eligibleProposalIds(tx, challengeId)
    if (!eligible.includes(proposalId) || closed.has(proposalId)) return refuse('proposal-not-eligible')
    const before = await standingOf(tx, { jurorId, proposalId })
    if (before !== null && before !== 'clear') return refuse('closed-to-juror')

    await takeProposalAway(tx, {
      challenge,
      jurorId,
      proposalId,
      at: now,
      reason: releaseReasons.exclusion,
    })
    const said = { standing: 'excluded' as const, excludedBy: by, exclusionReason, declaredAt: now }
    await tx
      .insert(conflicts)
      .values({ jurorId, proposalId, challengeId, ...said })
      .onConflictDoUpdate({
        target: [conflicts.jurorId, conflicts.proposalId],
        set: { ...said, kind: null, privateNote: null, isByName: false },
      })
    await appendEntry(tx, {
      programmeId: challenge.programmeId,
      challengeId,
      type: 'JurorExcluded',
      at: now,
      body: { by, juror: await jurorNumberOf(tx, jurorId) },
      secrets: { exclusion: canonicalJson({ proposalId, reason: exclusionReason }) },
    })
    await notices.replan(tx, { challengeId })
    return accept(null)
  })
}
