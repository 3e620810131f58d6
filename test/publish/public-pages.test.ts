import { beforeEach, describe, expect, it } from 'vitest'
import { publicAchievements } from '#app/desks/data/public-achievements.server.ts'
import { publicChallenge } from '#app/desks/data/public-challenge.server.ts'
import { publicChallengeCards } from '#app/desks/data/public-challenges.server.ts'
import { publicProgramme } from '#app/desks/data/public-programme.server.ts'
import { publicCalendar } from '#app/publish/data/public-calendar.server.ts'
import { insertChallenge } from '#test/factories/a-challenge.ts'
import { insertProgramme } from '#test/factories/a-programme.ts'
import { useDatabase } from '#test/setup/database.ts'

const database = useDatabase()
const noon = new Date('2021-12-10T10:00:00Z')
const lang = 'en' as const

beforeEach(() => database.setClock(noon))

const slugs = (cards: readonly { slug: string }[]) => cards.map((card) => card.slug)

describe('the list of challenges', () => {
  it('shows what is public and nothing before its opening', async () => {
    const open = await insertChallenge(database.db, { state: 'scheduled' })
    await insertChallenge(database.db, { state: 'scheduled', opensAt: new Date('2021-12-11T07:00:00Z') })
    await insertChallenge(database.db, { state: 'approved' })
    expect(slugs(await publicChallengeCards(database.publicDb, { lang, now: noon }))).toEqual([open.slug])
  })

  it('filters by where a challenge stands', async () => {
    const soon = await insertChallenge(database.db, {
      state: 'open',
      closesAt: new Date('2021-12-12T10:00:00Z'),
    })
    const later = await insertChallenge(database.db, { state: 'open' })
    const closed = await insertChallenge(database.db, {
      state: 'open',
      closesAt: new Date('2021-12-09T10:00:00Z'),
    })
    const shown = async (filter: 'open' | 'soon' | 'closed' | 'all') =>
      slugs(await publicChallengeCards(database.publicDb, { lang, now: noon, filter }))
    expect(await shown('open')).toEqual([soon.slug, later.slug])
    expect(await shown('soon')).toEqual([soon.slug])
    expect(await shown('closed')).toEqual([closed.slug])
    expect(await shown('all')).toEqual([soon.slug, later.slug, closed.slug])
  })

  it('finds words in any text and takes signs as they are', async () => {
    const park = await insertChallenge(database.db, {
      state: 'open',
      title: 'Old industrial parks, 100% renewed',
    })
    await insertChallenge(database.db, { state: 'open', title: 'Home services' })
    const found = async (words: string) =>
      slugs(await publicChallengeCards(database.publicDb, { lang, now: noon, words }))
    expect(await found('INDUSTRIAL renewed')).toEqual([park.slug])
    expect(await found('100%')).toEqual([park.slug])
    expect(await found('%')).toEqual([park.slug])
    expect(await found("'; drop table challenges; --")).toEqual([])
  })

  it('costs one query, however many there are', async () => {
    const programme = await insertProgramme(database.db)
    for (let i = 0; i < 5; i += 1)
      await insertChallenge(database.db, { state: 'open', programmeId: programme.id })
    const queries = await countingQueries(() => publicChallengeCards(database.publicDb, { lang, now: noon }))
    expect(queries).toBe(1)
  })
})

describe('a public challenge', () => {
  it('is there with its brief, criteria and dates', async () => {
    const { slug } = await insertChallenge(database.db, { state: 'open', title: 'Home services' })
    const challenge = await publicChallenge(database.publicDb, { slug, lang: 'fi' })
    expect(challenge).toMatchObject({
      state: 'open',
      brief: { locale: 'en', title: 'Home services' },
      criteria: [{ weight: 60 }, { weight: 40 }],
      deadlineChanges: [],
      winners: [],
    })
    expect(challenge?.brief.sections.map((section) => section.name)).toEqual([
      'background',
      'outcome',
      'offer',
      'eligibility',
      'terms',
    ])
    expect(await publicCalendar(database.publicDb, { slug, lang })).toMatchObject({ title: 'Home services' })
  })

  it('is nowhere before it opens', async () => {
    const { slug, programmeId } = await insertChallenge(database.db, { state: 'confirmed' })
    await database.setClock('2021-12-01T00:00:00Z')
    const draft = await insertChallenge(database.db, { state: 'draft', programmeId })
    expect(await publicChallenge(database.publicDb, { slug: draft.slug, lang })).toBeNull()
    expect(await publicCalendar(database.publicDb, { slug: draft.slug, lang })).toBeNull()
    expect((await publicChallenge(database.publicDb, { slug, lang }))?.state).not.toBe('announced')
  })
})

it('shows a programme with its challenges in their order', async () => {
  const programme = await insertProgramme(database.db, { name: 'Sustainable cities' })
  const first = await insertChallenge(database.db, { state: 'open', programmeId: programme.id })
  const second = await insertChallenge(database.db, {
    state: 'open',
    programmeId: programme.id,
    closesAt: new Date('2021-12-20T21:59:00Z'),
  })
  const shown = await publicProgramme(database.publicDb, { slug: programme.slug, lang, now: noon })
  expect(shown).toMatchObject({ name: 'Sustainable cities', parties: [] })
  expect(slugs(shown?.challenges ?? [])).toEqual([first.slug, second.slug])
  expect(await publicProgramme(database.publicDb, { slug: 'no-such', lang, now: noon })).toBeNull()
})

it('counts nothing where nothing has been achieved', async () => {
  expect(await publicAchievements(database.publicDb)).toEqual({
    counts: { programmes: 0, challenges: 0, proposals: 0, pilots: 0 },
    results: [],
  })
})

/** How many statements reach the database while `work` runs. */
async function countingQueries(work: () => Promise<unknown>): Promise<number> {
  const { $client: pool } = database.publicDb as unknown as {
    $client: { query: (...args: unknown[]) => unknown }
  }
  const original = pool.query
  let count = 0
  pool.query = function (...args: unknown[]) {
    count += 1
    return original.apply(pool, args)
  }
  try {
    await work()
  } finally {
    pool.query = original
  }
  return count
}
