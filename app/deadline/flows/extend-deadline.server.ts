import type { Ports } from '#app/http/context.ts'
import { decide } from '#app/lifecycle/decide.ts'
import type { LifecycleRefusal } from '#app/lifecycle/refusals.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { loadChallenge, saveChallenge } from '#app/publish/data/challenges.server.ts'

export type ExtendDeadlineInput = {
  readonly challengeId: string
  readonly personId: string
  readonly closesAt: Date
  /** Move along where the later deadline would overtake them. */
  readonly judgingEndsAt?: Date
  readonly announcesAt?: Date
  /** Public, and kept with the change. */
  readonly reason: string
  /** The calendar the person saw: a deadline that moved meanwhile is not moved again by an old page. */
  readonly calendarVersion: number
}

export type ExtendDeadlineRefusal = LifecycleRefusal | { readonly code: 'calendar-changed' }

/**
 * Moves the deadline later for everybody. It never moves earlier; every move stays visible with its reason, and all
 * reminders are planned anew. Whoever is handing in at this moment is finished first.
 */
export async function extendDeadline(
  input: ExtendDeadlineInput,
  { db, clock, notices }: Ports,
): Promise<Result<{ closesAt: Date }, ExtendDeadlineRefusal>> {
  return db.transaction(async (tx) => {
    const challenge = await loadChallenge(tx, input.challengeId, 'update')
    if (challenge === null) throw new Error('The deadline of a challenge that is not there was to be moved')
    const { calendarVersion, personId, challengeId, ...move } = input
    if (challenge.calendar.version !== calendarVersion) return refuse('calendar-changed')
    const now = await clock.now(tx)
    const decision = decide(challenge, { type: 'extendDeadline', by: personId, ...move }, now)
    if (!decision.ok) return decision
    const saved = await saveChallenge(tx, challenge, decision.value)
    await notices.replan(tx, { challengeId })
    return accept({ closesAt: saved.challenge.calendar.closesAt })
  })
}
