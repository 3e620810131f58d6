import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '#app/platform/embedded-postgres.server.ts'
import { isAlive, waitUntil } from '#app/platform/processes.server.ts'
import { StartupProblem } from '#app/platform/startup-problem.ts'

let directory: string
let started: EmbeddedPostgres[]

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'haaste-launcher-'))
  chmodSync(directory, 0o755)
  started = []
})
afterEach(async () => {
  for (const server of started) await server.stop()
  for (const folder of [...started.map(({ home }) => home), directory])
    rmSync(folder, { recursive: true, force: true })
})

async function start(): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ directory })
  started.push(server)
  return server
}

async function ask<Row extends pg.QueryResultRow>(url: string, question: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return (await client.query<Row>(question)).rows
  } finally {
    await client.end()
  }
}

const remember = 'create table remembered (word text); insert into remembered values ($$kept$$)'
const recall = 'select word from remembered'

describe('the embedded PostgreSQL', () => {
  it('is UTF-8 in the order of code points, with checksums, on the loopback interface, behind a password', async () => {
    const { url, port, stop } = await start()
    expect(
      await ask(
        url,
        `select current_setting('server_encoding') as encoding, 'Z' < 'a' as by_code_point,
      upper('åäö') as upper, current_setting('data_checksums') as checksums, current_setting('listen_addresses') as listens,
      current_setting('fsync') as fsync, current_setting('synchronous_commit') as commits`,
      ),
    ).toEqual([
      {
        encoding: 'UTF8',
        by_code_point: true,
        upper: 'ÅÄÖ',
        checksums: 'on',
        listens: '127.0.0.1',
        fsync: 'on',
        commits: 'on',
      },
    ])
    await expect(ask(`postgres://haaste:guessed@127.0.0.1:${port}/haaste`, 'select 1')).rejects.toMatchObject(
      { code: '28P01' },
    )
    await stop()
    await expect(ask(url, 'select 1')).rejects.toMatchObject({ code: 'ECONNREFUSED' })
  })

  it('keeps what was written over a stop, and over a kill of its main process', async () => {
    const first = await start()
    await ask(first.url, remember)
    await first.stop()
    expect(first.isRunning()).toBe(false)

    const second = await start()
    expect(second.wasAdopted).toBe(false)
    expect(await ask(second.url, recall)).toEqual([{ word: 'kept' }])
    process.kill(second.pid, 'SIGKILL')
    await waitUntil(() => !second.isRunning(), { withinMs: 5000 })

    const third = await start()
    expect(third.wasAdopted).toBe(false)
    expect(await ask(third.url, recall)).toEqual([{ word: 'kept' }])
  })

  it('is adopted when the program that started it was killed', async () => {
    const launcher = new URL('../../app/platform/embedded-postgres.server.ts', import.meta.url).href
    const program = `import(${JSON.stringify(launcher)}).then(({ startEmbeddedPostgres }) =>
      startEmbeddedPostgres({ directory: ${JSON.stringify(directory)} })).then(({ pid }) => {
        console.log(pid); setInterval(() => undefined, 1000) })`
    const parent = spawn(process.execPath, ['--import', 'tsx', '-e', program], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const [said] = (await once(parent.stdout, 'data')) as [Buffer]
    parent.kill('SIGKILL')
    await once(parent, 'exit')
    const pid = Number(said.toString())
    expect(isAlive(pid)).toBe(true)

    const server = await start()
    expect(server).toMatchObject({ pid, wasAdopted: true })
    await server.stop()
    expect(isAlive(pid)).toBe(false)
  })

  it('is not fooled by a lock file whose process id went to another program', async () => {
    const first = await start()
    const lock = readFileSync(join(first.home, 'data', 'postmaster.pid'), 'utf8')
    await first.stop()
    writeFileSync(join(first.home, 'data', 'postmaster.pid'), lock.replace(/^\d+/, String(process.pid)))
    const second = await start()
    expect(second.wasAdopted).toBe(false)
    expect(await ask(second.url, 'select 1 as one')).toEqual([{ one: 1 }])
  })

  it('begins anew after a first start that was killed half-way', async () => {
    const unfinished = join(directory, 'postgres', 'data.new')
    mkdirSync(unfinished, { recursive: true })
    writeFileSync(join(unfinished, 'PG_VERSION'), '17\n')
    const server = await start()
    expect(await ask(server.url, 'select 1 as one')).toEqual([{ one: 1 }])
    expect(existsSync(unfinished)).toBe(false)
  })

  it('refuses data of another major version in one sentence', async () => {
    const first = await start()
    await first.stop()
    const versionFile = join(first.home, 'data', 'PG_VERSION')
    const version = readFileSync(versionFile, 'utf8')
    writeFileSync(versionFile, '9\n')
    const refusal = await start().catch((error: unknown) => error)
    writeFileSync(versionFile, version)
    expect(refusal).toBeInstanceOf(StartupProblem)
    expect((refusal as Error).message).toContain('was made by PostgreSQL 9')
  })
})
