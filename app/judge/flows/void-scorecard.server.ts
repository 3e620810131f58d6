import { and, eq, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { assignments, jurors, scorecards } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import type { Challenge } from '#app/lifecycle/challenge.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { loadChallenge } from '#app/publish/data/challenges.server.ts'
import { appendEntry } from '#app/record/data/append-entry.server.ts'
import { preparationRefusal } from '../core/judging-window.ts'
import type { JudgeRefusal } from '../core/refusals.ts'
import { voidBallotLine } from '../data/ballots.server.ts'
import { jurorNumberOf } from '../data/jury-seats.server.ts'
import { lockAssignment, lockScorecard, releaseAssignmentRow } from '../data/open-scorecard.server.ts'

export type TakeAway = {
  readonly challenge: Challenge
  readonly jurorId: string
  readonly proposalId: string
  readonly at: Date
  /** Told in the record. `conflict`: the juror declared one. */
  readonly reason: string
}

/**
 * Takes a proposal away from a juror, in recorded steps: the scorecard is voided or the line of the ballot (kept, but it
 * counts no more), then the assignment is released. In this order, since each row leans on the next by a key of the database.
 */
export async function takeProposalAway(
  tx: Tx,
  { challenge, jurorId, proposalId, at, reason }: TakeAway,
): Promise<void> {
  const juror = await jurorNumberOf(tx, jurorId)
  const about = { programmeId: challenge.programmeId, challengeId: challenge.id, proposalId, at }
  const scorecard = await lockScorecard(tx, { jurorId, proposalId })
  if (scorecard) {
    await tx
      .update(scorecards)
      .set({
        state: 'void',
        standing: null,
        voidedAt: at,
        voidReason: reason,
        version: sql`${scorecards.version} + 1`,
      })
      .where(eq(scorecards.id, scorecard.id))
    const body = { juror, scorecardId: scorecard.id, was: scorecard.state, reason }
    await appendEntry(tx, { ...about, type: 'ScorecardVoided', body })
  }
  const ballot = await voidBallotLine(tx, { jurorId, proposalId, at })
  if (ballot) {
    const body = { juror, ballotId: ballot.id, was: ballot.state, reason }
    await appendEntry(tx, { ...about, type: 'BallotLineVoided', body })
  }
  if (await releaseAssignmentRow(tx, { jurorId, proposalId }, { at, reason })) {
    await appendEntry(tx, { ...about, type: 'AssignmentReleased', body: { juror, reason } })
  }
}

/**
 * An organiser or the chair takes a proposal away from a juror, with a reason: what was scored counts no more, and
 * the proposal needs another juror.
 */
export async function voidScorecard(
  { challengeId, assignmentId, reason }: { challengeId: string; assignmentId: string; reason: string },
  { db, clock, notices }: Ports,
): Promise<Result<null, JudgeRefusal>> {
  if (reason.trim() === '') return refuse('void-reason-missing')
  return db.transaction(async (tx) => {
    const challenge = await loadChallenge(tx, challengeId, 'share')
    const [owner] = await tx
      .select({ personId: jurors.personId })
      .from(assignments)
      .innerJoin(jurors, eq(jurors.id, assignments.jurorId))
      .where(and(eq(assignments.id, assignmentId), eq(assignments.challengeId, challengeId)))
    const assignment = owner && (await lockAssignment(tx, { assignmentId, ...owner }, 'update'))
    if (!challenge) throw new Error('A scorecard was voided in a challenge that does not exist')
    if (!assignment) return refuse('assignment-released')
    const now = await clock.now(tx)
    const refusal = preparationRefusal(challenge, now)
    if (refusal) return { ok: false, refusal }
    if (assignment.releasedAt !== null) return refuse('assignment-released')
    const { jurorId, proposalId } = assignment
    await takeProposalAway(tx, { challenge, jurorId, proposalId, at: now, reason: reason.trim() })
    await notices.replan(tx, { challengeId })
    return accept(null)
  })
}
