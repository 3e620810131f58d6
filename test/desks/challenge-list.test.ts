import { and, eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { readListQuery, writeListQuery } from '#app/desks/core/challenge-list.ts'
import { challengeList, challengesByStanding, pageSize } from '#app/desks/data/challenge-list.server.ts'
import type { Locale } from '#app/platform/i18n.ts'
import {
  briefs,
  briefTexts,
  organisations,
  programmeParties,
  programmeTexts,
  sites,
  siteTexts,
} from '#db/schema/index.ts'
import { insertChallenge } from '#test/factories/a-challenge.ts'
import { anOrganisation } from '#test/factories/an-organisation.ts'
import { insertProgramme } from '#test/factories/a-programme.ts'
import type { Tx } from '#db/client.server.ts'
import { useDatabase } from '#test/setup/database.ts'

const database = useDatabase()
const noon = new Date('2021-12-10T10:00:00Z')

beforeEach(() => database.setClock(noon))

const listed = (asked: string, lang: Locale = 'en') =>
  challengeList(database.publicDb, readListQuery(new URLSearchParams(asked)), { lang, now: noon })
const slugs = async (asked: string, lang: Locale = 'en') =>
  (await listed(asked, lang)).cards.map((card) => card.slug)
const found = (words: string, lang: Locale = 'en') =>
  slugs(new URLSearchParams({ q: words }).toString(), lang)

async function write(challengeId: string, locale: Locale, title: string, question = ''): Promise<void> {
  await rewrite(challengeId, async (tx, briefId) => {
    await tx
      .insert(briefTexts)
      .values({ briefId, locale, title, question })
      .onConflictDoUpdate({ target: [briefTexts.briefId, briefTexts.locale], set: { title, question } })
  })
}

/** A published brief keeps its texts: it is taken back, written and published anew in one commit. */
async function rewrite(challengeId: string, work: (tx: Tx, briefId: string) => Promise<void>): Promise<void> {
  await database.db.transaction(async (tx) => {
    const first = and(eq(briefs.challengeId, challengeId), eq(briefs.number, 1))
    const [brief] = await tx.select().from(briefs).where(first)
    await tx.update(briefs).set({ isPublished: false }).where(first)
    await work(tx, brief!.id)
    await tx.update(briefs).set({ isPublished: brief!.isPublished }).where(first)
  })
}

describe('the list of challenges', () => {
  it('shows what is public and nothing before its opening, with the worker stopped', async () => {
    const open = await insertChallenge(database.db, { state: 'scheduled' })
    const later = await insertChallenge(database.db, {
      state: 'scheduled',
      opensAt: new Date('2021-12-11T07:00:00Z'),
    })
    await insertChallenge(database.db, { state: 'approved' })
    expect(await slugs('')).toEqual([open.slug])
    expect((await listed('')).counts.show).toEqual({ all: 1, open: 1 })
    await database.setClock('2021-12-11T07:00:00.000Z')
    expect(await slugs('')).toEqual([open.slug, later.slug])
  })

  it('filters by where a challenge stands, and counts each', async () => {
    const soon = await insertChallenge(database.db, {
      state: 'open',
      closesAt: new Date('2021-12-12T10:00:00Z'),
    })
    const later = await insertChallenge(database.db, { state: 'open' })
    const closed = await insertChallenge(database.db, {
      state: 'open',
      closesAt: new Date('2021-12-09T10:00:00Z'),
    })
    const announced = await insertChallenge(database.db, {
      state: 'announced',
      closesAt: new Date('2021-12-05T10:00:00Z'),
      judgingEndsAt: new Date('2021-12-06T10:00:00Z'),
      announcesAt: new Date('2021-12-07T10:00:00Z'),
    })
    expect(await slugs('show=open')).toEqual([soon.slug, later.slug])
    expect(await slugs('show=soon')).toEqual([soon.slug])
    expect(await slugs('show=closed')).toEqual([closed.slug, announced.slug])
    expect(await slugs('show=announced')).toEqual([announced.slug])
    expect(await slugs('')).toEqual([soon.slug, later.slug, closed.slug, announced.slug])
    expect((await listed('show=soon')).counts.show).toEqual({
      all: 4,
      open: 2,
      soon: 1,
      closed: 2,
      announced: 1,
    })
    const { cards, total } = await challengesByStanding(
      database.publicDb,
      { show: 'open', limit: 1 },
      { lang: 'en', now: noon },
    )
    expect([cards.map(({ slug }) => slug), total]).toEqual([[soon.slug], 2])
  })

  it('filters by theme, applicant, country and language, each counted under the other filters', async () => {
    const water = await insertProgramme(database.db, { theme: 'wave' })
    const pier = await insertChallenge(database.db, {
      state: 'open',
      programmeId: water.id,
      eligibleKinds: ['enterprise', 'city'],
      eligibleCountries: ['FI', 'SE'],
    })
    const languages = ['en' as const, 'fi' as const]
    const streets = await insertProgramme(database.db, { languages })
    const street = await insertChallenge(database.db, {
      state: 'open',
      programmeId: streets.id,
      eligibleKinds: ['university'],
    })
    await write(street.id, 'fi', 'Katu')
    expect(await slugs('theme=wave')).toEqual([pier.slug])
    expect(await slugs('kind=university')).toEqual([street.slug])
    expect(await slugs('country=SE')).toEqual([pier.slug, street.slug])
    expect(await slugs('country=DE')).toEqual([street.slug])
    expect(await slugs('language=fi')).toEqual([street.slug])
    const { counts } = await listed('theme=wave')
    expect(counts.theme).toEqual({ wave: 1, city: 1 })
    expect(counts.kind).toEqual({ enterprise: 1, city: 1 })
    expect(counts.country).toEqual({ FI: 1, SE: 1 })
    expect(counts.language).toEqual({ en: 1 })
    expect(await slugs('theme=wave&kind=university')).toEqual([])
  })

  it('goes through many, page by page, each once and in order', async () => {
    const programme = await insertProgramme(database.db)
    for (let i = 0; i < pageSize + 3; i += 1)
      await insertChallenge(database.db, {
        state: 'open',
        programmeId: programme.id,
        // Half of them are over; two at a time share their deadline.
        closesAt: new Date(noon.getTime() + (i % 2 === 0 ? 1 : -1) * (5 + (i % 10)) * 3_600_000),
      })
    for (const words of ['', 'solve']) {
      const seen: string[] = []
      let asked = new URLSearchParams(words ? { q: words } : {}).toString()
      for (let page = 0; page < 5; page += 1) {
        const query = readListQuery(new URLSearchParams(asked))
        const { cards, next, counts } = await challengeList(database.publicDb, query, {
          lang: 'en',
          now: noon,
        })
        expect(counts.total).toBe(pageSize + 3)
        seen.push(...cards.map((card) => card.slug))
        if (!next) break
        asked = writeListQuery({ ...query, after: next })
      }
      expect(seen.length).toBe(pageSize + 3)
      expect(new Set(seen).size).toBe(pageSize + 3)
    }
  })
})

describe('the search', () => {
  it('finds other forms of a word, in every language', async () => {
    const { id: programmeId } = await insertProgramme(database.db, { languages: ['en', 'fi', 'sv', 'zh-CN'] })
    const city = await insertChallenge(database.db, { state: 'open', title: 'City', programmeId })
    await write(city.id, 'fi', 'Kaupunki', 'Miten kehitämme kaupunkia?')
    await write(city.id, 'sv', 'En hållbar stad', 'Hur bygger vi hållbart?')
    await write(city.id, 'zh-CN', '芬兰赫尔辛基的智慧城市', '如何建设5G网络？')
    await insertChallenge(database.db, { state: 'open', title: 'Something else' })
    const words = [
      'cities',
      'kaupunkien',
      'kaupungin',
      'KEHITÄMME',
      'hållbara',
      'hallbar',
      '赫尔辛基',
      '5G 网络',
      '城',
    ]
    for (const word of words) expect([word, await found(word)]).toEqual([word, [city.slug]])
    expect(await found('赫尔北京')).toEqual([])
    expect(await found('city zebra')).toEqual([])
  })

  it('finds a mistyped word, a part of one, and signs as they are, and says that it guessed', async () => {
    const park = await insertChallenge(database.db, {
      state: 'open',
      title: 'Old industrial parks, 100% renewed',
    })
    await insertChallenge(database.db, { state: 'open', title: 'Home services' })
    expect(await found('INDUSTRIAL renewed')).toEqual([park.slug])
    expect((await listed('q=industrial')).isSimilar).toBe(false)
    for (const word of ['indutsrial', 'industial', 'parkz old', 'dustri', '100%', '%'])
      expect([word, await found(word)]).toEqual([word, [park.slug]])
    expect((await listed('q=indutsrial')).isSimilar).toBe(true)
    for (const word of ["'; drop table challenges; --", '\\', "''':*", '!!', '& | !', '\u0000', 'xyzzy'])
      expect([word, await found(word)]).toEqual([word, word === '\u0000' ? expect.any(Array) : []])
  })

  it('finds by owner and programme, and programmes themselves', async () => {
    const owner = await anOrganisation(database.db, { name: 'Havnby Harbour Authority' })
    const programme = await insertProgramme(database.db, { name: 'Baltic Waters' })
    const pier = await insertChallenge(database.db, {
      state: 'open',
      programmeId: programme.id,
      ownerOrganisationId: owner.id,
    })
    expect(await found('havnby')).toEqual([pier.slug])
    expect(await found('baltic challenge')).toEqual([pier.slug])
    expect((await listed('q=baltic')).programmes).toEqual([{ slug: programme.slug, name: 'Baltic Waters' }])
    await database.db
      .update(organisations)
      .set({ name: 'Port of Sund' })
      .where(eq(organisations.id, owner.id))
    await database.db
      .update(programmeTexts)
      .set({ name: 'Northern Waters' })
      .where(eq(programmeTexts.programmeId, programme.id))
    expect(await found('havnby')).toEqual([])
    expect(await found('sund northern')).toEqual([pier.slug])
  })

  it('finds by place in every language: of the owner, the sites, the parties and their countries', async () => {
    const helsinki = await anOrganisation(database.db, { name: 'Helsingin kaupunki', country: 'FI' })
    const partner = await anOrganisation(database.db, { name: 'Beijing Green Office', country: 'CN' })
    const programme = await insertProgramme(database.db)
    await database.db
      .insert(programmeParties)
      .values({ programmeId: programme.id, organisationId: partner.id, relation: 'supporter' })
    const owned = await insertChallenge(database.db, {
      state: 'open',
      programmeId: programme.id,
      ownerOrganisationId: helsinki.id,
    })
    const elsewhere = await insertChallenge(database.db, { state: 'scheduled' })
    await rewrite(elsewhere.id, async (tx) => {
      const limits = { position: 0, maximumPilots: 1, minimumMonths: 1, maximumMonths: 6 }
      const [site] = await tx
        .insert(sites)
        .values({ challengeId: elsewhere.id, ...limits })
        .returning()
      await tx.insert(siteTexts).values({ siteId: site!.id, locale: 'sv', name: 'Åbo hamn' })
    })
    for (const word of [
      'Helsinki',
      'Helsingfors',
      'helsingissä',
      '赫尔辛基',
      '芬兰',
      'Helsnki',
      'Peking',
      '北京',
      '中国',
    ])
      expect([word, await found(word)]).toEqual([word, [owned.slug]])
    for (const word of ['hamn', 'Turku', 'Turussa', '图尔库'])
      expect([word, await found(word)]).toEqual([word, [elsewhere.slug]])
    // Removing and renaming take the place away with them.
    await database.db.delete(programmeParties).where(eq(programmeParties.programmeId, programme.id))
    await database.db
      .update(organisations)
      .set({ name: 'Oman kodin yhdistys', country: 'SE' })
      .where(eq(organisations.id, helsinki.id))
    for (const word of ['北京', '赫尔辛基', '芬兰', '阿曼'])
      expect([word, await found(word)]).toEqual([word, []])
    expect(await found('瑞典')).toEqual([owned.slug])
  })

  it('puts what asks about a place above what is owned there, and that above what a party comes from', async () => {
    const owner = await anOrganisation(database.db, { name: 'City of Tampere' })
    const programme = await insertProgramme(database.db)
    const [inQuestion, isOwner, isParty] = [
      await insertChallenge(database.db, { state: 'open' }),
      await insertChallenge(database.db, { state: 'open', ownerOrganisationId: owner.id }),
      await insertChallenge(database.db, { state: 'open', programmeId: programme.id }),
    ]
    await write(inQuestion.id, 'en', 'Trams', 'How might trams in Tampere run on time?')
    await database.db
      .insert(programmeParties)
      .values({ programmeId: programme.id, organisationId: owner.id, relation: 'host_city' })
    expect(await found('Tampere')).toEqual([inQuestion.slug, isOwner.slug, isParty.slug])
  })

  it('puts the title above the background, and what is open above what is over', async () => {
    const over = await insertChallenge(database.db, {
      state: 'open',
      title: 'Bridges',
      closesAt: new Date('2021-12-09T10:00:00Z'),
    })
    const inTitle = await insertChallenge(database.db, { state: 'open', title: 'Bridges' })
    const inText = await insertChallenge(database.db, { state: 'open', title: 'Roads' })
    await rewrite(inText.id, async (tx, briefId) => {
      await tx
        .update(briefTexts)
        .set({ background: 'There are bridges.' })
        .where(eq(briefTexts.briefId, briefId))
    })
    expect(await found('bridge')).toEqual([inTitle.slug, over.slug, inText.slug])
  })

  it('knows an edit at once, and neither drafts, addenda in writing nor what has not opened', async () => {
    const open = await insertChallenge(database.db, { state: 'open', title: 'Lanterns' })
    const scheduled = await insertChallenge(database.db, {
      state: 'scheduled',
      title: 'Lanterns ahead',
      opensAt: new Date('2021-12-10T10:00:30.000Z'),
    })
    const draft = await insertChallenge(database.db, { state: 'draft', title: 'Lanterns in writing' })
    const [addendum] = await database.db
      .insert(briefs)
      .values({ challengeId: open.id, number: 2 })
      .returning()
    await database.db.insert(briefTexts).values({ briefId: addendum!.id, locale: 'en', title: 'Zeppelins' })
    expect(await found('lanterns')).toEqual([open.slug])
    expect(await found('lanterms')).toEqual([open.slug])
    expect(await found('zeppelins')).toEqual([])
    expect(await found('zepelins')).toEqual([])
    await write(open.id, 'en', 'Beacons')
    expect(await found('lanterns')).toEqual([])
    expect(await found('beacon')).toEqual([open.slug])
    await database.setClock('2021-12-10T10:00:30.000Z')
    expect(await found('lanterns')).toEqual([scheduled.slug])
    await database.db
      .update(briefs)
      .set({ isPublished: true, issuedAt: noon, issuedBy: open.approvedBy, hash: 'a'.repeat(64) })
      .where(eq(briefs.id, addendum!.id))
    expect(await found('zeppelins')).toEqual([open.slug])
    expect(draft.state).toBe('draft')
  })
})
