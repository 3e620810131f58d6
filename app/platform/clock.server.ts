import { sql } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'

/** Where "now" comes from. Asked inside the transaction, after the rows it decides about are locked. */
export type Clock = { now(db: Executor): Promise<Date> }

/**
 * The database's time within a `where`: asked once for the statement. A bare call would be asked again for every row,
 * and no index can serve a comparison with it.
 */
export const nowOnce = sql`(select haaste_now())`

/**
 * The only clock that decides anything: the database's, plus the shift of the demo. It is `clock_timestamp()`, not
 * `now()`, which stands still during a transaction and would accept what arrived late.
 */
export const databaseClock: Clock = {
  async now(db) {
    const { rows } = await db.execute<{ now: Date | string }>(sql`select haaste_now() as now`)
    const now = rows[0]?.now
    if (now === undefined) throw new Error('the database did not say what time it is')
    return new Date(now)
  },
}
