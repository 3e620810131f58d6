import { eq } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { announcementMoves } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import { decide } from '#app/lifecycle/decide.ts'
import { notNamedFor } from '#app/people/data/approvals.server.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { loadChallenge, saveChallenge } from '#app/publish/data/challenges.server.ts'
import { appendEntry } from '#app/record/data/append-entry.server.ts'
import { moveCommand } from '../core/announcement-move.ts'
import type { AnnounceRefusal } from '../core/refusals.ts'
import { openMove, type OpenMove } from '../data/announcement-moves.server.ts'

export type AnswerAnnouncementMoveInput = {
  readonly challengeId: string
  readonly moveId: string
  readonly by: string
  readonly isAgreed: boolean
  /** The hash of the decision shown on the page the person read. */
  readonly hash: string
}

/**
 * Another person agrees to a move of the announcement, and pages and messages move with it at once; or anybody, the asker
 * too, drops the question.
 */
export async function answerAnnouncementMove(
  { challengeId, moveId, by, isAgreed, hash }: AnswerAnnouncementMoveInput,
  { db, clock, notices }: Ports,
): Promise<Result<{ announcesAt: Date }, AnnounceRefusal>> {
  return db.transaction(async (tx) => {
    const challenge = await loadChallenge(tx, challengeId, 'update')
    if (!challenge) throw new Error('A challenge that does not exist was to be announced at another time')
    const now = await clock.now(tx)
    const move = await openMove(tx, challengeId)
    if (move?.id !== moveId) return refuse('move-answered')
    const { programmeId, calendar } = challenge
    const notNamed = await notNamedFor(tx, { programmeId, approval: 'release', by })
    if (notNamed) return { ok: false, refusal: notNamed }
    if (!isAgreed) {
      await keepAnswer(tx, { move, state: 'dropped', by, at: now })
      const body = { by, kind: move.kind }
      await appendEntry(tx, { programmeId, challengeId, at: now, type: 'AnnouncementMoveDropped', body })
      await notices.replan(tx, { challengeId })
      return accept({ announcesAt: calendar.announcesAt })
    }
    if (calendar.version !== move.calendarVersion) return refuse('calendar-changed')
    const decision = decide(challenge, moveCommand(move, { by, hash, now }), now)
    if (!decision.ok) return decision
    await keepAnswer(tx, { move, state: 'agreed', by, at: now })
    const saved = await saveChallenge(tx, challenge, decision.value)
    await notices.replan(tx, { challengeId })
    return accept({ announcesAt: saved.challenge.calendar.announcesAt })
  })
}

async function keepAnswer(
  tx: Tx,
  { move, state, by, at }: { move: OpenMove; state: 'agreed' | 'dropped'; by: string; at: Date },
): Promise<void> {
  await tx
    .update(announcementMoves)
    .set({ state, answeredBy: by, answeredAt: at })
    .where(eq(announcementMoves.id, move.id))
}
