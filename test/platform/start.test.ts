import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { settleInstallation } from '#db/installation.server.ts'
import { useDatabase } from '#test/setup/database.ts'
import { hold } from '#scripts/start/hold.ts'

const project = fileURLToPath(new URL('../..', import.meta.url))
const database = useDatabase()

let directory: string
let busy: Server
let busyPort: number
let freePort: string

beforeAll(async () => {
  busy = createServer().listen(0, '127.0.0.1')
  await once(busy, 'listening')
  busyPort = portOf(busy)
  const passing = createServer().listen(0, '127.0.0.1')
  await once(passing, 'listening')
  freePort = String(portOf(passing))
  passing.close()
})
afterAll(() => busy.close())
beforeEach((context) => {
  directory = mkdtempSync(join(tmpdir(), 'haaste-start-'))
  chmodSync(directory, 0o755)
  context.onTestFinished(() => rmSync(directory, { recursive: true, force: true }))
})

const portOf = (server: Server) => (server.address() as { port: number }).port

/** Runs `npm start` to its end: exit code and what it said to the person at the terminal. */
async function start(variables: Record<string, string>, ...flags: string[]) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/start.ts', ...flags], {
    cwd: project,
    env: { PATH: process.env.PATH, NODE_ENV: 'production', HAASTE_DATA_DIR: directory, ...variables },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const [code] = (await once(child, 'close')) as [number]
  return { code, said: said.trim() }
}

const real = {
  PUBLIC_ORIGIN: 'http://localhost:3999',
  SESSION_SECRET: 'a-secret-of-more-than-thirty-two-characters',
  RESEND_API_KEY: 're_1',
  MAIL_FROM: 'Haaste <mail@challenge.example>',
}

// A program is compiled and started in each: a second here, many on a machine that has other things to do.
describe('npm start says in one sentence', { timeout: 900_000 }, () => {
  it('that the port is taken', async () => {
    expect(await start({ PORT: String(busyPort) })).toEqual({
      code: 1,
      said: `Port ${busyPort} is taken by another program: end that, or choose another port with PORT=${busyPort + 1} npm start.`,
    })
  })

  it('that it runs already in this folder', async () => {
    hold(join(directory, 'running.json'), 'http://localhost:3000')
    const { code, said } = await start({ PORT: freePort })
    expect(code).toBe(1)
    expect(said).toContain(
      `Haaste is already running here, at http://localhost:3000 (process ${process.pid}).`,
    )
  })

  it('what a real installation lacks', async () => {
    const { code, said } = await start({ DATABASE_URL: database.url, HAASTE_MODE: 'demo', NODE_ENV: 'test' })
    expect(code).toBe(1)
    expect(said.match(/^ {2}[\w ]+ is missing/gm)).toEqual(
      ['PUBLIC_ORIGIN', 'SESSION_SECRET', 'MAIL_FROM', 'RESEND_API_KEY or SMTP_URL'].map(
        (name) => `  ${name} is missing`,
      ),
    )
  })

  it('that the database does not answer, without its password', async () => {
    expect(
      await start({ ...real, PORT: freePort, DATABASE_URL: 'postgres://haaste:hidden@127.0.0.1:1/haaste' }),
    ).toEqual({
      code: 1,
      said: 'The database at 127.0.0.1:1 does not answer: is it running, and is DATABASE_URL right?',
    })
  })

  it('that a demo does not become a real installation', async () => {
    await settleInstallation(database.url, 'demo')
    const { code, said } = await start({ ...real, PORT: freePort, DATABASE_URL: database.url })
    expect(code).toBe(1)
    expect(said).toContain('was made for the demo')
  })

  it('that development does not run on an operator’s database', async () => {
    const { code, said } = await start({ DATABASE_URL: inject('serverUrl') }, '--dev')
    expect(code).toBe(1)
    expect(said).toContain('unset DATABASE_URL')
  })
})
