import { randomUUID } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { proposals, proposalVersions } from '#db/schema/index.ts'
import { databaseClock } from '#app/platform/clock.server.ts'
import { proposalReference } from '#app/platform/ids.ts'
import { commitmentOf } from '#app/record/core/chain.ts'
import { appendEntry } from '#app/record/data/append-entry.server.ts'
import { findReceipt } from '#app/record/flows/find-receipt.server.ts'
import { verifyRecord } from '#app/record/flows/verify-record.server.ts'
import { sha256 } from '#app/record/sha256.server.ts'
import { insertChallenge } from '#test/factories/a-challenge.ts'
import { anOrganisation } from '#test/factories/an-organisation.ts'
import { useDatabase } from '#test/setup/database.ts'

const database = useDatabase()
const reference = proposalReference({ prefix: 'HEL', year: 2021, code: 'K7QF' })
const find = (given: { reference: string; hash: string }) =>
  findReceipt(given, { db: database.db, clock: databaseClock })

/** A proposal received on 10 December 2021, twelve days before the deadline. */
async function aReceivedVersion() {
  await database.setClock('2021-12-10T10:00:00Z')
  const challenge = await insertChallenge(database.db, { state: 'open' })
  const organisation = await anOrganisation(database.db)
  const hash = commitmentOf('salt', '{"answers":{}}', sha256)
  return database.db.transaction(async (tx) => {
    const [proposal] = await tx
      .insert(proposals)
      .values({ challengeId: challenge.id, organisationId: organisation.id, reference })
      .returning()
    const proposalId = proposal!.id
    const [version] = await tx
      .insert(proposalVersions)
      .values({
        proposalId,
        number: 1,
        requestId: randomUUID(),
        title: 'Quiet streets',
        language: 'en',
        briefNumber: 1,
        body: '{"answers":{}}',
        salt: 'salt',
        hash,
      })
      .returning()
    const { programmeId, id: challengeId } = challenge
    const entry = await appendEntry(tx, {
      programmeId,
      challengeId,
      proposalId,
      type: 'ProposalSubmitted',
      at: version!.submittedAt,
      body: { reference, version: 1, hash },
    })
    await tx
      .update(proposalVersions)
      .set({ recordSeq: entry.seq, recordHash: entry.hash })
      .where(and(eq(proposalVersions.proposalId, proposalId), eq(proposalVersions.number, 1)))
    return { hash, recordHash: entry.hash, programmeId }
  })
}

describe('a receipt', () => {
  it('is found by reference and either hash, however it is typed', async () => {
    const { hash, recordHash, programmeId } = await aReceivedVersion()
    const found = { ok: true, value: { reference, version: 1, seq: null, isWhole: true } }
    expect(await find({ reference, hash })).toMatchObject(found)
    expect(await find({ reference: reference.toLowerCase(), hash: recordHash })).toMatchObject(found)
    const inGroups = hash.toUpperCase().replaceAll(/(.{8})/g, '$1 ')
    expect(await find({ reference: ` ${reference} `, hash: inGroups })).toMatchObject(found)
    expect(await verifyRecord(database.db, programmeId)).toMatchObject({ isWhole: true, versions: 1 })
  })

  it('tells its place in the record only after the deadline', async () => {
    const { hash } = await aReceivedVersion()
    await database.setClock('2021-12-22T21:59:00Z')
    expect(await find({ reference, hash })).toMatchObject({ value: { seq: 1 } })
  })

  it('answers alike for a wrong hash and a proposal that does not exist', async () => {
    await aReceivedVersion()
    const unknown = { ok: false, refusal: { code: 'receipt-unknown' } }
    const other = proposalReference({ prefix: 'HEL', year: 2021, code: 'ZZZZ' })
    expect(await find({ reference, hash: 'a'.repeat(64) })).toEqual(unknown)
    expect(await find({ reference: other, hash: 'a'.repeat(64) })).toEqual(unknown)
  })

  it('says what is wrong with what was typed', async () => {
    const hash = 'a'.repeat(64)
    for (const typed of ['', 'HEL', '\u0000', 'x'.repeat(1000), "' or 1=1"]) {
      expect(await find({ reference: typed, hash })).toMatchObject({
        refusal: { code: 'reference-malformed' },
      })
      expect(await find({ reference, hash: typed })).toMatchObject({ refusal: { code: 'hash-malformed' } })
    }
  })

  it('says so when the record behind it was changed', async () => {
    const { hash } = await aReceivedVersion()
    await database.ownerDb.transaction(async (tx) => {
      await tx.execute('set local session_replication_role = replica')
      await tx.execute(`update record_entries set at = at - interval '1 hour'`)
    })
    expect(await find({ reference, hash })).toMatchObject({ ok: true, value: { isWhole: false } })
  })
})
