import { beforeEach, describe, expect, it } from 'vitest'
import { publicAchievements } from '#app/desks/data/public-achievements.server.ts'
import { publicChallenge } from '#app/desks/data/public-challenge.server.ts'
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
