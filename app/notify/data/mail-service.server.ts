import { eq, sql } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { mailServices } from '#db/schema/index.ts'
import { marginRule, waitForPlace, type ServicePace } from '../core/service-pace.ts'

export type ServiceState = {
  readonly blockedUntil: Date | null
  /** Milliseconds until then; 0 when nothing stands in the way. */
  readonly blockedForMs: number
  readonly blockedFor: 'pace' | 'quota' | 'down' | null
  /** Mails taken today (UTC). */
  readonly usedToday: number
}

/** How the service stands by what all senders have learned. One query; makes the row at the first call. */
export async function serviceState(db: Executor, name: string): Promise<ServiceState> {
  await db.insert(mailServices).values({ name }).onConflictDoNothing()
  const [row] = await db
    .select({
      blockedUntil:
        sql<Date | null>`case when ${mailServices.blockedUntil} > haaste_now() then ${mailServices.blockedUntil} end`.mapWith(
          mailServices.blockedUntil,
        ),
      blockedForMs: sql<number>`coalesce(greatest(0, extract(epoch from ${mailServices.blockedUntil} - haaste_now()) * 1000), 0)::float8`,
      blockedFor: mailServices.blockedFor,
      usedToday: sql<number>`case when ${mailServices.quotaDay} = (haaste_now() at time zone 'UTC')::date then ${mailServices.quotaUsed} else 0 end`,
    })
    .from(mailServices)
    .where(eq(mailServices.name, name))
  return row ?? { blockedUntil: null, blockedForMs: 0, blockedFor: null, usedToday: 0 }
}

/**
 * Takes a place among the calls that all senders make, if there is one now. Milliseconds to wait (true time) until there
 * may be; 0: taken. `pace` holds until the service has said otherwise.
 */
export async function takePlace(db: Executor, name: string, pace: ServicePace): Promise<number> {
  const { rows } = await db.execute<PlaceRow>(sql`
    with place as (${placeTaken(name, pace)})
    select ${placeColumns} from mail_services where name = ${name}`)
  return waitOf(rows[0], pace)
}

/** The statement that takes a place: `called_at` when there was one, no row when there was none. */
export function placeTaken(name: string, { calls, windowMs }: ServicePace) {
  const isInWindow = sql`called > clock_timestamp() - make_interval(secs => coalesce(window_ms, ${windowMs}::int) / 1000.0)`
  return sql`
    update mail_services set updated_at = clock_timestamp(),
      recent_calls = array_append(array(select called from unnest(recent_calls) called where ${isInWindow}),
        date_trunc('milliseconds', clock_timestamp()))
    where name = ${name} and (blocked_until is null or blocked_until <= haaste_now())
      and (select count(*) from unnest(recent_calls) called where ${isInWindow}) < coalesce(window_calls, ${calls}::int)
    returning recent_calls[cardinality(recent_calls)] as called_at`
}

/** What is asked beside a `place` to tell how long to wait for one. */
export const placeColumns = sql`
  (select extract(epoch from called_at)::float8 * 1000 from place) as called_at_ms, window_calls, window_ms, margin_ms,
  array(select extract(epoch from called)::float8 * 1000 from unnest(recent_calls) called) as recent,
  extract(epoch from clock_timestamp())::float8 * 1000 as now_ms,
  extract(epoch from blocked_until - haaste_now())::float8 * 1000 as blocked_ms`

export type PlaceRow = {
  called_at_ms: number | null
  window_calls: number | null
  window_ms: number | null
  margin_ms: number | null
  recent: number[]
  now_ms: number
  blocked_ms: number | null
}

/** Milliseconds until a place may be free; 0 when one was taken. At least one, so that nobody asks without end. */
export function waitOf(row: PlaceRow | undefined, pace: ServicePace): number {
  if (row === undefined || row.called_at_ms !== null) return 0
  const known = { calls: row.window_calls ?? pace.calls, windowMs: row.window_ms ?? pace.windowMs }
  return Math.ceil(Math.max(1, row.blocked_ms ?? 0, waitForPlace(row.recent, known, row.now_ms)))
}

/**
 * What an answer told: the pace that is allowed, where it says so, and how much later than it was made its call counts
 * (milliseconds).
 */
export async function learnFromCall(
  db: Executor,
  name: string,
  { calledAtMs, laterByMs, pace }: { calledAtMs: number; laterByMs: number; pace: ServicePace | undefined },
): Promise<void> {
  const calledAt = sql`to_timestamp(${calledAtMs}::float8 / 1000)`
  const countsFrom = sql`to_timestamp((${calledAtMs}::float8 + ${laterByMs}::float8) / 1000)`
  await db.execute(sql`
    update mail_services set
      window_calls = coalesce(${pace?.calls ?? null}::int, window_calls), window_ms = coalesce(${pace?.windowMs ?? null}::int, window_ms),
      recent_calls = array_replace(recent_calls, date_trunc('milliseconds', ${calledAt}), date_trunc('milliseconds', ${countsFrom}))
    where name = ${name}`)
}

/** A call succeeded: it carried `mails`. The margin eases. */
export async function countTaken(db: Executor, name: string, mails: number): Promise<void> {
  await db.execute(sql`
    update mail_services set failures = 0, margin_ms = margin_ms * ${marginRule.kept}::float8,
      quota_used = case when quota_day = (haaste_now() at time zone 'UTC')::date then quota_used else 0 end + ${mails},
      quota_day = (haaste_now() at time zone 'UTC')::date
    where name = ${name}`)
}

/** One more failed call in a row. How many there are now. */
export async function countFailure(db: Executor, name: string): Promise<number> {
  const [row] = await db
    .update(mailServices)
    .set({ failures: sql`${mailServices.failures} + 1` })
    .where(eq(mailServices.name, name))
    .returning({ failures: mailServices.failures })
  return row?.failures ?? 0
}

/** Nobody calls before `waitMs` have gone by. A block only ever grows; one for calling too often widens the margin. */
export async function block(
  db: Executor,
  name: string,
  { reason, waitMs }: { reason: 'pace' | 'quota' | 'down'; waitMs: number },
): Promise<void> {
  const until = sql`haaste_now() + make_interval(secs => ${waitMs / 1000})`
  const { first, growth, most } = marginRule
  const wider = sql`least(${most}::float8, greatest(${first}::float8, ${mailServices.marginMs} * ${growth}::float8))`
  await db
    .update(mailServices)
    .set({
      blockedUntil: sql`greatest(${mailServices.blockedUntil}, ${until})`,
      blockedFor: reason,
      ...(reason === 'pace' && { marginMs: wider }),
    })
    .where(eq(mailServices.name, name))
}
