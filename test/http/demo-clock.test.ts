import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { sql } from 'drizzle-orm'
import type { Db } from '#db/client.server.ts'
import { followDemoClock } from '#app/desks/flows/move-demo-clock.server.ts'
import { useDatabase } from '#test/setup/database.ts'
import { openSite, theBuild, type Site } from './site.ts'

/*
 * Moving the demo's clock as a visitor sees it: a short way is over at once, a long one says how far it is, and what
 * the machine cannot do in time is said in a sentence.
 */

const database = useDatabase()
const page = '/en/demo/clock'
const next = '/en/about'
let site: Site

beforeAll(async () => {
  site = openSite(await theBuild(), database, { isDemo: true })
}, 900_000)
beforeEach(async () => {
  await database.setClock('2021-12-20T08:00:00Z')
})
afterEach(() => vi.restoreAllMocks())

const move = (at: string) => site.send({ path: page, method: 'POST', form: { at, next } })
const follow = () => followDemoClock({ ports: site.ports, work: async () => undefined })

it('answers a short way with the page one came from', async () => {
  const moving = move('2021-12-20T09:00:00Z')
  await vi.waitFor(async () => {
    const { rows } = await database.db.execute(sql`select 1 from demo_clock where moving_to is not null`)
    expect(rows).toHaveLength(1)
  })
  await follow()
  const answer = await moving
  expect([answer.status, answer.location]).toEqual([303, next])
  expect(answer.headers.get('set-cookie')).toContain(encodeURIComponent('desks:toasts.clock-moved'))
})

it('shows how far a long way is until the clock is there, without a script', async () => {
  const answer = await move('2021-12-22T21:59:00Z')
  expect([answer.status, answer.location]).toEqual([303, `${page}?next=%2Fen%2Fabout`])

  const waiting = await site.send({ path: answer.location! })
  expect(waiting.status).toBe(200)
  expect(waiting.headers.get('refresh')).toBe('1')
  expect(waiting.body).toContain('20 December 2021')
  expect(waiting.body).toContain('22 December 2021')

  await follow()
  const there = await site.send({ path: answer.location! })
  expect([there.status, there.location]).toEqual([303, next])
  expect(there.headers.get('set-cookie')).toContain(encodeURIComponent('desks:toasts.clock-moved'))
})

it('goes to the later of two instants that were asked for', async () => {
  await move('2021-12-22T21:59:00Z')
  await move('2021-12-21T08:00:00Z')
  await follow()
  const { rows } = await database.db.execute<{ isThere: boolean }>(
    sql`select haaste_now() >= '2021-12-22T21:59:00Z' as "isThere" from demo_clock where moving_to is null`,
  )
  expect(rows).toEqual([{ isThere: true }])
})

it('stands still where nobody has sent the clock', async () => {
  const answer = await site.send({ path: page })
  expect([answer.status, answer.location]).toEqual([302, '/en'])
})

it('says in a sentence that the database did not answer in time', async () => {
  const tooSlow = openSite(
    await theBuild(),
    { db: withoutUpdates(database.db), publicDb: database.publicDb },
    { isDemo: true },
  )
  const answer = await tooSlow.send({
    path: page,
    method: 'POST',
    form: { at: '2021-12-22T21:59:00Z', next },
  })
  expect([answer.status, answer.location]).toEqual([303, next])
  expect(answer.headers.get('set-cookie')).toContain(encodeURIComponent('desks:toasts.clock-not-reached'))
})

/** The database, where every update runs out of time. */
function withoutUpdates(db: Db): Db {
  return new Proxy(db, {
    get(target, name) {
      if (name !== 'update') return Reflect.get(target, name, target) as unknown
      return () => {
        throw new Error('canceling statement due to statement timeout')
      }
    },
  })
}
