import { and, eq, isNull } from 'drizzle-orm'
import { meetingPresences } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { loadChallenge } from '#app/publish/data/challenges.server.ts'
import type { JudgeRefusal } from '../core/refusals.ts'
import { lockSeat } from '../data/jury-seats.server.ts'
import { latestMeeting } from '../data/meetings.server.ts'

/** A juror comes to the meeting or leaves it. Saying the same twice changes nothing. */
export async function attendMeeting(
  { challengeId, personId, act }: { challengeId: string; personId: string; act: 'come' | 'go' },
  { db, clock }: Ports,
): Promise<Result<null, JudgeRefusal>> {
  return db.transaction(async (tx) => {
    await loadChallenge(tx, challengeId, 'share')
    const seat = await lockSeat(tx, { challengeId, personId })
    if (seat?.state !== 'accepted') return refuse('seat-needed')
    const meeting = await latestMeeting(tx, challengeId)
    if (!meeting || meeting.state === 'ended') return refuse('meeting-not-running')
    const now = await clock.now(tx)
    if (act === 'come') {
      await tx
        .insert(meetingPresences)
        .values({ meetingId: meeting.id, challengeId, jurorId: seat.id, cameAt: now })
        .onConflictDoNothing()
    } else {
      await tx
        .update(meetingPresences)
        .set({ leftAt: now })
        .where(
          and(
            eq(meetingPresences.meetingId, meeting.id),
            eq(meetingPresences.jurorId, seat.id),
            isNull(meetingPresences.leftAt),
          ),
        )
    }
    return accept(null)
  })
}
