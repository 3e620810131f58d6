import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { drizzle } from 'drizzle-orm/node-postgres'
import { migrate } from 'drizzle-orm/node-postgres/migrator'
import type pg from 'pg'
import { StartupProblem } from '#app/platform/startup-problem.ts'
import { withConnection } from './connection.server.ts'

const FOLDER = fileURLToPath(new URL('../migrations', import.meta.url))

/** Any number, the same in every process: who holds it migrates, the others wait. */
const MIGRATION_LOCK = 4_823_001

const ROLES = ['haaste_app', 'haaste_public']

type Migration = { tag: string; when: number; hash: string }
type Applied = { when: number; hash: string }

/**
 * Brings the database to the version of this code and returns how many migrations that took. Any number of processes
 * may call it at once: one works, the others wait up to a minute and find nothing left to do. All pending migrations
 * commit together or not at all.
 * @throws StartupProblem when the database is newer than the code, or was migrated from other files
 */
export async function migrateDatabase(
  url: string,
  { folder = FOLDER }: { folder?: string } = {},
): Promise<number> {
  return withConnection(url, async (client) => {
    await client.query(`set lock_timeout = '60s'`)
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK])
    await client.query(`set lock_timeout = '10s'`)
    await ensureRoles(client)
    const known = readMigrations(folder)
    const before = await readApplied(client)
    refuseUnknown(known, before)
    await migrate(drizzle(client), { migrationsFolder: folder })
    const after = await readApplied(client)
    if (after.length > before.length) await followPublicTables(client)
    if (after.length !== known.length) {
      throw new Error(`${known.length} migrations are known and ${after.length} are applied`)
    }
    return after.length - before.length
    // The lock goes with the connection.
  })
}

/** What public views read may be read from other tables now: changes to those are to be noticed too. */
async function followPublicTables(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ exists: boolean }>(
    `select to_regprocedure('follow_public_tables()') is not null as exists`,
  )
  if (rows[0]?.exists) await client.query('select follow_public_tables()')
}

/** True when every migration of this code, and no other, is applied. Asked by the readiness page. */
export async function isMigrated(client: Pick<pg.Client, 'query'>): Promise<boolean> {
  const applied = new Set((await readApplied(client)).map(({ hash }) => hash))
  const known = readMigrations(FOLDER)
  return applied.size === known.length && known.every(({ hash }) => applied.has(hash))
}

/**
 * The roles belong to the whole server, not to one database, so that no lock of ours covers two databases that are
 * migrated at the same time: making them must simply be repeatable.
 */
async function ensureRoles(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{
    user: string
    is_superuser: boolean
    missing: string[]
    foreign: string[]
  }>(
    `select current_user as user,
            (select rolsuper from pg_roles where rolname = current_user) as is_superuser,
            array(select r from unnest($1::text[]) r where not exists (select from pg_roles where rolname = r)) as missing,
            array(select r from unnest($1::text[]) r where not exists (
              select from pg_auth_members m join pg_roles g on g.oid = m.roleid join pg_roles u on u.oid = m.member
              where g.rolname = r and u.rolname = current_user)) as foreign`,
    [ROLES],
  )
  const state = rows[0]
  if (!state) return
  const statements = [
    ...state.missing.map((role) => `create role ${role} nologin`),
    ...(state.is_superuser
      ? []
      : state.foreign.map((role) => `grant ${role} to ${client.escapeIdentifier(state.user)}`)),
  ]
  for (const statement of statements) await runRepeatable(client, statement, statements)
}

async function runRepeatable(client: pg.Client, statement: string, all: string[]): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await client.query(statement)
      return
    } catch (error) {
      const { code } = error as { code?: string }
      if (code === '42710' || code === '23505') return // Another process made the role a moment ago.
      if (code === '42501') {
        throw new StartupProblem(
          `The database user may not create roles. Let an administrator run: ${all.join('; ')};`,
        )
      }
      // XX000 "tuple concurrently updated": another process grants the same thing.
      if (code !== 'XX000' || attempt === 5) throw error
      await new Promise((resolve) => setTimeout(resolve, 50 * attempt))
    }
  }
}

function readMigrations(folder: string): Migration[] {
  const journal = JSON.parse(readFileSync(`${folder}/meta/_journal.json`, 'utf8')) as {
    entries: { tag: string; when: number }[]
  }
  return journal.entries.map(({ tag, when }) => {
    const text = readFileSync(`${folder}/${tag}.sql`, 'utf8')
    return { tag, when, hash: createHash('sha256').update(text).digest('hex') }
  })
}

async function readApplied(client: Pick<pg.Client, 'query'>): Promise<Applied[]> {
  const { rows } = await client.query<{ exists: boolean }>(
    `select to_regclass('drizzle.__drizzle_migrations') is not null as exists`,
  )
  if (!rows[0]?.exists) return []
  const applied = await client.query<{ created_at: string; hash: string }>(
    'select created_at, hash from drizzle.__drizzle_migrations order by id',
  )
  return applied.rows.map(({ created_at, hash }) => ({ when: Number(created_at), hash }))
}

/**
 * The migrator looks at the newest applied time alone: it passes over an older file that came in later by a merge,
 * and takes a newer database for a finished one. Both are found here.
 */
function refuseUnknown(known: Migration[], applied: Applied[]): void {
  const hashOf = new Map(known.map(({ when, hash }) => [when, hash]))
  const unknown = applied.filter(({ when }) => !hashOf.has(when)).length
  if (unknown > 0) {
    throw new StartupProblem(
      `The database holds ${unknown} migration${unknown > 1 ? 's' : ''} that this version does not know: ` +
        'it was used by a newer version. Start that version, or restore a backup made before it.',
    )
  }
  const changed = applied.find(({ when, hash }) => hashOf.get(when) !== hash)
  if (changed) {
    const tag = known.find(({ when }) => when === changed.when)?.tag
    throw new StartupProblem(
      `The migration ${tag} was changed after this database was made from it: the database is not touched.`,
    )
  }
  const newest = Math.max(0, ...applied.map(({ when }) => when))
  const done = new Set(applied.map(({ when }) => when))
  const skipped = known.find(({ when }) => !done.has(when) && when <= newest)
  if (skipped) {
    throw new StartupProblem(
      `The migration ${skipped.tag} is older than one already applied and would be passed over: generate it anew.`,
    )
  }
}
