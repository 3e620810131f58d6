import { eq, sql } from 'drizzle-orm'
import { scorecards } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { loadChallenge } from '#app/publish/data/challenges.server.ts'
import { appendEntry } from '#app/record/data/append-entry.server.ts'
import { isFinalSinceEnd, scoringRefusal } from '../core/judging-window.ts'
import type { JudgeRefusal } from '../core/refusals.ts'
import { needsConduct } from '../data/conduct.server.ts'
import { jurorNumberOf } from '../data/jury-seats.server.ts'
import { lastJudgingEnd } from '../data/judging-end.server.ts'
import { challengeOfAssignment, lockAssignment, lockScorecard } from '../data/open-scorecard.server.ts'
import type { ScorecardInput } from './save-scorecard.server.ts'

/**
 * Makes a final scorecard a draft again, until judging ends. The record keeps that it was opened. What was final when
 * judging ended has been in the ranking: more time for the late does not open it again.
 */
export async function reopenScorecard(
  input: ScorecardInput,
  { db, clock, notices }: Ports,
): Promise<Result<null, JudgeRefusal>> {
  return db.transaction(async (tx) => {
    const challengeId = await challengeOfAssignment(tx, input.assignmentId)
    if (challengeId === null)
      throw new Error('A scorecard was reopened for an assignment that does not exist')
    const challenge = await loadChallenge(tx, challengeId, 'share')
    const assignment = await lockAssignment(tx, input)
    if (!challenge || !assignment) throw new Error('An assignment vanished while it was being locked')
    const scorecard = await lockScorecard(tx, assignment)
    const now = await clock.now(tx)
    const refusal = scoringRefusal(challenge, now)
    if (refusal) return { ok: false, refusal }
    if (await needsConduct(tx, assignment.jurorId)) return refuse('conduct-not-accepted')
    if (assignment.releasedAt !== null) return refuse('assignment-released')
    if (scorecard?.state !== 'final') return refuse('scorecard-not-final')
    const endedAt = await lastJudgingEnd(tx, challengeId)
    if (isFinalSinceEnd(scorecard, endedAt)) return refuse('final-since-end')

    await tx
      .update(scorecards)
      .set({ state: 'draft', finalisedAt: null, version: sql`${scorecards.version} + 1` })
      .where(eq(scorecards.id, scorecard.id))
    await appendEntry(tx, {
      programmeId: challenge.programmeId,
      challengeId,
      proposalId: assignment.proposalId,
      type: 'ScorecardReopened',
      at: now,
      body: {
        juror: await jurorNumberOf(tx, assignment.jurorId),
        scorecardId: scorecard.id,
        ...(scorecard.othersSeenAt !== null && { afterSeeingOthers: true }),
      },
    })
    await notices.replan(tx, { challengeId })
    return accept(null)
  })
}
