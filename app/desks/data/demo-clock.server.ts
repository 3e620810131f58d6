import { sql } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { demoClock } from '#db/schema/index.ts'
import { dueChannel } from '#app/notify/data/outbox.server.ts'

/**
 * Lets the demo's clock read at least `at`; it never goes back, whoever else moves it at the same time. Workers are
 * told that something may be due. Outside a demo there is no row, and nothing happens.
 */
export async function advanceDemoClock(db: Executor, at: Date): Promise<void> {
  const shift = sql`greatest(${demoClock.shift}, ${at.toISOString()}::timestamptz - clock_timestamp())`
  await db.update(demoClock).set({ shift })
  await db.execute(sql`select pg_notify(${dueChannel}, '')`)
}

/** True where there is a clock to move. */
export async function hasDemoClock(db: Executor): Promise<boolean> {
  const [row] = await db.select({ kind: demoClock.kind }).from(demoClock)
  return row !== undefined
}
