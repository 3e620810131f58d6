import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { messages, people, proposals, resultBundles, roleGrants, teamMembers } from '#db/schema/index.ts'
import * as fullPage from '#app/announce/pages/full-bundle.json.ts'
import * as cockpitPage from '#app/desks/pages/challenge-cockpit.tsx'
import * as publicPage from '#app/announce/pages/bundle.json.ts'
import { proposalReference } from '#app/platform/ids.ts'
import { databaseClock } from '#app/platform/clock.server.ts'
import { eraseFromRecord } from '#app/record/flows/erase-from-record.server.ts'
import { findReceipt } from '#app/record/flows/find-receipt.server.ts'
import { verifyRecord } from '#app/record/flows/verify-record.server.ts'
import { aPerson } from '#test/factories/a-person.ts'
import { useDatabase } from '#test/setup/database.ts'
import { verifyBundle } from '../../public/haaste-verify.mjs'
import {
  confirmed,
  filesOf,
  judgedWorld,
  receiptsOf,
  released,
  secrets,
  type BundleWorld,
} from './bundle-world.ts'
import { times } from './deciding-world.ts'
import { openPage } from './open-page.ts'

const database = useDatabase()
type Page = Parameters<typeof openPage>[1]
const open = (page: unknown, { slug }: BundleWorld, personId: string | null = null) =>
  openPage(database, page as Page, { params: { challenge: slug }, personId })

async function releasedWorld() {
  const world = await judgedWorld(database)
  await released(database, world)
  return world
}

/** Somebody with a role in the programme. */
async function somebody(
  world: BundleWorld,
  role: 'organiser' | 'auditor' | 'screener' | 'challenge_owner',
): Promise<string> {
  const { id } = await aPerson(database.db)
  await database.db.insert(roleGrants).values({ personId: id, role, programmeId: world.programmeId })
  return id
}

/** What the portal's own check finds; proposals of these worlds were never handed in, and it says so. */
const recordFaults = async ({ programmeId }: BundleWorld) =>
  (await verifyRecord(database.db, programmeId)).faults.filter(({ code }) => code !== 'version-unrecorded')

const faultsIn = (text: string) => verifyBundle(text).findings.filter(({ status }) => status === 'fault')

describe('a result bundle', () => {
  it('is proved in both forms by the verifier alone, with every receipt there is', async () => {
    const world = await releasedWorld()
    const { publicText, fullText } = await filesOf(database, world)
    const receipts = await receiptsOf(database)
    const full = verifyBundle(fullText, { receipts })
    expect(full.findings.filter(({ status }) => status !== 'ok')).toEqual([])
    expect([full.verdict, verifyBundle(publicText, { receipts }).verdict]).toEqual(['proved', 'proved'])
    for (const word of Object.values(secrets)) expect(publicText).not.toContain(word)
    expect(publicText).not.toContain('CANARY-')
    expect(fullText).not.toContain(secrets.note)
    expect(await filesOf(database, world)).toEqual({ publicText, fullText })
    expect(await recordFaults(world)).toEqual([])
  })

  it('is checked by the file alone, in a process of its own, with an exit code', async () => {
    const world = await releasedWorld()
    const { fullText } = await filesOf(database, world)
    const seal = (await receiptsOf(database)).at(-1)!
    const folder = await mkdtemp(join(tmpdir(), 'bundle-'))
    const path = join(folder, 'bundle.json')
    const run = async (text: string, ...more: string[]) => {
      await writeFile(path, text)
      return promisify(execFile)('node', ['public/haaste-verify.mjs', path, ...more]).then(
        ({ stdout }) => ({ code: 0, stdout }),
        (error: { code: number; stdout: string }) => ({ code: error.code, stdout: error.stdout }),
      )
    }
    try {
      const whole = await run(fullText, '--receipt', `${seal.seq} ${seal.hash}`)
      expect(whole).toMatchObject({ code: 0 })
      expect(whole.stdout).toContain('Nothing is wrong')
      expect(await run(fullText.replace('"place":1', '"place":2'))).toMatchObject({ code: 1 })
      expect(await run(fullText, '--receipt', '12')).toMatchObject({ code: 2 })
      expect(await run('{}')).toMatchObject({ code: 2 })
      expect(await run(fullText, '--receipt', `99999 ${'ab'.repeat(32)}`)).toMatchObject({ code: 3 })
    } finally {
      await rm(folder, { recursive: true })
    }
  })

  it('is nobody’s to read before the instant, and then the public’s in one form and the auditors’ in the other', async () => {
    const world = await judgedWorld(database)
    const auditor = await somebody(world, 'auditor')
    const screener = await somebody(world, 'screener')
    await confirmed(database, world)
    for (const personId of [null, auditor]) expect((await open(publicPage, world, personId)).status).toBe(404)
    expect((await open(fullPage, world, auditor)).status).toBe(404)
    const isOffered = async (personId: string) => {
      const { status, body } = await open(cockpitPage, world, personId)
      return status === 200 && (JSON.parse(body) as { hasFullBundle: boolean }).hasFullBundle
    }
    expect(await isOffered(auditor)).toBe(false)

    await database.setClock(times.announcesAt)
    expect(verifyBundle((await open(publicPage, world)).body).form).toBe('public')
    expect(verifyBundle((await open(fullPage, world, auditor)).body)).toMatchObject({
      ...{ form: 'full', verdict: 'proved' },
    })
    for (const personId of [null, screener, world.leadIds[0]!, world.jurors[0]!.personId])
      expect((await open(fullPage, world, personId)).status).toBe(404)
    // The desk of the challenge offers it to those who may read it, and to nobody else.
    const organiser = await somebody(world, 'organiser')
    const owner = await somebody(world, 'challenge_owner')
    for (const personId of [auditor, organiser]) expect(await isOffered(personId)).toBe(true)
    expect((await open(cockpitPage, world, screener)).status).toBe(200)
    for (const personId of [screener, owner, world.leadIds[0]!, world.jurors[0]!.personId])
      expect(await isOffered(personId)).toBe(false)
    // Who has a team of their own in it reads the scores of none.
    await database.db
      .insert(teamMembers)
      .values({ proposalId: world.proposalIds[1]!, personId: auditor, role: 'viewer' })
    expect((await open(fullPage, world, auditor)).status).toBe(404)
    expect(await isOffered(auditor)).toBe(false)
  })
})

describe('what a mail about the outcome says of the record', () => {
  it('is the seal: the page of receipts knows it from the announcement on, and a bundle holds it', async () => {
    const world = await judgedWorld(database)
    await released(database, world)
    const [bundle] = await database.db.select().from(resultBundles)
    const record = `${bundle!.recordSeq} ${bundle!.recordHash}`
    const mails = await database.db
      .select({ notice: messages.notice, data: messages.data })
      .from(messages)
      .where(eq(messages.challengeId, world.challengeId))
    const outcomes = mails.filter(({ notice }) =>
      /^decision\.(winner|waitlist|not_selected|honourable)/.test(notice),
    )
    expect(outcomes).toHaveLength(4)
    for (const { data } of outcomes) expect(data).toMatchObject({ record })

    const [proposal] = await database.db
      .select({ reference: proposals.reference })
      .from(proposals)
      .where(eq(proposals.id, world.proposalIds[0]!))
    // References of test worlds have no check character; this one has.
    const reference = proposalReference({ prefix: 'HEL', year: 2021, code: 'K7QF' })
    await database.db.update(proposals).set({ reference }).where(eq(proposals.reference, proposal!.reference))
    const find = (hash: string) => findReceipt({ reference, hash }, { db: database.db, clock: databaseClock })
    const found = { ok: true, value: { version: null, seq: bundle!.recordSeq, isWhole: true } }
    expect(await find(record)).toMatchObject(found)
    expect(await find(bundle!.recordHash)).toMatchObject(found)
    expect(await find('ab'.repeat(32))).toMatchObject({ ok: false })
  })
})

describe('erasing a juror', () => {
  it('leaves the chain and the public form as they were, and the full form says what cannot be opened', async () => {
    const world = await releasedWorld()
    const before = await filesOf(database, world)
    const { personId } = world.jurors[1]!
    const erased = await eraseFromRecord({ personId }, { db: database.db, clock: databaseClock })
    expect(erased).toEqual({ rows: 13, secrets: 4 })
    const after = await filesOf(database, world)
    expect(after.publicText).toBe(before.publicText)
    expect(await recordFaults(world)).toEqual([])
    const report = verifyBundle(after.fullText, { receipts: await receiptsOf(database) })
    expect(faultsIn(after.fullText)).toEqual([])
    expect(report).toMatchObject({ verdict: 'incomplete' })
    expect(report.limits).toContain('erased')
    expect(report.findings).toContainEqual(
      expect.objectContaining({ code: 'erased-rows', status: 'open', amount: 13 }),
    )
    const again = await eraseFromRecord({ personId }, { db: database.db, clock: databaseClock })
    expect(again).toEqual({ rows: 0, secrets: 0 })
    expect(await database.db.select().from(people).where(eq(people.id, personId))).toHaveLength(1)
  })
})

it('a change in the database behind the back of the record is found', async () => {
  const world = await releasedWorld()
  const { fullText } = await filesOf(database, world)
  await database.ownerDb.execute(`alter table bundle_rows disable trigger bundle_rows_are_fixed;
    update bundle_rows set payload = replace(payload, '"standing":"conflict"', '"standing":"clear"');
    alter table bundle_rows enable trigger bundle_rows_are_fixed`)
  const changed = await filesOf(database, world)
  expect(changed.fullText).not.toBe(fullText)
  expect(faultsIn(changed.fullText).map(({ code }) => code)).toContain('rows')
})
