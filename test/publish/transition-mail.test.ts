import { eq } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { challenges, followers, messages, roleGrants } from '#db/schema/index.ts'
import { extendDeadline } from '#app/deadline/flows/extend-deadline.server.ts'
import { cancelChallenge, scheduleChallenge } from '#app/publish/flows/publish-challenge.server.ts'
import { portsOf, whileOpen } from '#test/apply/apply-world.ts'
import { insertChallenge } from '#test/factories/a-challenge.ts'
import { aPerson } from '#test/factories/a-person.ts'
import { aCrowd, crowd } from '#test/notify/crowd.ts'
import { expectSent } from '#test/notify/letters.ts'
import { useDatabase } from '#test/setup/database.ts'

/* The steps a challenge takes by itself, and its end: told by the worker to whoever it concerns, and to nobody else. */

const database = useDatabase()

async function anOpenWorld() {
  await database.setClock(whileOpen)
  const challenge = await insertChallenge(database.db, { state: 'open' })
  const { id: challengeId, programmeId } = challenge
  return { challengeId, ...(await aCrowd(database, { programmeId, challengeId })) }
}

const by = async () => (await aPerson(database.db)).id
const done = <Value>(result: { ok: boolean; value?: Value; refusal?: { code: string } }) => {
  expect(result).toMatchObject({ ok: true })
}

it('partners get what they can pass on, and organisers hear before that it opens', async () => {
  await database.setClock('2021-11-20T08:00:00Z')
  const challenge = await insertChallenge(database.db, { state: 'approved' })
  const { id: challengeId, programmeId } = challenge
  for (const [name, role] of [
    ['Pia Partner', 'partner'],
    ['Olga Organiser', 'organiser'],
  ] as const) {
    const { id: personId } = await aPerson(database.db, { name })
    await database.db.insert(roleGrants).values({ personId, role, programmeId })
  }
  const { id: personId, email } = await aPerson(database.db, { name: 'Fanni Follower' })
  await database.db.insert(followers).values({
    ...{ challengeId, personId, email, locale: 'en' },
    ...{ confirmedAt: new Date('2021-11-19T08:00:00Z'), createdAt: new Date('2021-11-19T08:00:00Z') },
  })
  done(await scheduleChallenge({ challengeId, by: await by() }, portsOf(database)))
  await expectSent(database, { 'ops.phase_upcoming': [], 'challenge.partner_kit': [] })
  await expectSent(database, { 'ops.phase_upcoming': ['Olga Organiser'] }, '2021-12-01T07:00:01Z')
  await expectSent(
    database,
    {
      'challenge.partner_kit': ['Pia Partner'],
      'challenge.opened_team': ['Olga Organiser'],
      'challenge.published': ['Fanni Follower'],
    },
    '2021-12-03T07:00:01Z',
  )
})

it('organisers hear two days before a challenge closes, and not where the deadline has just moved', async () => {
  const { challengeId, ports } = await anOpenWorld()
  await expectSent(database, { 'ops.phase_upcoming': crowd.organisers }, '2021-12-20T18:45:01Z')
  const given = { closesAt: new Date('2021-12-23T21:59:00Z'), reason: 'The site visit moved.' }
  await database.setClock('2021-12-22T10:00:00Z')
  done(await extendDeadline({ challengeId, personId: await by(), calendarVersion: 1, ...given }, ports))
  await expectSent(database, { 'ops.phase_upcoming': [] })
  const waiting = await database.db.select().from(messages).where(eq(messages.notice, 'ops.phase_upcoming'))
  expect(waiting.filter(({ state }) => state === 'planned')).toEqual([])
})

it('a jury without anybody is told at the deadline, again after twelve hours, and no more once somebody sits', async () => {
  const { challengeId, seats, ports } = await anOpenWorld()
  await database.ownerDb.execute(`update jurors set state = 'declined' where state = 'accepted'`)
  await expectSent(database, { 'ops.phase_failed': crowd.organisers }, '2021-12-22T21:59:01Z')
  await expectSent(database, { 'ops.phase_failed': [] }, '2021-12-23T09:00:00Z')
  await expectSent(database, { 'ops.phase_failed': crowd.organisers }, '2021-12-23T09:59:01Z')
  await database.ownerDb.execute(`update jurors set state = 'accepted' where id = '${seats.juror.id}'`)
  await database.db.transaction((tx) => ports.notices.replan(tx, { challengeId }))
  await expectSent(database, { 'ops.phase_failed': [] }, '2021-12-23T21:59:01Z')
})

it('a step that is not written down is told to administrators too', async () => {
  const { challengeId } = await anOpenWorld()
  // What the calendar does fails from here on, as it would with a fault of the service.
  await database.ownerDb.execute(`
    create function test_fault() returns trigger language plpgsql as $$ begin raise 'a fault'; end $$;
    create trigger test_fault before update of state on challenges for each row execute function test_fault()`)
  try {
    await expectSent(database, { 'ops.phase_failed': [] }, '2021-12-22T22:00:00Z')
    await expectSent(
      database,
      { 'ops.phase_failed': [...crowd.organisers, 'Adam Administrator'] },
      '2021-12-22T22:10:00Z',
    )
  } finally {
    await database.ownerDb.execute('drop function test_fault cascade')
  }
  const [row] = await database.db.select().from(challenges).where(eq(challenges.id, challengeId))
  expect(row?.state).toBe('open')
})

it('a challenge that is called off tells everybody who has to do with it, ten minutes later, and reminds nobody', async () => {
  const { challengeId, ports } = await anOpenWorld()
  done(await cancelChallenge({ challengeId, by: await by(), reason: 'The building was sold.' }, ports))
  await expectSent(database, { 'challenge.cancelled': [] })
  await expectSent(
    database,
    {
      'challenge.cancelled': [
        ...crowd.organisers,
        ...crowd.jury,
        ...crowd.asked,
        ...crowd.submitted,
        ...crowd.draft,
        ...crowd.followers,
        ...crowd.partners,
      ],
    },
    '2021-12-10T10:13:00Z',
  )
  await expectSent(
    database,
    { 'challenge.cancelled': [], 'proposal.draft_reminder': [], 'challenge.closing_soon': [] },
    '2021-12-15T20:00:00Z',
  )
})
