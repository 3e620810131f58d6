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

type Clone = {
  url: string
  app: Database
  anonymous: Database
  owner: Database
  /** Removes every row but those that came with the migrations. */
  empty: () => Promise<void>
  remove: () => Promise<void>
}

let clones = 0
/** The clone that the files of this process use one after the other: warm connections, and no copying. */
let shared: Promise<Clone> | undefined

/**
 * Called once at the top of a test file: gives it a clone of the migrated template, empty, and empties every table
 * after each test (unless the file builds one world in `beforeAll` and `keepsRows`). Commits are real. A clone
 * that `isAlone` is seen by nothing else: for files that change functions or triggers, and for a second database in a file.
 */
export function useDatabase({ keepsRows = false, isAlone = false } = {}): TestDatabase {
  let opened: Clone | undefined
  const clone = () => {
    if (!opened) throw new Error('the database is there from beforeAll on')
    return opened
  }

  beforeAll(async () => {
    opened = await (isAlone ? makeClone() : (shared ??= makeClone()))
  })
  afterEach(async () => {
    if (!keepsRows) await clone().empty()
  })
  afterAll(async () => {
    await (isAlone ? opened?.remove() : opened?.empty())
    opened = undefined
  })

  return {
    get db() {
      return clone().app.db
    },
    get publicDb() {
      return clone().anonymous.db
    },
    get ownerDb() {
      return clone().owner.db
    },
    get url() {
      return clone().url
    },
    async setClock(instant) {
      const { pool } = clone().owner
      await pool.query(`insert into installation (kind) values ('demo') on conflict do nothing`)
      await pool.query('delete from demo_clock')
      await pool.query('insert into demo_clock (shift) values ($1::timestamptz - clock_timestamp())', [
        instant,
      ])
    },
  }
}

async function makeClone(): Promise<Clone> {
  const serverUrl = inject('serverUrl')
  const template = inject('templateDatabase')
  const name = `${template}_${process.env.VITEST_POOL_ID ?? 0}_${process.pid}_${(clones += 1)}`
  await administer(serverUrl, `create database ${name} template ${template}`)
  const url = Object.assign(new URL(serverUrl), { pathname: `/${name}` }).href
  const app = openDatabase(url, { role: 'haaste_app' })
  const anonymous = openDatabase(url, { role: 'haaste_public', max: 5 })
  const owner = openDatabase(url, { max: 5 })
  return {
    ...{ url, app, anonymous, owner },
    empty: async () => void (await owner.pool.query(emptyAll)),
    async remove() {
      await Promise.all([app, anonymous, owner].map((database) => database.close()))
      await administer(serverUrl, `drop database if exists ${name} with (force)`)
    },
  }
}

/**
 * Deletes beat `truncate` on small tables, but leave large ones large for whoever reads them next, and their room to rows
 * that come later: the record, which tests read as it was written, always begins anew. As a replica, foreign keys and
 * append-only triggers stay quiet. The names of places come with the migrations and stay.
 */
const emptyAll = `
  do $$
  declare
    name text;
    large text;
  begin
    set local session_replication_role = replica;
    select string_agg(oid::regclass::text, ', ') into large from pg_class
      where relkind = 'r' and relnamespace = 'public'::regnamespace and relname <> 'place_names'
        and pg_relation_size(oid) > case relname when 'record_entries' then 0 else 131072 end;
    if large is not null then execute 'truncate ' || large || ' cascade'; end if;
    for name in
      select oid::regclass::text from pg_class
      where relkind = 'r' and relnamespace = 'public'::regnamespace and relname <> 'place_names'
        and pg_relation_size(oid) > 0
    loop
      execute 'delete from ' || name;
    end loop;
  end $$`

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
