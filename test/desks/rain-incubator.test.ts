import { expect, it } from 'vitest'
import { roleGrants } from '#db/schema/index.ts'
import { performDeed } from '#app/desks/flows/perform-deed.server.ts'
import { publicIntake } from '#app/incubation/data/public-intake.server.ts'
import { databaseClock } from '#app/platform/clock.server.ts'
import { aPerson } from '#test/factories/a-person.ts'
import { insertProgramme } from '#test/factories/a-programme.ts'
import { realNotices } from '#test/factories/a-sender.ts'
import { organisers } from '#test/scenarios/cast.ts'
import { people, story } from '#test/scenarios/programmes/rain-incubator.ts'
import { useDatabase } from '#test/setup/database.ts'

const database = useDatabase()

it('fills the page of the demo: graduates of one cohort, another full, somebody waits', async () => {
  const { db } = database
  await database.setClock('2021-10-12T05:00:00Z')
  const programme = await insertProgramme(db, { slug: 'rain-gardens-2021', name: 'Rain Gardens' })
  const { id } = await aPerson(db, { name: organisers.aino.name, email: organisers.aino.email })
  await db.insert(roleGrants).values({ personId: id, role: 'organiser', programmeId: programme.id })
  for (const { name, email, locale, zone } of people) await aPerson(db, { name, email, locale, zone })
  const deeds = [...story()].sort((one, other) => one.at.getTime() - other.at.getTime())
  for (const { at, deed } of deeds) {
    await database.setClock(at)
    const done = await performDeed(deed, { db, clock: databaseClock, notices: realNotices })
    if (!done.ok) throw new Error(`${at.toISOString()} ${deed.do}: ${done.refusal.code}`)
  }
  const now = new Date('2021-12-20T10:00:00Z')
  const page = await publicIntake(database.publicDb, { slug: programme.slug, lang: 'fi', now })
  expect(page?.graduates.map(({ cohort }) => cohort)).toEqual([1, 1, 1, 1, 1])
  expect(page?.cohorts.map(({ number, placesLeft, isOver }) => [number, placesLeft, isOver])).toEqual([
    [2, 0, false],
    [1, 0, true],
  ])
  expect(page?.themes.map(({ name }) => name)).toContain('Veden mittaus')
  expect(page?.offered).toContain('puutarhureiden')
  expect(page?.figures?.applied).toBe(8)
})
