/** The mails of a session to its guests: posted one by one, and taken back where they speak of what has changed. */
import { and, inArray, eq } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { sessionGuests } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import type { NoticeName } from '#emails/index.ts'
import { inLanguage } from '#app/notify/core/moments.ts'
import { withdrawMessages } from '#app/notify/flows/withdraw-messages.server.ts'
import type { LockedSession } from '../data/sessions.server.ts'
import type { sessionTitles } from '../data/sessions.server.ts'

export type Guest = typeof sessionGuests.$inferSelect

export type Telling = {
  readonly session: LockedSession
  readonly titles: Awaited<ReturnType<typeof sessionTitles>>
  readonly now: Date
  readonly notices: Ports['notices']
}

type SessionNotice = Extract<NoticeName, `session.${string}`>

const dayMs = 86_400_000
const hourMs = 3_600_000
const reminders = [
  { name: '24h', lengthMs: dayMs },
  { name: '1h', lengthMs: hourMs },
] as const

/** What every mail about a session names, for one guest. */
export function aboutSession({ session, titles }: Pick<Telling, 'session' | 'titles'>, guest: Guest) {
  return {
    place: guest.id,
    sessionId: session.id,
    sessionSlug: session.slug,
    title: inLanguage(titles, guest.locale ?? 'en'),
    sessionPlace: session.place,
    isOnline: session.joinLink !== null,
    startsAt: session.startsAt.toISOString(),
    endsAt: session.endsAt.toISOString(),
    sequence: session.sequence,
  }
}

/** Posts one mail. `anchor` is what makes a second one of the same kind to the same guest. */
export async function tellGuest<Name extends SessionNotice>(
  tx: Tx,
  { session, now, notices }: Telling,
  guest: Guest,
  mail: {
    readonly notice: Name
    readonly anchor: string
    readonly data: Parameters<typeof notices.post<Name>>[1]['data']
    readonly sendAt?: Date
    readonly expiresAt?: Date
  },
): Promise<void> {
  const { notice, anchor, data, sendAt = now, expiresAt } = mail
  await notices.post(tx, {
    notice,
    key: `${notice}:${guest.id}:${anchor}`,
    to: {
      personId: null,
      name: guest.name,
      email: guest.email,
      locale: guest.locale ?? 'en',
      zone: guest.zone ?? session.zone,
    },
    programmeId: session.programmeId,
    ...(session.challengeId && { challengeId: session.challengeId }),
    data,
    sendAt,
    ...(expiresAt && { expiresAt }),
  })
}

/** The day and the hour before, as far as they still lie ahead. */
export async function remindGuest(tx: Tx, telling: Telling, guest: Guest): Promise<void> {
  const { session, now } = telling
  for (const { name, lengthMs } of reminders) {
    const sendAt = new Date(session.startsAt.getTime() - lengthMs)
    if (sendAt <= now) continue
    await tellGuest(tx, telling, guest, {
      notice: 'session.reminder',
      anchor: `${session.sequence}-${name}`,
      data: { ...aboutSession(telling, guest), left: name },
      sendAt,
      // What says "in one hour" must not come when it has begun.
      expiresAt: new Date(session.startsAt.getTime() - (name === '24h' ? 6 * hourMs : 0)),
    })
  }
}

/** Takes the reminders of some guests back, as they were posted for the session's present sequence. */
export async function forgetReminders(
  tx: Tx,
  { session, now }: Pick<Telling, 'session' | 'now'>,
  guests: readonly Pick<Guest, 'id'>[],
): Promise<void> {
  const keys = guests.flatMap(({ id }) =>
    reminders.map(({ name }) => `session.reminder:${id}:${session.sequence}-${name}`),
  )
  for (let from = 0; from < keys.length; from += 5000)
    await withdrawMessages(tx, keys.slice(from, from + 5000), now)
}

/** Those who have a place or wait for one, in the order of the queue. */
export async function guestsIn(
  tx: Tx,
  sessionId: string,
  states: readonly ('registered' | 'waiting')[],
): Promise<Guest[]> {
  return tx
    .select()
    .from(sessionGuests)
    .where(and(eq(sessionGuests.sessionId, sessionId), inArray(sessionGuests.state, [...states])))
    .orderBy(sessionGuests.queuedAt, sessionGuests.id)
}
