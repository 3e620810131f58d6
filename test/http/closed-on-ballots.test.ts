import { beforeAll, describe, expect, it } from 'vitest'
import { useDatabase } from '#test/setup/database.ts'
import { aClosedCrawl, desk, jury, ofChairs, ofRecord, ofStaff, type ClosedCrawl } from './closed-crawl.ts'
import { decide, deliberate, otherwise } from './closed-world.ts'
import { marksIn } from './crawl.ts'
import { instants } from './world.ts'

/*
 * The same where a jury judges by ballots: a proposal that is closed to a juror is on no ballot of theirs, in no question
 * about two, and in no other answer of the site. Before the step it is where it is to be seen.
 */

const database = useDatabase({ keepsRows: true })

const assignment = '/:lang/jury/assignments/:assignment'

describe.each([
  ['ranked', `${jury}/ranks`],
  ['pairwise', `${jury}/pairs`],
] as const)('on %s ballots', (way, ballot) => {
  let at: ClosedCrawl
  beforeAll(async () => {
    at = await aClosedCrawl(database, way)
  }, 400_000)

  const ofJurors = [
    ...[jury, `${jury}/conflicts`, `${jury}/proposals.zip`, `${jury}/sheet.csv`, `${jury}/sheet.xlsx`],
    ...[assignment, `${assignment}/files/:file`],
  ]
  const ofMeeting = [`${jury}/meeting`, `${jury}/minutes.txt`, `${jury}/pitches.ics`]

  it('a conflict takes it off the ballot and out of everything, while the jury reads', async () => {
    const seen = await at.crawl(at.seatOf('early'), at.readOf([...ofJurors, ballot]))
    expect(seen.places).toEqual([...ofJurors, ballot].sort())
    await at.declare('early')
    const { places, broken, answers } = await at.crawl(at.seatOf('early'), at.personal(), {
      isThorough: true,
    })
    expect(broken).toEqual([])
    expect(places.filter((place) => place !== `${jury}/conflicts`)).toEqual([])
    expect([...answers.values()].filter((said) => marksIn(said, ['canary-closed']).length > 0)).toEqual([])
  }, 900_000)

  it('an exclusion takes it from a juror, a chair and whoever holds every role, while the jury deliberates', async () => {
    await deliberate(database, at.world)
    const everybody = { late: [], chair: ofChairs, insider: [...ofChairs, ...ofStaff, ...ofRecord] } as const
    const names = Object.keys(everybody) as (keyof typeof everybody)[]
    for (const name of names) {
      const there = [...ofJurors, ...ofMeeting, ...everybody[name]].sort()
      expect((await at.crawl(at.seatOf(name), at.readOf(there))).places).toEqual(there)
    }
    for (const name of names) await at.exclude(name)
    for (const name of names) await at.isClosed(at.seatOf(name), { isThorough: name === 'insider' })
    const there = [...ofJurors, ...ofMeeting].sort()
    expect((await at.crawl(at.seatOf('peer'), at.readOf(there))).places).toEqual(there)
  }, 900_000)

  it('no place and no number tells where the others put it', async () => {
    const before = new Map<string, ReadonlyMap<string, string>>()
    for (const name of ['chair', 'insider'] as const)
      before.set(name, await at.isClosed(at.seatOf(name), { which: at.atWork() }))
    const asOrganiser = async () => [
      ...(await at.crawl(at.world.staff[0], at.readOf([`${desk}/ranking`]))).answers.values(),
    ]
    const order = await asOrganiser()
    await otherwise(database, at.world)
    expect(await asOrganiser()).not.toEqual(order)
    for (const name of ['chair', 'insider'] as const) {
      const told = [...(await at.isClosed(at.seatOf(name), { which: at.atWork() }))].filter(
        ([ask, said]) => before.get(name)?.get(ask) !== said,
      )
      expect(told.map(([ask]) => ask)).toEqual([])
    }
  }, 900_000)

  it('no mail tells of it, and once it is decided nothing does either', async () => {
    await database.setClock('2022-01-13T07:30:00Z')
    expect(await at.toldByMail(await at.mailSent())).toEqual([])
    await decide(at.world)
    const release = at.readOf([`${desk}/release`, `${desk}/decision`])
    expect((await at.crawl(at.world.staff[0], release)).places).toHaveLength(2)
    await at.isClosed(at.seatOf('insider'))
    await database.setClock(instants.announcement)
    await at.isClosed(at.seatOf('insider'))
    await at.isClosed(at.seatOf('late'))
    const mailOf = await at.mailSent()
    expect(await mailOf(at.world.closed.leadId)).toContain('canary-closed-title')
    expect(await at.toldByMail(mailOf)).toEqual([])
  }, 900_000)
})
