import { aliasedTable, and, eq } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { announcementMoves, decisions, people } from '#db/schema/index.ts'

export type OpenMove = {
  readonly id: string
  readonly kind: 'later' | 'sooner'
  /** The new instant of a later announcement; null of a sooner one. */
  readonly announcesAt: Date | null
  readonly reason: string
  readonly calendarVersion: number
  readonly askedBy: string | null
  /** Null where the account is gone. */
  readonly askedByName: string | null
  readonly askedAt: Date
}

/** The move that one person has asked for and nobody has answered yet, of the decision that is confirmed now. */
export async function openMove(db: Executor, challengeId: string): Promise<OpenMove | null> {
  const askers = aliasedTable(people, 'askers')
  const [found] = await db
    .select({
      id: announcementMoves.id,
      kind: announcementMoves.kind,
      announcesAt: announcementMoves.announcesAt,
      reason: announcementMoves.reason,
      calendarVersion: announcementMoves.calendarVersion,
      askedBy: announcementMoves.askedBy,
      askedByName: askers.name,
      askedAt: announcementMoves.askedAt,
    })
    .from(announcementMoves)
    .innerJoin(
      decisions,
      and(eq(decisions.id, announcementMoves.decisionId), eq(decisions.state, 'confirmed')),
    )
    .leftJoin(askers, eq(askers.id, announcementMoves.askedBy))
    .where(and(eq(announcementMoves.challengeId, challengeId), eq(announcementMoves.state, 'asked')))
  return found ?? null
}
