import { drizzle } from 'drizzle-orm/node-postgres'
import pg from 'pg'
import { afterAll } from 'vitest'
import * as schema from '#db/schema/index.ts'
import type { Db } from '#db/client.server.ts'
import type { TestDatabase } from '#test/setup/database.ts'

/** Databases for a site whose queries are counted; called at the top of a test file, opened once its database is there. */
export function countedQueries(database: TestDatabase): {
  open: () => { db: Db; publicDb: Db }
  /** How many queries there were since the file began. */
  soFar: () => number
} {
  let queries = 0
  const pools: pg.Pool[] = []
  const counted = (role: string): Db => {
    const pool = new pg.Pool({ connectionString: database.url, options: `-c role=${role}` })
    // The database is dropped by force at the end: a connection that is just closing may still be told so.
    pool.on('error', () => undefined)
    pool.on('connect', (client) => client.on('error', () => undefined))
    pools.push(pool)
    return drizzle(pool, { schema, casing: 'snake_case', logger: { logQuery: () => (queries += 1) } })
  }
  afterAll(() => Promise.all(pools.map((pool) => pool.end())))
  return {
    open: () => ({ db: counted('haaste_app'), publicDb: counted('haaste_public') }),
    soFar: () => queries,
  }
}
