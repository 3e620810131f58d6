import pg from 'pg'
import { afterAll, afterEach, beforeAll, inject } from 'vitest'
import { type Database, type Db, openDatabase } from '#db/client.server.ts'

/** A database of the test file's own. The fields can be read from `beforeAll` on. */
export type TestDatabase = {
  /** As the application works: role `haaste_app`. */
  db: Db
  /** As anonymous requests read: role `haaste_public`. */
  publicDb: Db
  /** As the owner, for what no part of the application may do. */
  ownerDb: Db
  url: string
  /** Sets the database's clock; it runs on from there. Makes the installation a demo until the test ends. */
  setClock(instant: string | Date): Promise<void>
}

let clones = 0

/**
 * Called once at the top of a test file: clones the migrated template, empties every table after each test (unless
 * the file builds one world in `beforeAll` and `keepsRows`), drops the clone at the end. Commits are real.
 */
export function useDatabase({ keepsRows = false }: { keepsRows?: boolean } = {}): TestDatabase {
  const serverUrl = inject('serverUrl')
  const name = `${inject('templateDatabase')}_${process.env.VITEST_POOL_ID ?? 0}_${process.pid}_${(clones += 1)}`
  const url = new URL(serverUrl)
  url.pathname = `/${name}`

  let opened: { app: Database; anonymous: Database; owner: Database } | undefined
  let emptyAll = ''
  const databases = () => {
    if (!opened) throw new Error('the database is there from beforeAll on')
    return opened
  }

  beforeAll(async () => {
    await administer(serverUrl, `create database ${name} template ${inject('templateDatabase')}`)
    opened = {
      app: openDatabase(url.href, { role: 'haaste_app' }),
      anonymous: openDatabase(url.href, { role: 'haaste_public', max: 5 }),
      owner: openDatabase(url.href, { max: 5 }),
    }
    emptyAll = await statementThatEmptiesAll(opened.owner.pool)
  })
  afterEach(async () => {
    if (!keepsRows) await databases().owner.pool.query(emptyAll)
  })
  afterAll(async () => {
    await Promise.all(Object.values(opened ?? {}).map((database) => database.close()))
    await administer(serverUrl, `drop database if exists ${name} with (force)`)
  })

  return {
    get db() {
      return databases().app.db
    },
    get publicDb() {
      return databases().anonymous.db
    },
    get ownerDb() {
      return databases().owner.db
    },
    url: url.href,
    async setClock(instant) {
      const { pool } = databases().owner
      await pool.query(`insert into installation (kind) values ('demo') on conflict do nothing`)
      await pool.query('delete from demo_clock')
      await pool.query('insert into demo_clock (shift) values ($1::timestamptz - clock_timestamp())', [
        instant,
      ])
    },
  }
}

/**
 * Deletes beat `truncate` on small tables; as a replica, foreign keys and append-only triggers stay quiet. The names of
 * places come with the migrations and stay.
 */
async function statementThatEmptiesAll(pool: pg.Pool): Promise<string> {
  const { rows } = await pool.query<{ name: string }>(
    `select quote_ident(tablename) as name from pg_tables where schemaname = 'public' and tablename <> 'place_names'`,
  )
  const deletes = rows.map(({ name }) => `delete from public.${name};`).join(' ')
  return `begin; set local session_replication_role = replica; ${deletes} commit;`
}

/** Only one session at a time may copy the template, so that the copies wait for each other. */
async function administer(serverUrl: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl })
  await client.connect()
  try {
    await client.query(`select pg_advisory_lock(4823002)`)
    await client.query(statement)
  } finally {
    await client.end()
  }
}
