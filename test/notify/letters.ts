import { inArray } from 'drizzle-orm'
import { expect } from 'vitest'
import { messages } from '#db/schema/index.ts'
import { runTick } from '#app/worker/run-tick.server.ts'
import type { NoticeName } from '#emails/index.ts'
import { aSender, aService } from '#test/factories/a-sender.ts'
import type { TestDatabase } from '#test/setup/database.ts'

/** Who is to get which letter, by name: a letter that comes to somebody twice names them twice. */
export type Letters = Readonly<Partial<Record<NoticeName, readonly string[]>>>

/**
 * Lets the worker do its round (at this instant, where one is given), with what follows from it at once, and sees that the letters named went to exactly these
 * people. Others that are due go too, and are not looked at. Every notice is somewhere in a test that calls this, from what
 * really sets it off: see every-letter.test.ts.
 */
export async function expectSent(database: TestDatabase, wanted: Letters, at?: string): Promise<void> {
  if (at !== undefined) await database.setClock(at)
  const service = aService()
  await runTick(aSender(database.db, service))
  await runTick(aSender(database.db, service), { isSweep: false })
  const ids = service.inbox.map(({ id }) => id)
  const rows =
    ids.length === 0 ? [] : await database.db.select().from(messages).where(inArray(messages.id, ids))
  const sent = Object.fromEntries(
    Object.keys(wanted).map((notice) => [
      notice,
      rows
        .filter((row) => row.notice === notice)
        .map(({ recipientName }) => recipientName)
        .sort(),
    ]),
  )
  expect(sent).toEqual(
    Object.fromEntries(Object.entries(wanted).map(([notice, names]) => [notice, [...names].sort()])),
  )
}
