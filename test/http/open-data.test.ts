import { beforeAll, describe, expect, it } from 'vitest'
import { locales } from '#app/platform/i18n.ts'
import { insertChallenge } from '#test/factories/a-challenge.ts'
import { insertProgramme } from '#test/factories/a-programme.ts'
import { useDatabase } from '#test/setup/database.ts'
import { openSite, origin, theBuild, type Site } from './site.ts'

/* What programs read: feeds, API, sitemap, embeds, pictures. None of it runs ahead of its instant. */

const database = useDatabase({ keepsRows: true })
const before = '2021-12-02T06:59:59.000Z'
const opening = '2021-12-03T07:00:00.000Z'

let site: Site
let open: string
let scheduled: string
let programme: string

beforeAll(async () => {
  site = openSite(await theBuild(), database)
  await database.setClock(before)
  const north = await insertProgramme(database.db, { name: 'North & <South>' })
  programme = north.slug
  const common = { programmeId: north.id, closesAt: new Date('2021-12-22T21:59:00Z') }
  open = (
    await insertChallenge(database.db, {
      ...common,
      state: 'scheduled',
      title: 'Already <b>open</b>',
      graceMinutes: 15,
      opensAt: new Date('2021-12-01T07:00:00Z'),
    })
  ).slug
  scheduled = (
    await insertChallenge(database.db, {
      ...common,
      state: 'scheduled',
      title: 'Canary ahead',
      opensAt: new Date(opening),
    })
  ).slug
}, 900_000)

const get = (path: string) => site.send({ path })
const body = async (path: string) => (await get(path)).body
const json = async (path: string) => JSON.parse(await body(path)) as Record<string, unknown>

const lists = () => [
  '/sitemap.xml',
  '/api/v1/challenges',
  '/api/v1/challenges?q=canary',
  '/api/v1/challenges?q=canari',
  `/api/v1/programmes/${programme}`,
  ...locales.flatMap((lang) => [
    `/${lang}`,
    `/${lang}/challenges`,
    `/${lang}/challenges?q=canary`,
    `/${lang}/feed.atom`,
    `/${lang}/feed.json`,
    `/${lang}/programmes/${programme}`,
    `/${lang}/programmes/${programme}/feed.atom`,
    `/${lang}/programmes/${programme}/feed.json`,
    `/${lang}/programmes/${programme}/calendar.ics`,
  ]),
]
const own = (slug: string) => [
  `/api/v1/challenges/${slug}`,
  `/oembed?url=${encodeURIComponent(`${origin}/en/challenges/${slug}`)}`,
  ...locales.flatMap((lang) => [
    `/${lang}/challenges/${slug}`,
    `/${lang}/challenges/${slug}/calendar.ics`,
    `/${lang}/challenges/${slug}/share.png`,
    `/${lang}/embed/challenges/${slug}`,
  ]),
]

describe('before a challenge opens', () => {
  it(
    'no list, feed, map or search knows it, and no address of its own exists',
    { timeout: 900_000 },
    async () => {
      const words = new RegExp(`canary ahead|${scheduled}(?!\\d)`, 'i')
      for (const path of lists()) {
        const reply = await get(path)
        expect([path, reply.status]).toEqual([path, 200])
        expect([path, words.exec(reply.body)?.[0]]).toEqual([path, undefined])
      }
      for (const path of own(scheduled)) expect([path, (await get(path)).status]).toEqual([path, 404])
      for (const path of own(open)) expect([path, (await get(path)).status]).toEqual([path, 200])
    },
  )
})

describe('from its instant on', () => {
  beforeAll(() => database.setClock(opening))

  it('everything knows it, without any worker', { timeout: 900_000 }, async () => {
    for (const path of own(scheduled)) expect([path, (await get(path)).status]).toEqual([path, 200])
    for (const path of lists().filter((each) => !each.includes('canari')))
      expect([path, (await body(path)).includes(scheduled)]).toEqual([path, true])
  })

  it('tells the announced grace wherever it tells the deadline', async () => {
    const graceOf = (summary: unknown) =>
      (summary as { calendar: { graceMinutes: number } }).calendar.graceMinutes
    const listed = (path: string, key: string) =>
      json(path).then((answer) => answer[key] as { slug: string }[])
    expect(graceOf(await json(`/api/v1/challenges/${open}`))).toBe(15)
    expect(graceOf(await json(`/api/v1/challenges/${scheduled}`))).toBe(0)
    for (const list of [
      await listed('/api/v1/challenges', 'items'),
      await listed(`/api/v1/programmes/${programme}`, 'challenges'),
    ])
      expect(list.map((each) => [each.slug, graceOf(each)]).sort()).toEqual(
        [
          [open, 15],
          [scheduled, 0],
        ].sort(),
      )
    for (const [lang, words] of [
      ['en', '15 minutes of grace are announced'],
      ['fi', 'Lisäaikaa on ilmoitettu 15 minuuttia'],
      ['sv', '15 minuters respit är meddelad'],
      ['zh-CN', '已公布 15 分钟宽限时间'],
    ] as const) {
      for (const path of [
        `/${lang}/challenges/${open}`,
        `/${lang}/embed/challenges/${open}`,
        `/${lang}/feed.atom`,
        `/${lang}/feed.json`,
        `/${lang}/challenges/${open}/calendar.ics`,
        `/${lang}/programmes/${programme}/calendar.ics`,
      ]) {
        const told = (await body(path)).replaceAll('\r\n ', '')
        expect([path, told.includes(words)]).toEqual([path, true])
      }
      expect(await body(`/${lang}/embed/challenges/${scheduled}`)).not.toContain(words)
    }
    const page = await body(`/en/challenges/${open}`)
    expect(/"description":"[^"]*15 minutes of grace/.test(page)).toBe(true)
  })

  it('feeds have the same ids in every language and escape what people wrote', async () => {
    const ids = async (lang: string) =>
      ((await json(`/${lang}/feed.json`)).items as { id: string }[]).map(({ id }) => id)
    expect(await ids('zh-CN')).toEqual(await ids('en'))
    const atom = await get(`/en/programmes/${programme}/feed.atom`)
    expect(atom.headers.get('content-type')).toBe('application/atom+xml; charset=utf-8')
    expect(atom.headers.get('last-modified')).toBe('Fri, 03 Dec 2021 07:00:00 GMT')
    expect(atom.body).toContain('North &amp; &lt;South&gt;')
    expect(atom.body).not.toContain('<b>open')
  })

  it('the map names each page in every language it is written in, itself included', async () => {
    const map = await body('/sitemap.xml')
    const entries = map.split('<url>').slice(1)
    const page = entries.filter((entry) => entry.includes(`<loc>${origin}/fi/challenges</loc>`))
    expect(page).toHaveLength(1)
    for (const [hreflang, lang] of [
      ['en', 'en'],
      ['fi', 'fi'],
      ['sv', 'sv'],
      ['zh-Hans', 'zh-CN'],
      ['x-default', 'en'],
    ])
      expect(page[0]).toContain(`hreflang="${hreflang}" href="${origin}/${lang}/challenges"`)
    const challenges = entries.filter((entry) => entry.includes(`/challenges/${open}</loc>`))
    expect(challenges.map((entry) => [...entry.matchAll(/hreflang="([^"]*)"/g)].map(([, to]) => to))).toEqual(
      [['en', 'x-default']],
    )
    expect(await body('/robots.txt')).toContain(`Sitemap: ${origin}/sitemap.xml`)
  })

  it('a page tells search engines and readers of links what it is', async () => {
    const page = await body(`/zh-CN/challenges/${open}`)
    expect(page).toContain(
      `<meta property="og:image" content="${origin}/zh-CN/challenges/${open}/share.png"/>`,
    )
    expect(page).toContain('application/json+oembed')
    const things = [...page.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)].map(
      ([, text]) => JSON.parse(text!) as { '@type': string },
    )
    expect(things.map((thing) => thing['@type'])).toEqual(['Event', 'Grant', 'BreadcrumbList'])
    expect(page).not.toContain('<b>open')
  })

  it('a page whose text is in one language says so in the others, in its head and in the menu of languages', async () => {
    const page = await body(`/zh-CN/challenges/${open}`)
    expect([...page.matchAll(/<link rel="alternate" hrefLang="([^"]*)"/gi)].map(([, to]) => to)).toEqual([
      'en',
      'x-default',
    ])
    expect(page.match(/仅界面/g)).toHaveLength(3)
    expect(page).toContain('此内容暂无中文版，以英语显示。')
    const list = await body('/zh-CN/challenges')
    expect(list).toContain('<span class="shown-in">原文：英语</span>')
    expect([...list.matchAll(/<link rel="alternate" hrefLang="([^"]*)"/gi)]).toHaveLength(5)
  })

  it('pictures are PNG of the size that is promised', async () => {
    for (const lang of locales) {
      const { headers, body: picture } = await get(`/${lang}/challenges/${open}/share.png`)
      expect(headers.get('content-type')).toBe('image/png')
      expect(picture.slice(1, 4)).toBe('PNG')
    }
  })

  it('an embed is found by oEmbed and has nothing to press', async () => {
    const card = await json(`/oembed?url=${encodeURIComponent(`${origin}/sv/challenges/${open}`)}`)
    expect(card).toMatchObject({ type: 'rich', width: 480 })
    expect(card.html).toContain(`src="${origin}/sv/embed/challenges/${open}"`)
    const page = await body(`/sv/embed/challenges/${open}`)
    expect(page).not.toMatch(/<form|<button/)
    expect(page).toContain('target="_blank"')
  })

  it('the API pages through everything and says what it does not understand', async () => {
    const first = await json('/api/v1/challenges?limit=1')
    expect(first.total).toBe(2)
    const second = await json((first.next as string).slice(origin.length))
    const slugs = [first, second].flatMap(({ items }) =>
      (items as { slug: string }[]).map(({ slug }) => slug),
    )
    expect(slugs.sort()).toEqual([open, scheduled].sort())
    expect(second.next).toBeNull()
    for (const asked of ['limit=0', 'limit=abc', 'lang=de', 'show=never', 'after=x', 'country=Finland']) {
      const reply = await get(`/api/v1/challenges?${asked}`)
      expect([asked, reply.status, reply.headers.get('content-type')]).toEqual([
        asked,
        400,
        'application/problem+json; charset=utf-8',
      ])
    }
    const missing = await get('/api/v1/challenges/none')
    expect([missing.status, missing.headers.get('access-control-allow-origin')]).toEqual([404, '*'])
    const detail = await json(`/api/v1/challenges/${open}?lang=fi`)
    expect(detail).toMatchObject({ slug: open, language: 'en', pilotsOffered: 1 })
  })

  it('answers what the description promises, field by field', async () => {
    type Schema = { properties?: Record<string, Schema>; items?: Schema; $ref?: string }
    const api = (await json('/api/v1/openapi.json')) as unknown as {
      components: { schemas: Record<string, Schema> }
    }
    const { schemas } = api.components
    const keys = (name: string) => Object.keys(schemas[name]!.properties!).sort()
    expect(Object.keys(await json(`/api/v1/challenges/${open}`)).sort()).toEqual(keys('Challenge'))
    const list = await json('/api/v1/challenges')
    expect(Object.keys(list).sort()).toEqual(keys('ChallengeList'))
    expect(Object.keys((list.items as object[])[0]!).sort()).toEqual(keys('ChallengeSummary'))
    expect(Object.keys(await json(`/api/v1/programmes/${programme}`))).toEqual(
      expect.arrayContaining(keys('Programme')),
    )
  })
})
