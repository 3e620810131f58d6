import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { approvalPeople, followers, messages, people, roleGrants, teamMembers } from '#db/schema/index.ts'
import { movedSoFar, openMove } from '#app/announce/data/announcement-moves.server.ts'
import { answerAnnouncementMove } from '#app/announce/flows/answer-announcement-move.server.ts'
import { askAnnouncementMove } from '#app/announce/flows/ask-announcement-move.server.ts'
import { confirmDecision } from '#app/announce/flows/confirm-decision.server.ts'
import { postponeAnnouncement } from '#app/announce/flows/postpone-announcement.server.ts'
import * as releasePage from '#app/announce/pages/release.tsx'
import * as challengePage from '#app/desks/pages/challenge.tsx'
import { runTick } from '#app/worker/run-tick.server.ts'
import { aService, aSender } from '#test/factories/a-sender.ts'
import { useDatabase } from '#test/setup/database.ts'
import { decidingWorld, recorded, signing, type DecidingWorld } from './deciding-world.ts'
import { openPage } from './open-page.ts'

/* Whose word an announcement waits for, and who hears that it was moved: planned by the flows, sent by the worker. */

const database = useDatabase()
const later = new Date('2022-01-20T08:00:00Z')
const reason = 'The mayor is away'

async function world() {
  const made = await decidingWorld(database)
  const { programmeId, challengeId, organiserId, colleagueId } = made
  await database.db
    .insert(roleGrants)
    .values(
      [organiserId, colleagueId].map((personId) => ({ personId, role: 'organiser' as const, programmeId })),
    )
    .onConflictDoNothing()
  const [reader] = await database.db
    .insert(people)
    .values({ name: 'Reader', email: 'reader@follow.example' })
    .returning()
  await database.db.insert(followers).values({
    ...{ challengeId, personId: reader!.id, email: reader!.email, locale: 'fi' },
    ...{ confirmedAt: new Date('2021-12-20T08:00:00Z') },
  })
  return { ...made, readerId: reader!.id }
}

async function planned(notice: string) {
  const rows = await database.db
    .select({ personId: messages.personId, state: messages.state })
    .from(messages)
    .where(eq(messages.notice, notice))
  return rows.map(({ personId, state }) => [personId, state])
}

async function sentBy(service: ReturnType<typeof aService>) {
  await runTick(aSender(database.db, service))
  return service.inbox.map(({ subject, text }) => ({ subject: subject.replace(/^\[.*\] /, ''), text }))
}

async function confirmed(made: DecidingWorld) {
  const hash = await recorded(made)
  const { challengeId, colleagueId: by, ports } = made
  expect(await confirmDecision({ challengeId, by, hash, ...signing(hash) }, ports)).toMatchObject({
    ok: true,
  })
  return hash
}

const asked = ({ challengeId, organiserId: by, ports }: DecidingWorld, announcesAt: Date | null) =>
  askAnnouncementMove({ challengeId, by, announcesAt, reason, calendarVersion: 1 }, ports)

async function answered(
  { challengeId, colleagueId: by, ports }: DecidingWorld,
  hash: string,
  isAgreed: boolean,
) {
  const move = await openMove(database.db, challengeId)
  return answerAnnouncementMove({ challengeId, moveId: move!.id, hash, by, isAgreed }, ports)
}

describe('whoever is awaited', () => {
  it('hears that a decision waits for them, and no more once it is confirmed', async () => {
    const made = await world()
    await recorded(made)
    expect(await planned('decision.confirm_asked')).toEqual([[made.colleagueId, 'planned']])
    const sent = await sentBy(aService())
    const [mail] = sent.filter(({ subject }) => subject === 'Please confirm the decision: Smart energy')
    expect(mail?.text).toContain('Organiser has recorded the decision')
    expect(mail?.text).not.toContain('CANARY')
  })

  it('is nobody who is kept from a proposal', async () => {
    const made = await world()
    const { db } = database
    await db.insert(teamMembers).values({
      ...{ proposalId: made.proposalIds[0]!, challengeId: made.challengeId },
      ...{ personId: made.colleagueId, role: 'viewer' },
    })
    await recorded(made)
    expect(await planned('decision.confirm_asked')).toEqual([])
  })

  it('is whom the programme has named', async () => {
    const made = await world()
    const { programmeId, organiserId: personId } = made
    await database.db
      .insert(approvalPeople)
      .values({ programmeId, approval: 'decision', part: 'approver', personId })
    await recorded(made)
    expect(await planned('decision.confirm_asked')).toEqual([])
  })

  it('hears that a move is asked for, and no more once it is dropped', async () => {
    const made = await world()
    const hash = await confirmed(made)
    expect(await asked(made, later)).toMatchObject({ ok: true })
    expect(await planned('decision.move_asked')).toEqual([[made.colleagueId, 'planned']])
    expect(await answered(made, hash, false)).toMatchObject({ ok: true })
    expect(await planned('decision.move_asked')).toEqual([[made.colleagueId, 'cancelled']])
  })
})

describe('an announcement that was moved', () => {
  it('is told to organisers, teams and followers, and stands on both pages', async () => {
    const made = await world()
    const hash = await confirmed(made)
    await asked(made, later)
    expect(await answered(made, hash, true)).toMatchObject({ ok: true })
    const sent = await sentBy(aService())
    const told = sent.filter(({ text }) => text.includes(reason)).map(({ subject }) => subject)
    expect(told.sort()).toEqual([
      'New time of the announcement: Smart energy',
      'New time of the announcement: Smart energy',
      'The announcement has a new time',
      'The announcement has a new time',
      'The announcement has a new time',
      'Uusi julkistusaika: Smart energy',
    ])
    const { slug, challengeId, organiserId: personId } = made
    expect(await movedSoFar(database.db, challengeId)).toMatchObject([
      { reason, isByTwo: true, askedByName: 'Organiser', movedByName: 'Colleague' },
    ])
    const inside = await openPage(database, releasePage, { params: { challenge: slug }, personId })
    expect(inside.body).toContain('"movedByName":"Colleague"')
    const outside = await openPage(database, challengePage, { params: { challenge: slug } })
    expect(outside.status).toBe(200)
    expect(outside.body).toContain(reason)
    expect(outside.body).toContain('"previousAnnouncesAtIso":"2022-01-14T08:00:00.000Z"')
    expect(outside.body).not.toMatch(/Colleague|Organiser"/)
  })

  it('sooner is told at once too, before it comes', async () => {
    const made = await world()
    const hash = await confirmed(made)
    await asked(made, null)
    expect(await answered(made, hash, true)).toMatchObject({ ok: true })
    const sent = await sentBy(aService())
    const [team] = sent.filter(({ subject }) => subject === 'The announcement has a new time')
    expect(team?.text).toContain('announced sooner than planned')
    expect(team?.text).not.toContain('CANARY')
  })

  it('by one person before a decision is confirmed names that person', async () => {
    const made = await world()
    const { challengeId, organiserId: by, ports } = made
    await postponeAnnouncement({ challengeId, by, announcesAt: later, reason, calendarVersion: 1 }, ports)
    expect(await movedSoFar(database.db, challengeId)).toMatchObject([
      { isByTwo: false, askedByName: null, movedByName: 'Organiser' },
    ])
    expect(await planned('follow.announcement_moved')).toEqual([[made.readerId, 'planned']])
  })
})
