import { and, eq, sql } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import {
  agendaItems,
  messages,
  programmeSessions,
  pubSessions,
  sessionActions,
  sessionGuests,
} from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import { databaseClock } from '#app/platform/clock.server.ts'
import { guestWithHandle, handleOf, placeBehind } from '#app/publish/data/places.server.ts'
import { publicSession, publicSessions } from '#app/publish/data/sessions.server.ts'
import {
  cancelSession,
  copyEdition,
  editAgenda,
  editSession,
} from '#app/publish/flows/edit-session.server.ts'
import { answerMeeting, askToMeet } from '#app/publish/flows/meet.server.ts'
import { addAction } from '#app/publish/flows/session-actions.server.ts'
import { askForPlace, confirmPlace, giveUpPlace, takeSlot } from '#app/publish/flows/take-place.server.ts'
import { insertChallenge, type ChallengeRow } from '#test/factories/a-challenge.ts'
import { insertProgramme } from '#test/factories/a-programme.ts'
import { aSession } from '#test/factories/a-session.ts'
import { realNotices } from '#test/factories/a-sender.ts'
import { expectSent } from '#test/notify/letters.ts'
import { useDatabase } from '#test/setup/database.ts'

const database = useDatabase()
const join = 'https://meet.example/canary-room'
let ports: Ports
let programmeId: string
let challenge: ChallengeRow

beforeEach(async () => {
  await database.setClock('2022-02-01T10:00:00Z')
  ports = { db: database.db, clock: databaseClock, notices: realNotices }
  programmeId = (await insertProgramme(database.db, { slug: 'north' })).id
  challenge = await insertChallenge(database.db, {
    programmeId,
    slug: 'clean-air',
    state: 'open',
    closesAt: new Date('2022-03-01T10:00:00Z'),
    judgingEndsAt: new Date('2022-04-01T10:00:00Z'),
    announcesAt: new Date('2022-05-01T10:00:00Z'),
  })
})

const asks = async (slug: string, name: string, changes: Partial<Parameters<typeof askForPlace>[0]> = {}) => {
  const asked = await askForPlace(
    {
      slug,
      name,
      email: `${name}@people.example`,
      organisation: 'Kaiku',
      locale: 'en',
      zone: null,
      isOpenToMeet: true,
      clientAddress: '203.0.113.9',
      isOwnAddress: false,
      ...changes,
    },
    ports,
  )
  if (!asked.ok) throw new Error(asked.refusal.code)
  return asked.value.placeId
}
const comes = async (slug: string, name: string) => {
  const placeId = await asks(slug, name)
  await confirmPlace(placeId, ports)
  return placeId
}
const stateOf = async (id: string) =>
  (await database.db.select().from(sessionGuests).where(eq(sessionGuests.id, id)))[0]?.state
const mailsTo = async (name: string) =>
  (
    await database.db
      .select({ notice: messages.notice, state: messages.state, sendAt: messages.sendAt })
      .from(messages)
      .where(eq(messages.email, `${name}@people.example`))
      .orderBy(messages.sendAt, messages.notice)
  ).map(({ notice, state, sendAt }) => `${notice} ${state} ${sendAt.toISOString().slice(0, 16)}`)
const sessionRow = async (id: string) =>
  (await database.db.select().from(programmeSessions).where(eq(programmeSessions.id, id)))[0]!
const now = () => databaseClock.now(database.db)

describe('a place', () => {
  it('is given when it is confirmed, with reminders for the day and the hour before', async () => {
    const { slug } = await aSession(ports, { programmeId, capacity: 2 })
    const placeId = await asks(slug, 'aino')
    expect(await stateOf(placeId)).toBe('asked')
    expect(await confirmPlace(placeId, ports)).toEqual({ ok: true, value: { state: 'registered' } })
    expect(await confirmPlace(placeId, ports)).toEqual({ ok: true, value: { state: 'registered' } })
    expect(await mailsTo('aino')).toEqual([
      'session.confirm planned 2022-02-01T10:00',
      'session.place planned 2022-02-01T10:00',
      'session.reminder planned 2022-02-08T12:00',
      'session.reminder planned 2022-02-09T11:00',
    ])
  })

  it('moves to the first who waits when it is given back', async () => {
    const { slug } = await aSession(ports, { programmeId, capacity: 1 })
    const first = await comes(slug, 'first')
    const second = await comes(slug, 'second')
    const third = await comes(slug, 'third')
    expect([await stateOf(first), await stateOf(second), await stateOf(third)]).toEqual([
      'registered',
      'waiting',
      'waiting',
    ])
    expect(await giveUpPlace(first, ports)).toBe(true)
    expect([await stateOf(first), await stateOf(second), await stateOf(third)]).toEqual([
      'given_up',
      'registered',
      'waiting',
    ])
    expect(await mailsTo('second')).toContain('session.place planned 2022-02-01T10:00')
    expect((await mailsTo('first')).filter((line) => line.includes('reminder'))).toEqual([
      'session.reminder cancelled 2022-02-08T12:00',
      'session.reminder cancelled 2022-02-09T11:00',
    ])
  })

  it('is not taken twice by one address, and who gave it back stands at the end', async () => {
    const { slug, id } = await aSession(ports, { programmeId, capacity: 1 })
    const placeId = await comes(slug, 'aino')
    expect(await comes(slug, 'aino')).toBe(placeId)
    expect((await sessionRow(id)).placesTaken).toBe(1)
    const other = await comes(slug, 'other')
    await giveUpPlace(placeId, ports)
    expect(await stateOf(other)).toBe('registered')
    await comes(slug, 'aino')
    expect(await stateOf(placeId)).toBe('waiting')
  })

  it(
    'ten thousand ask for fifty: not one too many, in the order of the database, and none is lost',
    { timeout: 900_000 },
    async () => {
      const { slug, id } = await aSession(ports, { programmeId, capacity: 50 })
      await database.db.execute(sql`insert into session_guests (session_id, email, name, locale, expires_at)
      select ${id}, 'guest-' || n || '@people.example', 'Guest ' || n, 'en', '2022-02-03T10:00:00Z' from generate_series(1, 10000) n`)
      const guests = await database.db.select({ id: sessionGuests.id }).from(sessionGuests).limit(400)
      const answers = await Promise.all(guests.map((guest) => confirmPlace(guest.id, ports)))
      expect(answers.filter(({ ok }) => !ok)).toEqual([])
      expect(answers.filter((answer) => answer.ok && answer.value.state === 'registered')).toHaveLength(50)
      const { rows } = await database.db.execute(sql`
      select count(*) filter (where state = 'registered')::int as registered, count(*) filter (where state = 'waiting')::int as waiting,
        max(queued_at) filter (where state = 'registered') <= min(queued_at) filter (where state = 'waiting') as in_order
      from session_guests`)
      expect(rows).toEqual([{ registered: 50, waiting: 350, in_order: true }])
      expect(
        (await publicSession(database.publicDb, { slug, lang: 'en', now: await now() }))?.placesLeft,
      ).toBe(0)
      // And whoever writes past the flow is stopped by the table.
      await expect(
        database.ownerDb.execute(
          sql`update session_guests set state = 'registered', queued_at = now(), expires_at = null`,
        ),
      ).rejects.toThrow()
    },
  )

  it('is not given after a session that was called off or is over', async () => {
    const { slug, id } = await aSession(ports, { programmeId })
    const placeId = await asks(slug, 'aino')
    await cancelSession({ id, reason: 'A storm.' }, ports)
    expect(await confirmPlace(placeId, ports)).toMatchObject({
      ok: false,
      refusal: { code: 'session-cancelled' },
    })
    await expect(asks(slug, 'eero')).rejects.toThrow('session-cancelled')
  })
})

describe('the link to join', () => {
  it('is for the registered alone, and in no public view', async () => {
    const { slug } = await aSession(ports, { programmeId, capacity: 1, joinLink: join })
    const placeId = await asks(slug, 'aino')
    const look = async (id: string) =>
      (await placeBehind(database.db, id, { lang: 'en', now: await now() }))?.joinLink
    expect(await look(placeId)).toBeNull()
    await confirmPlace(placeId, ports)
    expect(await look(placeId)).toBe(join)
    expect(await look(await comes(slug, 'waiting'))).toBeNull()
    await giveUpPlace(placeId, ports)
    expect(await look(placeId)).toBeNull()
    expect(JSON.stringify(await database.publicDb.select().from(pubSessions))).not.toContain('canary')
    expect(
      JSON.stringify(await publicSession(database.publicDb, { slug, lang: 'en', now: await now() })),
    ).not.toContain('canary')
    const { rows } = await database.db.execute(sql`select 1 from messages where data::text like '%canary%'`)
    expect(rows).toEqual([])
  })
})

describe('a session', () => {
  it('is public from its publication on, recording and slides once it is over', async () => {
    const draft = await aSession(ports, { programmeId, isDraft: true })
    const { slug, id } = await aSession(ports, { programmeId })
    expect(
      (await publicSessions(database.publicDb, { programme: 'north', lang: 'fi', now: await now() })).map(
        (each) => each.slug,
      ),
    ).toEqual([slug])
    expect(
      (await publicSessions(database.publicDb, { challenge: 'clean-air', lang: 'fi', now: await now() })).map(
        (each) => each.slug,
      ),
    ).toEqual([slug])
    expect(
      await publicSession(database.publicDb, { slug: draft.slug, lang: 'en', now: await now() }),
    ).toBeNull()
    await database.db
      .update(programmeSessions)
      .set({ recordingLink: 'https://watch.example/x' })
      .where(eq(programmeSessions.id, id))
    const read = async () =>
      (await publicSession(database.publicDb, { slug, lang: 'en', now: await now() }))?.recordingLink
    expect(await read()).toBeNull()
    await database.setClock('2022-02-09T13:31:00Z')
    expect(await read()).toBe('https://watch.example/x')
  })

  it('tells how many places are left while they are few, and nothing else of its numbers', async () => {
    const { slug, id } = await aSession(ports, { programmeId, capacity: 77_777 })
    const told = async (placesTaken: number, at: string) => {
      await database.db.update(programmeSessions).set({ placesTaken }).where(eq(programmeSessions.id, id))
      const session = await publicSession(database.publicDb, { slug, lang: 'en', now: new Date(at) })
      expect(JSON.stringify(session)).not.toMatch(/\b777\d\d\b/)
      return session?.placesLeft
    }
    expect(await told(77_767, '2022-02-01T10:00:00Z')).toBeNull()
    expect(await told(77_768, '2022-02-01T10:00:00Z')).toBe(9)
    expect(await told(77_777, '2022-02-01T10:00:00Z')).toBe(0)
    expect(await told(77_768, '2022-02-09T13:29:59.999Z')).toBe(9)
    expect(await told(77_768, '2022-02-09T13:30:00Z')).toBeNull()
  })

  it('that moves tells its guests, takes reminders along and counts up', async () => {
    const { slug, id } = await aSession(ports, { programmeId, capacity: 1 })
    await comes(slug, 'aino')
    const waiting = await comes(slug, 'eero')
    const { kind, challengeId, zone, place, joinLink, recordingLink, slidesLink } = await sessionRow(id)
    const facts = { id, kind, challengeId, zone, place, joinLink, recordingLink, slidesLink, texts: {} }
    const moved = {
      ...facts,
      version: 2,
      capacity: 2,
      startsAt: new Date('2022-02-10T12:00:00Z'),
      endsAt: new Date('2022-02-10T13:00:00Z'),
    }
    expect(await editSession({ ...moved, version: 1 }, ports)).toMatchObject({
      ok: false,
      refusal: { code: 'session-changed' },
    })
    expect(await editSession(moved, ports)).toEqual({ ok: true, value: null })
    expect((await sessionRow(id)).sequence).toBe(1)
    expect((await mailsTo('aino')).sort()).toEqual([
      'session.changed planned 2022-02-01T10:00',
      'session.confirm planned 2022-02-01T10:00',
      'session.place planned 2022-02-01T10:00',
      'session.reminder cancelled 2022-02-08T12:00',
      'session.reminder cancelled 2022-02-09T11:00',
      'session.reminder planned 2022-02-09T12:00',
      'session.reminder planned 2022-02-10T11:00',
    ])
    expect(await stateOf(waiting)).toBe('registered')
    expect(await editSession({ ...moved, version: 3, capacity: 1 }, ports)).toMatchObject({
      ok: false,
      refusal: { code: 'capacity-below-guests', taken: 2 },
    })
  })

  it('sends what it says to its guests and to nobody else', async () => {
    const { slug, id } = await aSession(ports, { programmeId, capacity: 2 })
    const placeId = await asks(slug, 'aino')
    await expectSent(database, { 'session.confirm': ['aino'], 'session.place': [] })
    await confirmPlace(placeId, ports)
    await expectSent(database, { 'session.place': ['aino'], 'session.confirm': [] })
    const other = await comes(slug, 'eero')
    expect(
      await askToMeet({ placeId, toPlaceId: other, note: '', clientAddress: '203.0.113.9' }, ports),
    ).toMatchObject({ ok: true })
    await expectSent(database, { 'session.place': ['eero'], 'intro.request': ['eero'] })
    await giveUpPlace(other, ports)
    await expectSent(database, { 'session.reminder': ['aino'] }, '2022-02-08T12:00:30Z')
    await expectSent(database, { 'session.reminder': ['aino'] }, '2022-02-09T11:00:30Z')
    expect(await cancelSession({ id, reason: 'A storm.' }, ports)).toEqual({ ok: true, value: null })
    await expectSent(database, { 'session.cancelled': ['aino'] })
  })

  it('that is called off tells who came and who waited', async () => {
    const { slug, id } = await aSession(ports, { programmeId, capacity: 1 })
    await comes(slug, 'aino')
    await comes(slug, 'eero')
    expect(await cancelSession({ id, reason: 'A storm.' }, ports)).toEqual({ ok: true, value: null })
    for (const name of ['aino', 'eero'])
      expect(await mailsTo(name)).toContain('session.cancelled planned 2022-02-01T10:00')
    const alive = await database.db
      .select()
      .from(messages)
      .where(and(eq(messages.notice, 'session.reminder'), eq(messages.state, 'planned')))
    expect(alive).toEqual([])
  })

  it('of the next edition counts up, frees its slots and takes over what is open', async () => {
    const { slug, id } = await aSession(ports, { programmeId })
    const placeId = await comes(slug, 'aino')
    expect(await takeSlot({ placeId, position: 2 }, ports)).toMatchObject({ ok: true })
    await addAction(
      { sessionId: id, text: 'Open the data', owner: 'City of North', dueOn: '2022-03-01' },
      ports,
    )
    await addAction({ sessionId: id, text: 'Done thing', owner: 'City of North', dueOn: '2022-03-01' }, ports)
    await database.db
      .update(sessionActions)
      .set({ doneAt: new Date() })
      .where(eq(sessionActions.text, 'Done thing'))
    const hours = {
      zone: 'Europe/Helsinki',
      startsAt: new Date('2022-06-01T12:00:00Z'),
      endsAt: new Date('2022-06-01T13:00:00Z'),
    }
    const author = challenge.createdBy
    const next = await copyEdition({ id, ...hours, by: author }, ports)
    expect(next.carried).toBe(1)
    expect(await sessionRow(next.id)).toMatchObject({
      edition: 2,
      previousId: id,
      publishedAt: null,
      placesTaken: 0,
    })
    expect(await sessionRow((await copyEdition({ id, ...hours, by: author }, ports)).id)).toMatchObject({
      edition: 3,
    })
    expect(await database.db.$count(agendaItems, sql`session_id = ${next.id} and taken_by is not null`)).toBe(
      0,
    )
  })
})

describe('a slot', () => {
  it('goes to one guest, one each, and is not pulled away', async () => {
    const { slug, id } = await aSession(ports, { programmeId })
    const first = await comes(slug, 'first')
    const second = await comes(slug, 'second')
    const answers = await Promise.all(
      [first, second].map((placeId) => takeSlot({ placeId, position: 2 }, ports)),
    )
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await takeSlot({ placeId: first, position: 1 }, ports)).toMatchObject({ ok: false })
    const { version } = await sessionRow(id)
    const step = { from: 1, minutes: 30, title: 'Tervetuloa', speaker: '', isSlot: false }
    expect(await editAgenda({ id, version, locale: 'fi', steps: [step] }, ports)).toMatchObject({
      ok: false,
      refusal: { code: 'slots-taken' },
    })
    const slot = { from: 2, minutes: 15, title: '', speaker: '', isSlot: true }
    expect(await editAgenda({ id, version, locale: 'fi', steps: [step, slot] }, ports)).toMatchObject({
      ok: true,
    })
    const items = await database.db
      .select()
      .from(agendaItems)
      .where(eq(agendaItems.sessionId, id))
      .orderBy(agendaItems.position)
    expect(items.map(({ titles, takenBy }) => [titles, takenBy !== null])).toEqual([
      [{ en: 'Welcome', fi: 'Tervetuloa' }, false],
      [{ en: 'Pitch' }, true],
    ])
  })
})

describe('a meeting', () => {
  it('exchanges addresses only when both agree', async () => {
    const { slug } = await aSession(ports, { programmeId })
    const aino = await comes(slug, 'aino')
    const eero = await comes(slug, 'eero')
    const see = async (id: string) =>
      JSON.stringify(await placeBehind(database.db, id, { lang: 'en', now: await now() }))
    expect(await see(eero)).not.toContain('aino@people.example')
    expect(await see(eero)).not.toContain(aino)
    expect(await guestWithHandle(database.db, eero, handleOf(aino))).toBe(aino)
    const ask = { placeId: aino, toPlaceId: eero, note: 'Let us talk.', clientAddress: '203.0.113.9' }
    expect(await askToMeet(ask, ports)).toMatchObject({ ok: true })
    expect(await askToMeet(ask, ports)).toMatchObject({ ok: false, refusal: { code: 'meeting-asked' } })
    expect(await see(eero)).not.toContain('aino@people.example')
    expect(await see(aino)).not.toContain('eero@people.example')
    const place = await placeBehind(database.db, eero, { lang: 'en', now: await now() })
    const requestId = place!.requests[0]!.id
    expect(await answerMeeting({ placeId: aino, requestId, answer: 'accepted' }, ports)).toMatchObject({
      ok: false,
    })
    expect(await answerMeeting({ placeId: eero, requestId, answer: 'accepted' }, ports)).toMatchObject({
      ok: true,
    })
    expect(await see(eero)).toContain('aino@people.example')
    expect(await see(aino)).toContain('eero@people.example')
  })

  it('is asked of nobody who is not open to it, nor across sessions', async () => {
    const one = await aSession(ports, { programmeId })
    const two = await aSession(ports, { programmeId })
    const aino = await comes(one.slug, 'aino')
    const shy = await asks(one.slug, 'shy', { isOpenToMeet: false })
    await confirmPlace(shy, ports)
    const elsewhere = await comes(two.slug, 'elsewhere')
    for (const toPlaceId of [shy, elsewhere])
      expect(
        await askToMeet({ placeId: aino, toPlaceId, note: '', clientAddress: '203.0.113.9' }, ports),
      ).toMatchObject({ ok: false, refusal: { code: 'place-unknown' } })
    expect(await guestWithHandle(database.db, aino, handleOf(elsewhere))).toBeNull()
  })
})
