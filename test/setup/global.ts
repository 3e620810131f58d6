import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { migrateDatabase } from '#db/migrate.server.ts'
import { startEmbeddedPostgres } from '#app/platform/embedded-postgres.server.ts'
import { isAlive } from '#app/platform/processes.server.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the test server; the path names its maintenance database. */
    serverUrl: string
    /** A database with all migrations, cloned by each test file. */
    templateDatabase: string
  }
}

const FOLDER = 'haaste-test-'

/** Starts a PostgreSQL (or takes the given one) and migrates a template database with the real migrations. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.HAASTE_TEST_DATABASE_URL
  const server = given ? { url: given, stop: async () => undefined } : await startServer()
  const template = `haaste_test_${process.pid}`
  await run(server.url, `drop database if exists ${template}`, `create database ${template}`)
  await migrateDatabase(urlOf(server.url, template))
  project.provide('serverUrl', server.url)
  project.provide('templateDatabase', template)

  return async () => {
    for (const name of await clonesOf(server.url, template))
      await run(server.url, `drop database if exists ${name} with (force)`)
    await server.stop()
  }
}

async function startServer(): Promise<{ url: string; stop: () => Promise<void> }> {
  await sweepLeftovers()
  const directory = mkdtempSync(join(tmpdir(), `${FOLDER}${process.pid}-`))
  // As root the server runs as another user, who must be able to walk in.
  chmodSync(directory, 0o755)
  const server = await startEmbeddedPostgres({ directory, isDurable: false })
  // Tables live for a moment here: no cleaner beside the tests, and no row in the place of one that was removed.
  await run(server.url, 'alter system set autovacuum = off', 'select pg_reload_conf()')
  return { url: server.url, stop: () => stopAndRemove(server, directory) }
}

/** A run that was killed leaves its server running: the next one ends it. */
async function sweepLeftovers(): Promise<void> {
  for (const name of readdirSync(tmpdir())) {
    const pid = new RegExp(`^${FOLDER}(\\d+)-`).exec(name)?.[1]
    if (!pid || isAlive(Number(pid))) continue
    const directory = join(tmpdir(), name)
    await startEmbeddedPostgres({ directory, isDurable: false }).then(
      (server) => stopAndRemove(server, directory),
      () => undefined, // Another user's, or already half removed.
    )
  }
}

async function stopAndRemove(
  server: { home: string; stop: () => Promise<void> },
  directory: string,
): Promise<void> {
  await server.stop()
  for (const folder of [server.home, directory]) rmSync(folder, { recursive: true, force: true })
}

/** The template and what the test files left of it. */
async function clonesOf(url: string, template: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query<{ name: string }>(
      'select datname as name from pg_database where starts_with(datname, $1)',
      [template],
    )
    return rows.map(({ name }) => name)
  } finally {
    await client.end()
  }
}

async function run(url: string, ...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    for (const statement of statements) await client.query(statement)
  } finally {
    await client.end()
  }
}

function urlOf(serverUrl: string, database: string): string {
  const url = new URL(serverUrl)
  url.pathname = `/${database}`
  return url.href
}
