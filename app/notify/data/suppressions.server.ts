import { and, asc, desc, eq, inArray, isNull, lt, sql } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { heartbeats, suppressions } from '#db/schema/index.ts'

/** Beside the workers' signs of life: when the service's list was last read, in true time. */
const readingName = 'suppressions read'

/** Addresses of ours that the service has not been told of, oldest first. */
export async function notAgreed(db: Executor, limit: number): Promise<string[]> {
  const rows = await db
    .select({ email: suppressions.email })
    .from(suppressions)
    .where(isNull(suppressions.agreedAt))
    .orderBy(asc(suppressions.since), suppressions.email)
    .limit(limit)
  return rows.map(({ email }) => email)
}

export async function recordAgreed(db: Executor, emails: readonly string[]): Promise<void> {
  if (emails.length === 0) return
  await db
    .update(suppressions)
    .set({ agreedAt: sql`haaste_now()` })
    .where(inArray(suppressions.email, [...emails]))
}

/** True for the one who may read the service's list now: nobody has within `seconds`. */
export async function takeReading(db: Executor, seconds: number): Promise<boolean> {
  const taken = await db
    .insert(heartbeats)
    .values({ name: readingName })
    .onConflictDoUpdate({
      target: heartbeats.name,
      set: { seenAt: sql`haaste_now()`, trueSeenAt: sql`clock_timestamp()` },
      setWhere: sql`${heartbeats.trueSeenAt} <= clock_timestamp() - make_interval(secs => ${seconds})`,
    })
    .returning({ name: heartbeats.name })
  return taken.length > 0
}

/** The database's instant. */
export async function instantNow(db: Executor): Promise<Date> {
  const { rows } = await db.execute<{ now: string }>(sql`select haaste_now()::text as now`)
  return new Date(rows[0]!.now)
}

/** Takes away what had been agreed before `before` and is not among theirs any more. Returns how many. */
export async function dropMissing(db: Executor, theirs: readonly string[], before: Date): Promise<number> {
  const dropped = await db
    .delete(suppressions)
    .where(
      and(
        lt(suppressions.agreedAt, before),
        sql`${suppressions.email} not in (select jsonb_array_elements_text(${JSON.stringify(theirs)}::jsonb))`,
      ),
    )
    .returning({ email: suppressions.email })
  return dropped.length
}

/** The list as it stands, the latest first. */
export function listSuppressions(db: Executor, limit: number) {
  return db.select().from(suppressions).orderBy(desc(suppressions.since), suppressions.email).limit(limit)
}

/** False when it did not stand there. */
export async function removeSuppression(db: Executor, email: string): Promise<boolean> {
  const removed = await db
    .delete(suppressions)
    .where(eq(suppressions.email, email.toLowerCase()))
    .returning({ email: suppressions.email })
  return removed.length > 0
}
