import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { listings } from '#db/schema/index.ts'
import { databaseClock } from '#app/platform/clock.server.ts'
import { renderMarkdown } from '#app/platform/markdown.ts'
import { publicListing, publicListings } from '#app/publish/data/public-listings.server.ts'
import { importListings } from '#app/publish/flows/import-listings.server.ts'
import { useDatabase } from '#test/setup/database.ts'

const database = useDatabase()

const row = (overrides: Record<string, unknown>) => ({
  id: '1',
  title: 'A quieter harbour',
  tagline: 'Less noise',
  agency: 'Harbour Office',
  submission_start_raw: '05/23/2019 12:00 AM',
  submission_end_raw: '2019/09/23 11:59 PM',
  total_prize_raw: '$15,000',
  description: 'Ships hum all night.',
  source_url: 'https://www.listings.example/quiet',
  ...overrides,
})

const bring = (rows: readonly unknown[], isDryRun = false) =>
  importListings({ rows, source: null, by: null, isDryRun }, { db: database.db, clock: databaseClock })

describe('listings from elsewhere', () => {
  it('arrive once, are read anew when they change, and leave no trace when only tried', async () => {
    expect(await bring([row({})], true)).toMatchObject({ imported: 1 })
    expect(await database.db.select().from(listings)).toEqual([])
    expect(await bring([row({}), row({})])).toMatchObject({ imported: 1, left: 1 })
    const [before] = await database.db.select().from(listings)
    expect(await bring([row({})])).toMatchObject({ imported: 0, unchanged: 1 })
    expect(await bring([row({ title: 'A silent harbour' })])).toMatchObject({ imported: 0, updated: 1 })
    const after = await database.db.select().from(listings)
    expect(after).toMatchObject([{ id: before?.id, slug: before?.slug, title: 'A silent harbour' }])
  })

  it('tell every date, zone and amount that was not read, and invent none', async () => {
    const done = await bring([
      row({ submission_start_raw: '04/23/ 10:00 AM', total_prize_raw: 'Up to $240,000' }),
      row({ id: '2', submission_end_raw: '2019/09/23 11:59 PM America/New_York' }),
      row({ id: '', title: '' }),
      'nothing',
    ])
    expect(done).toMatchObject({ imported: 2, left: 2 })
    expect(done.problems).toContainEqual({
      row: 1,
      field: 'submission_start_raw',
      value: '04/23/ 10:00 AM',
      reason: 'date-unreadable',
    })
    expect(done.problems.map(({ row: at, reason }) => `${at} ${reason}`)).toEqual([
      '1 date-unreadable',
      '1 no-zone',
      '1 amount-unreadable',
      '2 no-zone',
      '3 missing',
      '3 missing',
      '3 no-zone',
      '3 no-zone',
      '4 row-unreadable',
    ])
    const rows = await database.db.select().from(listings).orderBy(listings.sourceId)
    expect(rows).toMatchObject([
      {
        opensLocal: null,
        closesLocal: '2019-09-23T23:59',
        zone: null,
        closesAt: null,
        prizeAmount: null,
        prizeText: 'Up to $240,000',
      },
      { zone: 'America/New_York', closesAt: new Date('2019-09-24T03:59:00Z') },
    ])
  })

  it('are open or closed only where that is certain without a zone', async () => {
    await bring([row({})])
    const stateAt = async (instant: string) => {
      await database.setClock(instant)
      return (await publicListings(database.publicDb, { words: '', after: null })).rows[0]?.state
    }
    // 00:00 comes first at UTC+14 and last at UTC-12, and so does 23:59.
    expect(await stateAt('2019-05-22T09:59:00Z')).toBe('coming')
    expect(await stateAt('2019-05-22T10:00:00Z')).toBe('unknown')
    expect(await stateAt('2019-05-23T12:00:00Z')).toBe('open')
    expect(await stateAt('2019-09-23T09:58:00Z')).toBe('open')
    expect(await stateAt('2019-09-23T10:00:00Z')).toBe('unknown')
    expect(await stateAt('2019-09-24T11:58:00Z')).toBe('unknown')
    expect(await stateAt('2019-09-24T12:00:00Z')).toBe('closed')
  })

  it('are found as challenges are: other forms, beginnings, parts and mistyped words', async () => {
    await bring([
      row({}),
      row({
        id: '2',
        title: '100% electric ferries',
        tagline: '',
        agency: 'Sea Office',
        description: 'Hulls.',
      }),
    ])
    const found = async (words: string) => {
      const { rows, count, isSimilar } = await publicListings(database.publicDb, { words, after: null })
      expect(rows.length).toBe(count)
      return [rows.map(({ title }) => title).join(), isSimilar]
    }
    for (const words of ['harbours quiet', 'ships humming', 'HARB'])
      expect([words, ...(await found(words))]).toEqual([words, 'A quieter harbour', false])
    for (const words of ['habrour', 'quietre harbour', 'arbou'])
      expect([words, ...(await found(words))]).toEqual([words, 'A quieter harbour', true])
    for (const words of ['ferry', '100% electric'])
      expect((await found(words))[0]).toBe('100% electric ferries')
    for (const words of ['\\', "''':*", '& | !', 'zeppelin']) expect((await found(words))[0]).toBe('')
  })

  it('run nothing, whatever their texts hold', async () => {
    const nasty =
      '<p>Hello</p><script>alert(1)</script><img src=x onerror=alert(2)><a href="javascript:alert(3)">x</a>'
    await bring([
      row({
        title: '<script>alert(0)</script>',
        description: `${nasty}\n\n${'long'.repeat(9000)}`,
        rules: nasty,
      }),
    ])
    const [kept] = await database.db.select().from(listings)
    const shown = await publicListing(database.publicDb, kept?.slug ?? '')
    const html = renderMarkdown(shown?.body ?? '')
    expect(html).toContain('<p>Hello')
    expect(html).not.toMatch(/<script|<img|onerror|href="javascript/i)
  })

  it('come page by page, each once', async () => {
    await bring(
      Array.from({ length: 95 }, (_, index) =>
        row({ id: String(index), submission_end_raw: `2019/09/${(index % 28) + 1} 5 PM` }),
      ),
    )
    const seen: string[] = []
    let after: { closes: string; slug: string } | null = null
    do {
      const page: Awaited<ReturnType<typeof publicListings>> = await publicListings(database.publicDb, {
        words: 'harbour',
        after,
      })
      seen.push(...page.rows.map(({ slug }) => slug))
      after = page.next
    } while (after !== null)
    expect(new Set(seen).size).toBe(95)
    expect(seen).toHaveLength(95)
  })
})

/** A list of real listings that stands outside the project: HAASTE_LISTINGS_FILE=… npx vitest run … */
const file = process.env.HAASTE_LISTINGS_FILE
describe.skipIf(file === undefined)('the listings of HAASTE_LISTINGS_FILE', () => {
  it('all arrive, are shown, and come once', async () => {
    const rows = JSON.parse(readFileSync(file ?? '', 'utf8')) as unknown[]
    const first = await bring(rows)
    expect(first).toMatchObject({ imported: rows.length, left: 0 })
    expect(await bring(rows)).toMatchObject({ imported: 0, updated: 0, unchanged: rows.length })
    const { count } = await publicListings(database.publicDb, { words: '', after: null })
    expect(count).toBe(rows.length)
    for (const { slug } of await database.db.select({ slug: listings.slug }).from(listings)) {
      const shown = await publicListing(database.publicDb, slug)
      expect(renderMarkdown(shown?.body ?? '')).not.toMatch(/<script|<img| on\w+=/i)
    }
  })
})
