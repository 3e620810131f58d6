import { eq } from 'drizzle-orm'
import { challenges } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import { calendarInstants, type NewCalendar } from '#app/lifecycle/calendar.ts'
import { decide } from '#app/lifecycle/decide.ts'
import type { LifecycleRefusal } from '#app/lifecycle/refusals.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { readCalendar, type CalendarDraftRefusal, type TypedCalendar } from '../core/calendar-draft.ts'
import { loadChallenge, saveChallenge } from '../data/challenges.server.ts'
import type { Asking } from './change-phase.server.ts'

export type ChangeCalendar = Asking & {
  /** The calendar version the author saw. */
  readonly version: number
  readonly calendar: TypedCalendar
  /** How many proposals the organiser reckons with; null for no idea. */
  readonly expectedProposals?: number | null
}

export type ChangeCalendarRefusal =
  LifecycleRefusal | CalendarDraftRefusal | { readonly code: 'calendar-changed' }

/** Moves the dates of a challenge that is not public yet. An approved challenge has to be approved anew. */
export async function changeCalendar(
  { challengeId, by, version, calendar: typed, expectedProposals }: ChangeCalendar,
  { db, clock, notices }: Ports,
): Promise<Result<null, ChangeCalendarRefusal>> {
  return db.transaction(async (tx) => {
    const challenge = await loadChallenge(tx, challengeId, 'update')
    if (!challenge) throw new Error(`there is no challenge ${challengeId}`)
    const now = await clock.now(tx)
    const read = readCalendar(typed, challenge.calendar.partnerZones, now)
    if (!read.ok) return read
    if (challenge.calendar.version !== version) return refuse('calendar-changed')
    const decision = decide(challenge, { type: 'changeCalendar', by, calendar: read.value }, now)
    if (!decision.ok) return decision
    if (expectedProposals !== undefined)
      await tx.update(challenges).set({ expectedProposals }).where(eq(challenges.id, challengeId))
    if (isSame(challenge.calendar, read.value)) return accept(null)
    await saveChallenge(tx, challenge, decision.value)
    await notices.replan(tx, { challengeId })
    return accept(null)
  })
}

/** Saving what stands there already moves nothing, and takes no approval back. */
function isSame(before: NewCalendar, after: NewCalendar): boolean {
  return (
    before.zone === after.zone &&
    calendarInstants.every((instant) => before[instant].getTime() === after[instant].getTime())
  )
}
