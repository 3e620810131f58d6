import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { eq, sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import {
  fileUploads,
  measurements,
  paperFiles,
  people,
  pilotFiles,
  pilotPapers,
  pilots,
  pubEvidenceFiles,
  recordEntries,
} from '#db/schema/index.ts'
import { sweepFiles } from '#app/apply/flows/sweep-files.server.ts'
import { hashOfPaper, markOf } from '#app/pilot/core/papers.ts'
import type { EvidenceStep, FilePlace } from '#app/pilot/core/pilot-files.ts'
import { papersOf } from '#app/pilot/data/papers.server.ts'
import { findPilotFile, shelfOf } from '#app/pilot/data/pilot-files.server.ts'
import { changePilotFile } from '#app/pilot/flows/change-pilot-file.server.ts'
import { enterMeasurement } from '#app/pilot/flows/enter-measurement.server.ts'
import { scanPilotFiles, sweepPilotFiles } from '#app/pilot/flows/look-after-files.server.ts'
import { sendPaper } from '#app/pilot/flows/send-paper.server.ts'
import { signPaper } from '#app/pilot/flows/sign-paper.server.ts'
import { uploadPilotFile } from '#app/pilot/flows/upload-pilot-file.server.ts'
import { databaseClock } from '#app/platform/clock.server.ts'
import { sha256 } from '#app/record/sha256.server.ts'
import { aPilotFile } from '#test/factories/a-pilot-file.ts'
import { aPdf } from '#test/factories/file-bytes.ts'
import { someFileKeeping } from '#test/factories/some-files.ts'
import { useDatabase } from '#test/setup/database.ts'
import { pilotWorld } from './pilot-world.ts'

const database = useDatabase()
const files = someFileKeeping()

type World = Awaited<ReturnType<typeof pilotWorld>>
const agreement: FilePlace = { paperKind: 'agreement' }

const scanner = async (content: Readable) => {
  content.destroy()
  return Promise.resolve({ kind: 'infected', finding: 'Eicar' } as const)
}

const isKept = (id: string) => existsSync(join(files.incoming, '..', 'kept', id.slice(0, 2), id))

function upload(
  { pilotId, pilot, ports }: World,
  change: { place?: FilePlace; by?: string; name?: string; bytes?: Buffer; isOffered?: boolean } = {},
  keeping = files,
) {
  const { place = agreement, by = pilot.managerId!, name = 'Price list.pdf', bytes = aPdf() } = change
  const content = Readable.from([bytes])
  const { isOffered = false } = change
  return uploadPilotFile({ pilotId, by, place, name, content, isOffered }, { ...ports, files: keeping })
}

async function send({ pilotId, pilot, ports }: World, change: { after?: number; seen?: string } = {}) {
  const seen = markOf(await shelfOf(database.db, { pilotId, kind: 'agreement' }))
  return sendPaper(
    {
      ...{ pilotId, by: pilot.managerId!, kind: 'agreement', locale: 'en', annexes: '' },
      text: 'The team installs, the host lets in.',
      ...{ startsOn: '2022-02-01', endsOn: '2022-08-01', signBy: '2022-02-20' },
      ...{ after: 0, seen, ...change },
    } as const,
    ports,
  )
}

async function aValue({ pilotId, measureId, leadId, ports }: World & { measureId: string }, value = '812') {
  const entered = { pilotId, by: leadId, measureId, value, measuredOn: '2022-02-09', note: '' } as const
  expect(await enterMeasurement({ ...entered, basis: 'measured' }, ports)).toMatchObject({ ok: true })
  const rows = await database.db
    .select()
    .from(measurements)
    .orderBy(sql`entered_at desc`)
  return rows[0]!.id
}

const step = ({ pilotId, ports }: World, fileId: string, by: string, what: EvidenceStep, isParty = true) =>
  changePilotFile({ pilotId, by, fileId, step: what, isParty }, ports)

const entriesOf = async (type: string) =>
  (await database.db.select().from(recordEntries).where(eq(recordEntries.type, type))).map(
    ({ body }) => JSON.parse(body) as Record<string, unknown>,
  )

describe('an annex', () => {
  it('goes with the next version, is part of its hash, and of the record by its hash alone', async () => {
    const world = await pilotWorld(database, { state: 'awarded' })
    const kept = await upload(world, { name: 'Offer of Maija Mallikas.pdf' })
    if (!kept.ok) throw new Error(kept.refusal.code)
    expect(isKept(kept.value.id)).toBe(true)
    expect(await database.db.select().from(fileUploads)).toEqual([])
    const sent = await send(world)
    if (!sent.ok) throw new Error(sent.refusal.code)
    const [paper] = await papersOf(database.db, world.pilotId)
    expect(paper!.files).toMatchObject([
      { name: 'Offer of Maija Mallikas.pdf', sha256: kept.value.sha256, bytes: aPdf().length },
    ])
    const { kind, number, locale, text, annexes, startsOn, endsOn, signBy } = paper!
    const words = { pilotId: world.pilotId, kind, number, locale, text, annexes, startsOn, endsOn, signBy }
    expect(hashOfPaper({ ...words, files: paper!.files }, sha256)).toBe(paper!.hash)
    expect(hashOfPaper({ ...words, files: [] }, sha256)).not.toBe(paper!.hash)
    const [entry] = await entriesOf('PilotPaperSent')
    expect(entry).toMatchObject({ hash: sent.value.hash, files: [kept.value.sha256] })
    expect(JSON.stringify(entry)).not.toContain('Maija')
  })

  it('stays with the version it was sent with, and another one needs another version', async () => {
    const world = await pilotWorld(database, { state: 'awarded' })
    const { pilotId, pilot, ports } = world
    const first = await upload(world)
    if (!first.ok) throw new Error(first.refusal.code)
    await send(world)
    const [paper] = await papersOf(database.db, pilotId)
    const [manager] = await database.db.select().from(people).where(eq(people.id, pilot.managerId!))
    const signature = { pilotId, by: manager!.id, paperId: paper!.id, signedName: manager!.name }
    expect(await signPaper({ ...signature, hash: paper!.hash }, ports)).toMatchObject({ ok: true })

    // Added after the signature: it lies on the shelf of the next version, and the signed one is as it was.
    const second = await upload(world, { name: 'More.pdf', bytes: aPdf({ info: '/Title (more)' }) })
    if (!second.ok) throw new Error(second.refusal.code)
    expect((await papersOf(database.db, pilotId))[0]!.files.map(({ id }) => id)).toEqual([first.value.id])
    await expect(
      database.db.insert(paperFiles).values({ paperId: paper!.id, position: 2, fileId: second.value.id }),
    ).rejects.toMatchObject({ cause: { constraint: 'paper_files_as_sent' } })
    await expect(database.db.delete(paperFiles)).rejects.toThrow()

    // Taken off the shelf: the next version goes without it, the sent one keeps it and its bytes.
    expect(await step(world, first.value.id, pilot.managerId!, 'remove')).toMatchObject({ ok: true })
    expect(await sweepPilotFiles(database.db, files)).toEqual({ swept: 0 })
    expect(await send(world, { after: 1 })).toMatchObject({ value: { number: 2 } })
    const [newest, before] = await papersOf(database.db, pilotId)
    expect(newest!.files.map(({ name }) => name)).toEqual(['More.pdf'])
    expect(before!.files.map(({ id }) => id)).toEqual([first.value.id])
    expect(isKept(first.value.id)).toBe(true)
    expect(await findPilotFile(database.db, { pilotId, fileId: first.value.id })).not.toBeNull()
  })

  it('that came or went while somebody wrote is told, and one nobody has looked at is not sent', async () => {
    const world = await pilotWorld(database, { state: 'awarded' })
    const { pilotId, pilot } = world
    const seen = markOf(await shelfOf(database.db, { pilotId, kind: 'agreement' }))
    await aPilotFile(database.db, { pilotId, scan: 'pending' })
    expect(await send(world, { seen })).toMatchObject({ refusal: { code: 'annexes-changed' } })
    expect(await send(world)).toMatchObject({ refusal: { code: 'annex-unchecked', name: 'plan.pdf' } })
    const ports = { ...world.ports, clock: databaseClock, files }
    expect(await scanPilotFiles({ ...ports, scanner })).toMatchObject({ scanned: 1, failed: null })
    expect(await send(world)).toMatchObject({ refusal: { code: 'annex-unchecked' } })
    const [file] = await database.db.select().from(pilotFiles)
    await step(world, file!.id, pilot.managerId!, 'remove')
    expect(await send(world)).toMatchObject({ ok: true })
    expect(await sweepPilotFiles(database.db, files)).toEqual({ swept: 1 })
    expect(isKept(file!.id)).toBe(false)
  })

  it('gives way to one of its name, and the same file twice is one', async () => {
    const world = await pilotWorld(database)
    const one = await upload(world)
    const again = await upload(world, { name: 'copy.pdf' })
    expect(again.ok && one.ok && again.value.id).toBe(one.ok && one.value.id)
    await upload(world, { name: 'PRICE list.pdf', bytes: aPdf({ info: '/Title (2)' }) })
    const shelf = await shelfOf(database.db, { pilotId: world.pilotId, kind: 'agreement' })
    expect(shelf.map(({ name }) => name)).toEqual(['PRICE list.pdf'])
    // What was given up is found again by the worker, and nothing that stands goes with it.
    await sweepFiles(database.db, files)
    expect(await database.db.select().from(fileUploads)).toEqual([])
    expect(isKept(shelf[0]!.id)).toBe(true)
  })

  it('is refused by what it is, and once the pilot has ended, by the database too', async () => {
    const world = await pilotWorld(database)
    const { pilotId } = world
    const page = Buffer.from('<html><script>alert(1)</script></html>')
    expect(await upload(world, { bytes: page })).toMatchObject({ refusal: { code: 'file-type' } })
    const large = Buffer.concat([aPdf(), Buffer.alloc(20_000_000, 32)])
    expect(await upload(world, { bytes: large })).toMatchObject({ refusal: { code: 'file-too-large' } })
    for (let index = 0; index < 5; index += 1)
      await aPilotFile(database.db, {
        pilotId,
        name: `${index}.pdf`,
        bytes: aPdf({ info: `/Title (${index})` }),
      })
    await database.ownerDb.execute(sql`update pilot_files set bytes = 20000000`)
    expect(await upload(world)).toMatchObject({ refusal: { code: 'pilot-files-too-large' } })
    const over = { state: 'stopped', stopReason: 'The roof leaked' } as const
    await database.db.update(pilots).set(over).where(eq(pilots.id, pilotId))
    expect(await upload(world)).toMatchObject({ refusal: { code: 'pilot-over' } })
    await expect(aPilotFile(database.db, { pilotId, name: 'late.pdf' })).rejects.toMatchObject({
      cause: { constraint: 'pilot_files_in_time' },
    })
    const [file] = await database.db.select().from(pilotFiles)
    expect(await step(world, file!.id, world.pilot.managerId!, 'remove')).toMatchObject({
      refusal: { code: 'pilot-over' },
    })
  })

  it('of another pilot or another kind is no annex of this paper', async () => {
    const world = await pilotWorld(database, { state: 'awarded' })
    await send(world)
    const [paper] = await database.db.select().from(pilotPapers)
    const letter = await aPilotFile(database.db, { pilotId: world.pilotId, paperKind: 'letter_of_intent' })
    await expect(
      database.db.insert(paperFiles).values({ paperId: paper!.id, position: 1, fileId: letter.id }),
    ).rejects.toMatchObject({ cause: { constraint: 'paper_files_standing' } })
  })
})

describe('evidence', () => {
  it('is for the sides, until whoever uploaded it offers it and the manager confirms', async () => {
    const world = await pilotWorld(database, { isPublished: true })
    const { leadId, pilot, pilotId } = world
    const place = { measurementId: await aValue(world) }
    const kept = await upload(world, { place, by: leadId, name: 'Meter of Maija.pdf' })
    if (!kept.ok) throw new Error(kept.refusal.code)
    const { id, sha256: hash } = kept.value
    const isPublic = async () => (await database.db.select().from(pubEvidenceFiles)).length === 1
    expect(await isPublic()).toBe(false)
    expect(await step(world, id, pilot.managerId!, 'confirm')).toMatchObject({
      refusal: { code: 'file-not-offered' },
    })
    expect(await step(world, id, pilot.hostContactId!, 'offer')).toMatchObject({
      refusal: { code: 'file-not-yours' },
    })
    expect(await step(world, id, leadId, 'offer')).toMatchObject({ ok: true })
    expect(await step(world, id, leadId, 'confirm')).toMatchObject({ refusal: { code: 'manager-confirms' } })
    await expect(
      database.db.update(pilotFiles).set({ confirmedAt: sql`haaste_now()`, confirmedBy: leadId }),
    ).rejects.toMatchObject({ cause: { constraint: 'pilot_files_manager_confirms' } })
    expect(await isPublic()).toBe(false)
    expect(await step(world, id, pilot.managerId!, 'confirm')).toMatchObject({ ok: true })
    expect(await isPublic()).toBe(true)
    expect(await step(world, id, leadId, 'take-back')).toMatchObject({ ok: true })
    expect(await isPublic()).toBe(false)

    const entries = [
      ...(await entriesOf('EvidenceAdded')),
      ...(await entriesOf('EvidencePublished')),
      ...(await entriesOf('EvidenceTakenBack')),
    ]
    expect(entries.map(({ sha256: said }) => said)).toEqual([hash, hash, hash])
    expect(JSON.stringify(entries)).not.toContain('Maija')
    expect(await step(world, id, leadId, 'remove')).toMatchObject({ ok: true })
    expect(await findPilotFile(database.db, { pilotId, fileId: id })).toBeNull()
    expect(await sweepPilotFiles(database.db, files)).toEqual({ swept: 1 })
  })

  it('leaves the public page with its value, with the page, and with what a scanner finds', async () => {
    const world = await pilotWorld(database, { isPublished: true })
    const { leadId, pilot, pilotId } = world
    const kept = await upload(world, {
      ...{ place: { measurementId: await aValue(world) }, by: leadId, isOffered: true },
    })
    if (!kept.ok) throw new Error(kept.refusal.code)
    await step(world, kept.value.id, pilot.managerId!, 'confirm')
    const count = async () => (await database.db.select().from(pubEvidenceFiles)).length
    const of = eq(pilots.id, pilotId)
    expect(await count()).toBe(1)
    await database.db.update(pilots).set({ isPublished: false }).where(of)
    expect(await count()).toBe(0)
    await database.db.update(pilots).set({ isPublished: true }).where(of)
    await scanPilotFiles({ ...world.ports, clock: databaseClock, files, scanner })
    expect(await count()).toBe(0)
    await database.ownerDb.execute(
      sql`update pilot_files set scan = 'skipped', scan_finding = null, scanned_at = null`,
    )
    expect(await count()).toBe(1)
    await database.setClock('2022-02-10T09:00:00Z')
    await aValue(world, '798')
    expect(await count()).toBe(0)
  })

  it('of a value of another pilot is refused, by the database too', async () => {
    const world = await pilotWorld(database)
    const other = await pilotWorld(database)
    const foreign = await aValue(other)
    expect(await upload(world, { place: { measurementId: foreign } })).toMatchObject({
      refusal: { code: 'value-unknown' },
    })
    await expect(
      aPilotFile(database.db, { pilotId: world.pilotId, measurementId: foreign }),
    ).rejects.toMatchObject({ cause: { constraint: 'pilot_files_of_its_pilot' } })
    const file = await aPilotFile(database.db, { pilotId: other.pilotId, measurementId: foreign })
    expect(await step(world, file.id, world.pilot.managerId!, 'remove')).toMatchObject({
      refusal: { code: 'file-unknown' },
    })
  })

  it('keeps its name against a second file of it, and is never public as an annex', async () => {
    const world = await pilotWorld(database)
    const place = { measurementId: await aValue(world) }
    await upload(world, { place })
    expect(
      await upload(world, { place, name: 'price LIST.pdf', bytes: aPdf({ info: '/Title (2)' }) }),
    ).toMatchObject({ refusal: { code: 'file-name-taken' } })
    await expect(aPilotFile(database.db, { pilotId: world.pilotId, isOffered: true })).rejects.toMatchObject({
      cause: { constraint: 'pilot_files_annex_is_not_public' },
    })
  })
})
