import { inArray } from 'drizzle-orm'
import { jurors } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { loadChallenge } from '#app/publish/data/challenges.server.ts'
import { appendEntry } from '#app/record/data/append-entry.server.ts'
import { scoringRefusal } from '../core/judging-window.ts'
import { mayBeNudged } from '../core/nudge.ts'
import type { JudgeRefusal } from '../core/refusals.ts'
import { jurorNumberOf } from '../data/jury-seats.server.ts'
import { juryWork, lateOf } from '../data/jury-work.server.ts'

/**
 * Reminds the jurors who were shown as late and still are, each at most once a day. Who has caught up meanwhile hears
 * nothing; when nobody is left to be told, it says so.
 */
export async function nudgeLateJurors(
  { challengeId, by, shown }: { challengeId: string; by: string; shown: readonly string[] },
  { db, clock, notices }: Ports,
): Promise<Result<{ nudged: number }, JudgeRefusal>> {
  return db.transaction(async (tx) => {
    const challenge = await loadChallenge(tx, challengeId, 'update')
    if (!challenge) throw new Error('Jurors of a challenge that does not exist were nudged')
    const now = await clock.now(tx)
    const refusal = scoringRefusal(challenge, now)
    if (refusal) return { ok: false, refusal }
    const work = await juryWork(tx, { challengeId, until: challenge.calendar.judgingEndsAt, now })
    const late = lateOf(work).filter(
      ({ jurorId, nudgedAt }) => shown.includes(jurorId) && mayBeNudged(nudgedAt, now),
    )
    if (late.length === 0) return refuse('nobody-to-nudge')
    const ids = late.map(({ jurorId }) => jurorId)
    await tx.update(jurors).set({ nudgedAt: now }).where(inArray(jurors.id, ids))
    const numbers: number[] = []
    for (const id of ids) numbers.push(await jurorNumberOf(tx, id))
    await appendEntry(tx, {
      programmeId: challenge.programmeId,
      challengeId,
      type: 'JurorsNudged',
      at: now,
      body: { by, jurors: numbers.sort((a, b) => a - b) },
    })
    await notices.replan(tx, { challengeId })
    return accept({ nudged: ids.length })
  })
}
