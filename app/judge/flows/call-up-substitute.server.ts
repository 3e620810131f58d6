import { eq } from 'drizzle-orm'
import { jurors } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import { settled } from '#app/lifecycle/settle.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { loadChallenge } from '#app/publish/data/challenges.server.ts'
import { appendEntry } from '#app/record/data/append-entry.server.ts'
import { juryStageOf } from '../core/jury-stage.ts'
import type { JudgeRefusal } from '../core/refusals.ts'
import { jurorNumberOf, lockSeatOf } from '../data/jury-seats.server.ts'

/** A substitute becomes a juror like the others: from now on proposals can be assigned to them. */
export async function callUpSubstitute(
  { challengeId, jurorId, by }: { challengeId: string; jurorId: string; by: string },
  { db, clock, notices }: Ports,
): Promise<Result<null, JudgeRefusal>> {
  return db.transaction(async (tx) => {
    const challenge = await loadChallenge(tx, challengeId, 'share')
    if (!challenge) throw new Error('A substitute was called up in a challenge that does not exist')
    const seat = await lockSeatOf(tx, { challengeId, jurorId })
    const now = await clock.now(tx)
    if (juryStageOf(settled(challenge, now).state) === 'over') return refuse('judging-over')
    if (seat?.state !== 'accepted') return refuse('seat-gone')
    if (!seat.isSubstitute) return accept(null)
    await tx.update(jurors).set({ isSubstitute: false, calledUpAt: now }).where(eq(jurors.id, jurorId))
    await appendEntry(tx, {
      programmeId: challenge.programmeId,
      challengeId,
      type: 'SubstituteCalledUp',
      at: now,
      body: { by, juror: await jurorNumberOf(tx, jurorId) },
    })
    await notices.replan(tx, { challengeId })
    return accept(null)
  })
}
