import { eq } from 'drizzle-orm'
import { jurors } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { loadChallenge } from '#app/publish/data/challenges.server.ts'
import { appendEntry } from '#app/record/data/append-entry.server.ts'
import { isConductOutdated } from '../core/conduct.ts'
import type { JudgeRefusal } from '../core/refusals.ts'
import { currentConduct, hashOfConduct } from '../data/conduct.server.ts'
import { jurorNumberOf, lockSeat } from '../data/jury-seats.server.ts'

/** A juror accepts the newest version, for one seat. Accepting it again changes nothing. */
export async function acceptConduct(
  { challengeId, personId, version }: { challengeId: string; personId: string; version: number },
  { db, clock, notices }: Ports,
): Promise<Result<null, JudgeRefusal>> {
  return db.transaction(async (tx) => {
    const challenge = await loadChallenge(tx, challengeId, 'share')
    if (!challenge) throw new Error('A code of conduct was accepted in a challenge that does not exist')
    const seat = await lockSeat(tx, { challengeId, personId })
    if (seat?.state !== 'accepted') return refuse('seat-needed')
    const current = await currentConduct(tx, challenge.programmeId)
    if (current.version !== version) return refuse('conduct-changed')
    if (!isConductOutdated(seat.conductVersion, version)) return accept(null)
    const now = await clock.now(tx)
    await tx
      .update(jurors)
      .set({ conductVersion: version, conductAcceptedAt: now })
      .where(eq(jurors.id, seat.id))
    await appendEntry(tx, {
      programmeId: challenge.programmeId,
      challengeId,
      type: 'ConductAccepted',
      at: now,
      body: { juror: await jurorNumberOf(tx, seat.id), version, hash: hashOfConduct(current.texts) },
    })
    await notices.replan(tx, { challengeId })
    return accept(null)
  })
}
