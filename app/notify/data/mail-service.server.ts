import { eq, sql } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { mailServices } from '#db/schema/index.ts'

/** Slots are given out at most this far ahead: whoever cannot wait that long comes again later. Milliseconds. */
const furthestSlotMs = 10_000

export type ServiceState = {
  readonly blockedUntil: Date | null
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
      blockedFor: mailServices.blockedFor,
      usedToday: sql<number>`case when ${mailServices.quotaDay} = (haaste_now() at time zone 'UTC')::date then ${mailServices.quotaUsed} else 0 end`,
    })
    .from(mailServices)
    .where(eq(mailServices.name, name))
  return row ?? { blockedUntil: null, blockedFor: null, usedToday: 0 }
}

/**
 * Takes the next place in the line of calls that all senders share. Milliseconds to wait for it (true time), or null
 * when the service is blocked or the line is too long. `callsPerSecond` holds until the service has said otherwise.
 */
export async function takeSlot(db: Executor, name: string, callsPerSecond: number): Promise<number | null> {
  const { rows } = await db.execute<{ wait: number }>(sql`
    update mail_services set
      next_call_at = greatest(coalesce(next_call_at, clock_timestamp()), clock_timestamp())
        + make_interval(secs => 1.0 / coalesce(calls_per_second, ${callsPerSecond}::float8)),
      updated_at = clock_timestamp()
    where name = ${name} and (blocked_until is null or blocked_until <= haaste_now())
      and (next_call_at is null or next_call_at < clock_timestamp() + make_interval(secs => ${furthestSlotMs / 1000}))
    returning extract(epoch from next_call_at - make_interval(secs => 1.0 / coalesce(calls_per_second, ${callsPerSecond}::float8))
      - clock_timestamp())::float8 * 1000 as wait`)
  const wait = rows[0]?.wait
  return wait === undefined ? null : Math.max(0, wait)
}

/** The pace the service says it allows; kept when it differs from what was known. */
export async function learnPace(db: Executor, name: string, callsPerSecond: number): Promise<void> {
  await db
    .update(mailServices)
    .set({ callsPerSecond })
    .where(
      sql`${mailServices.name} = ${name} and ${mailServices.callsPerSecond} is distinct from ${callsPerSecond}`,
    )
}

/** A call succeeded: it carried `mails`. */
export async function countTaken(db: Executor, name: string, mails: number): Promise<void> {
  await db.execute(sql`
    update mail_services set failures = 0,
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

/** Nobody calls before `waitMs` have gone by. A block only ever grows. */
export async function block(
  db: Executor,
  name: string,
  { reason, waitMs }: { reason: 'pace' | 'quota' | 'down'; waitMs: number },
): Promise<void> {
  const until = sql`haaste_now() + make_interval(secs => ${waitMs / 1000})`
  await db
    .update(mailServices)
    .set({ blockedUntil: sql`greatest(${mailServices.blockedUntil}, ${until})`, blockedFor: reason })
    .where(eq(mailServices.name, name))
}
