import type { Ports } from '#app/http/context.ts'
import { decide } from '#app/lifecycle/decide.ts'
import type { LifecycleRefusal } from '#app/lifecycle/refusals.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { loadChallenge, saveChallenge } from '#app/publish/data/challenges.server.ts'

export type ExtendJudgingInput = {
  readonly challengeId: string
  readonly by: string
  readonly judgingEndsAt: Date
  /** Stands in the record. */
  readonly reason: string
  /** The calendar the person saw. */
  readonly calendarVersion: number
}

/**
 * Gives the whole jury more time. After the jury's deadline it opens the judging again, as long as nothing is decided;
 * scorecards that were final when it ended stay final (`reopenScorecard` refuses).
 */
export async function extendJudging(
  { challengeId, by, judgingEndsAt, reason, calendarVersion }: ExtendJudgingInput,
  { db, clock, notices }: Ports,
): Promise<Result<{ judgingEndsAt: Date }, LifecycleRefusal | { readonly code: 'calendar-changed' }>> {
  return db.transaction(async (tx) => {
    const challenge = await loadChallenge(tx, challengeId, 'update')
    if (!challenge) throw new Error('The judging of a challenge that does not exist was extended')
    if (challenge.calendar.version !== calendarVersion) return refuse('calendar-changed')
    const command = { type: 'extendJudging', by, judgingEndsAt, reason: reason.trim() } as const
    const decision = decide(challenge, command, await clock.now(tx))
    if (!decision.ok) return decision
    const saved = await saveChallenge(tx, challenge, decision.value)
    await notices.replan(tx, { challengeId })
    return accept({ judgingEndsAt: saved.challenge.calendar.judgingEndsAt })
  })
}
