import type { Tx } from '#db/client.server.ts'
import type { Ports } from '#app/http/context.ts'
import type { NewCalendar } from '#app/lifecycle/calendar.ts'
import { decide } from '#app/lifecycle/decide.ts'
import type { LifecycleRefusal } from '#app/lifecycle/refusals.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { readCalendar, type CalendarDraftRefusal, type TypedCalendar } from '../core/calendar-draft.ts'
import { keyOf, programmeCalendarOf } from '../core/programme-calendar.ts'
import { loadChallenge, saveChallenge } from '../data/challenges.server.ts'
import { lockedChallenges } from '../data/locked-challenges.server.ts'

export type ChangeProgrammeCalendar = {
  readonly programmeId: string
  readonly by: string
  /** The key of the calendar the author saw. */
  readonly version: string
  readonly calendar: TypedCalendar
}

export type ProgrammeCalendarRefusal =
  LifecycleRefusal | CalendarDraftRefusal | { readonly code: 'calendar-changed' }

/**
 * Moves the programme's calendar: every challenge that follows it, and none that has dates of its own. All of them or
 * none: where one can no longer be moved this way, the refusal says why.
 */
export async function changeProgrammeCalendar(
  { programmeId, by, version, calendar: typed }: ChangeProgrammeCalendar,
  { db, clock, notices }: Ports,
): Promise<Result<{ moved: number }, ProgrammeCalendarRefusal>> {
  try {
    return await db.transaction(async (tx) => {
      const challenges = (await lockedChallenges(tx, programmeId)).map(({ challenge }) => challenge)
      const shared = programmeCalendarOf(challenges)
      if (!shared || keyOf(shared.calendar) !== version) return refuse('calendar-changed')
      const now = await clock.now(tx)
      const read = readCalendar(typed, shared.calendar.partnerZones, now)
      if (!read.ok) return read
      if (keyOf(read.value) === version) return accept({ moved: 0 })
      for (const challengeId of shared.following) await move(tx, { challengeId, by, to: read.value, now })
      for (const challengeId of shared.following) await notices.replan(tx, { challengeId })
      return accept({ moved: shared.following.length })
    })
  } catch (error) {
    if (error instanceof Refused) return { ok: false, refusal: error.refusal }
    throw error
  }
}

/** Gives up a challenge's own dates: from then on it follows the programme's calendar again. */
export async function followProgrammeCalendar(
  { programmeId, challengeId, by }: { programmeId: string; challengeId: string; by: string },
  { db, clock, notices }: Ports,
): Promise<Result<null, ProgrammeCalendarRefusal>> {
  try {
    return await db.transaction(async (tx) => {
      const challenges = (await lockedChallenges(tx, programmeId)).map(({ challenge }) => challenge)
      const shared = programmeCalendarOf(challenges)
      if (!shared?.own.some(({ id }) => id === challengeId)) return accept(null)
      await move(tx, { challengeId, by, to: shared.calendar, now: await clock.now(tx) })
      await notices.replan(tx, { challengeId })
      return accept(null)
    })
  } catch (error) {
    if (error instanceof Refused) return { ok: false, refusal: error.refusal }
    throw error
  }
}

/** Undoes the transaction: one of the challenges cannot be moved. */
class Refused extends Error {
  constructor(readonly refusal: LifecycleRefusal) {
    super(refusal.code)
  }
}

async function move(
  tx: Tx,
  { challengeId, by, to, now }: { challengeId: string; by: string; to: NewCalendar; now: Date },
): Promise<void> {
  const challenge = await loadChallenge(tx, challengeId, 'update')
  if (!challenge) throw new Error(`there is no challenge ${challengeId}`)
  const decision = decide(challenge, { type: 'changeCalendar', by, calendar: to }, now)
  if (!decision.ok) throw new Refused(decision.refusal)
  await saveChallenge(tx, challenge, decision.value)
}
