import { expect, it } from 'vitest'
import { sql } from 'drizzle-orm'
import { useDatabase } from '#test/setup/database.ts'
import { openDatabase } from '#db/client.server.ts'

const database = useDatabase()

it('a database that goes away in the middle of a transaction fails the transaction, not the process', async () => {
  const lost: string[] = []
  const { db, close } = openDatabase(database.url, { onConnectionLost: ({ message }) => lost.push(message) })
  const unheard: unknown[] = []
  const hear = (error: unknown) => unheard.push(error)
  process.on('uncaughtException', hear)
  try {
    const transaction = db.transaction(async (tx) => {
      const { rows } = await tx.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`)
      await database.ownerDb.execute(sql`select pg_terminate_backend(${rows[0]!.pid})`)
      // Nothing is asked of the connection at the moment it breaks.
      await new Promise((resolve) => setTimeout(resolve, 200))
      await tx.execute(sql`select 1`)
    })
    await expect(transaction).rejects.toThrow()
    expect(unheard).toEqual([])
    expect(lost.length).toBeGreaterThan(0)
    expect((await db.execute(sql`select 1 as one`)).rows).toEqual([{ one: 1 }])
  } finally {
    process.off('uncaughtException', hear)
    await close()
  }
})
