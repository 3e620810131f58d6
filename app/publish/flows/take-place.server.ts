import { and, asc, eq, gt, isNull, or, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { agendaItems, pubSessions, sessionGuests } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import type { Locale } from '#app/platform/i18n.ts'
import { inTurn } from '#app/platform/in-turn.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { refusedByLimits } from '../data/public-attempts.server.ts'
import { lockSession, sessionTitles, type LockedSession } from '../data/sessions.server.ts'
import {
  aboutSession,
  forgetReminders,
  remindGuest,
  tellGuest,
  type Guest,
  type Telling,
} from './tell-guests.server.ts'

/** An address that nobody confirms is forgotten after this long, or when the session is over. */
const hoursToConfirm = 48

export type AskForPlace = {
  readonly slug: string
  /** In small letters. */
  readonly email: string
  readonly name: string
  readonly organisation: string
  readonly locale: Locale
  readonly zone: string | null
  readonly isOpenToMeet: boolean
  readonly clientAddress: string
  /** True when it is the address of whoever is signed in: then nothing is left to confirm. */
  readonly isOwnAddress: boolean
}

export type SessionRefusal =
  | { readonly code: 'session-unknown' }
  | { readonly code: 'session-cancelled' }
  | { readonly code: 'session-over' }
export type PlaceState = 'registered' | 'waiting'

/**
 * Somebody without an account wants a place. One mail goes out; the place is given when the button behind its link is
 * pressed. The answer is the same whether they have one already.
 */
export async function askForPlace(
  given: AskForPlace,
  ports: Ports,
): Promise<
  Result<
    { placeId: string; state: PlaceState | null },
    SessionRefusal | { readonly code: 'rate-limited'; readonly retryAt: Date }
  >
> {
  const { db, clock, notices } = ports
  const now = await clock.now(db)
  const [session] = await db
    .select({
      id: pubSessions.id,
      endsAt: pubSessions.endsAt,
      isCancelled: pubSessions.isCancelled,
    })
    .from(pubSessions)
    .where(eq(pubSessions.slug, given.slug))
  if (!session) return refuse('session-unknown')
  if (session.isCancelled) return refuse('session-cancelled')
  if (session.endsAt <= now) return refuse('session-over')
  const limited = await refusedByLimits(
    db,
    { clientAddress: given.clientAddress, ...(!given.isOwnAddress && { email: given.email }) },
    now,
  )
  if (limited) return { ok: false, refusal: limited }
  const guest = await db.transaction(async (tx) => {
    const asked = await askedForPlace(tx, session, given, now)
    if (given.isOwnAddress) return asked
    const found = await lockedLater(tx, session.id)
    const telling = { session: found, titles: await sessionTitles(tx, session.id), now, notices }
    await tellGuest(tx, telling, asked, {
      notice: 'session.confirm',
      anchor: now.toISOString(),
      data: {
        ...aboutSession(telling, asked),
        isKnown: asked.state === 'registered' || asked.state === 'waiting',
        expiresAt: (asked.expiresAt ?? session.endsAt).toISOString(),
      },
    })
    return asked
  })
  if (!given.isOwnAddress) return accept({ placeId: guest.id, state: null })
  const confirmed = await confirmPlace(guest.id, ports)
  if (!confirmed.ok) return refuse('session-over')
  return accept({ placeId: guest.id, state: confirmed.value.state })
}

/** The session as it is, read without a lock: asking changes nothing of it. */
async function lockedLater(tx: Tx, id: string): Promise<LockedSession> {
  const row = await tx.query.programmeSessions.findFirst({ where: (t, { eq: is }) => is(t.id, id) })
  if (!row) throw new Error('a public session vanished')
  return row
}

/** Who asked before and has not confirmed gets more time; whoever has a place keeps it as it is. */
async function askedForPlace(
  tx: Tx,
  session: { id: string; endsAt: Date },
  given: AskForPlace,
  now: Date,
): Promise<Guest> {
  const { email, name, organisation, locale, zone, isOpenToMeet } = given
  const latest = new Date(now.getTime() + hoursToConfirm * 3_600_000)
  const expiresAt = latest < session.endsAt ? latest : session.endsAt
  const told = { name, organisation, locale, zone, isOpenToMeet }
  const [made] = await tx
    .insert(sessionGuests)
    .values({ sessionId: session.id, email, expiresAt, ...told })
    .onConflictDoNothing({ target: [sessionGuests.sessionId, sessionGuests.email] })
    .returning()
  if (made) return made
  const isThey = and(eq(sessionGuests.sessionId, session.id), eq(sessionGuests.email, email))
  const [known] = await tx.select().from(sessionGuests).where(isThey).for('update')
  if (!known) throw new Error('A guest vanished while asking again')
  if (known.state === 'registered' || known.state === 'waiting') return known
  const [again] = await tx
    .update(sessionGuests)
    .set({ ...told, state: 'asked', queuedAt: null, expiresAt })
    .where(eq(sessionGuests.id, known.id))
    .returning()
  return again ?? known
}

/**
 * The button behind the link of the mail: a place while there is one, else the end of the waiting list. The session is
 * locked meanwhile, so that ten thousand who press at once get their places in the order in which the database saw them,
 * and not one too many; a check of the table says the same. Pressed twice it is pressed once.
 */
export async function confirmPlace(
  placeId: string,
  ports: Ports,
): Promise<Result<{ state: PlaceState }, { code: 'place-unknown' } | SessionRefusal>> {
  return oneOfFew(() => givePlace(placeId, ports))
}

/** They wait for the same row anyway: three at a time keep it busy, and the rest of the site its connections. */
const oneOfFew = inTurn(3)

async function givePlace(placeId: string, { db, clock, notices }: Ports): ReturnType<typeof confirmPlace> {
  return db.transaction(async (tx) => {
    const session = await sessionOfPlace(tx, placeId)
    if (!session) return refuse('place-unknown')
    const now = await clock.now(tx)
    const [guest] = await tx
      .select()
      .from(sessionGuests)
      .where(
        and(
          eq(sessionGuests.id, placeId),
          or(isNull(sessionGuests.expiresAt), gt(sessionGuests.expiresAt, now)),
        ),
      )
      .for('update')
    if (!guest || guest.state === 'given_up') return refuse('place-unknown')
    if (guest.state !== 'asked') return accept({ state: guest.state })
    if (session.cancelledAt !== null) return refuse('session-cancelled')
    if (session.endsAt <= now) return refuse('session-over')
    const isFree = session.capacity === null || session.placesTaken < session.capacity
    const state: PlaceState = isFree ? 'registered' : 'waiting'
    const placed = await setPlace(tx, guest.id, state)
    const telling = { session, titles: await sessionTitles(tx, session.id), now, notices }
    await tellPlace(tx, telling, placed, isFree ? 'registered' : 'waiting')
    return accept({ state })
  })
}

/** Gives a place (or one's turn) back. The first who waits moves up and is told. True when there was something to give. */
export async function giveUpPlace(placeId: string, { db, clock, notices }: Ports): Promise<boolean> {
  return db.transaction(async (tx) => {
    const session = await sessionOfPlace(tx, placeId)
    if (!session) return false
    const [guest] = await tx.select().from(sessionGuests).where(eq(sessionGuests.id, placeId)).for('update')
    if (!guest || guest.state === 'given_up') return false
    if (guest.state === 'asked') {
      await tx.delete(sessionGuests).where(eq(sessionGuests.id, placeId))
      return true
    }
    const now = await clock.now(tx)
    await tx.update(agendaItems).set({ takenBy: null }).where(eq(agendaItems.takenBy, placeId))
    await tx
      .update(sessionGuests)
      .set({ state: 'given_up', queuedAt: null })
      .where(eq(sessionGuests.id, placeId))
    const telling = { session, titles: await sessionTitles(tx, session.id), now, notices }
    await forgetReminders(tx, telling, [guest])
    if (guest.state === 'registered') await moveUp(tx, telling)
    return true
  })
}

/** Gives free places to those who wait, first come first served. The caller holds the session. */
export async function moveUp(tx: Tx, telling: Telling): Promise<number> {
  const session = await lockSession(tx, telling.session.id)
  if (!session || session.cancelledAt !== null || session.endsAt <= telling.now) return 0
  const free = session.capacity === null ? Infinity : session.capacity - session.placesTaken
  if (free <= 0) return 0
  const next = await tx
    .select()
    .from(sessionGuests)
    .where(and(eq(sessionGuests.sessionId, session.id), eq(sessionGuests.state, 'waiting')))
    .orderBy(asc(sessionGuests.queuedAt), asc(sessionGuests.id))
    .limit(Math.min(free, 100_000))
    .for('update')
  for (const guest of next) {
    await tx.update(sessionGuests).set({ state: 'registered' }).where(eq(sessionGuests.id, guest.id))
    await tellPlace(tx, { ...telling, session }, { ...guest, state: 'registered' }, 'moved-up')
  }
  return next.length
}

async function tellPlace(
  tx: Tx,
  telling: Telling,
  guest: Guest,
  outcome: 'registered' | 'waiting' | 'moved-up',
): Promise<void> {
  await tellGuest(tx, telling, guest, {
    notice: 'session.place',
    anchor: `${outcome}-${guest.queuedAt?.toISOString() ?? ''}`,
    data: { ...aboutSession(telling, guest), outcome },
    expiresAt: telling.session.endsAt,
  })
  if (outcome !== 'waiting') await remindGuest(tx, telling, guest)
}

/** The turn is the database's own time, taken while the session is held. */
async function setPlace(tx: Tx, id: string, state: PlaceState): Promise<Guest> {
  const [placed] = await tx
    .update(sessionGuests)
    .set({ state, queuedAt: sql`haaste_now()`, expiresAt: null })
    .where(eq(sessionGuests.id, id))
    .returning()
  if (!placed) throw new Error('A guest vanished while being given a place')
  return placed
}

async function sessionOfPlace(tx: Tx, placeId: string): Promise<LockedSession | null> {
  const [guest] = await tx
    .select({ sessionId: sessionGuests.sessionId })
    .from(sessionGuests)
    .where(eq(sessionGuests.id, placeId))
  return guest ? lockSession(tx, guest.sessionId) : null
}

/** Takes a free slot of the agenda for a guest with a place; one slot each, and whoever comes first has it. */
export async function takeSlot(
  given: { placeId: string; position: number },
  { db, clock }: Ports,
): Promise<
  Result<null, { code: 'place-unknown' } | { code: 'slot-taken' } | { code: 'slot-own' } | SessionRefusal>
> {
  return db.transaction(async (tx) => {
    const session = await sessionOfPlace(tx, given.placeId)
    if (!session) return refuse('place-unknown')
    if (session.cancelledAt !== null) return refuse('session-cancelled')
    if (session.endsAt <= (await clock.now(tx))) return refuse('session-over')
    const [guest] = await tx
      .select({ state: sessionGuests.state })
      .from(sessionGuests)
      .where(eq(sessionGuests.id, given.placeId))
      .for('update')
    if (guest?.state !== 'registered') return refuse('place-unknown')
    const own = await tx.$count(agendaItems, eq(agendaItems.takenBy, given.placeId))
    if (own > 0) return refuse('slot-own')
    const [taken] = await tx
      .update(agendaItems)
      .set({ takenBy: given.placeId })
      .where(
        and(
          eq(agendaItems.sessionId, session.id),
          eq(agendaItems.position, given.position),
          eq(agendaItems.isSlot, true),
          isNull(agendaItems.takenBy),
        ),
      )
      .returning({ id: agendaItems.id })
    return taken ? accept(null) : refuse('slot-taken')
  })
}

/** Gives the slot back. */
export async function leaveSlot(placeId: string, { db }: Pick<Ports, 'db'>): Promise<void> {
  await db.update(agendaItems).set({ takenBy: null }).where(eq(agendaItems.takenBy, placeId))
}
