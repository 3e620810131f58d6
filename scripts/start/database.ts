import { settleInstallation } from '#db/installation.server.ts'
import { withConnection } from '#db/connection.server.ts'
import { migrateDatabase } from '#db/migrate.server.ts'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '#app/platform/embedded-postgres.server.ts'
import type { Progress } from './progress.ts'

const LOOKED_AFTER_EVERY_MS = 500

/** A database of ours that is started again when it dies. */
export type KeptDatabase = { url: () => string; stop: () => Promise<void> }

/** Applies what is pending and makes sure that the database is of the kind it is used as. */
export async function prepareDatabase(url: string, kind: 'demo' | 'real', { line }: Progress): Promise<void> {
  const applied = await migrateDatabase(url)
  if (applied > 0)
    line(`Database brought up to date (${applied} ${applied === 1 ? 'migration' : 'migrations'})`)
  await settleInstallation(url, kind)
  // A demo that was stopped was not away: its ledger begins anew with each start.
  if (kind === 'demo')
    await withConnection(url, (client) =>
      client.query('update service_pulse set beat_at = clock_timestamp()'),
    )
}

/** Fills an empty demo with its programmes and people. One that was used is left as it is. */
export async function ensureDemoData(
  databaseUrl: string,
  { line }: Progress,
  signal: AbortSignal,
): Promise<void> {
  const isEmpty = await withConnection(databaseUrl, async (client) => {
    const { rows } = await client.query<{ is_empty: boolean }>(
      'select not exists (select from programmes) as is_empty',
    )
    return rows[0]?.is_empty === true
  })
  if (!isEmpty) return
  line('Inventing the demo: programmes, people, proposals, scores')
  const { seedDemo } = await import('#scripts/seed.ts')
  await seedDemo({ databaseUrl, report: line, signal })
}

/**
 * Starts the embedded PostgreSQL and looks after it: when it dies it comes back, on the same port if that is free.
 * `onMoved` is told when it had to take another.
 */
export async function keepDatabase(
  directory: string,
  { line }: Progress,
  onMoved: (url: string) => void,
): Promise<KeptDatabase> {
  let server = await startEmbeddedPostgres({ directory })
  line(server.wasAdopted ? 'Database found running, taken over' : 'Database started')
  let recovery: Promise<void> | undefined

  async function recover(): Promise<void> {
    line('The database ended by itself; it starts again')
    const before = server
    try {
      server = await startEmbeddedPostgres({ directory, port: before.port })
      if (server.url !== before.url) onMoved(server.url)
    } catch (error) {
      line(error instanceof Error ? error.message : String(error))
    }
    recovery = undefined
  }

  const watch = setInterval(() => {
    if (!server.isRunning()) recovery ??= recover()
  }, LOOKED_AFTER_EVERY_MS)

  return {
    url: () => server.url,
    async stop() {
      clearInterval(watch)
      await recovery
      await (server satisfies EmbeddedPostgres).stop()
    },
  }
}
