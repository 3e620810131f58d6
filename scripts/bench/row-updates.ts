import { execFile, spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import { systemVariables } from '#app/platform/env.server.ts'

/** The baseline of a durable write: one row a client, about 1.6 KB, updated by its key. */
export type RowUpdates = {
  readonly name: string
  /** Commits a second. Throws when the rows do not show each of them. */
  runFor(seconds: number): Promise<number>
  isDurable(): Promise<boolean>
  close(): Promise<void>
}

const makeRows = `
  create table bench_rows (
    id int primary key, value text not null, version int not null default 1,
    changed_at timestamptz not null default clock_timestamp())`
const fillRows = `insert into bench_rows (id, value) select id, repeat('x', 1500) from generate_series(0, $1 - 1) id`
const updateRow = (id: string) =>
  `update bench_rows set value = repeat(md5(random()::text), 47), version = version + 1, changed_at = clock_timestamp() where id = ${id}`

/** By pgbench where the system has it, else by the plain driver in this process. */
export async function openRowUpdates(given: {
  url: string
  clients: number
  folder: string
}): Promise<RowUpdates> {
  const { url, clients, folder } = given
  const pool = new pg.Pool({ connectionString: url, max: clients })
  pool.on('error', () => undefined)
  await pool.query(makeRows)
  await pool.query(fillRows, [clients])
  const hasPgbench = spawnSync('pgbench', ['--version']).status === 0
  const script = join(folder, 'update.sql')
  writeFileSync(script, `${updateRow(':client_id')};\n`)

  async function versions(): Promise<number> {
    const { rows } = await pool.query<{ sum: number }>('select sum(version)::int as sum from bench_rows')
    return rows[0]?.sum ?? 0
  }

  async function checked(run: () => Promise<{ commits: number; perSecond: number }>): Promise<number> {
    const before = await versions()
    const { commits, perSecond } = await run()
    const found = (await versions()) - before
    if (found !== commits) throw new Error(`the baseline counted ${commits} commits, and ${found} are there`)
    return perSecond
  }

  return {
    name: hasPgbench ? 'pgbench' : 'the plain pg driver',
    runFor: (seconds) =>
      checked(() =>
        hasPgbench ? runPgbench(url, clients, seconds, script) : runDriver(pool, clients, seconds),
      ),
    async isDurable() {
      const { rows } = await pool.query<{ fsync: string; commit: string }>(
        `select current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit`,
      )
      return rows[0]?.fsync === 'on' && rows[0].commit === 'on'
    },
    async close() {
      await pool.query('drop table bench_rows')
      await pool.end()
    },
  }
}

async function runPgbench(url: string, clients: number, seconds: number, script: string) {
  const { hostname, port, username, password, pathname } = new URL(url)
  const { stdout } = await promisify(execFile)(
    'pgbench',
    [
      ...['-n', '-M', 'prepared', '-j', '1', '-c', String(clients), '-T', String(seconds), '-f', script],
      ...['-h', hostname, '-p', port, '-U', username, pathname.slice(1)],
    ],
    { env: { ...systemVariables(), PGPASSWORD: decodeURIComponent(password) } },
  )
  const commits = Number(/transactions actually processed: (\d+)/.exec(stdout)?.[1])
  const perSecond = Number(/tps = ([\d.]+) \(without initial/.exec(stdout)?.[1])
  if (!(commits > 0) || !(perSecond > 0)) throw new Error(`pgbench said something else:\n${stdout}`)
  return { commits, perSecond }
}

async function runDriver(pool: pg.Pool, clients: number, seconds: number) {
  const startedMs = performance.now()
  const endsMs = startedMs + seconds * 1000
  const counts = await Promise.all(
    Array.from({ length: clients }, async (_, id) => {
      const client = await pool.connect()
      try {
        let commits = 0
        for (; performance.now() < endsMs; commits += 1) {
          await client.query({ name: 'update', text: updateRow('$1'), values: [id] })
        }
        return commits
      } finally {
        client.release()
      }
    }),
  )
  const commits = counts.reduce((sum, count) => sum + count, 0)
  return { commits, perSecond: (commits * 1000) / (performance.now() - startedMs) }
}
