import { sql } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { rateLimits } from '#db/schema/index.ts'
import type { Limit } from '../core/sign-in.ts'

/**
 * Counts one attempt under `key` when the limit has room for it. Null when it was counted, else the instant from
 * which there is room again. One statement: the row's lock makes parallel attempts wait for each other.
 */
export async function countAttempt(db: Executor, key: string, limit: Limit, now: Date): Promise<Date | null> {
  const windowMs = limit.minutes * 60_000
  const since = new Date(now.getTime() - windowMs)
  const recent = sql`(select coalesce(array_agg(a order by a), '{}') from unnest(${rateLimits.attemptedAt}) a where a > ${since.toISOString()}::timestamptz)`
  const { rows } = await db.execute<{ counted: boolean }>(sql`
    insert into ${rateLimits} (key, attempted_at) values (${key}, array[${now.toISOString()}::timestamptz])
    on conflict (key) do update set attempted_at = ${recent} || ${now.toISOString()}::timestamptz
    where cardinality(${recent}) < ${limit.count}
    returning true as counted`)
  if (rows[0]) return null
  const found = await db.execute<{ oldest: Date | string | null }>(sql`
    select min(a) as oldest from ${rateLimits}, unnest(${rateLimits.attemptedAt}) a
    where ${rateLimits.key} = ${key} and a > ${since.toISOString()}::timestamptz`)
  return new Date(new Date(found.rows[0]?.oldest ?? now).getTime() + windowMs)
}

/** Starts the count of `key` anew, after a success. */
export async function forgetAttempts(db: Executor, key: string): Promise<void> {
  await db.execute(sql`delete from ${rateLimits} where ${rateLimits.key} = ${key}`)
}
