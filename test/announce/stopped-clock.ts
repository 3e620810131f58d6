import { sql } from 'drizzle-orm'
import type { TestDatabase } from '#test/setup/database.ts'

/** Stops the database's clock, so that one millisecond can be told from the next. */
export async function stopClock(database: TestDatabase, at: Date) {
  await database.ownerDb.execute(
    sql.raw(`create or replace function haaste_now() returns timestamptz language sql volatile
      as $$ select '${at.toISOString()}'::timestamptz $$`),
  )
}

/** Lets it go on as it does elsewhere. */
export async function letClockRun(database: TestDatabase) {
  await database.ownerDb.execute(
    sql.raw(`create or replace function haaste_now() returns timestamptz language plpgsql volatile
      security definer set search_path = public, pg_temp as $$
      declare shifted interval;
      begin
        select shift into shifted from demo_clock;
        return clock_timestamp() + coalesce(shifted, interval '0');
      end $$`),
  )
}
