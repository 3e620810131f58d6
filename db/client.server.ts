import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres'
import pg from 'pg'
import * as schema from '#db/schema/index.ts'

/** The database as flows and readers see it. */
export type Db = NodePgDatabase<typeof schema>

/** One open transaction. */
export type Tx = Parameters<Parameters<Db['transaction']>[0]>[0]

/** Whatever can run a query: the database itself or a transaction on it. */
export type Executor = Db | Tx

/** `haaste_app` writes what the application may write; `haaste_public` reads the public views alone. */
export type DatabaseRole = 'haaste_app' | 'haaste_public'

export type DatabaseOptions = {
  /** Taken on by every connection of the pool; absent, the login user stays itself. */
  role?: DatabaseRole
  /** Most connections at one time. */
  max?: number
  /** Shown in pg_stat_activity. */
  applicationName?: string
  /** Told when a connection breaks (a restarted server). The pool replaces it by itself. */
  onConnectionLost?: (error: Error) => void
}

export type Database = { db: Db; pool: pg.Pool; close: () => Promise<void> }

/**
 * Opens a pool on a PostgreSQL address. Connections are made when needed, so a server that is away fails the query,
 * not the opening. Every wait has an end: 5 s for a connection, 10 s for a lock, 30 s for a statement.
 */
export function openDatabase(url: string, options: DatabaseOptions = {}): Database {
  const { role, max = 10, applicationName = 'haaste', onConnectionLost } = options
  const pool = new pg.Pool({
    connectionString: url,
    max,
    application_name: applicationName,
    // Our queries are short: compiling one takes longer than it can save.
    options: `-c jit=off${role ? ` -c role=${role}` : ''}`,
    keepAlive: true,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    maxLifetimeSeconds: 1_800,
    lock_timeout: 10_000,
    statement_timeout: 30_000,
    query_timeout: 40_000,
    idle_in_transaction_session_timeout: 30_000,
  })
  // Without listeners a connection that breaks ends the whole process: the pool's own hears idle ones alone, and one
  // that breaks between two statements of a transaction is heard by nobody.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', (error) => onConnectionLost?.(error)))
  return { db: drizzle(pool, { schema, casing: 'snake_case' }), pool, close: () => pool.end() }
}
