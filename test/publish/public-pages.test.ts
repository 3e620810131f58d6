import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { readListQuery } from '#app/desks/core/challenge-list.ts'
import { challengeList } from '#app/desks/data/challenge-list.server.ts'
import { publicAchievements } from '#app/desks/data/public-achievements.server.ts'
import { publicChallenge } from '#app/desks/data/public-challenge.server.ts'
import { publicProgramme } from '#app/desks/data/public-programme.server.ts'
import { publicCalendar } from '#app/publish/data/public-calendar.server.ts'
import { briefs, briefTexts, programmes, programmeTexts } from '#db/schema/index.ts'
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

it('shows the texts of a language until a programme takes it out, and again when it comes back', async () => {
  const programme = await insertProgramme(database.db, {
    name: 'Sustainable cities',
    languages: ['en', 'sv'],
  })
  await database.db
    .insert(programmeTexts)
    .values({ programmeId: programme.id, locale: 'sv', name: 'Hållbara städer' })
  const { slug, id } = await insertChallenge(database.db, {
    state: 'scheduled',
    programmeId: programme.id,
    title: 'Home services',
  })
  await database.db.transaction(async (tx) => {
    const own = eq(briefs.challengeId, id)
    const [brief] = await tx.update(briefs).set({ isPublished: false }).where(own).returning()
    await tx.insert(briefTexts).values({ briefId: brief!.id, locale: 'sv', title: 'Hemtjänst' })
    await tx.update(briefs).set({ isPublished: true }).where(own)
  })
  const now = async () => {
    const reader = { slug, lang: 'sv' } as const
    const query = readListQuery(new URLSearchParams({ q: 'hemtjänst' }))
    const found = await challengeList(database.publicDb, query, { lang: 'sv', now: noon })
    return {
      challenge: (await publicChallenge(database.publicDb, reader))?.brief.title,
      languages: (await publicChallenge(database.publicDb, reader))?.languages,
      programme: (await publicProgramme(database.publicDb, { ...reader, slug: programme.slug, now: noon }))
        ?.name,
      found: slugs(found.cards),
    }
  }
  const work = async (languages: ('en' | 'sv' | 'fi')[]) =>
    database.db.update(programmes).set({ languages }).where(eq(programmes.id, programme.id))
  const inSwedish = {
    challenge: 'Hemtjänst',
    languages: ['en', 'sv'],
    programme: 'Hållbara städer',
    found: [slug],
  }
  expect(await now()).toEqual(inSwedish)
  await work(['en'])
  expect(await now()).toEqual({
    challenge: 'Home services',
    languages: ['en'],
    programme: 'Sustainable cities',
    found: [],
  })
  // Where nothing is written in any language of the programme, what there is is shown.
  await work(['fi'])
  expect(await now()).toEqual(inSwedish)
  await work(['en', 'sv'])
  expect(await now()).toEqual(inSwedish)
})

it('counts nothing where nothing has been achieved', async () => {
  expect(await publicAchievements(database.publicDb)).toEqual({
    counts: { programmes: 0, challenges: 0, proposals: 0, pilots: 0 },
    results: [],
  })
})
