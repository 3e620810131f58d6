import { and, eq, inArray, isNull } from 'drizzle-orm'
import { meetingRequests, programmeSessions, sessionGuests } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { refusedByLimits } from '../data/public-attempts.server.ts'
import { lockSession, sessionTitles } from '../data/sessions.server.ts'
import { inLanguage } from '#app/notify/core/moments.ts'

export type MeetRefusal =
  | { readonly code: 'place-unknown' }
  | { readonly code: 'meeting-asked' }
  | { readonly code: 'meeting-self' }
  | { readonly code: 'rate-limited'; readonly retryAt: Date }

/**
 * A guest asks another to meet. Only who has a place may ask, only who is open to it is asked, and neither learns the
 * other's address: the mail names name and organisation, which both of them show.
 */
export async function askToMeet(
  given: { placeId: string; toPlaceId: string; note: string; clientAddress: string },
  { db, clock, notices }: Ports,
): Promise<Result<null, MeetRefusal>> {
  if (given.placeId === given.toPlaceId) return refuse('meeting-self')
  const limited = await refusedByLimits(db, { clientAddress: given.clientAddress }, await clock.now(db))
  if (limited) return { ok: false, refusal: limited }
  return db.transaction(async (tx) => {
    const now = await clock.now(tx)
    const [from] = await tx
      .select()
      .from(sessionGuests)
      .where(eq(sessionGuests.id, given.placeId))
      .for('update')
    const [to] = await tx.select().from(sessionGuests).where(eq(sessionGuests.id, given.toPlaceId))
    const areBothThere = from?.state === 'registered' && to?.state === 'registered'
    if (!areBothThere || from.sessionId !== to.sessionId || !from.isOpenToMeet || !to.isOpenToMeet)
      return refuse('place-unknown')
    const [asked] = await tx
      .insert(meetingRequests)
      .values({ sessionId: from.sessionId, fromGuestId: from.id, toGuestId: to.id, note: given.note })
      .onConflictDoNothing()
      .returning({ id: meetingRequests.id })
    if (!asked) return refuse('meeting-asked')
    const [session] = await tx
      .select({ programmeId: programmeSessions.programmeId, zone: programmeSessions.zone })
      .from(programmeSessions)
      .where(eq(programmeSessions.id, from.sessionId))
    if (!session) throw new Error('a session vanished with guests in it')
    await notices.post(tx, {
      notice: 'intro.request',
      key: `intro.request:${asked.id}`,
      to: {
        personId: null,
        name: to.name,
        email: to.email,
        locale: to.locale ?? 'en',
        zone: to.zone ?? session.zone,
      },
      programmeId: session.programmeId,
      data: {
        place: to.id,
        title: inLanguage(await sessionTitles(tx, from.sessionId), to.locale ?? 'en'),
        name: from.name,
        organisation: from.organisation,
        note: given.note,
      },
      sendAt: now,
    })
    return accept(null)
  })
}

/** Yes or no to a request. On yes each gets the other's address; on no nothing is sent and nothing is shown. */
export async function answerMeeting(
  given: { placeId: string; requestId: string; answer: 'accepted' | 'declined' },
  { db, clock, notices }: Ports,
): Promise<Result<null, { code: 'place-unknown' }>> {
  return db.transaction(async (tx) => {
    const now = await clock.now(tx)
    const [request] = await tx
      .update(meetingRequests)
      .set({ answer: given.answer, answeredAt: now })
      .where(
        and(
          eq(meetingRequests.id, given.requestId),
          eq(meetingRequests.toGuestId, given.placeId),
          isNull(meetingRequests.answer),
        ),
      )
      .returning()
    if (!request) return refuse('place-unknown')
    if (given.answer === 'declined') return accept(null)
    const session = await lockSession(tx, request.sessionId)
    if (!session) throw new Error('a session vanished with guests in it')
    const titles = await sessionTitles(tx, session.id)
    const guests = await tx
      .select()
      .from(sessionGuests)
      .where(inArray(sessionGuests.id, [request.fromGuestId, request.toGuestId]))
    const from = guests.find(({ id }) => id === request.fromGuestId)
    const to = guests.find(({ id }) => id === request.toGuestId)
    if (!from || !to) throw new Error('a guest vanished with a request')
    for (const [reader, other] of [
      [from, to],
      [to, from],
    ] as const) {
      await notices.post(tx, {
        notice: 'intro.made',
        key: `intro.made:${request.id}:${reader.id}`,
        to: {
          personId: null,
          name: reader.name,
          email: reader.email,
          locale: reader.locale ?? 'en',
          zone: reader.zone ?? session.zone,
        },
        programmeId: session.programmeId,
        data: {
          place: reader.id,
          title: inLanguage(titles, reader.locale ?? 'en'),
          name: other.name,
          organisation: other.organisation,
          email: other.email,
        },
        sendAt: now,
      })
    }
    return accept(null)
  })
}
