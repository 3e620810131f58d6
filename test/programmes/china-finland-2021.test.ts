import { eq } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { pilotPayments, pilots } from '#db/schema/index.ts'
import { jurors } from '#test/scenarios/cast.ts'
import type { Seat } from '#test/scenarios/challenge-story.ts'
import { minutesAfter } from '#test/scenarios/scenario.ts'
import { useDatabase } from '#test/setup/database.ts'
import { mailOf } from './mail-of.ts'
import { pilotRunning } from './pilot-road.ts'
import { aTeam, foundedFrom, roadOfChallenge } from './road.ts'

const database = useDatabase()
const day = 24 * 60

/** Of both sides, and the same on all four challenges. */
const jury: readonly Seat[] = [jurors.marjatta, jurors.chen, jurors.ingrid, jurors.wang].map(
  (person, index) => ({
    person,
    severity: 0,
    isChair: index === 0,
  }),
)
/** Takes part in two of the challenges, with a proposal in each. */
const twice = aTeam({
  key: 'two-answers',
  organisation: ['Two Answers Oy', 'university', 'FI'],
  points: [5, 5, 5, 5],
})
const east = aTeam({
  key: 'east-side',
  organisation: ['东侧科技（虚构）', 'enterprise', 'CN'],
  points: [4, 4, 4, 4],
})
const north = aTeam({
  key: 'north-side',
  organisation: ['North Side AB', 'enterprise', 'SE'],
  points: [3, 3, 3, 3],
})

it(
  'four challenges of two countries are told at one instant, and a winner gets a place and no money',
  {
    timeout: 900_000,
  },
  async () => {
    const road = await foundedFrom(database, {
      ...{
        template: 'china-finland-challenge-2021',
        slug: 'china-finland-road',
        name: 'China-Finland Challenge',
      },
      ...{ opensOn: '2021-12-03', teams: [twice, east, north] },
    })
    expect(road.challenges).toHaveLength(4)
    const [first, second, third, fourth] = road.challenges
    if (!first || !second || !third || !fourth) throw new Error('there are four')
    const field = [[twice, north], [twice, east], [east, north], [north]]
    for (const [index, challenge] of road.challenges.entries()) {
      await road.plan(roadOfChallenge(challenge, { teams: field[index] ?? [], jury }))
    }
    expect(new Set(road.challenges.map(({ announcesAt }) => announcesAt.getTime())).size).toBe(1)

    const winnersOf = (slug: string) => road.page(`/en/challenges/${slug}/winners`)
    await road.liveUntil(minutesAfter(first.announcesAt, -1))
    const before = (await Promise.all(road.challenges.map(({ slug }) => winnersOf(slug)))).join('')
    for (const { title, organisation } of [twice, east, north]) {
      expect(before).not.toContain(title)
      expect(before).not.toContain(organisation[0])
    }
    const asBefore = await road.page(`/en/programmes/${road.slug}`)
    expect(asBefore).not.toContain(twice.title)
    await road.liveUntil(first.announcesAt)
    const told = await Promise.all(road.challenges.map(({ slug }) => winnersOf(slug)))
    expect(
      told.map((page) => [twice, east, north].filter(({ title }) => page.includes(title)).length),
    ).toEqual([1, 1, 1, 1])
    const gallery = await road.page(`/en/programmes/${road.slug}`)
    for (const title of [twice.title, east.title, north.title]) expect(gallery).toContain(title)
    expect(told[0]).toContain(twice.title)
    expect(told[1]).toContain(twice.title)
    expect(told[2]).toContain(east.organisation[0])

    await road.liveUntil(minutesAfter(first.announcesAt, 5 * day))
    const startsOn = minutesAfter(first.announcesAt, 30 * day)
      .toISOString()
      .slice(0, 10)
    const endsOn = minutesAfter(first.announcesAt, 200 * day)
      .toISOString()
      .slice(0, 10)
    await road.plan(
      pilotRunning({
        challenge: third.slug,
        startedAt: minutesAfter(first.announcesAt, 6 * day),
        plan: {
          host: { name: 'A service house (invented)', kind: 'city', country: 'FI' },
          site: 'Forty homes',
          siteLimits: '',
          summary: 'Help at home that begins with a knock on the door.',
          ...{ startsOn, endsOn },
          milestones: [{ title: 'Begun', dueOn: startsOn }],
          measures: [
            {
              ...{ name: 'Visits that were needed', unit: 'a week', method: 'Counted', comparator: '' },
              ...{ baseline: '12', baselineBasis: 'reported', target: '9' },
            },
          ],
        },
      }),
    )
    await road.liveUntil(minutesAfter(first.announcesAt, 31 * day))
    const [pilot] = await database.db.select().from(pilots).where(eq(pilots.challengeId, third.id))
    expect(pilot?.state).toBe('running')
    expect(await database.db.select().from(pilotPayments)).toEqual([])
    expect(await road.page(`/en/pilots/${pilot?.slug}`)).toContain('Forty homes')
    const about = await road.page(`/en/programmes/${road.slug}`)
    for (const party of ['Helsinki Partners', 'SNPA', 'Embassy of China in Finland', 'Omakotilitto']) {
      expect(about).toContain(party)
    }
    expect(about).toContain('The prize is not a cheque')
    // The whole mail of it, as the worker sent it: read it when it changes.
    await expect(await mailOf(database)).toMatchFileSnapshot('mail-of-2021.txt')
  },
)
