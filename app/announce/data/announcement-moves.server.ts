import { aliasedTable, and, asc, eq } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { announcementChanges, announcementMoves, decisions, people } from '#db/schema/index.ts'

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

/** How the announcement was moved so far, oldest first: from when to when, why, and who asked and agreed. One query. */
export async function movedSoFar(db: Executor, challengeId: string) {
  const askers = aliasedTable(people, 'askers')
  const rows = await db
    .select({
      id: announcementChanges.id,
      from: announcementChanges.previousAnnouncesAt,
      to: announcementChanges.announcesAt,
      reason: announcementChanges.reason,
      movedByName: people.name,
      moveId: announcementMoves.id,
      askedByName: askers.name,
      at: announcementChanges.changedAt,
    })
    .from(announcementChanges)
    .leftJoin(people, eq(people.id, announcementChanges.changedBy))
    .leftJoin(
      announcementMoves,
      and(
        eq(announcementMoves.challengeId, announcementChanges.challengeId),
        eq(announcementMoves.state, 'agreed'),
        eq(announcementMoves.answeredAt, announcementChanges.changedAt),
      ),
    )
    .leftJoin(askers, eq(askers.id, announcementMoves.askedBy))
    .where(eq(announcementChanges.challengeId, challengeId))
    .orderBy(asc(announcementChanges.changedAt))
  return rows.map(({ from, to, at, moveId, ...row }) => ({
    ...row,
    /** Two persons moved it; before a decision is confirmed one is enough. */
    isByTwo: moveId !== null,
    fromIso: from.toISOString(),
    toIso: to.toISOString(),
    atIso: at.toISOString(),
  }))
}

export type MovedSoFar = Awaited<ReturnType<typeof movedSoFar>>
