import { spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  existsSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  statSync,
  openSync,
  closeSync,
  writeFileSync,
  chownSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import pg from 'pg'
import { commandLineOf, isAlive } from '../processes.server.ts'
import { StartupProblem } from '../startup-problem.ts'
import { systemVariables } from '../env.server.ts'
import { type Binaries, program } from './binaries.server.ts'
import { type Home, makePrivateFolder } from './home.server.ts'
import { identity, type ServerUser } from './server-user.server.ts'

/** What is needed to make and run one cluster. */
export type Cluster = { binaries: Binaries; home: Home; user: ServerUser; isDurable: boolean }

/** A postmaster that runs, or is on its way up or down. */
export type Postmaster = { pid: number; port: number }

const LOGIN = 'haaste'
const LONGEST_LOG_BYTES = 10_000_000

/**
 * Makes the cluster when there is none: UTF-8, the C.UTF-8 order on every platform, a generated password, checksums.
 * It is made beside its place and moved there whole, so that a start killed half-way leaves nothing half.
 */
export function ensureCluster({ binaries, home, user, isDurable }: Cluster): void {
  if (existsSync(join(home.data, 'PG_VERSION'))) return refuseOtherMajor(home, binaries)
  const unfinished = `${home.data}.new`
  rmSync(unfinished, { recursive: true, force: true })
  makePrivateFolder(unfinished, user)
  const password = randomBytes(24).toString('base64url')
  writeFileSync(home.password, password, { mode: 0o600 })
  // initdb reads the password as the server's user, who may not read ours: it gets a copy that is gone right after.
  const passwordForInitdb = `${unfinished}.password`
  writeFileSync(passwordForInitdb, password, { mode: 0o600 })
  if (user) chownSync(passwordForInitdb, user.uid, user.gid)
  const locale =
    binaries.major >= 17 ? ['--locale-provider=builtin', '--locale=C.UTF-8'] : ['--locale=C.UTF-8']
  const { status, stderr, error } = spawnSync(
    program(binaries, 'initdb'),
    [
      ...['-D', unfinished, '-U', LOGIN, '-E', 'UTF8', ...locale, '--data-checksums'],
      ...['--auth=scram-sha-256', `--pwfile=${passwordForInitdb}`, ...(isDurable ? [] : ['--no-sync'])],
    ],
    { ...identity(user), cwd: home.directory, env: serverVariables(), encoding: 'utf8' },
  )
  rmSync(passwordForInitdb, { force: true })
  if (status !== 0) {
    rmSync(unfinished, { recursive: true, force: true })
    throw new StartupProblem(
      `PostgreSQL could not make its database in ${home.directory}: ${lastLine(stderr) || error?.message}`,
    )
  }
  renameSync(unfinished, home.data)
}

/** The postmaster that the data folder's lock file names, if that process is alive and really serves this folder. */
export function runningPostmaster({ home }: Cluster): Postmaster | undefined {
  const lock = readLock(home)
  if (!lock || !isAlive(lock.pid)) return undefined
  const commandLine = commandLineOf(lock.pid)
  if (commandLine !== undefined && !commandLine.includes(home.data)) return undefined
  return lock
}

/**
 * Starts the server on a port of the loopback interface. It gets a process group of its own, so that Ctrl-C in the
 * terminal reaches us alone and the database goes down last; and it outlives us when we are killed.
 */
export function launch({ binaries, home, user, isDurable }: Cluster, port: number): Postmaster {
  // A process that took over the id in a stale lock would make PostgreSQL refuse; the lock was judged before.
  rmSync(join(home.data, 'postmaster.pid'), { force: true })
  if (existsSync(home.log) && statSync(home.log).size > LONGEST_LOG_BYTES) truncateSync(home.log)
  const log = openSync(home.log, 'a', 0o600)
  const settings = {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: 200,
    timezone: 'UTC',
    log_timezone: 'UTC',
    jit: 'off',
    log_error_verbosity: 'terse',
    log_min_error_statement: 'panic',
    ...(isDurable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  }
  const child = spawn(
    program(binaries, 'postgres'),
    ['-D', home.data, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    {
      ...identity(user),
      cwd: home.directory,
      env: serverVariables(),
      detached: true,
      stdio: ['ignore', log, log],
    },
  )
  closeSync(log)
  child.unref()
  child.on('error', () => undefined)
  return { pid: child.pid ?? 0, port }
}

/** Stops the server; connections are ended, what was committed is kept. Waits until the process is gone. */
export function askToStop({ binaries, home, user }: Cluster, pid: number): void {
  if (process.platform === 'win32') {
    spawnSync(program(binaries, 'pg_ctl'), ['stop', '-D', home.data, '-m', 'fast'], {
      ...identity(user),
      stdio: 'ignore',
    })
    return
  }
  try {
    process.kill(pid, 'SIGINT')
  } catch {
    // It is gone already.
  }
}

/** Does the server of this very cluster answer on the port? Another one's would refuse our password or show its own folder. */
export async function answers({ home }: Cluster, port: number): Promise<boolean> {
  const client = new pg.Client({
    connectionString: databaseUrl(home, port, 'postgres'),
    connectionTimeoutMillis: 3000,
  })
  client.on('error', () => undefined)
  try {
    await client.connect()
    const { rows } = await client.query<{ data_directory: string }>('show data_directory')
    return rows[0]?.data_directory === home.data
  } catch {
    return false
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** Creates the database of this name when it is missing. */
export async function ensureDatabase({ home }: Cluster, port: number, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl(home, port, 'postgres') })
  await client.connect()
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name])
    if (rowCount === 0) await client.query(`create database ${client.escapeIdentifier(name)}`)
  } finally {
    await client.end()
  }
}

/** The address of one database of the cluster, password included. */
export function databaseUrl({ password }: Home, port: number, name: string): string {
  return `postgres://${LOGIN}:${readFileSync(password, 'utf8')}@127.0.0.1:${port}/${name}`
}

/** A port of the loopback interface that nobody uses at this moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

/** The last line the server wrote, for the sentence that says why it did not start. */
export function lastLogLine({ log }: Home): string {
  return existsSync(log) ? lastLine(readFileSync(log, 'utf8').slice(-4000)) : ''
}

function readLock({ data }: Home): Postmaster | undefined {
  try {
    // Lines of postmaster.pid: process id, data folder, start time, port, …
    const [pid, , , port] = readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')
    return { pid: Number(pid), port: Number(port) }
  } catch {
    return undefined
  }
}

function refuseOtherMajor({ data, directory }: Home, { major }: Binaries): void {
  const made = Number(readFileSync(join(data, 'PG_VERSION'), 'utf8'))
  if (made === major) return
  throw new StartupProblem(
    `The database in ${directory} was made by PostgreSQL ${made} and this is PostgreSQL ${major}: ` +
      'use the version it was made by, or move the folder away to begin anew.',
  )
}

/** Nothing of ours reaches the server: a clean surrounding, and messages in English for the log. */
function serverVariables(): NodeJS.ProcessEnv {
  const system = systemVariables()
  if (process.platform === 'win32') return system
  return { NODE_ENV: 'production', PATH: system.PATH ?? '/usr/bin:/bin', LC_ALL: 'C' }
}

function lastLine(text: string | null): string {
  return (text ?? '').trimEnd().split('\n').at(-1) ?? ''
}
