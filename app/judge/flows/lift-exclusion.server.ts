import { and, eq } from 'drizzle-orm'
import { conflicts } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { loadChallenge } from '#app/publish/data/challenges.server.ts'
import { canonicalJson } from '#app/record/core/chain.ts'
import { appendEntry } from '#app/record/data/append-entry.server.ts'
import { preparationRefusal } from '../core/judging-window.ts'
import type { JudgeRefusal } from '../core/refusals.ts'
import { proposalsClosedTo } from '../data/closed-proposals.server.ts'
import { standingOf } from '../data/declarations.server.ts'
import { jurorNumberOf, lockSeatOf } from '../data/jury-seats.server.ts'
import type { ExcludeJurorInput } from './exclude-juror.server.ts'

/**
 * The chair or an organiser takes an exclusion back, with a reason that is sealed like that of the exclusion. Nothing
 * comes back with it: a score that was voided stays void, and the proposal waits for the juror's declaration as if it
 * were new; only then can it be assigned, and scoring begins anew. Possible until judging ends: after that the ranking
 * has been read without this juror. Nobody lifts what a juror has said of themselves, and nobody an exclusion of their own.
 */
export async function liftExclusion(
  { challengeId, jurorId, proposalId, reason, by }: ExcludeJurorInput,
  { db, clock, notices }: Ports,
): Promise<Result<null, JudgeRefusal>> {
  const liftReason = reason.trim()
  if (liftReason === '') return refuse('lift-reason-missing')
  return db.transaction(async (tx) => {
    const challenge = await loadChallenge(tx, challengeId, 'share')
    if (!challenge) throw new Error('An exclusion was lifted in a challenge that does not exist')
    const seat = await lockSeatOf(tx, { challengeId, jurorId })
    if (seat?.state !== 'accepted') return refuse('seat-gone')
    const now = await clock.now(tx)
    const refusal = preparationRefusal(challenge, now)
    if (refusal) return { ok: false, refusal }
    const closed = await proposalsClosedTo(tx, { challengeId, personId: by })
    const standing = await standingOf(tx, { jurorId, proposalId })
    if (standing !== 'excluded' || closed.has(proposalId)) return refuse('exclusion-gone')

    await tx
      .delete(conflicts)
      .where(and(eq(conflicts.jurorId, jurorId), eq(conflicts.proposalId, proposalId)))
    await appendEntry(tx, {
      programmeId: challenge.programmeId,
      challengeId,
      type: 'ExclusionLifted',
      at: now,
      body: { by, juror: await jurorNumberOf(tx, jurorId) },
      secrets: { lifted: canonicalJson({ proposalId, reason: liftReason }) },
    })
    await notices.replan(tx, { challengeId })
    return accept(null)
  })
}
