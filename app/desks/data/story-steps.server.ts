import { eq, sql } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { castDeeds } from '#db/schema/index.ts'
import { dueChannel } from '#app/notify/data/outbox.server.ts'
import type { Deed } from '../core/deed.ts'
import { workInstants } from './due-work.server.ts'

export type StoryStep = {
  readonly at: Date
  /** Null where a worker has something to do. */
  readonly deed: { readonly id: string; readonly deed: Deed } | null
}

/** What happens next, and what time it is: the next deed nobody has done, or the next work, whichever is earlier. One query. */
export async function nextStoryStep(db: Executor): Promise<{ now: Date; step: StoryStep | null }> {
  const { rows } = await db.execute<{
    now: Date | string
    workAt: Date | string | null
    deedAt: Date | string | null
    id: string | null
    deed: Deed | null
  }>(sql`
    select haaste_now() as now, d.id, d.at as "deedAt", d.deed,
      (select min(at) from (${workInstants}) instants where at > haaste_now()) as "workAt"
    from (select) one
    left join lateral (
      select id, at, deed from cast_deeds where done_at is null order by at, position limit 1
    ) d on true`)
  const [row] = rows
  if (!row) throw new Error('the database did not say what time it is')
  const now = new Date(row.now)
  const workAt = row.workAt === null ? null : new Date(row.workAt)
  const deedAt = row.deedAt === null ? null : new Date(row.deedAt)
  if (row.id !== null && row.deed !== null && deedAt !== null && (workAt === null || deedAt <= workAt)) {
    return { now, step: { at: deedAt, deed: { id: row.id, deed: row.deed } } }
  }
  return { now, step: workAt && { at: workAt, deed: null } }
}

/**
 * Lets the demo's clock read at least the step's instant, and takes its deed: false when there is none, or somebody
 * else who moves the clock was faster. The clock never goes back, and workers are told. One query.
 */
export async function takeStep(db: Executor, { at, deed }: StoryStep): Promise<boolean> {
  const instant = at.toISOString()
  const { rows } = await db.execute<{ isTaken: boolean }>(sql`
    with moved as (
      update demo_clock set shift = greatest(shift, ${instant}::timestamptz - clock_timestamp())
    ), taken as (
      update cast_deeds set done_at = greatest(haaste_now(), ${instant}::timestamptz)
      where id = ${deed?.id ?? null}::uuid and done_at is null returning id
    )
    select exists (select from taken) as "isTaken", pg_notify(${dueChannel}, '')`)
  return rows[0]?.isTaken === true
}

/** Writes down why a deed did not come to it. */
export async function noteRefusal(db: Executor, id: string, code: string): Promise<void> {
  await db.update(castDeeds).set({ refusal: code }).where(eq(castDeeds.id, id))
}
