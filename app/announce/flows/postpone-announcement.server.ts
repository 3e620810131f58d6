import type { Ports } from '#app/http/context.ts'
import { decide } from '#app/lifecycle/decide.ts'
import { notNamedFor } from '#app/people/data/approvals.server.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { loadChallenge, saveChallenge } from '#app/publish/data/challenges.server.ts'
import type { AnnounceRefusal } from '../core/refusals.ts'

export type PostponeAnnouncementInput = {
  readonly challengeId: string
  readonly by: string
  readonly announcesAt: Date
  readonly reason: string
  /** The calendar the person saw. */
  readonly calendarVersion: number
}

/**
 * Moves the announcement later, with a reason, while no decision is confirmed: whoever confirms one sees the instant. Pages
 * and messages move with it.
 */
export async function postponeAnnouncement(
  { challengeId, by, announcesAt, reason, calendarVersion }: PostponeAnnouncementInput,
  { db, clock, notices }: Ports,
): Promise<Result<{ announcesAt: Date }, AnnounceRefusal>> {
  return db.transaction(async (tx) => {
    const challenge = await loadChallenge(tx, challengeId, 'update')
    if (!challenge) throw new Error('The announcement of a challenge that does not exist was postponed')
    if (challenge.calendar.version !== calendarVersion) return refuse('calendar-changed')
    const asked = { announcesAt, reason: reason.trim(), askedBy: null }
    const command = { type: 'postponeAnnouncement', by, ...asked } as const
    const decision = decide(challenge, command, await clock.now(tx))
    if (!decision.ok) return decision
    const { programmeId } = challenge
    const notNamed = await notNamedFor(tx, { programmeId, approval: 'release', by })
    if (notNamed) return { ok: false, refusal: notNamed }
    const saved = await saveChallenge(tx, challenge, decision.value)
    await notices.replan(tx, { challengeId })
    return accept({ announcesAt: saved.challenge.calendar.announcesAt })
  })
}
