import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { recordHeads } from '#db/schema/index.ts'
import { appendEntry } from '#app/record/data/append-entry.server.ts'
import { recordOf, recordPage, recordSummary } from '#app/record/data/record-entries.server.ts'
import { verifyRecord } from '#app/record/flows/verify-record.server.ts'
import { insertProgramme } from '#test/factories/a-programme.ts'
import { useDatabase } from '#test/setup/database.ts'

const database = useDatabase()

async function aProgrammeWithRecord(entries = 5) {
  const programme = await insertProgramme(database.db)
  for (let number = 1; number <= entries; number += 1) {
    await database.db.transaction((tx) =>
      appendEntry(tx, {
        programmeId: programme.id,
        type: number % 2 ? 'OddThing' : 'EvenThing',
        at: new Date(Date.UTC(2021, 11, number)),
        body: { number },
        secrets: { note: `secret ${number}` },
      }),
    )
  }
  return programme
}

/** Changes a row as somebody with the whole database in hand could: no trigger, no constraint. */
async function tamper(statement: string) {
  await database.ownerDb.transaction(async (tx) => {
    await tx.execute(sql`set local session_replication_role = replica`)
    await tx.execute(sql.raw(statement))
  })
}

describe('a record', () => {
  it('is whole as written, and holds no payload', async () => {
    const programme = await aProgrammeWithRecord()
    expect(await verifyRecord(database.db, programme.id)).toMatchObject({
      isWhole: true,
      entries: 5,
      commitments: 5,
      faults: [],
    })
    expect(JSON.stringify(await recordOf(database.db, programme.id))).not.toContain('secret 1')
  })

  it('is whole when nothing was written yet', async () => {
    const programme = await insertProgramme(database.db)
    expect(await verifyRecord(database.db, programme.id)).toMatchObject({ isWhole: true, entries: 0 })
  })

  it('has no gaps with ten writers at once', async () => {
    const programme = await insertProgramme(database.db)
    await Promise.all(
      Array.from({ length: 50 }, (_, number) =>
        database.db.transaction((tx) =>
          appendEntry(tx, { programmeId: programme.id, type: 'Thing', at: new Date(), body: { number } }),
        ),
      ),
    )
    const report = await verifyRecord(database.db, programme.id)
    expect(report).toMatchObject({ isWhole: true, entries: 50, head: { seq: 50 } })
  })

  it.each([
    ['a changed body', `update record_entries set body = '{"number":33}' where seq = 3`, 'hash-mismatch'],
    ['a changed time', `update record_entries set at = at + interval '1 ms' where seq = 3`, 'hash-mismatch'],
    ['a changed kind', `update record_entries set type = 'Other' where seq = 3`, 'hash-mismatch'],
    ['a removed entry', `delete from record_entries where seq = 3`, 'seq-gap'],
    ['a removed end', `delete from record_entries where seq = 5`, 'head-mismatch'],
    ['a head set back', `update record_heads set seq = 4`, 'head-mismatch'],
    ['a changed payload', `update record_secrets set payload = 'x' where seq = 2`, 'commitment-broken'],
    ['a changed salt', `update record_secrets set salt = 'x' where seq = 2`, 'commitment-broken'],
  ])('shows %s', async (_, statement, code) => {
    const programme = await aProgrammeWithRecord()
    await tamper(statement)
    const report = await verifyRecord(database.db, programme.id)
    expect(report.isWhole).toBe(false)
    expect(report.faults.map((fault) => fault.code)).toContain(code)
  })

  it('stays whole when a payload is erased for good', async () => {
    const programme = await aProgrammeWithRecord()
    await tamper('delete from record_secrets where seq = 2')
    expect(await verifyRecord(database.db, programme.id)).toMatchObject({ isWhole: true, commitments: 4 })
  })

  it.each([
    ['change', `update record_entries set body = '{}'`],
    ['remove', 'delete from record_entries'],
    ['empty', 'truncate record_entries cascade'],
  ])('cannot be reached by the application: %s', async (_, statement) => {
    await aProgrammeWithRecord(1)
    await expect(database.db.execute(sql.raw(statement))).rejects.toThrow()
  })

  it('is not there at all for anonymous requests', async () => {
    await aProgrammeWithRecord(1)
    await expect(database.publicDb.execute(sql`select * from record_entries`)).rejects.toThrow()
    await expect(database.publicDb.select().from(recordHeads)).rejects.toThrow()
  })
})

describe('the list of entries', () => {
  it('comes newest first, in pages, by kind', async () => {
    const programme = await aProgrammeWithRecord()
    const first = await recordPage(database.db, programme.id, {
      personId: randomUUID(),
      type: null,
      before: null,
      size: 3,
      lang: 'en',
    })
    expect(first.entries.map(({ seq }) => seq)).toEqual([5, 4, 3])
    expect(first.hasMore).toBe(true)
    const rest = await recordPage(database.db, programme.id, {
      personId: randomUUID(),
      type: null,
      before: 3,
      size: 3,
      lang: 'en',
    })
    expect(rest.entries.map(({ seq }) => seq)).toEqual([2, 1])
    const even = await recordPage(database.db, programme.id, {
      personId: randomUUID(),
      type: 'EvenThing',
      before: null,
      size: 9,
      lang: 'en',
    })
    expect(even.entries.map(({ seq }) => seq)).toEqual([4, 2])
    expect(await recordSummary(database.db, programme.id, 'en')).toMatchObject({
      head: { seq: 5 },
      types: ['EvenThing', 'OddThing'],
    })
  })
})
