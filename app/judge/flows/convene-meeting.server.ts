import { eq, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { consensusMeetings } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import type { Challenge } from '#app/lifecycle/challenge.ts'
import { settled } from '#app/lifecycle/settle.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { loadChallenge } from '#app/publish/data/challenges.server.ts'
import { appendEntry } from '#app/record/data/append-entry.server.ts'
import { conveningRefusal, type MeetingTimes } from '../core/deliberation/convening.ts'
import { allowedNow } from '../core/deliberation/rounds.ts'
import type { JudgeRefusal } from '../core/refusals.ts'
import { latestMeeting, type MeetingRow } from '../data/meetings.server.ts'
import { roundsOf } from '../data/rounds.server.ts'

type Own = { readonly challengeId: string; readonly by: string }
type Planned = {
  readonly tx: Tx
  readonly challenge: Challenge
  readonly meeting: MeetingRow
  readonly now: Date
}

/** Locks the challenge and runs what may be done about a meeting that has not begun; the jury hears of it. */
async function whilePlanned(
  { challengeId }: Own,
  { db, clock, notices }: Ports,
  run: (planned: Planned) => Promise<Result<null, JudgeRefusal>>,
): Promise<Result<null, JudgeRefusal>> {
  return db.transaction(async (tx) => {
    const challenge = await loadChallenge(tx, challengeId, 'update')
    if (!challenge) throw new Error('A meeting was convened in a challenge that does not exist')
    const now = await clock.now(tx)
    if (!allowedNow(await roundsOf(tx, challengeId), settled(challenge, now).state).meeting)
      return refuse('consensus-not-open')
    const meeting = await latestMeeting(tx, challengeId)
    if (meeting?.state !== 'planned') return refuse('meeting-not-planned')
    const result = await run({ tx, challenge, meeting, now })
    if (result.ok) await notices.replan(tx, { challengeId })
    return result
  })
}

/**
 * Says when and where a planned meeting is held, or moves it. The same again changes nothing; after it was called off it
 * is convened anew.
 */
export function conveneMeeting(
  { by, ...input }: Own & MeetingTimes,
  ports: Ports,
): Promise<Result<null, JudgeRefusal>> {
  return whilePlanned({ by, ...input }, ports, async ({ tx, challenge, meeting, now }) => {
    const { startsAt, endsAt, place, link } = input
    const refusal = conveningRefusal(input, now)
    if (refusal) return { ok: false, refusal }
    const stands = meeting.convenedAt !== null && meeting.calledOffAt === null
    const isSame =
      meeting.startsAt?.getTime() === startsAt.getTime() &&
      meeting.endsAt?.getTime() === endsAt.getTime() &&
      meeting.place === place &&
      meeting.link === link
    if (stands && isSame) return accept(null)
    await tx
      .update(consensusMeetings)
      .set({
        ...{ startsAt, endsAt, place, link, changedAt: now, calledOffAt: null, callOffReason: '' },
        convenedAt: stands ? meeting.convenedAt : now,
        sequence: meeting.convenedAt === null ? 0 : sql`${consensusMeetings.sequence} + 1`,
      })
      .where(eq(consensusMeetings.id, meeting.id))
    await appendEntry(tx, {
      programmeId: challenge.programmeId,
      challengeId: challenge.id,
      type: stands ? 'MeetingMoved' : 'MeetingConvened',
      at: now,
      body: { by, meetingId: meeting.id, startsAt: startsAt.toISOString() },
    })
    return accept(null)
  })
}

/** Calls off the hour of a planned meeting, with a reason that the jury reads. Its agenda stays. */
export function callOffMeeting(
  { reason, ...own }: Own & { readonly reason: string },
  ports: Ports,
): Promise<Result<null, JudgeRefusal>> {
  return whilePlanned(own, ports, async ({ tx, challenge, meeting, now }) => {
    if (meeting.convenedAt === null || meeting.calledOffAt !== null) return refuse('meeting-not-convened')
    if (reason.trim() === '') return refuse('call-off-reason-missing')
    await tx
      .update(consensusMeetings)
      .set({
        ...{ calledOffAt: now, callOffReason: reason.trim() },
        sequence: sql`${consensusMeetings.sequence} + 1`,
      })
      .where(eq(consensusMeetings.id, meeting.id))
    await appendEntry(tx, {
      programmeId: challenge.programmeId,
      challengeId: challenge.id,
      type: 'MeetingCalledOff',
      at: now,
      body: { by: own.by, meetingId: meeting.id, reason: reason.trim() },
    })
    return accept(null)
  })
}
