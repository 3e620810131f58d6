import { and, desc, eq, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { agendaItems, challenges, programmeSessions } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import type { Locale } from '#app/platform/i18n.ts'
import {
  carryActions,
  insertSession,
  saveAgendaSteps,
  saveSessionTexts,
  type AgendaStep,
  type NewSession,
  type SessionKind,
} from '../data/insert-session.server.ts'
import { lockSession, sessionTitles, type LockedSession } from '../data/sessions.server.ts'
import { moveUp } from './take-place.server.ts'
import { aboutSession, forgetReminders, guestsIn, remindGuest, tellGuest } from './tell-guests.server.ts'
import { replanAround } from './replan-around.server.ts'

/**
 * Makes a session as a draft: nobody but those who work for the programme sees it until `publishSession`.
 *
 * A programme that is made from a template makes its sessions in the same transaction with `insertSession(tx, session)`
 * (data/insert-session.server.ts), which takes the same facts: texts and agenda by language, `capacity: null` for as many
 * as come, `edition: 1`, `previousId: null`. `copyEdition` below makes the next one of a series.
 */
export async function createSession(
  session: Omit<NewSession, 'edition' | 'previousId'>,
  { db }: Pick<Ports, 'db'>,
): Promise<{ id: string; slug: string }> {
  return db.transaction((tx) => insertSession(tx, { ...session, edition: 1, previousId: null }))
}

export type EditSession = {
  readonly id: string
  /** Of the session as the author saw it. */
  readonly version: number
  readonly kind: SessionKind
  readonly challengeId: string | null
  readonly zone: string
  readonly startsAt: Date
  readonly endsAt: Date
  readonly place: string
  readonly joinLink: string | null
  readonly capacity: number | null
  readonly recordingLink: string | null
  readonly slidesLink: string | null
  readonly texts: NewSession['texts']
}

export type EditSessionRefusal =
  | { readonly code: 'session-changed' }
  | { readonly code: 'session-cancelled' }
  | { readonly code: 'capacity-below-guests'; readonly taken: number }
  | PitchAfterDeadline

/**
 * Saves a session. Whoever has a place hears of another hour or another place at once, their reminders move along, and
 * more room lets those move up who wait.
 */
export async function editSession(
  { id, version, texts, ...facts }: EditSession,
  { db, clock, notices }: Ports,
): Promise<Result<null, EditSessionRefusal>> {
  return db.transaction(async (tx) => {
    const session = await lockSession(tx, id)
    if (!session) throw new Error(`there is no session ${id}`)
    if (session.version !== version) return refuse('session-changed')
    if (session.cancelledAt !== null) return refuse('session-cancelled')
    if (facts.capacity !== null && facts.capacity < session.placesTaken)
      return refuse('capacity-below-guests', { taken: session.placesTaken })
    if (session.publishedAt !== null) {
      const late = await pitchAfterDeadline(tx, { ...session, ...facts })
      if (late) return { ok: false, refusal: late }
    }
    const now = await clock.now(tx)
    const hasMoved =
      session.startsAt.getTime() !== facts.startsAt.getTime() ||
      session.endsAt.getTime() !== facts.endsAt.getTime() ||
      session.place !== facts.place ||
      session.zone !== facts.zone
    const registered = hasMoved ? await guestsIn(tx, id, ['registered']) : []
    await forgetReminders(tx, { session, now }, registered)
    const [changed] = await tx
      .update(programmeSessions)
      .set({ ...facts, version: version + 1, sequence: session.sequence + (hasMoved ? 1 : 0) })
      .where(eq(programmeSessions.id, id))
      .returning()
    if (!changed) throw new Error('a session vanished while it was being saved')
    await saveSessionTexts(tx, id, texts)
    const telling = { session: changed, titles: await sessionTitles(tx, id), now, notices }
    for (const guest of changed.endsAt > now ? registered : []) {
      await tellGuest(tx, telling, guest, {
        notice: 'session.changed',
        anchor: String(changed.sequence),
        data: {
          ...aboutSession(telling, guest),
          previousStartsAt: session.startsAt.toISOString(),
          previousPlace: session.place,
        },
        expiresAt: changed.endsAt,
      })
      await remindGuest(tx, telling, guest)
    }
    await moveUp(tx, telling)
    if (changed.publishedAt !== null) await replanAround(tx, changed, notices)
    return accept(null)
  })
}

/** The problem is told so late that nobody could answer it any more. */
export type PitchAfterDeadline = {
  readonly code: 'pitch-after-deadline'
  readonly closesAt: Date
  readonly zone: string
}

/** A reverse pitch is followed by time for proposals: it is over before the last deadline of what it pitches. */
async function pitchAfterDeadline(
  tx: Tx,
  {
    kind,
    programmeId,
    challengeId,
    endsAt,
  }: Pick<LockedSession, 'kind' | 'programmeId' | 'challengeId' | 'endsAt'>,
): Promise<PitchAfterDeadline | null> {
  if (kind !== 'reverse_pitch') return null
  const [last] = await tx
    .select({ closesAt: challenges.closesAt, zone: challenges.zone })
    .from(challenges)
    .where(
      and(
        eq(challenges.programmeId, programmeId),
        challengeId === null ? undefined : eq(challenges.id, challengeId),
      ),
    )
    .orderBy(desc(challenges.closesAt))
    .limit(1)
  return last && endsAt >= last.closesAt ? { code: 'pitch-after-deadline', ...last } : null
}

/** Puts a session on the public pages; followers and teams hear of it. Doing it twice is doing it once. */
export async function publishSession(
  id: string,
  { db, clock, notices }: Ports,
): Promise<Result<null, { code: 'session-over' } | { code: 'session-cancelled' } | PitchAfterDeadline>> {
  return db.transaction(async (tx) => {
    const session = await lockSession(tx, id)
    if (!session) throw new Error(`there is no session ${id}`)
    const now = await clock.now(tx)
    if (session.cancelledAt !== null) return refuse('session-cancelled')
    if (session.publishedAt !== null) return accept(null)
    if (session.endsAt <= now) return refuse('session-over')
    const late = await pitchAfterDeadline(tx, session)
    if (late) return { ok: false, refusal: late }
    await tx
      .update(programmeSessions)
      .set({ publishedAt: now, version: session.version + 1 })
      .where(eq(programmeSessions.id, id))
    await replanAround(tx, session, notices)
    return accept(null)
  })
}

/** Calls a session off, with a reason everybody reads. Calendars take it out; whoever came or waits is told at once. */
export async function cancelSession(
  { id, reason }: { id: string; reason: string },
  { db, clock, notices }: Ports,
): Promise<Result<null, { code: 'session-over' } | { code: 'session-cancelled' }>> {
  return db.transaction(async (tx) => {
    const session = await lockSession(tx, id)
    if (!session) throw new Error(`there is no session ${id}`)
    const now = await clock.now(tx)
    if (session.cancelledAt !== null) return refuse('session-cancelled')
    if (session.endsAt <= now) return refuse('session-over')
    const guests = await guestsIn(tx, id, ['registered', 'waiting'])
    await forgetReminders(tx, { session, now }, guests)
    const [cancelled] = await tx
      .update(programmeSessions)
      .set({
        cancelledAt: now,
        cancelReason: reason,
        sequence: session.sequence + 1,
        version: session.version + 1,
      })
      .where(eq(programmeSessions.id, id))
      .returning()
    if (!cancelled) throw new Error('a session vanished while it was called off')
    const telling = { session: cancelled, titles: await sessionTitles(tx, id), now, notices }
    for (const guest of guests) {
      await tellGuest(tx, telling, guest, {
        notice: 'session.cancelled',
        anchor: String(cancelled.sequence),
        data: { ...aboutSession(telling, guest), reason },
        expiresAt: session.endsAt,
      })
    }
    await replanAround(tx, cancelled, notices)
    return accept(null)
  })
}

export type EditAgenda = {
  readonly id: string
  /** Of the session as the author saw it. */
  readonly version: number
  readonly locale: Locale
  /** In their order; `from` is the place a step has now, null for a new one. Titles are those of `locale`. */
  readonly steps: readonly (Omit<AgendaStep, 'titles'> & {
    readonly title: string
    readonly from: number | null
  })[]
}

/** Saves the agenda; titles in other languages stay. A slot that a guest has taken is not pulled away from under them. */
export async function editAgenda(
  { id, version, locale, steps }: EditAgenda,
  { db }: Pick<Ports, 'db'>,
): Promise<Result<null, { code: 'slots-taken' } | { code: 'session-changed' }>> {
  return db.transaction(async (tx) => {
    const session = await lockSession(tx, id)
    if (!session) throw new Error(`there is no session ${id}`)
    if (session.version !== version) return refuse('session-changed')
    const before = await tx.select().from(agendaItems).where(eq(agendaItems.sessionId, id))
    const next = steps.flatMap(({ title, from, ...step }) => {
      const old = before.find(({ position }) => position === from)
      const { [locale]: _, ...others } = old?.titles ?? {}
      const titles = title === '' ? others : { ...others, [locale]: title }
      if (Object.keys(titles).length === 0) return []
      return [{ ...step, titles, takenBy: old?.takenBy ?? null }]
    })
    const kept = next.filter(({ isSlot, takenBy }) => isSlot && takenBy !== null)
    if (kept.length < before.filter(({ takenBy }) => takenBy !== null).length) return refuse('slots-taken')
    await saveAgendaSteps(tx, id, next)
    await tx
      .update(programmeSessions)
      .set({ version: version + 1 })
      .where(eq(programmeSessions.id, id))
    return accept(null)
  })
}

/**
 * The next edition of a series: the same texts, place, size and agenda with free slots, a number higher than any of the
 * series, at another hour, and what was promised and is not done. A draft until it is published.
 */
export async function copyEdition(
  { id, zone, startsAt, endsAt, by }: { id: string; zone: string; startsAt: Date; endsAt: Date; by: string },
  { db }: Pick<Ports, 'db'>,
): Promise<{ id: string; slug: string; carried: number }> {
  return db.transaction(async (tx) => {
    const session = await lockSession(tx, id)
    if (!session) throw new Error(`there is no session ${id}`)
    const texts = await tx.query.programmeSessionTexts.findMany({
      where: (t, { eq: is }) => is(t.sessionId, id),
    })
    const agenda = await tx
      .select()
      .from(agendaItems)
      .where(eq(agendaItems.sessionId, id))
      .orderBy(agendaItems.position)
    const made = await insertSession(tx, {
      programmeId: session.programmeId,
      challengeId: session.challengeId,
      kind: session.kind,
      zone,
      startsAt,
      endsAt,
      place: session.place,
      joinLink: session.joinLink,
      capacity: session.capacity,
      texts: Object.fromEntries(
        texts.map(({ locale, title, description }) => [locale, { title, description }]),
      ),
      agenda: agenda.map(({ minutes, titles, speaker, isSlot }) => ({ minutes, titles, speaker, isSlot })),
      edition: await nextEdition(tx, session.id),
      previousId: session.id,
      by,
    })
    return { ...made, carried: await carryActions(tx, id, made.id) }
  })
}

/** One more than the highest number of the series, wherever in it one stands. */
async function nextEdition(tx: Parameters<typeof lockSession>[0], id: string): Promise<number> {
  const { rows } = await tx.execute<{ highest: number }>(sql`
    with recursive back as (
      select id, previous_id, edition from programme_sessions where id = ${id}
      union select s.id, s.previous_id, s.edition from programme_sessions s
        join back b on s.id = b.previous_id or s.previous_id = b.id)
    select max(edition)::int as highest from back`)
  return (rows[0]?.highest ?? 1) + 1
}
