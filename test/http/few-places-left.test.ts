import { eq } from 'drizzle-orm'
import { beforeAll, expect, it } from 'vitest'
import { programmeSessions } from '#db/schema/index.ts'
import { locales } from '#app/platform/i18n.ts'
import { insertProgramme } from '#test/factories/a-programme.ts'
import { aSession } from '#test/factories/a-session.ts'
import { useDatabase } from '#test/setup/database.ts'
import { openSite, theBuild, type Site } from './site.ts'

/* The public page of a session says how many places are left once they are few, in its words and in its data. */

const database = useDatabase({ keepsRows: true })
const capacity = 77_777
const words = { en: '3 left', fi: '3 jäljellä', sv: '3 kvar', 'zh-CN': '剩余 3 席' }
const labels = { en: 'Places', fi: 'Paikkoja', sv: 'Platser', 'zh-CN': '席位' }

let site: Site
let programmeId: string
let slug: string

beforeAll(async () => {
  site = openSite(await theBuild(), database)
  await database.setClock('2022-02-01T10:00:00Z')
  programmeId = (await insertProgramme(database.db)).id
  slug = await sessionWith({ capacity, placesTaken: capacity - 3 })
}, 900_000)

async function sessionWith(places: { capacity: number | null; placesTaken: number }): Promise<string> {
  const made = await aSession(site.ports, { programmeId, capacity: places.capacity })
  await database.db.update(programmeSessions).set(places).where(eq(programmeSessions.id, made.id))
  return made.slug
}

/** The page and its data alone: neither tells how many places there are, or how many are taken. */
async function pageOf(session: string, lang: (typeof locales)[number]): Promise<string> {
  const path = `/${lang}/sessions/${session}`
  const page = await site.send({ path })
  const data = await site.send({ path, data: 'publish/pages/session' })
  expect([page.status, data.status]).toEqual([200, 200])
  for (const { body } of [page, data]) expect(body).not.toMatch(/\b777\d\d\b/)
  return page.body
}

it.each(locales)('says in %s how many are left', async (lang) => {
  const page = await pageOf(slug, lang)
  expect(page).toContain(`>${labels[lang]}</dt>`)
  expect(page).toContain(`>${words[lang]}</dd>`)
})

it.each([
  ['many are left', { capacity, placesTaken: capacity - 10 }],
  ['there is no limit', { capacity: null, placesTaken: 77_774 }],
])('says nothing when %s', async (_, places) => {
  const session = await sessionWith(places)
  for (const lang of locales) expect(await pageOf(session, lang)).not.toContain(`>${labels[lang]}</dt>`)
})

it('says nothing once the session is over', async () => {
  await database.setClock('2022-02-09T13:30:00Z')
  for (const lang of locales) expect(await pageOf(slug, lang)).not.toContain(`>${labels[lang]}</dt>`)
})
