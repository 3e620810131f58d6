import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import type { ServerBuild } from '@remix-run/node'
import { shortAddresses } from '#db/schema/index.ts'
import { locales } from '#app/platform/i18n.ts'
import { insertChallenge } from '#test/factories/a-challenge.ts'
import { aPerson } from '#test/factories/a-person.ts'
import { insertProgramme } from '#test/factories/a-programme.ts'
import { aSession } from '#test/factories/a-session.ts'
import { useDatabase } from '#test/setup/database.ts'
import { handlersOf, openSite, origin, theBuild, type Site } from './site.ts'

/*
 * The clock is stopped a millisecond before a challenge opens, then at its instant, with no worker anywhere. Every address
 * that anybody may ask for is tried, as the routes have it: one that is added later is in it.
 */

const database = useDatabase({ keepsRows: true, isAlone: true })
const opening = new Date('2021-12-03T07:00:00.000Z')
const lastMoment = new Date(opening.getTime() - 1)
const title = 'Lanterns along the pier'

let site: Site
let programme: string
let scheduled: string
let session: string
let code: string
let visitor: string
let own: { path: string; routeId: string; isPage: boolean }[]
let around: { path: string; routeId: string; isPage: boolean }[]

beforeAll(async () => {
  const build = await theBuild()
  site = openSite(build, database)
  await stopClock(lastMoment)
  const north = await insertProgramme(database.db)
  programme = north.slug
  const closesAt = new Date('2021-12-22T21:59:00Z')
  const common = { programmeId: north.id, closesAt }
  await insertChallenge(database.db, {
    ...common,
    state: 'open',
    title: 'Already open',
    opensAt: new Date('2021-12-01T07:00:00Z'),
  })
  const challenge = await insertChallenge(database.db, {
    ...common,
    state: 'scheduled',
    title,
    opensAt: opening,
  })
  scheduled = challenge.slug
  session = (await aSession(site.ports, { programmeId: north.id, challengeId: challenge.id })).slug
  const [address] = await database.db
    .select()
    .from(shortAddresses)
    .where(sql`challenge_id = ${challenge.id}`)
  code = address!.code
  visitor = await site.signIn((await aPerson(database.db, { name: 'A visitor' })).id)
  ;({ own, around } = addressesFor(build))
}, 900_000)

async function stopClock(at: Date): Promise<void> {
  await database.ownerDb.execute(
    sql.raw(
      `create or replace function haaste_now() returns timestamptz language sql volatile as $$ select timestamptz '${at.toISOString()}' $$`,
    ),
  )
}

/** Every address for anybody: those of the challenge itself, and those that could tell of it. */
function addressesFor(build: ServerBuild) {
  const values: Record<string, string> = { challenge: scheduled, code, programme, session }
  const open = handlersOf(build).filter(
    ({ kind, rule, routeId }) => kind === 'loader' && rule.who === 'anyone' && routeId !== 'root',
  )
  const all = open.flatMap(({ pattern, routeId, isPage }) => {
    const names = [...pattern.matchAll(/:(\w+)/g)].map(([, name]) => name!).filter((name) => name !== 'lang')
    if (pattern.includes('*') || names.some((name) => !(name in values))) return []
    const isOwn = names.some((name) => name === 'challenge' || name === 'code')
    return (pattern.includes(':lang') ? locales : ['']).map((lang) => ({
      routeId,
      isPage,
      isOwn,
      path: names.reduce(
        (path, name) => path.replace(`:${name}`, values[name]!),
        pattern.replace(':lang', lang),
      ),
    }))
  })
  const machine = (path: string, isOwn: boolean) => ({ path, isOwn, isPage: false, routeId: '' })
  const asked = [
    ...locales.flatMap((lang) => [
      machine(`/${lang}/challenges?q=lanterns`, false),
      machine(`/${lang}/challenges?q=lanterms`, false),
      machine(`/oembed?url=${encodeURIComponent(`${origin}/${lang}/challenges/${scheduled}`)}`, true),
    ]),
    machine('/api/v1/challenges?q=lanterns', false),
    machine('/api/v1/challenges?show=open', false),
  ]
  const every = [...all.filter(({ path }) => !path.startsWith('/oembed')), ...asked]
  return { own: every.filter(({ isOwn }) => isOwn), around: every.filter(({ isOwn }) => !isOwn) }
}

/** As a page and as the data of it, by a stranger and by somebody who is signed in. */
async function answersOf({ path, routeId, isPage }: { path: string; routeId: string; isPage: boolean }) {
  const answers = []
  for (const as of [undefined, visitor]) {
    answers.push(await site.send({ path, as }))
    if (isPage) answers.push(await site.send({ path, as, data: routeId }))
  }
  return answers
}

describe('a millisecond before a challenge opens', () => {
  it('no address of its own exists, for anybody, in any form', { timeout: 900_000 }, async () => {
    const found = []
    for (const each of own) for (const { status } of await answersOf(each)) found.push([each.path, status])
    expect(found.filter(([, status]) => status !== 404)).toEqual([])
    expect(own.length).toBeGreaterThan(40)
  })

  it('no list, search, feed, calendar, map or other page tells of it', { timeout: 900_000 }, async () => {
    const words = new RegExp(`lanterns along|${scheduled}(?!\\d)|${code}`, 'i')
    const told = []
    for (const each of around)
      for (const { body, headers, location } of await answersOf(each)) {
        const said = words.exec([body, location, ...[...headers].flat()].join(' '))?.[0]
        if (said !== undefined) told.push([each.path, said])
      }
    expect(told).toEqual([])
    expect(around.length).toBeGreaterThan(60)
  })
})

describe('at its instant', () => {
  beforeAll(() => stopClock(opening))

  it('every address of its own is there, without any worker', { timeout: 900_000 }, async () => {
    const missing = []
    for (const { path } of own) {
      const { status } = await site.send({ path })
      // Winners and what is told with them have an instant of their own.
      const isLater = /\/(winners|results|bundle\.json|press|press\.zip)$/.test(path)
      if (![200, 302, 303].includes(status) && !isLater) missing.push([path, status])
    }
    expect(missing).toEqual([])
  })

  it('lists, searches, feeds, calendars and the map have it', { timeout: 900_000 }, async () => {
    const paths = [
      '/sitemap.xml',
      '/api/v1/challenges',
      '/api/v1/challenges?q=lanterns',
      `/api/v1/programmes/${programme}`,
      ...locales.flatMap((lang) => [
        `/${lang}`,
        `/${lang}/challenges`,
        `/${lang}/challenges?q=lanterns`,
        `/${lang}/challenges?q=lanterms`,
        `/${lang}/feed.atom`,
        `/${lang}/feed.json`,
        `/${lang}/programmes/${programme}`,
        `/${lang}/programmes/${programme}/feed.atom`,
        `/${lang}/programmes/${programme}/feed.json`,
        `/${lang}/programmes/${programme}/calendar.ics`,
      ]),
    ]
    const silent = []
    for (const path of paths) if (!(await site.send({ path })).body.includes(scheduled)) silent.push(path)
    expect(silent).toEqual([])
  })
})
