import { join } from 'node:path'
import { type Db, openDatabase } from '#db/client.server.ts'
import { withConnection } from '#db/connection.server.ts'
import { isMigrated } from '#db/migrate.server.ts'
import type { Ports } from '#app/http/context.ts'
import { databaseClock } from '#app/platform/clock.server.ts'
import { startEmbeddedPostgres } from '#app/platform/embedded-postgres.server.ts'
import type { Env } from '#app/platform/env.server.ts'
import { StartupProblem } from '#app/platform/startup-problem.ts'
import { type Holder, holderOf } from '#scripts/start/hold.ts'

/** A database server for the length of one call. */
export type FoundDatabase = {
  readonly url: string
  /** True when it ran before the call, and goes on after it. */
  readonly wasRunning: boolean
}

/**
 * Finds the database of this installation: the one of DATABASE_URL, or the embedded one of the data folder, which is
 * started for the call when it does not run, and stopped again unless a start of the demo has taken it over meanwhile.
 */
export async function withServer<T>(env: Env, work: (found: FoundDatabase) => Promise<T>): Promise<T> {
  if (env.databaseUrl !== undefined) return work({ url: env.databaseUrl, wasRunning: true })
  const server = await startEmbeddedPostgres({ directory: env.dataDir })
  try {
    return await work({ url: server.url, wasRunning: server.wasAdopted })
  } finally {
    if (!server.wasAdopted && !runningDemo(env)) await server.stop()
  }
}

/**
 * The database as the application sees it, with its role.
 * @throws StartupProblem when it is not made, or not of this version
 */
export async function withDatabase<T>(env: Env, work: (db: Db) => Promise<T>): Promise<T> {
  return withServer(env, async ({ url }) => {
    if (!(await withConnection(url, isMigrated))) {
      throw new StartupProblem(
        'The database is empty or of another version: npm start makes it and brings it up to date.',
      )
    }
    const { db, close } = openDatabase(url, {
      role: 'haaste_app',
      max: 2,
      applicationName: 'haaste command line',
    })
    try {
      return await work(db)
    } finally {
      await close()
    }
  })
}

/** What flows need. The catalogue of mails is loaded for those alone who change something: it takes a second. */
export async function portsOver(db: Db): Promise<Ports> {
  const { noticeCatalogue } = await import('#app/notices.ts')
  const { createNoticesPort } = await import('#app/notify/flows/notices-port.server.ts')
  return { db, clock: databaseClock, notices: createNoticesPort(noticeCatalogue) }
}

/** The `npm start` that serves this data folder at this moment; `note` is its address. */
export function runningDemo({ databaseUrl, dataDir }: Env): Holder | undefined {
  return databaseUrl === undefined ? holderOf(join(dataDir, 'running.json')) : undefined
}
