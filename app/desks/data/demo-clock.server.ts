import { eq, sql } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { demoClock } from '#db/schema/index.ts'
import { dueChannel } from '#app/notify/data/outbox.server.ts'

/** A clock on its way: where it set out, where it stands, where it goes, and what people of the cast do meanwhile. */
export type ClockWay = {
  readonly from: Date
  readonly now: Date
  readonly to: Date
  readonly deeds: number
  readonly deedsDone: number
}

/**
 * Lets the demo's clock read at least `at`; it never goes back, whoever else moves it at the same time. Workers are
 * told that something may be due. Outside a demo there is no row, and nothing happens.
 */
export async function advanceDemoClock(db: Executor, at: Date): Promise<void> {
  const shift = sql`greatest(${demoClock.shift}, ${at.toISOString()}::timestamptz - clock_timestamp())`
  await db.update(demoClock).set({ shift })
  await tellWorkers(db)
}

/** True where there is a clock to move. */
export async function hasDemoClock(db: Executor): Promise<boolean> {
  const [row] = await db.select({ kind: demoClock.kind }).from(demoClock)
  return row !== undefined
}

/**
 * Writes down where the clock is to go, and tells the workers, who take it there. One that is on its way already goes
 * to whichever instant is later.
 */
export async function setOut(db: Executor, to: Date): Promise<void> {
  const goal = sql`${to.toISOString()}::timestamptz`
  await db.update(demoClock).set({
    movingFrom: sql`coalesce(${demoClock.movingFrom}, haaste_now())`,
    movingTo: sql`greatest(${demoClock.movingTo}, ${goal})`,
  })
  await tellWorkers(db)
}

/** The clock has come to `to`. Nothing happens when somebody has sent it further meanwhile. */
export async function arrive(db: Executor, to: Date): Promise<void> {
  await db.update(demoClock).set({ movingFrom: null, movingTo: null }).where(eq(demoClock.movingTo, to))
}

/** The way the clock is on; null while it only runs, and where there is none. */
export async function clockWay(db: Executor): Promise<ClockWay | null> {
  const { rows } = await db.execute<{
    from: Date | string
    now: Date | string
    to: Date | string
    deeds: number
    deedsDone: number
  }>(sql`
    select c.moving_from as "from", haaste_now() as now, c.moving_to as "to", d.deeds, d.done as "deedsDone"
    from demo_clock c, lateral (
      select count(*)::int as deeds, count(done_at)::int as done from cast_deeds
      where at > c.moving_from and at <= c.moving_to
    ) d
    where c.moving_to is not null`)
  const [row] = rows
  return row === undefined
    ? null
    : { ...row, from: new Date(row.from), now: new Date(row.now), to: new Date(row.to) }
}

async function tellWorkers(db: Executor): Promise<void> {
  await db.execute(sql`select pg_notify(${dueChannel}, '')`)
}
