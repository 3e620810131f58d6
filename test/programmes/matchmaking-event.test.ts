import { and, asc, eq, inArray } from 'drizzle-orm'
import { expect, it } from 'vitest'
import {
  agendaItems,
  meetingRequests,
  messages,
  programmeSessions,
  sessionActions,
} from '#db/schema/index.ts'
import { copyEdition, publishSession } from '#app/publish/flows/edit-session.server.ts'
import { answerMeeting, askToMeet } from '#app/publish/flows/meet.server.ts'
import { addAction, reportAction } from '#app/publish/flows/session-actions.server.ts'
import { askForPlace, takeSlot } from '#app/publish/flows/take-place.server.ts'
import { minutesAfter } from '#test/scenarios/scenario.ts'
import { organisers } from '#test/scenarios/cast.ts'
import { useDatabase } from '#test/setup/database.ts'
import { aTeam, foundedFrom, roadOfChallenge } from './road.ts'

const database = useDatabase()
const day = 24 * 60
const teams = [
  aTeam({ key: 'pitcher', organisation: ['Pitcher Oy', 'enterprise', 'FI'], points: [5, 5, 5, 5] }),
]

/** The China-Finland High-Tech Matchmaking Event: slots that end, meetings guests ask for, promises told at the next. */
it(
  'an event gives each pitch slot once, brings guests together, and the next edition begins with what was promised',
  {
    timeout: 900_000,
  },
  async () => {
    const road = await foundedFrom(database, {
      ...{ template: 'matchmaking-event', slug: 'high-tech-matchmaking', name: 'High-Tech Matchmaking' },
      ...{ opensOn: '2021-03-01', teams },
    })
    const [challenge] = road.challenges
    if (!challenge) throw new Error('the template has no call')
    await road.plan(roadOfChallenge(challenge, { teams }))
    await road.liveUntil(minutesAfter(challenge.announcesAt, day))
    const [event] = await database.db
      .select()
      .from(programmeSessions)
      .where(eq(programmeSessions.programmeId, road.programmeId))
    if (!event) throw new Error('the template has no event')
    expect(event.edition).toBe(1)
    expect(await publishSession(event.id, road.ports)).toMatchObject({ ok: true })

    const slots = await database.db
      .select({ position: agendaItems.position })
      .from(agendaItems)
      .where(and(eq(agendaItems.sessionId, event.id), eq(agendaItems.isSlot, true)))
      .orderBy(asc(agendaItems.position))
    expect(slots.length).toBeGreaterThan(5)
    const placeOf = async (index: number) => {
      const asked = await askForPlace(
        {
          ...{ slug: event.slug, email: `guest${index}@guests.example`, name: `Guest ${index}` },
          ...{ organisation: `Company ${index}`, locale: 'en', zone: null, isOpenToMeet: true },
          ...{ clientAddress: `192.0.2.${index + 1}`, isOwnAddress: true },
        },
        road.ports,
      )
      if (!asked.ok) throw new Error(asked.refusal.code)
      return asked.value.placeId
    }
    const places: string[] = []
    for (let index = 0; index <= slots.length; index += 1) places.push(await placeOf(index))
    // Everybody wants the first slot at the same moment: one has it.
    const first = slots[0]!.position
    const rush = await Promise.all(
      places.map((placeId) => takeSlot({ placeId, position: first }, road.ports)),
    )
    expect(rush.filter(({ ok }) => ok)).toHaveLength(1)
    const waiting = places.filter((_, index) => !rush[index]?.ok)
    for (const [index, { position }] of slots.slice(1).entries()) {
      expect(await takeSlot({ placeId: waiting[index]!, position }, road.ports)).toMatchObject({ ok: true })
    }
    const late = await Promise.all(
      slots.map(({ position }) => takeSlot({ placeId: waiting.at(-1)!, position }, road.ports)),
    )
    expect(late.every(({ ok }) => !ok)).toBe(true)

    const [asker, asked] = places
    const meet = {
      placeId: asker!,
      toPlaceId: asked!,
      note: 'Shall we compare?',
      clientAddress: '192.0.2.200',
    }
    expect(await askToMeet(meet, road.ports)).toMatchObject({ ok: true })
    const [request] = await database.db.select().from(meetingRequests)
    const answer = { placeId: asked!, requestId: request!.id, answer: 'accepted' } as const
    expect(await answerMeeting(answer, road.ports)).toMatchObject({ ok: true })
    const introduced = await database.db
      .select({ to: messages.email })
      .from(messages)
      .where(eq(messages.notice, 'intro.made'))
    expect(introduced.map(({ to }) => to).sort()).toEqual(['guest0@guests.example', 'guest1@guests.example'])

    await road.liveUntil(minutesAfter(event.endsAt, 60))
    const promise = { text: 'Send the test protocol', owner: 'Company 0', dueOn: '2021-09-01' }
    await addAction({ sessionId: event.id, ...promise }, road.ports)
    const by = await road.personId(organisers.aino.email)
    const startsAt = minutesAfter(event.startsAt, 364 * day)
    const endsAt = minutesAfter(event.endsAt, 364 * day)
    const next = await copyEdition({ id: event.id, zone: event.zone, startsAt, endsAt, by }, road.ports)
    expect(next.carried).toBe(1)
    const carried = await database.db
      .select()
      .from(sessionActions)
      .where(inArray(sessionActions.sessionId, [next.id]))
    expect(carried).toMatchObject([promise])
    const report = { sessionId: next.id, id: carried[0]!.id, report: 'Sent in August.', isDone: true }
    expect(await reportAction(report, road.ports)).toBe(true)
    expect(await publishSession(next.id, road.ports)).toMatchObject({ ok: true })

    const page = await road.page(`/en/sessions/${next.slug}`)
    for (const shown of [promise.text, 'Sent in August.']) expect(page).toContain(shown)
    expect(await road.page(`/en/programmes/${road.slug}`)).toContain('72,000 people watched online')
  },
)
