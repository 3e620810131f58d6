import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { databaseClock } from '#app/platform/clock.server.ts'
import { useDatabase } from '#test/setup/database.ts'

const database = useDatabase()

/** The code PostgreSQL refuses with. */
async function refusalOf(query: Promise<unknown>): Promise<string | undefined> {
  const error = await query.then(
    () => undefined,
    (reason: Error) => reason,
  )
  return (error?.cause as { code?: string } | undefined)?.code
}

describe('the roles', () => {
  it('are taken on by every connection of their pool', async () => {
    const who = sql`select current_user as name`
    expect((await database.db.execute(who)).rows).toEqual([{ name: 'haaste_app' }])
    expect((await database.publicDb.execute(who)).rows).toEqual([{ name: 'haaste_public' }])
  })

  it('let the public read views and no table', async () => {
    expect((await database.publicDb.execute(sql`select * from pub_challenges`)).rows).toEqual([])
    const { rows } = await database.ownerDb.execute<{ name: string }>(
      sql`select tablename as name from pg_tables where schemaname = 'public'`,
    )
    expect(rows.length).toBeGreaterThan(20)
    for (const { name } of rows) {
      expect(
        await refusalOf(database.publicDb.execute(sql`select 1 from ${sql.identifier(name)}`)),
        name,
      ).toBe('42501')
    }
  })

  it('keep the application from changing what is written for ever', async () => {
    for (const table of ['record_entries', 'deadline_changes', 'announcement_changes', 'message_events']) {
      expect(await refusalOf(database.db.execute(sql`delete from ${sql.identifier(table)}`)), table).toBe(
        '42501',
      )
    }
    expect(await refusalOf(database.db.execute(sql`insert into installation (kind) values ('real')`))).toBe(
      '42501',
    )
  })
})

describe('the clock', () => {
  it('is the true one until a demo shifts it', async () => {
    const { rows } = await database.ownerDb.execute<{ now: string }>(sql`select clock_timestamp() as now`)
    const now = await databaseClock.now(database.db)
    expect(Math.abs(now.getTime() - new Date(rows[0]?.now ?? 0).getTime())).toBeLessThan(20_000)
  })

  it('runs on from where a test sets it, for every role', async () => {
    await database.setClock('2021-12-22T21:59:00Z')
    await database.setClock('2021-12-22T21:58:59.500Z')
    for (const db of [database.db, database.publicDb]) {
      const shift = (await databaseClock.now(db)).getTime() - Date.parse('2021-12-22T21:58:59.500Z')
      expect(shift).toBeGreaterThanOrEqual(0)
      expect(shift).toBeLessThan(20_000)
    }
  })

  it('moves on within a transaction', async () => {
    const [before, after] = await database.db.transaction(async (tx) => {
      const first = await databaseClock.now(tx)
      await tx.execute(sql`select pg_sleep(0.02)`)
      return [first, await databaseClock.now(tx)]
    })
    expect(after.getTime()).toBeGreaterThan(before.getTime())
  })
})
