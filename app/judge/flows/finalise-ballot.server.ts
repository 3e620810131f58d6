import { eq, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { ballots } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { loadChallenge } from '#app/publish/data/challenges.server.ts'
import { canonicalJson } from '#app/record/core/chain.ts'
import { appendEntry } from '#app/record/data/append-entry.server.ts'
import { isFinalSinceEnd, scoringRefusal } from '../core/judging-window.ts'
import type { JudgeRefusal } from '../core/refusals.ts'
import { lockBallot } from '../data/ballots.server.ts'
import { lastJudgingEnd } from '../data/judging-end.server.ts'
import { jurorNumberOf, lockSeat } from '../data/jury-seats.server.ts'
import type { BallotInput, OpenBallot } from './open-ballot.server.ts'

/** Declares a ballot final. What it says is a commitment in the record, under the juror's number. */
export async function finaliseOpen(
  tx: Tx,
  { challenge, ballot, now }: OpenBallot,
  said: unknown,
  { notices }: Ports,
): Promise<Result<{ finalisedAt: Date }, JudgeRefusal>> {
  await tx
    .update(ballots)
    .set({ state: 'final', finalisedAt: now, version: sql`${ballots.version} + 1` })
    .where(eq(ballots.id, ballot.id))
  await appendEntry(tx, {
    programmeId: challenge.programmeId,
    challengeId: challenge.id,
    type: 'BallotFinalised',
    at: now,
    body: { juror: await jurorNumberOf(tx, ballot.jurorId), ballotId: ballot.id, way: ballot.way },
    secrets: { ballot: canonicalJson(said) },
  })
  await notices.replan(tx, { challengeId: challenge.id })
  return accept({ finalisedAt: now })
}

/**
 * Makes a final ballot a draft again, until judging ends; the record keeps that it was opened. What was final when judging
 * ended has been in the ranking: more time for the late does not open it again.
 */
export async function reopenBallot(
  { challengeId, personId }: BallotInput,
  { db, clock, notices }: Ports,
): Promise<Result<null, JudgeRefusal>> {
  return db.transaction(async (tx) => {
    const challenge = await loadChallenge(tx, challengeId, 'share')
    if (!challenge) throw new Error('A ballot was reopened in a challenge that does not exist')
    const seat = await lockSeat(tx, { challengeId, personId })
    if (seat?.state !== 'accepted') return refuse('seat-needed')
    const ballot = await lockBallot(tx, seat.id)
    const now = await clock.now(tx)
    const refusal = scoringRefusal(challenge, now)
    if (refusal) return { ok: false, refusal }
    if (ballot?.state !== 'final') return refuse('ballot-not-final')
    if (isFinalSinceEnd(ballot, await lastJudgingEnd(tx, challengeId))) return refuse('final-since-end')
    await tx
      .update(ballots)
      .set({ state: 'draft', finalisedAt: null, version: sql`${ballots.version} + 1` })
      .where(eq(ballots.id, ballot.id))
    await appendEntry(tx, {
      programmeId: challenge.programmeId,
      challengeId,
      type: 'BallotReopened',
      at: now,
      body: { juror: await jurorNumberOf(tx, seat.id), ballotId: ballot.id },
    })
    await notices.replan(tx, { challengeId })
    return accept(null)
  })
}
