import { and, eq, isNull } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { assignments, finishedJudgements, jurors } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { loadChallenge } from '#app/publish/data/challenges.server.ts'
import { appendEntry } from '#app/record/data/append-entry.server.ts'
import { takeAwayRefusal } from '../core/judging-window.ts'
import type { JudgeRefusal } from '../core/refusals.ts'
import { releaseReasons } from '../core/release-reasons.ts'
import { lockAssignmentsOf } from '../data/declarations.server.ts'
import { jurorNumberOf, lockSeatOf } from '../data/jury-seats.server.ts'
import { takeProposalAway } from './void-scorecard.server.ts'

export type LeaveJuryInput = {
  readonly challengeId: string
  readonly jurorId: string
  readonly by: string
  /** For the organisers; sealed in the record. */
  readonly reason: string
  /** Whether scorecards and ballots that are final go on counting. What is not final never does. */
  readonly finals: 'count' | 'void'
}

/**
 * A juror leaves the jury, or is taken off it. What is final goes on counting unless whoever takes them off says
 * otherwise; a draft is voided, and everything else is released and waits for another juror. The seat opens nothing
 * from now on. As long as no decision rests on the scores.
 */
export async function leaveJury(
  { challengeId, jurorId, by, reason, finals }: LeaveJuryInput,
  { db, clock, notices }: Ports,
): Promise<Result<{ kept: number; released: number }, JudgeRefusal>> {
  const leaveReason = reason.trim()
  if (leaveReason === '') return refuse('leave-reason-missing')
  return db.transaction(async (tx) => {
    const challenge = await loadChallenge(tx, challengeId, 'share')
    if (!challenge) throw new Error('A juror left the jury of a challenge that does not exist')
    const seat = await lockSeatOf(tx, { challengeId, jurorId })
    if (seat?.state !== 'accepted') return refuse('seat-gone')
    await lockAssignmentsOf(tx, jurorId)
    const at = await clock.now(tx)
    const refusal = takeAwayRefusal(challenge, at)
    // Before the deadline nothing is assigned: leaving is simply leaving.
    if (refusal && refusal.code !== 'sealed-until-deadline') return { ok: false, refusal }

    const held = await heldBy(tx, jurorId)
    const kept = held.filter(({ isFinal }) => isFinal && finals === 'count')
    const released = held.filter((each) => !kept.includes(each))
    for (const { proposalId } of released) {
      await takeProposalAway(tx, { challenge, jurorId, proposalId, at, reason: releaseReasons.left })
    }
    await tx
      .update(jurors)
      .set({ state: 'left', leftAt: at, leaveReason, isChair: false, isSubstitute: false })
      .where(eq(jurors.id, jurorId))
    await appendEntry(tx, {
      programmeId: challenge.programmeId,
      challengeId,
      type: 'JurorLeft',
      at,
      body: {
        by,
        juror: await jurorNumberOf(tx, jurorId),
        kept: kept.length,
        released: released.length,
      },
      secrets: { reason: leaveReason },
    })
    await notices.replan(tx, { challengeId })
    return accept({ kept: kept.length, released: released.length })
  })
}

/** What stands with a juror, and whether a final scorecard or a final ballot says something of it. */
async function heldBy(tx: Tx, jurorId: string): Promise<{ proposalId: string; isFinal: boolean }[]> {
  const rows = await tx
    .select({ proposalId: assignments.proposalId, finalisedAt: finishedJudgements.finalisedAt })
    .from(assignments)
    .leftJoin(
      finishedJudgements,
      and(
        eq(finishedJudgements.jurorId, assignments.jurorId),
        eq(finishedJudgements.proposalId, assignments.proposalId),
      ),
    )
    .where(and(eq(assignments.jurorId, jurorId), isNull(assignments.releasedAt)))
  return rows.map(({ proposalId, finalisedAt }) => ({ proposalId, isFinal: finalisedAt !== null }))
}
