import { createHash, randomUUID } from 'node:crypto'
import { strFromU8, unzipSync } from 'fflate'
import { beforeAll, describe, expect, it } from 'vitest'
import { eq } from 'drizzle-orm'
import { proposalReadings, proposalVersions, roleGrants } from '#db/schema/index.ts'
import { submitProposal } from '#app/apply/flows/submit-proposal.server.ts'
import { extendForOne } from '#app/deadline/flows/extend-for-one.server.ts'
import { proposalReference } from '#app/platform/ids.ts'
import { newReferenceCode } from '#app/platform/ids.server.ts'
import { insertChallenge } from '#test/factories/a-challenge.ts'
import { aPerson } from '#test/factories/a-person.ts'
import { aDraft, completeAnswers } from '#test/factories/a-proposal.ts'
import { openSite, theBuild, type Site } from '#test/http/site.ts'
import { useDatabase } from '#test/setup/database.ts'
import { afterDeadline, portsOf, whileOpen } from '#test/apply/apply-world.ts'
import { csvRows, workbookRows } from '#test/deadline/read-exports.ts'

/* Whole requests through the built server: who may export what, and that what comes out is what went in. */

const database = useDatabase({ keepsRows: true })
let site: Site
let cookies: Record<'organiser' | 'screener' | 'auditor' | 'owner' | 'lead', string>
let draft: Awaited<ReturnType<typeof aDraft>>
let other: Awaited<ReturnType<typeof aDraft>>

/** Every way a cell begins a formula, and what else spreadsheets and files trip over. */
const traps = {
  title: '=HYPERLINK("http://evil.example","赫尔辛基")',
  summary: '@SUM(1+1)*cmd|calc',
  'problem-fit': '+1+1',
  description: '-2+3 "quoted", with; separators\nand a second line',
  novelty: '\t=1+1',
  plan: '_x0041_ <b>&amp; 🙂 Ääkköset ẞ',
  needs: '＝1+1',
}
const list = '/en/organise/challenges/exported/proposals'

beforeAll(async () => {
  const build = await theBuild()
  await database.setClock(whileOpen)
  const challenge = await insertChallenge(database.db, { state: 'open', slug: 'exported' })
  const role = async (
    name: 'organiser' | 'screener' | 'auditor' | 'challenge_owner',
    challengeId?: string,
  ) => {
    const { id: personId } = await aPerson(database.db)
    await database.db
      .insert(roleGrants)
      .values({ personId, role: name, programmeId: challenge.programmeId, challengeId })
    return personId
  }
  const people = {
    organiser: await role('organiser'),
    screener: await role('screener', challenge.id),
    auditor: await role('auditor'),
    owner: await role('challenge_owner', challenge.id),
  }
  draft = await aDraft(database.db, { challengeId: challenge.id, answers: { ...completeAnswers, ...traps } })
  // The auditor is in a team of this challenge: that one proposal is not theirs to export.
  other = await aDraft(database.db, { challengeId: challenge.id, leadId: people.auditor })
  for (const { proposalId, leadId } of [draft, other]) {
    const input = {
      proposalId,
      personId: leadId,
      role: 'lead',
      draftVersion: 1,
      requestId: randomUUID(),
    } as const
    const result = await submitProposal(input, portsOf(database))
    if (!result.ok) throw new Error(result.refusal.code)
  }
  site = openSite(build, { db: database.db, publicDb: database.publicDb }, { isDemo: true })
  cookies = {
    organiser: await site.signIn(people.organiser),
    screener: await site.signIn(people.screener),
    auditor: await site.signIn(people.auditor),
    owner: await site.signIn(people.owner),
    lead: await site.signIn(draft.leadId),
  }
}, 900_000)

const get = (path: string, as: keyof typeof cookies) => site.send({ path, as: cookies[as] })

describe('exports', () => {
  it('are refused with a sentence while the proposals are sealed, and note nothing', async () => {
    await database.setClock(whileOpen)
    for (const path of [
      `${list}.csv`,
      `${list}.xlsx`,
      `${list}.json`,
      `${list}/${draft.proposalId}/dossier.zip`,
    ]) {
      const answer = await get(path, 'organiser')
      expect([path, answer.status]).toEqual([path, 409])
      expect(answer.body).toContain('sealed')
    }
    expect(await database.db.select().from(proposalReadings)).toEqual([])
  })

  it('give the same texts in each format, formulas disarmed, and say so to the team', async () => {
    await database.setClock(afterDeadline)
    const json = JSON.parse((await get(`${list}.json`, 'organiser')).body) as {
      proposals: { reference: string; content: { title: string; answers: Record<string, string> } }[]
    }
    expect(json.proposals.map(({ reference }) => reference)).toEqual(
      [draft.reference, other.reference].toSorted(),
    )
    const mine = json.proposals.find(({ reference }) => reference === draft.reference)
    expect(mine?.content.answers).toMatchObject(
      Object.fromEntries(Object.entries(traps).map(([key, text]) => [key, text.trim()])),
    )
    const csv = await get(`${list}.csv`, 'organiser')
    const { bytes } = csv
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    const rows = csvRows(csv.body)
    const row = rows.find(([reference]) => reference === draft.reference)
    for (const cell of rows.flat()) expect(cell).not.toMatch(/^[=+\-@\t\r＝＋－＠]/)
    for (const text of Object.values(traps).map((each) => each.trim()))
      expect(row).toContain(/^[=+\-@＝]/.test(text) ? `'${text}` : text)
    const workbook = workbookRows((await get(`${list}.xlsx`, 'organiser')).bytes)
    const sheetRow = workbook.find(([reference]) => reference === draft.reference)
    for (const text of Object.values(traps)) expect(sheetRow).toContain(text.trim())
    // For people: what is chosen in words, the title once. For machines the codes stay.
    const [header = []] = rows
    const inColumn = (name: string) => row?.[header.indexOf(name)]
    expect([inColumn('Screening'), inColumn('Kind'), inColumn('Country'), inColumn('Language')]).toEqual([
      'Not screened yet',
      'Company',
      'Finland',
      'English',
    ])
    expect(row?.filter((cell) => cell === `'${traps.title}`)).toHaveLength(1)
    expect(mine).toMatchObject({ standing: 'unscreened', kind: 'enterprise', country: 'FI' })
    const noted = await database.db.select().from(proposalReadings)
    expect(noted.map(({ proposalId, capacity }) => [proposalId, capacity]).toSorted()).toEqual(
      [
        [draft.proposalId, 'organiser'],
        [other.proposalId, 'organiser'],
      ].toSorted(),
    )
  })

  it('keep to the filter of the address, and to what the reader may read', async () => {
    await database.setClock(afterDeadline)
    const referencesOf = async (path: string, as: keyof typeof cookies) => {
      const answer = JSON.parse((await get(path, as)).body) as { proposals: { reference: string }[] }
      return answer.proposals.map(({ reference }) => reference)
    }
    expect(await referencesOf(`${list}.json?q=${draft.reference}`, 'screener')).toEqual([draft.reference])
    expect(await referencesOf(`${list}.json?show=eligible`, 'screener')).toEqual([])
    expect(await referencesOf(`${list}.json`, 'auditor')).toEqual([draft.reference])
    for (const as of ['owner', 'lead'] as const)
      for (const path of [`${list}.csv`, `${list}/${draft.proposalId}/dossier.zip`])
        expect([as, path, (await get(path, as)).status]).toEqual([as, path, 404])
    expect((await get(`${list}/${other.proposalId}/dossier.zip`, 'auditor')).status).toBe(404)
  })

  it('hold one dossier per proposal that can be checked without us', async () => {
    await database.setClock(afterDeadline)
    const answer = await get(`${list}/${draft.proposalId}/dossier.zip`, 'auditor')
    expect(answer.headers.get('content-disposition')).toBe(
      `attachment; filename="dossier-${draft.reference}.zip"`,
    )
    const files = unzipSync(answer.bytes)
    for (const name of Object.keys(files)) expect(name).toMatch(/^(versions\/)?[a-z0-9]+\.(json|txt)$/)
    const text = (name: string) => strFromU8(files[name] ?? new Uint8Array())
    const [version] = await database.db
      .select()
      .from(proposalVersions)
      .where(eq(proposalVersions.proposalId, draft.proposalId))
    expect(text('versions/1.json')).toBe(version?.body)
    const hashOf = (content: string) => createHash('sha256').update(content).digest('hex')
    const [receipt] = JSON.parse(text('receipts.json')) as { salt: string; hash: string }[]
    expect(receipt?.hash).toBe(version?.hash)
    const manifest = JSON.parse(text('manifest.json')) as { files: { name: string; sha256: string }[] }
    expect(manifest.files.map(({ name }) => name).toSorted()).toEqual(
      Object.keys(files)
        .filter((name) => name !== 'manifest.json')
        .toSorted(),
    )
    for (const { name, sha256 } of manifest.files) expect([name, hashOf(text(name))]).toEqual([name, sha256])
    expect(text('versions/1.txt')).toContain(traps.title)
    expect((JSON.parse(text('record.json')) as { type: string }[]).map(({ type }) => type)).toContain(
      'ProposalSubmitted',
    )
  })
})

it('the list names the hour of the team with time of its own, while all is sealed until then', async () => {
  await database.setClock(whileOpen)
  const challenge = await insertChallenge(database.db, { state: 'open', slug: 'single' })
  const { id: personId } = await aPerson(database.db)
  const { programmeId } = challenge
  await database.db.insert(roleGrants).values({ personId, role: 'organiser', programmeId })
  const reference = proposalReference({ prefix: 'HEL', year: 2021, code: newReferenceCode() })
  await aDraft(database.db, { challengeId: challenge.id, reference })
  const closesAt = new Date('2021-12-24T10:00:00Z')
  const asked = { challengeId: challenge.id, personId, reference, closesAt, reason: 'A fault of ours.' }
  expect((await extendForOne(asked, portsOf(database))).ok).toBe(true)
  const as = await site.signIn(personId)
  const list = async () => (await site.send({ path: '/en/organise/challenges/single/proposals', as })).body
  expect(await list()).not.toContain('Single teams have more time')
  await database.setClock(afterDeadline)
  const sealed = await list()
  expect(sealed).toContain('Single teams have more time')
  expect(sealed).toContain('24 December 2021')
  await database.setClock(closesAt)
  expect(await list()).not.toContain('Single teams have more time')
})
