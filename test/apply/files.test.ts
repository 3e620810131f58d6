import { existsSync, mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { eq, sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import {
  fileUploads,
  messages,
  proposalFiles,
  proposalVersions,
  proposals,
  versionFiles,
} from '#db/schema/index.ts'
import { readFrozenBody } from '#app/apply/core/frozen-body.ts'
import { filesOfDraft } from '#app/apply/data/files.server.ts'
import { removeFile } from '#app/apply/flows/remove-file.server.ts'
import { scanFiles } from '#app/apply/flows/scan-files.server.ts'
import { submitProposal } from '#app/apply/flows/submit-proposal.server.ts'
import { sweepFiles } from '#app/apply/flows/sweep-files.server.ts'
import { uploadFile } from '#app/apply/flows/upload-file.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import { StorageProblem } from '#app/platform/storage/storage.server.ts'
import type { ScanResult } from '#app/platform/storage/virus-scanner.server.ts'
import { aFile } from '#test/factories/a-file.ts'
import { aDraft } from '#test/factories/a-proposal.ts'
import { aPdf } from '#test/factories/file-bytes.ts'
import { someFileKeeping } from '#test/factories/some-files.ts'
import { useDatabase } from '#test/setup/database.ts'
import { anOpenChallenge, portsOf } from './apply-world.ts'

const database = useDatabase()
const files = someFileKeeping()

async function aDraftNow() {
  const challenge = await anOpenChallenge(database)
  return aDraft(database.db, { challengeId: challenge.id })
}
type Draft = Awaited<ReturnType<typeof aDraftNow>>

const upload = (draft: Draft, content: Readable, name = 'plan.pdf', keeping = files) =>
  uploadFile(
    { proposalId: draft.proposalId, personId: draft.leadId, question: 'attachments', name, content },
    { ...portsOf(database), files: keeping },
  )

async function submit(draft: Draft) {
  const [row] = await database.db.select().from(proposals).where(eq(proposals.id, draft.proposalId))
  return submitProposal(
    {
      proposalId: draft.proposalId,
      personId: draft.leadId,
      role: 'lead',
      draftVersion: row!.draftVersion,
      requestId: newId(),
    },
    portsOf(database),
  )
}

const isKept = (id: string) => existsSync(join(files.incoming, '..', 'kept', id.slice(0, 2), id))

describe('a submitted version', () => {
  it('names its files by size, type and hash, and keeps them when the draft lets them go', async () => {
    const draft = await aDraftNow()
    const file = await aFile(database.db, { proposalId: draft.proposalId })
    const other = await aFile(database.db, {
      proposalId: draft.proposalId,
      name: 'other.pdf',
      bytes: aPdf({ info: '/Title (2)' }),
    })
    expect(await submit(draft)).toMatchObject({ ok: true })
    const [version] = await database.db.select().from(proposalVersions)
    const { id, question, name, type, bytes, sha256 } = file
    const body = readFrozenBody(version!.body)
    expect(body.files?.[0]).toEqual({ id, question, name, type, bytes, sha256 })
    expect(body.answers.attachments).toBe(JSON.stringify([file.id, other.id]))
    expect(await database.db.select().from(versionFiles)).toHaveLength(2)
    await removeFile(
      { proposalId: draft.proposalId, personId: draft.leadId, fileId: file.id },
      portsOf(database),
    )
    await sweepFiles(database.db, files)
    expect([isKept(file.id), isKept(other.id)]).toEqual([true, true])
    expect((await filesOfDraft(database.db, draft.proposalId)).map((each) => each.id)).toEqual([other.id])
  })

  it('is not made while the scanner has found something, and is made while it has yet to look', async () => {
    const draft = await aDraftNow()
    const file = await aFile(database.db, { proposalId: draft.proposalId, scan: 'pending' })
    await database.db
      .update(proposalFiles)
      .set({ scan: 'infected', scanFinding: 'Eicar', scannedAt: new Date() })
      .where(eq(proposalFiles.id, file.id))
    expect(await submit(draft)).toMatchObject({ refusal: { code: 'file-infected', name: 'plan.pdf' } })
    await removeFile(
      { proposalId: draft.proposalId, personId: draft.leadId, fileId: file.id },
      portsOf(database),
    )
    await aFile(database.db, { proposalId: draft.proposalId, scan: 'pending' })
    expect(await submit(draft)).toMatchObject({ ok: true })
  })
})

describe('the scanner', () => {
  const scan = (said: ScanResult | Error) =>
    scanFiles(
      {
        ...portsOf(database),
        files,
        scanner: async (content) => {
          content.resume()
          if (said instanceof Error) throw said
          return said
        },
      },
      portsOf(database).notices,
    )
  const scansOf = async () =>
    (await database.db.select().from(proposalFiles)).map((row) => [row.scan, row.scanFinding])

  it('looks at each file once, also at those that came while there was none', async () => {
    const draft = await aDraftNow()
    await aFile(database.db, { proposalId: draft.proposalId })
    expect(await scan({ kind: 'clean' })).toEqual({ scanned: 1, failed: null })
    expect(await scan({ kind: 'clean' })).toEqual({ scanned: 0, failed: null })
    expect(await scansOf()).toEqual([['clean', null]])
  })

  it('says what it found, and is asked again when it could not say', async () => {
    const draft = await aDraftNow()
    await aFile(database.db, { proposalId: draft.proposalId, scan: 'pending' })
    expect(await scan(new Error('away'))).toMatchObject({ scanned: 0, failed: new Error('away') })
    // Another worker may be at it: for five minutes nobody else is.
    expect(await scan({ kind: 'clean' })).toEqual({ scanned: 0, failed: null })
    await database.db.execute(sql`update proposal_files set scan_begun_at = now() - interval '6 minutes'`)
    expect(await scan({ kind: 'infected', finding: 'Eicar-Signature' })).toEqual({ scanned: 1, failed: null })
    expect(await scansOf()).toEqual([['infected', 'Eicar-Signature']])
  })

  it('has the team told what it found, until the file is removed or another takes its place', async () => {
    const told = async ({ proposalId }: Draft) => {
      const rows = await database.db.select().from(messages).where(eq(messages.proposalId, proposalId))
      const about = rows.filter(({ notice }) => notice === 'proposal.file_infected')
      return about.map(({ state }) => state)
    }
    for (const end of ['removed', 'replaced'] as const) {
      const draft = await aDraftNow()
      const file = await aFile(database.db, { proposalId: draft.proposalId, scan: 'pending' })
      expect(await scan({ kind: 'clean' })).toMatchObject({ failed: null })
      expect(await told(draft)).toEqual([])
      await database.db
        .update(proposalFiles)
        .set({ scan: 'pending', scannedAt: null, scanBegunAt: null })
        .where(eq(proposalFiles.id, file.id))
      await scan({ kind: 'infected', finding: 'Eicar' })
      expect(await told(draft)).toEqual(['planned'])
      if (end === 'removed')
        await removeFile(
          { proposalId: draft.proposalId, personId: draft.leadId, fileId: file.id },
          portsOf(database),
        )
      else
        expect(
          await upload(draft, Readable.from([aPdf({ info: '/Title (anew)' })]), file.name),
        ).toMatchObject({ ok: true })
      expect(await told(draft)).not.toContain('planned')
    }
  })
})

describe('what is left behind', () => {
  it('by a crash, a removal and an upload that was given up is taken away', async () => {
    const draft = await aDraftNow()
    const removed = await aFile(database.db, { proposalId: draft.proposalId })
    await removeFile(
      { proposalId: draft.proposalId, personId: draft.leadId, fileId: removed.id },
      portsOf(database),
    )
    // Killed between keeping the bytes and writing them down: the row of the upload still says so.
    const [begun] = await database.db
      .insert(fileUploads)
      .values({
        proposalId: draft.proposalId,
        startedBy: draft.leadId,
        question: 'attachments',
        name: 'a.pdf',
        bytes: 1,
        touchedAt: new Date(Date.now() - 25 * 3_600_000),
      })
      .returning()
    mkdirSync(files.incoming, { recursive: true })
    const whole = join(files.incoming, `${newId()}.whole`)
    writeFileSync(whole, 'a')
    await files.storage.put(begun!.id, { path: whole, bytes: 1, sha256: 'x' })
    const half = join(files.incoming, `${newId()}.part`)
    writeFileSync(half, 'half')
    const yesterday = new Date(Date.now() - 25 * 3_600_000)
    utimesSync(half, yesterday, yesterday)
    expect([isKept(removed.id), isKept(begun!.id), existsSync(half)]).toEqual([true, true, true])
    await sweepFiles(database.db, files)
    expect([isKept(removed.id), isKept(begun!.id), existsSync(half)]).toEqual([false, false, false])
    expect(await database.db.select().from(fileUploads)).toEqual([])
    expect(await database.db.select().from(proposalFiles)).toEqual([])
  })

  it('by a connection that breaks in the middle is nothing', async () => {
    const draft = await aDraftNow()
    const broken = Readable.from(
      (function* () {
        yield aPdf()
        throw new Error('gone')
      })(),
    )
    expect(await upload(draft, broken)).toMatchObject({ refusal: { code: 'broken-off' } })
    expect(await filesOfDraft(database.db, draft.proposalId)).toEqual([])
  })

  it('when the storage is full is the draft as it was', async () => {
    const draft = await aDraftNow()
    const full = {
      ...files,
      storage: {
        ...files.storage,
        put: () => Promise.reject(new StorageProblem('storage-full', new Error('ENOSPC'))),
      },
    }
    await expect(upload(draft, Readable.from([aPdf()]), 'plan.pdf', full)).rejects.toMatchObject({
      code: 'storage-full',
    })
    expect(await filesOfDraft(database.db, draft.proposalId)).toEqual([])
    expect(readdirSync(files.incoming).filter((name) => name.endsWith('.whole'))).toEqual([])
  })
})

/** Nearly 20 MB, made while they are read. */
function aLargePdf(title: string): Readable {
  const [head, tail] = [aPdf({ info: `/Title (${title})` }), Buffer.from('\nstartxref\n0\n%%EOF\n')]
  const piece = Buffer.alloc(64 * 1024, 0x20)
  return Readable.from(
    (function* () {
      yield head
      for (let count = 0; count < 300; count += 1) yield piece
      yield tail
    })(),
  )
}

it('takes twenty large files at once without holding them', { timeout: 900_000 }, async () => {
  const drafts: Draft[] = []
  while (drafts.length < 20) drafts.push(await aDraftNow())
  await upload(drafts[0]!, aLargePdf('first'), 'first.pdf')
  const before = process.memoryUsage().rss
  let most = 0
  const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 20)
  const kept = await Promise.all(drafts.map((draft, index) => upload(draft, aLargePdf(`${index}`))))
  clearInterval(watch)
  expect(kept.map(({ ok }) => ok)).toEqual(Array.from({ length: 20 }, () => true))
  // 400 MB have passed; what is held are a few pieces of each.
  expect((most - before) / 1e6).toBeLessThan(64)
})
