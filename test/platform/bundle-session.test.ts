import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { hashPassword } from 'better-auth/crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { accounts } from '#db/schema/index.ts'
import { waitUntil } from '#app/platform/processes.server.ts'
import { programs } from '#scripts/start/build.ts'
import { aPerson } from '#test/factories/a-person.ts'
import { project, theBuild } from '#test/http/site.ts'
import { useDatabase } from '#test/setup/database.ts'

/*
 * The web process as `npm start` runs it, asked over TCP. Everything that a session needs comes out of the bundle here,
 * the sign-in engine and what that loads when it is first wanted too.
 */

const database = useDatabase({ keepsRows: true })
const password = 'warm-yards-in-winter'
const email = 'bundle@people.example'

let web: ChildProcess
let origin: string
let said = ''

beforeAll(async () => {
  await theBuild()
  const { id } = await aPerson(database.db, { email, name: 'Bea Bundle' })
  await database.db.insert(accounts).values({
    accountId: id,
    providerId: 'credential',
    personId: id,
    password: await hashPassword(password),
  })
  const port = await freePort()
  origin = `http://localhost:${port}`
  web = spawn(process.execPath, [programs.web], {
    cwd: project,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'production',
      HAASTE_MODE: 'real',
      DATABASE_URL: database.url,
      PORT: String(port),
      PUBLIC_ORIGIN: origin,
      SESSION_SECRET: 'a secret of the tests, long enough to be one',
      MAIL_FROM: 'Haaste <mail@challenge.example>',
      RESEND_API_KEY: 're_unused',
    },
  })
  for (const stream of [web.stdout!, web.stderr!])
    stream.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const answers = () =>
    fetch(`${origin}/healthz`).then(
      ({ ok }) => ok,
      () => false,
    )
  const isUp = await waitUntil(async () => web.exitCode !== null || (await answers()), {
    withinMs: 60_000,
    everyMs: 100,
  })
  if (!isUp || web.exitCode !== null) throw new Error(`The web process does not answer:\n${said}`)
}, 400_000)

afterAll(async () => {
  if (!web || web.exitCode !== null) return
  const ended = once(web, 'exit')
  web.kill('SIGTERM')
  await ended
})

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })
}

describe('the bundled web process', () => {
  it('signs somebody in by password, and shows them their own pages', { timeout: 900_000 }, async () => {
    const entered = await fetch(`${origin}/en/sign-in`, {
      method: 'POST',
      redirect: 'manual',
      headers: { origin, 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ email, password, intent: 'password', next: '/en/account' }),
    })
    expect([entered.status, entered.headers.get('location')], said).toEqual([303, '/en/account'])
    const cookie = entered.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; ')

    const own = await fetch(`${origin}/en/account`, { headers: { cookie }, redirect: 'manual' })
    expect(own.status, said).toBe(200)
    expect(await own.text()).toContain('Bea Bundle')
    const desk = await fetch(`${origin}/en/proposals`, { headers: { cookie }, redirect: 'manual' })
    expect(desk.status, said).toBe(200)
  })

  it('shows an account to nobody else', async () => {
    const { status, headers } = await fetch(`${origin}/en/account`, { redirect: 'manual' })
    expect([status, headers.get('location')]).toEqual([303, '/en/sign-in?next=%2Fen%2Faccount'])
  })
})
