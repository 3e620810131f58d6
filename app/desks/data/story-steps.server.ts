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

/** What time it is, whether a worker has something to do now, and what happens next: a deed or work, the earlier first. */
export type StoryMoment = { readonly now: Date; readonly isWorkDue: boolean; readonly step: StoryStep | null }

/** One query. */
export async function nextStoryStep(db: Executor): Promise<StoryMoment> {
  const { rows } = await db.execute<{
    now: Date | string
    isWorkDue: boolean | null
    workAt: Date | string | null
    deedAt: Date | string | null
    id: string | null
    deed: Deed | null
  }>(sql`
    with clock as materialized (select haaste_now() as now)
    select clock.now, d.id, d.at as "deedAt", d.deed, work."isWorkDue", work."workAt"
    from clock
    cross join lateral (
      select bool_or(at <= clock.now) as "isWorkDue", min(at) filter (where at > clock.now) as "workAt"
      from (${workInstants}) instants
    ) work
    left join lateral (
      select id, at, deed from cast_deeds where done_at is null order by at, position limit 1
    ) d on true`)
  const [row] = rows
  if (!row) throw new Error('the database did not say what time it is')
  const moment = { now: new Date(row.now), isWorkDue: row.isWorkDue === true }
  const workAt = row.workAt === null ? null : new Date(row.workAt)
  const deedAt = row.deedAt === null ? null : new Date(row.deedAt)
  if (row.id !== null && row.deed !== null && deedAt !== null && (workAt === null || deedAt <= workAt)) {
    return { ...moment, step: { at: deedAt, deed: { id: row.id, deed: row.deed } } }
  }
  return { ...moment, step: workAt && { at: workAt, deed: null } }
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
