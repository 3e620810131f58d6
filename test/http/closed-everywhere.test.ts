import { beforeAll, describe, expect, it } from 'vitest'
import { useDatabase } from '#test/setup/database.ts'
import { inBreadth } from './breadth.ts'
import {
  aClosedCrawl,
  desk,
  jury,
  ofChairs,
  ofDeliberation,
  ofJurors,
  ofRecord,
  ofStaff,
  type ClosedCrawl,
} from './closed-crawl.ts'
import { decide, deliberate, otherwise } from './closed-world.ts'
import { marksIn } from './crawl.ts'
import { instants } from './world.ts'

/*
 * A proposal that is closed to a juror is in no answer of the site: to a juror, to the chair, and to somebody who holds every
 * role of the programme beside the seat. Before the step each of them sees the proposal where it is to be seen.
 */

const database = useDatabase({ keepsRows: true })

let at: ClosedCrawl
beforeAll(async () => {
  at = await aClosedCrawl(database, 'scorecards')
}, 400_000)

describe('while the jury reads', () => {
  it('a conflict takes it out of everything at once, and leaves its reference at the own word alone', async () => {
    const seen = await at.crawl(at.seatOf('early'), at.readOf(ofJurors))
    expect(seen.places).toEqual([...ofJurors].sort())
    await at.declare('early')
    const { places, broken, answers } = await at.crawl(at.seatOf('early'), inBreadth(at.personal()), {
      isThorough: true,
    })
    expect(broken).toEqual([])
    expect(places.filter((place) => place !== `${jury}/conflicts`)).toEqual([])
    expect([...answers.values()].filter((said) => marksIn(said, ['canary-closed']).length > 0)).toEqual([])
  }, 900_000)
})

describe('while the jury deliberates', () => {
  beforeAll(() => deliberate(database, at.world), 60_000)

  const everybody = { late: [], chair: ofChairs, insider: [...ofChairs, ...ofStaff, ...ofRecord] } as const

  const names = Object.keys(everybody) as (keyof typeof everybody)[]

  it.each(names)(
    'it is there for the one on the seat "%s"',
    async (name) => {
      const there = [...ofJurors, ...ofDeliberation, ...everybody[name]].sort()
      expect((await at.crawl(at.seatOf(name), at.readOf(there))).places).toEqual(there)
    },
    900_000,
  )

  it('an exclusion takes it away from each of them', async () => {
    for (const name of names) await at.exclude(name)
  })

  it.each(names)(
    'it is gone for the one on the seat "%s"',
    async (name) => {
      // Whoever holds every role is drawn every page of the others too.
      const which = name === 'late' ? at.handlers : at.personal()
      await at.isClosed(at.seatOf(name), { which, isThorough: name === 'insider' })
    },
    900_000,
  )

  it('whoever stays on the jury still sees it', async () => {
    const there = [...ofJurors, ...ofDeliberation].sort()
    expect((await at.crawl(at.seatOf('peer'), at.readOf(there))).places).toEqual(there)
  }, 900_000)

  it('no number and no gap tells what became of it', async () => {
    const before = new Map<string, ReadonlyMap<string, string>>()
    for (const name of ['chair', 'insider'] as const)
      before.set(name, await at.isClosed(at.seatOf(name), { which: at.atWork() }))
    await otherwise(database, at.world)
    for (const name of ['chair', 'insider'] as const) {
      const told = [...(await at.isClosed(at.seatOf(name), { which: at.atWork() }))].filter(
        ([ask, said]) => before.get(name)?.get(ask) !== said,
      )
      expect(told.map(([ask]) => ask)).toEqual([])
    }
  }, 900_000)

  it('no mail tells of it, planned before or after', async () => {
    await database.setClock('2022-01-13T07:30:00Z')
    const mailOf = await at.mailSent()
    expect(await mailOf(at.world.others[0]!.leadId)).toContain('canary-one-title')
    expect(await mailOf(at.seatOf('early'))).toMatch(/3 of your scorecards/)
    expect(await at.toldByMail(mailOf)).toEqual([])
  })
})

describe('once it is decided', () => {
  it('nobody kept from it sees the decision before the announcement, and none of it after', async () => {
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
