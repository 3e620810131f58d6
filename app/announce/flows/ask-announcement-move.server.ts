import { and, eq } from 'drizzle-orm'
import { announcementMoves } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import { decide } from '#app/lifecycle/decide.ts'
import { notNamedFor } from '#app/people/data/approvals.server.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { loadChallenge } from '#app/publish/data/challenges.server.ts'
import { appendEntry } from '#app/record/data/append-entry.server.ts'
import { moveCommand } from '../core/announcement-move.ts'
import type { AnnounceRefusal } from '../core/refusals.ts'
import { openMove } from '../data/announcement-moves.server.ts'
import { standingDecision } from '../data/decisions.server.ts'

export type AskAnnouncementMoveInput = {
  readonly challengeId: string
  readonly by: string
  /** The instant of a later announcement; null asks for a sooner one. */
  readonly announcesAt: Date | null
  readonly reason: string
  /** The calendar the person saw. */
  readonly calendarVersion: number
}

/**
 * Asks that the announcement of a confirmed decision be moved. Nothing moves until another person agrees. What could not
 * be agreed to at this moment is refused at once, in the same words. Whoever may agree is told by mail.
 */
export async function askAnnouncementMove(
  { challengeId, by, announcesAt, reason, calendarVersion }: AskAnnouncementMoveInput,
  { db, clock, notices }: Ports,
): Promise<Result<null, AnnounceRefusal>> {
  return db.transaction(async (tx) => {
    const challenge = await loadChallenge(tx, challengeId, 'update')
    if (!challenge) throw new Error('A challenge that does not exist was to be announced at another time')
    if (challenge.calendar.version !== calendarVersion) return refuse('calendar-changed')
    const now = await clock.now(tx)
    const asked = { announcesAt, reason: reason.trim(), askedBy: by }
    const hash = challenge.decisionHash ?? ''
    // Whoever agrees is somebody else; everything besides is as it will be then.
    const possible = decide(challenge, moveCommand(asked, { by: `not ${by}`, hash, now }), now)
    if (!possible.ok) return possible
    const { programmeId } = challenge
    const notNamed = await notNamedFor(tx, { programmeId, approval: 'release', by })
    if (notNamed) return { ok: false, refusal: notNamed }
    const decision = await standingDecision(tx, challengeId)
    if (decision?.state !== 'confirmed') return refuse('decision-needed')
    if (await openMove(tx, challengeId)) return refuse('move-asked')
    // A question about a decision that was withdrawn is no question any more.
    await tx
      .update(announcementMoves)
      .set({ state: 'dropped', answeredAt: now })
      .where(and(eq(announcementMoves.challengeId, challengeId), eq(announcementMoves.state, 'asked')))
    await tx.insert(announcementMoves).values({
      ...{ challengeId, decisionId: decision.id, kind: announcesAt ? 'later' : 'sooner', announcesAt },
      ...{ reason: asked.reason, calendarVersion, askedBy: by, askedAt: now },
    })
    await appendEntry(tx, {
      ...{ programmeId, challengeId, at: now, type: 'AnnouncementMoveAsked' },
      body: { by, kind: announcesAt ? 'later' : 'sooner' },
      secrets: { reason: asked.reason },
    })
    await notices.replan(tx, { challengeId })
    return accept(null)
  })
}
