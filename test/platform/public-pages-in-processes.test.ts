import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { settleInstallation } from '#db/installation.server.ts'
import { challenges, organisations } from '#db/schema/index.ts'
import { systemVariables } from '#app/platform/env.server.ts'
import { freePort } from '#app/platform/embedded-postgres/cluster.server.ts'
import { locales } from '#app/platform/i18n.ts'
import { launch, type Program } from '#scripts/bench/program.ts'
import { programs } from '#scripts/start/build.ts'
import { insertChallenge } from '#test/factories/a-challenge.ts'
import { insertProgramme } from '#test/factories/a-programme.ts'
import { anOrganisation } from '#test/factories/an-organisation.ts'
import { project, theBuild } from '#test/http/site.ts'
import { useDatabase } from '#test/setup/database.ts'

/*
 * Two web processes as they are shipped, over one database, with the worker stopped: what both have kept follows every
 * change within a second and every instant exactly.
 */

const database = useDatabase({ keepsRows: true })
const sites: Program[] = []
const dayMs = 86_400_000
let slug = ''
let challengeId = ''
let programmeId = ''
let ownerId = ''

/** A calendar around the true time, by which this installation lives. */
const calendarFrom = (opensAt: Date) => {
  const after = (days: number) => new Date(opensAt.getTime() + days * dayMs)
  return { opensAt, closesAt: after(30), judgingEndsAt: after(40), announcesAt: after(50) }
}

beforeAll(async () => {
  await theBuild()
  await settleInstallation(database.url, 'real')
  const owner = await anOrganisation(database.db, { name: 'First Name' })
  ownerId = owner.id
  programmeId = (await insertProgramme(database.db)).id
  const challenge = await insertChallenge(database.db, {
    ...calendarFrom(new Date(Date.now() - dayMs)),
    programmeId,
    state: 'open',
    ownerOrganisationId: ownerId,
  })
  ;({ slug, id: challengeId } = challenge)
  for (let count = 0; count < 2; count += 1) {
    const port = await freePort()
    sites.push(
      await launch({
        name: 'A web process',
        args: [programs.web],
        cwd: project,
        variables: {
          ...systemVariables(),
          NODE_ENV: 'production',
          HAASTE_MODE: 'real',
          DATABASE_URL: database.url,
          PUBLIC_ORIGIN: `http://localhost:${port}`,
          SESSION_SECRET: 'a secret of the tests, long enough to be one',
          MAIL_FROM: 'Haaste <mail@challenge.example>',
          RESEND_API_KEY: 're_unused',
          LOG_LEVEL: 'error',
        },
        port,
        path: `/en/challenges/${slug}`,
        isExpected: ({ status }) => status === 200,
      }),
    )
  }
}, 400_000)

afterAll(async () => {
  for (const site of sites) await site.stop()
})

type Seen = { site: number; askedAt: number; answeredAt: number; body: string; status: number }

/** Asks all processes for a page, over and over, from now on; `stop` tells what each answer was and when. */
function watch(path: string): { stop: () => Promise<Seen[]> } {
  const seen: Seen[] = []
  let isOver = false
  const readers = sites.map(async ({ port }, site) => {
    while (!isOver) {
      const askedAt = Date.now()
      const answer = await fetch(`http://localhost:${port}${path}`)
      const body = await answer.text()
      seen.push({ site, askedAt, answeredAt: Date.now(), body, status: answer.status })
      await new Promise((resolve) => setTimeout(resolve, 3))
    }
  })
  return {
    async stop() {
      isOver = true
      await Promise.all(readers)
      return seen
    },
  }
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** How long after `at` each process was still asked for a page without the words and gave it so. */
const lags = (seen: readonly Seen[], words: string, at: number) =>
  sites.map((_, site) =>
    Math.max(
      0,
      ...seen.filter((one) => one.site === site && !one.body.includes(words)).map((one) => one.askedAt - at),
    ),
  )

const rename = (name: string) =>
  database.db.update(organisations).set({ name }).where(eq(organisations.id, ownerId))

describe('pages kept by two processes', () => {
  it.each(locales)('are followed by the new ones within a second of an edit, in %s', async (lang) => {
    const name = `Renamed for ${lang}`
    const watching = watch(`/${lang}/challenges/${slug}`)
    await pause(700)
    await rename(name)
    const changedAt = Date.now()
    await pause(1_400)
    const seen = await watching.stop()
    for (const lag of lags(seen, name, changedAt)) expect(lag).toBeLessThanOrEqual(1_000)
    expect(seen.filter(({ body }) => body.includes(name)).length).toBeGreaterThan(4)
    expect(seen.every(({ status }) => status === 200)).toBe(true)
  })

  it('are followed within a second also when the notice is lost', async () => {
    const watching = watch(`/en/challenges/${slug}`)
    await pause(700)
    const { rows } = await database.ownerDb.execute<{ gone: boolean }>(
      sql`select pg_terminate_backend(pid) as gone from pg_stat_activity where application_name = 'haaste web ears' and datname = current_database()`,
    )
    expect(rows.length).toBe(2)
    await pause(100)
    // Nobody listens now; they will in two seconds.
    await rename('Renamed unheard')
    const changedAt = Date.now()
    await pause(1_400)
    const seen = await watching.stop()
    for (const lag of lags(seen, 'Renamed unheard', changedAt)) expect(lag).toBeLessThanOrEqual(1_000)
    expect(seen.at(-1)?.body).toContain('Renamed unheard')
  })

  it('show a challenge from its very instant on and never before, with the worker stopped', async () => {
    const title = 'Lanterns at the instant'
    const instant = new Date(Date.now() + 1_800)
    await insertChallenge(database.db, {
      ...calendarFrom(instant),
      programmeId,
      state: 'scheduled',
      title,
    })
    const pages = ['/en/challenges', '/en/feed.atom', '/en/challenges?q=lanterns', '/api/v1/challenges']
    const watching = pages.map(watch)
    await pause(instant.getTime() - Date.now() + 900)
    const seen = (await Promise.all(watching.map(({ stop }) => stop()))).flat()
    const isEarly = ({ body, answeredAt }: Seen) => body.includes(title) && answeredAt < instant.getTime()
    const isLate = ({ body, askedAt }: Seen) => !body.includes(title) && askedAt >= instant.getTime()
    expect(seen.filter(isEarly)).toEqual([])
    expect(seen.filter(isLate).map(({ askedAt }) => askedAt - instant.getTime())).toEqual([])
    expect(seen.some(({ body }) => body.includes(title))).toBe(true)
    expect(seen.some(({ body }) => !body.includes(title))).toBe(true)
  })

  it('stop offering to apply at the very instant of the deadline', async () => {
    const offer = `/en/challenges/${slug}/apply`
    const deadline = new Date(Date.now() + 1_500)
    await database.ownerDb.transaction(async (tx) => {
      await tx.execute(sql`set local session_replication_role = replica`)
      await tx.update(challenges).set({ closesAt: deadline }).where(eq(challenges.id, challengeId))
    })
    await pause(600)
    const watching = watch(`/en/challenges/${slug}`)
    await pause(deadline.getTime() - Date.now() + 700)
    const seen = await watching.stop()
    const isWrong = ({ body, askedAt, answeredAt }: Seen) =>
      body.includes(offer) ? askedAt >= deadline.getTime() : answeredAt < deadline.getTime()
    expect(seen.filter(isWrong)).toEqual([])
    expect(seen.some(({ body }) => body.includes(offer))).toBe(true)
    expect(seen.some(({ body }) => !body.includes(offer))).toBe(true)
  })

  it('are neither given to nor made for whoever brings a session, and answer 304 to who has them', async () => {
    const [{ port }] = sites as [Program, Program]
    const url = `http://localhost:${port}/en/about`
    const first = await fetch(url)
    const etag = first.headers.get('etag')
    expect(etag).toMatch(/^"/)
    const again = await fetch(url, { headers: { 'if-none-match': etag! } })
    expect(again.status).toBe(304)
    const withSession = await fetch(url, { headers: { cookie: 'haaste.session_token=of-nobody' } })
    expect(withSession.headers.get('etag')).toBeNull()
    expect(withSession.headers.get('cache-control')).toContain('private')
  })
})
