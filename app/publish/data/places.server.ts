import { createHash } from 'node:crypto'
import { and, asc, eq, ne, or, sql } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { agendaItems, meetingRequests, programmeSessions, sessionGuests } from '#db/schema/index.ts'
import type { Locale } from '#app/platform/i18n.ts'
import { agendaTimes } from '../core/agenda.ts'
import { textIn } from '../core/text-in.ts'
import { sessionTitles } from './sessions.server.ts'

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** How many guests are shown to each other. */
const mostShown = 200

/**
 * What the link of a guest's mail leads to, or null. The link to join is read for a registered guest of a session that
 * takes place, and for nobody else; of other guests, name and organisation of those who said they may be asked.
 */
export async function placeBehind(db: Executor, id: string, { lang, now }: { lang: Locale; now: Date }) {
  if (!uuid.test(id)) return null
  const mayJoin = sql`${sessionGuests.state} = 'registered' and ${programmeSessions.cancelledAt} is null`
  const [row] = await db
    .select({
      id: sessionGuests.id,
      state: sessionGuests.state,
      expiresAt: sessionGuests.expiresAt,
      isOpenToMeet: sessionGuests.isOpenToMeet,
      sessionId: programmeSessions.id,
      slug: programmeSessions.slug,
      kind: programmeSessions.kind,
      zone: programmeSessions.zone,
      startsAt: programmeSessions.startsAt,
      endsAt: programmeSessions.endsAt,
      place: programmeSessions.place,
      cancelledAt: programmeSessions.cancelledAt,
      cancelReason: programmeSessions.cancelReason,
      joinLink: sql<string | null>`case when ${mayJoin} then ${programmeSessions.joinLink} end`,
      ahead: sql<number>`case when ${sessionGuests.state} = 'waiting' then (select count(*)::int from session_guests other
        where other.session_id = ${programmeSessions.id} and other.state = 'waiting'
          and (other.queued_at, other.id) < (${sessionGuests.queuedAt}, ${sessionGuests.id})) else 0 end`,
    })
    .from(sessionGuests)
    .innerJoin(programmeSessions, eq(programmeSessions.id, sessionGuests.sessionId))
    .where(eq(sessionGuests.id, id))
  if (!row || (row.expiresAt !== null && row.expiresAt <= now)) return null
  const titles = await sessionTitles(db, row.sessionId)
  const title = textIn(
    Object.entries(titles).map(([locale, text]) => ({ locale: locale as Locale, text })),
    lang,
  )
  const isThere = row.state === 'registered' && row.cancelledAt === null
  const { startsAt, endsAt, expiresAt: _, cancelledAt, sessionId, ...shown } = row
  return {
    ...shown,
    title: title?.text ?? row.slug,
    titleLocale: title?.locale ?? lang,
    startsAtIso: startsAt.toISOString(),
    endsAtIso: endsAt.toISOString(),
    isCancelled: cancelledAt !== null,
    isOver: endsAt <= now,
    slots: isThere ? await slotsFor(db, { sessionId, guestId: id, startsAt, lang }) : [],
    ...(isThere && row.isOpenToMeet
      ? await meetingsFor(db, { sessionId, guestId: id })
      : { guests: [], requests: [] }),
  }
}

async function slotsFor(
  db: Executor,
  {
    sessionId,
    guestId,
    startsAt,
    lang,
  }: { sessionId: string; guestId: string; startsAt: Date; lang: Locale },
) {
  const rows = await db
    .select()
    .from(agendaItems)
    .where(eq(agendaItems.sessionId, sessionId))
    .orderBy(asc(agendaItems.position))
  return agendaTimes(startsAt, rows)
    .filter(({ isSlot }) => isSlot)
    .map(({ position, minutes, titles, takenBy, atIso }) => ({
      position,
      minutes,
      atIso,
      title:
        textIn(
          Object.entries(titles).map(([locale, text]) => ({ locale: locale as Locale, text })),
          lang,
        )?.text ?? '',
      standing:
        takenBy === null ? ('free' as const) : takenBy === guestId ? ('own' as const) : ('taken' as const),
    }))
}

/** Who may be asked, and what was asked; an address only where both said yes. Two queries. */
async function meetingsFor(db: Executor, { sessionId, guestId }: { sessionId: string; guestId: string }) {
  const rows = await db
    .select({
      id: meetingRequests.id,
      fromGuestId: meetingRequests.fromGuestId,
      note: meetingRequests.note,
      answer: meetingRequests.answer,
      name: sessionGuests.name,
      organisation: sessionGuests.organisation,
      otherId: sessionGuests.id,
      email: sql<
        string | null
      >`case when ${meetingRequests.answer} = 'accepted' then ${sessionGuests.email} end`,
    })
    .from(meetingRequests)
    .innerJoin(
      sessionGuests,
      sql`${sessionGuests.id} = case when ${meetingRequests.fromGuestId} = ${guestId} then ${meetingRequests.toGuestId} else ${meetingRequests.fromGuestId} end`,
    )
    .where(or(eq(meetingRequests.fromGuestId, guestId), eq(meetingRequests.toGuestId, guestId)))
    .orderBy(asc(meetingRequests.askedAt), asc(meetingRequests.id))
  const others = await db
    .select({ id: sessionGuests.id, name: sessionGuests.name, organisation: sessionGuests.organisation })
    .from(sessionGuests)
    .where(
      and(
        eq(sessionGuests.sessionId, sessionId),
        eq(sessionGuests.state, 'registered'),
        eq(sessionGuests.isOpenToMeet, true),
        ne(sessionGuests.id, guestId),
      ),
    )
    .orderBy(asc(sessionGuests.name), asc(sessionGuests.id))
    .limit(mostShown)
  const known = new Set(rows.map(({ otherId }) => otherId))
  return {
    // A guest's own link is made of the id: others are named by their place in the list of the session instead.
    guests: others
      .filter(({ id }) => !known.has(id))
      .map(({ id, name, organisation }) => ({ handle: handleOf(id), name, organisation })),
    requests: rows.map(({ fromGuestId, otherId: _, ...request }) => ({
      ...request,
      isMine: fromGuestId === guestId,
    })),
  }
}

/** What stands for a guest on other guests' pages: it opens nothing. */
export function handleOf(id: string): string {
  return createHash('sha256').update(`guest ${id}`).digest('hex').slice(0, 32)
}

/** The guest of the same session behind a handle, or null. */
export async function guestWithHandle(db: Executor, placeId: string, handle: string): Promise<string | null> {
  const others = await db
    .select({ id: sessionGuests.id })
    .from(sessionGuests)
    .where(
      and(
        eq(sessionGuests.isOpenToMeet, true),
        eq(sessionGuests.state, 'registered'),
        sql`${sessionGuests.sessionId} = (select session_id from session_guests where id = ${placeId})`,
      ),
    )
  return others.find(({ id }) => handleOf(id) === handle)?.id ?? null
}

const pageSize = 100

/** Who has a place or waits, in the order of the queue, for the organisers alone; a hundred at a time. */
export async function guestList(db: Executor, sessionId: string, page: number) {
  const rows = await guestRows(db, sessionId)
    .limit(pageSize + 1)
    .offset((page - 1) * pageSize)
  return { guests: rows.slice(0, pageSize).map(withIso), hasMore: rows.length > pageSize }
}

/** All of them, for a table to keep. */
export async function allGuests(db: Executor, sessionId: string) {
  return (await guestRows(db, sessionId).limit(100_000)).map(withIso)
}

function guestRows(db: Executor, sessionId: string) {
  return db
    .select({
      name: sessionGuests.name,
      organisation: sessionGuests.organisation,
      email: sessionGuests.email,
      locale: sessionGuests.locale,
      state: sessionGuests.state,
      queuedAt: sessionGuests.queuedAt,
    })
    .from(sessionGuests)
    .where(
      and(eq(sessionGuests.sessionId, sessionId), sql`${sessionGuests.state} in ('registered', 'waiting')`),
    )
    .orderBy(asc(sessionGuests.state), asc(sessionGuests.queuedAt), asc(sessionGuests.id))
}

function withIso<Row extends { queuedAt: Date | null }>({ queuedAt, ...row }: Row) {
  return { ...row, queuedAtIso: queuedAt?.toISOString() ?? '' }
}
