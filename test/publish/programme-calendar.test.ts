import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { challenges } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import { keyOf, programmeCalendarOf } from '#app/publish/core/programme-calendar.ts'
import { datedChallenges } from '#app/publish/data/programme-challenges.server.ts'
import { changeCalendar } from '#app/publish/flows/change-calendar.server.ts'
import {
  changeProgrammeCalendar,
  followProgrammeCalendar,
} from '#app/publish/flows/programme-calendar.server.ts'
import { insertChallenge } from '#test/factories/a-challenge.ts'
import { insertProgramme } from '#test/factories/a-programme.ts'
import { portsOf } from '#test/apply/apply-world.ts'
import { useDatabase } from '#test/setup/database.ts'

const database = useDatabase()
let ports: Ports
beforeEach(async () => {
  await database.setClock('2021-11-20T10:00:00Z')
  ports = portsOf(database)
})

const wall = (date: string, time: string) => ({ date, time })
const typed = (closesOn: string) => ({
  zone: 'Europe/Helsinki',
  opensAt: wall('2021-12-03', '09:00'),
  closesAt: wall(closesOn, '23:59'),
  judgingEndsAt: wall('2022-01-12', '17:00'),
  announcesAt: wall('2022-01-14', '10:00'),
})

async function aProgramme() {
  const programme = await insertProgramme(database.db)
  const made = []
  for (let number = 0; number < 3; number += 1) {
    made.push(await insertChallenge(database.db, { programmeId: programme.id }))
  }
  return { programmeId: programme.id, ids: made.map(({ id }) => id), by: made[0]?.createdBy ?? '' }
}

const sharedOf = async (programmeId: string) => {
  const shared = programmeCalendarOf(await datedChallenges(database.db, { programmeId, lang: 'en' }))
  if (!shared) throw new Error('no calendar')
  return shared
}
const closings = async (programmeId: string) => {
  const rows = await datedChallenges(database.db, { programmeId, lang: 'en' })
  return rows.map(({ calendar }) => calendar.closesAt.toISOString().slice(0, 10))
}

describe('the calendar of a programme', () => {
  it('moves every challenge that follows it, and none with dates of its own, until it follows again', async () => {
    const { programmeId, ids, by } = await aProgramme()
    const own = ids[1] ?? ''
    await changeCalendar({ challengeId: own, by, version: 1, calendar: typed('2021-12-29') }, ports)
    const before = await sharedOf(programmeId)
    expect(before.own).toEqual([{ id: own, differs: ['closesAt'] }])
    const change = { programmeId, by, version: keyOf(before.calendar) }
    expect(await changeProgrammeCalendar({ ...change, calendar: typed('2021-12-27') }, ports)).toEqual({
      ok: true,
      value: { moved: 2 },
    })
    expect(await closings(programmeId)).toEqual(['2021-12-27', '2021-12-29', '2021-12-27'])
    // Who saw the dates before is told, and overwrites nothing.
    expect(await changeProgrammeCalendar({ ...change, calendar: typed('2021-12-28') }, ports)).toMatchObject({
      refusal: { code: 'calendar-changed' },
    })
    await followProgrammeCalendar({ programmeId, challengeId: own, by }, ports)
    expect(await closings(programmeId)).toEqual(['2021-12-27', '2021-12-27', '2021-12-27'])
  })

  it('moves all that follow it or none: one that is public holds the others', async () => {
    const { programmeId, ids, by } = await aProgramme()
    const public_ = await insertChallenge(database.db, { programmeId, state: 'open' })
    const { calendar, following } = await sharedOf(programmeId)
    expect(following).toEqual([...ids, public_.id])
    const changed = await changeProgrammeCalendar(
      { programmeId, by, version: keyOf(calendar), calendar: typed('2021-12-27') },
      ports,
    )
    expect(changed).toMatchObject({ refusal: { code: 'calendar-is-public' } })
    expect(new Set(await closings(programmeId))).toEqual(new Set(['2021-12-22']))
  })

  it('takes an approval back where it moves an approved challenge, and refuses a time that is none', async () => {
    const programme = await insertProgramme(database.db)
    const approved = await insertChallenge(database.db, { programmeId: programme.id, state: 'approved' })
    const { calendar } = await sharedOf(programme.id)
    const change = { programmeId: programme.id, by: approved.createdBy, version: keyOf(calendar) }
    expect(await changeProgrammeCalendar({ ...change, calendar: typed('2021-12-02') }, ports)).toMatchObject({
      refusal: { code: 'calendar-refused' },
    })
    expect(await changeProgrammeCalendar({ ...change, calendar: typed('2021-12-27') }, ports)).toMatchObject({
      ok: true,
    })
    const [row] = await database.db.select().from(challenges).where(eq(challenges.id, approved.id))
    expect(row).toMatchObject({ state: 'draft', approvedBy: null })
  })
})
