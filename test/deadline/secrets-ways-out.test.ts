import { randomUUID } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import { strFromU8, unzipSync } from 'fflate'
import { beforeAll, describe, expect, it } from 'vitest'
import { proposalFiles, proposals, pubWinners, roleGrants, tradeSecrets } from '#db/schema/index.ts'
import { submitProposal } from '#app/apply/flows/submit-proposal.server.ts'
import { readProposalQuery } from '#app/deadline/core/proposal-list.ts'
import { proposalList } from '#app/deadline/data/proposal-list.server.ts'
import { translatable } from '#app/deadline/data/translations.server.ts'
import { sha256 } from '#app/record/sha256.server.ts'
import { insertChallenge } from '#test/factories/a-challenge.ts'
import { aDecision } from '#test/factories/a-decision.ts'
import { aFile } from '#test/factories/a-file.ts'
import { aFormBody, aLongText, insertForm } from '#test/factories/a-form.ts'
import { aPerson } from '#test/factories/a-person.ts'
import { aDraft, completeAnswers } from '#test/factories/a-proposal.ts'
import { openSite, theBuild, type Site } from '#test/http/site.ts'
import { useDatabase } from '#test/setup/database.ts'
import { afterDeadline, portsOf, whileOpen } from '#test/apply/apply-world.ts'
import { csvRows, workbookRows } from '#test/deadline/read-exports.ts'

/* A secret is planted in an answer and in the name of a file; then every way out is tried, so that it could leak. */

const database = useDatabase({ keepsRows: true })
const planted = 'nine parts clay and one part birch'
const reason = 'A patent is pending.'
const list = '/en/organise/challenges/secretive/proposals'
let site: Site
let cookies: Record<'organiser' | 'screener' | 'auditor' | 'lead', string>
let draft: Awaited<ReturnType<typeof aDraft>>
let files: Record<'clean' | 'pending' | 'infected', Awaited<ReturnType<typeof aFile>>>

beforeAll(async () => {
  const build = await theBuild()
  await database.setClock(whileOpen)
  const { db } = database
  const challenge = await insertChallenge(db, { state: 'open', slug: 'secretive' })
  const { programmeId } = challenge
  const role = async (name: 'organiser' | 'screener' | 'auditor', challengeId?: string) => {
    const { id: personId } = await aPerson(db)
    await db.insert(roleGrants).values({ personId, role: name, programmeId, challengeId })
    return personId
  }
  const people = {
    organiser: await role('organiser'),
    screener: await role('screener', challenge.id),
    auditor: await role('auditor'),
  }
  // In another language than the programme's, so that it is there to be translated.
  const answers = { ...completeAnswers, language: 'fi', novelty: planted }
  draft = await aDraft(db, { challengeId: challenge.id, answers })
  const { proposalId, leadId } = draft
  await db.insert(tradeSecrets).values({ proposalId, question: 'novelty', reason })
  files = {
    clean: await aFile(db, { proposalId, name: 'Plan Ä.pdf' }),
    pending: await aFile(db, { proposalId, name: 'late.pdf', bytes: Buffer.from('%PDF-1.4 late\n%%EOF') }),
    infected: await aFile(db, { proposalId, name: 'bad.pdf', bytes: Buffer.from('%PDF-1.4 bad\n%%EOF') }),
  }
  const input = {
    proposalId,
    personId: leadId,
    role: 'lead',
    draftVersion: 1,
    requestId: randomUUID(),
  } as const
  const result = await submitProposal(input, portsOf(database))
  if (!result.ok) throw new Error(result.refusal.code)
  const say = (id: string, set: Partial<typeof proposalFiles.$inferInsert>) =>
    db.update(proposalFiles).set(set).where(eq(proposalFiles.id, id))
  await say(files.pending.id, { scan: 'pending' })
  const found = { scan: 'infected', scanFinding: 'Eicar', scannedAt: new Date(whileOpen) } as const
  await say(files.infected.id, found)
  site = openSite(build, { db, publicDb: database.publicDb }, { isDemo: true })
  cookies = {
    organiser: await site.signIn(people.organiser),
    screener: await site.signIn(people.screener),
    auditor: await site.signIn(people.auditor),
    lead: await site.signIn(leadId),
  }
  await database.setClock(afterDeadline)
}, 900_000)

/** A challenge whose only proposal has won and is announced. */
async function announceWinner(challengeId: string, proposalId: string) {
  const { db } = database
  const [decidedBy, confirmedBy] = [(await aPerson(db)).id, (await aPerson(db)).id]
  await db
    .update(proposals)
    .set({ screening: 'eligible', screenedAt: new Date(afterDeadline) })
    .where(eq(proposals.id, proposalId))
  const outcomes = [{ proposalId, outcome: 'winner', place: 1 }] as const
  await aDecision(db, { challengeId, decidedBy, confirmedBy, outcomes })
  await db.execute(sql`update challenges set state = 'announced' where id = ${challengeId}`)
}

const get = (path: string, as: keyof typeof cookies) => site.send({ path, as: cookies[as] })
const unzipped = async (path: string, as: keyof typeof cookies) => {
  const answer = await get(path, as)
  expect([as, answer.status]).toEqual([as, 200])
  const all = unzipSync(answer.bytes)
  return {
    all,
    whole: Object.values(all)
      .map((each) => strFromU8(each, true))
      .join('\n'),
  }
}
const json = (all: Record<string, Uint8Array>, name: string) =>
  JSON.parse(strFromU8(all[name] ?? new Uint8Array())) as Record<string, unknown>[]

describe('a trade secret', () => {
  it.each(['organiser', 'screener'] as const)('is in the exports of a %s, marked', async (as) => {
    expect((await get(`${list}.csv`, as)).body).toContain(planted)
    expect((await get(`${list}.json`, as)).body).toContain(planted)
    const cells = workbookRows((await get(`${list}.xlsx`, as)).bytes).flat()
    expect(cells).toContain(planted)
    expect(cells.join()).toContain(reason)
    expect((await unzipped(`${list}/${draft.proposalId}/dossier.zip`, as)).whole).toContain(planted)
  })

  it('is in no export of an auditor, who sees that it was left out, and why', async () => {
    const csv = (await get(`${list}.csv`, 'auditor')).body
    expect(csv).not.toContain('clay')
    expect(csvRows(csv).flat()).toContain('[Trade secret, left out]')
    const exported = (await get(`${list}.json`, 'auditor')).body
    expect(exported).not.toContain('clay')
    expect(exported).toContain(reason)
    const cells = workbookRows((await get(`${list}.xlsx`, 'auditor')).bytes).flat()
    expect(cells.join()).not.toContain('clay')
    expect(cells).toContain('[Trade secret, left out]')
    const { all, whole } = await unzipped(`${list}/${draft.proposalId}/dossier.zip`, 'auditor')
    expect(whole).not.toContain('clay')
    expect(whole).toContain(reason)
    expect(Object.keys(all)).toContain('versions/1.without-secrets.json')
    expect(json(all, 'receipts.json')[0]).not.toHaveProperty('salt')
  })

  it('counts in every version when it is marked since: for auditors and translators, not for screeners', async () => {
    const { db } = database
    const { proposalId } = draft
    const since = 'Marked after handing in.'
    expect((await get(`${list}.csv`, 'auditor')).body).toContain(completeAnswers.plan)
    await db.insert(tradeSecrets).values({ proposalId, question: 'plan', reason: since })
    for (const path of [`${list}.csv`, `${list}.json`]) {
      expect((await get(path, 'auditor')).body).not.toContain(completeAnswers.plan)
      expect((await get(path, 'auditor')).body).toContain(since)
      expect((await get(path, 'screener')).body).toContain(completeAnswers.plan)
    }
    const cells = workbookRows((await get(`${list}.xlsx`, 'auditor')).bytes).flat()
    expect(cells.join()).not.toContain(completeAnswers.plan)
    const { whole } = await unzipped(`${list}/${proposalId}/dossier.zip`, 'auditor')
    expect(whole).not.toContain(completeAnswers.plan)
    expect(whole).toContain(since)
    const [challenge] = await db
      .select({ id: proposals.challengeId })
      .from(proposals)
      .where(eq(proposals.id, proposalId))
    const units = await translatable(db, { challengeId: challenge!.id, personId: randomUUID(), scope: 'all' })
    expect(units.map(({ question }) => question)).not.toContain('plan')
  })

  it('is found by no search, and goes out to no translator', async () => {
    const query = readProposalQuery(new URLSearchParams({ q: 'birch' }))
    const [row] = await database.db
      .execute<{ id: string }>(sql`select id from challenges where slug = 'secretive'`)
      .then(({ rows }) => rows)
    const scope = { challengeId: row!.id, personId: randomUUID() }
    expect((await proposalList(database.db, scope, query)).rows).toEqual([])
    const units = await translatable(database.db, { ...scope, scope: 'all' })
    expect(units.length).toBeGreaterThan(0)
    expect(units.map(({ source }) => source).join('\n')).not.toContain('clay')
  })
})

describe('the files of a proposal', () => {
  it('are in the dossier under names of ours, to the byte; those that are not stand in the index with the reason', async () => {
    const { all } = await unzipped(`${list}/${draft.proposalId}/dossier.zip`, 'auditor')
    const index = json(all, 'files.json')
    expect(index.map(({ name, path, left }) => [name, path, left])).toEqual([
      ['Plan Ä.pdf', 'files/1.pdf', null],
      ['late.pdf', null, 'not-scanned'],
      ['bad.pdf', null, 'infected'],
    ])
    expect(Object.keys(all).filter((name) => name.startsWith('files/'))).toEqual(['files/1.pdf'])
    const manifest = json(all, 'manifest.json') as unknown as { files: { name: string; sha256: string }[] }
    const told = manifest.files.find(({ name }) => name === 'files/1.pdf')
    expect(told?.sha256).toBe(files.clean.sha256)
    expect(Buffer.from(all['files/1.pdf'] ?? []).length).toBe(files.clean.bytes)
  })

  it('may be saved by an auditor, but not those of a question that is marked', async () => {
    const file = `${list}/${draft.proposalId}/files/${files.clean.id}`
    expect((await get(file, 'auditor')).status).toBe(200)
    expect((await get(`${list}/${draft.proposalId}/files/${files.pending.id}`, 'auditor')).status).toBe(404)
    const { proposalId } = draft
    await database.db.insert(tradeSecrets).values({ proposalId, question: 'attachments', reason })
    expect((await get(file, 'auditor')).status).toBe(404)
    expect((await get(file, 'screener')).status).toBe(200)
    const { all } = await unzipped(`${list}/${proposalId}/dossier.zip`, 'auditor')
    expect(json(all, 'files.json')[0]).toMatchObject({ name: '', path: null, left: 'trade-secret' })
    expect(strFromU8(all['versions/1.without-secrets.json']!)).not.toContain('Plan')
    await database.db.delete(tradeSecrets).where(eq(tradeSecrets.question, 'attachments'))
  })
})

describe('the team’s own dossier', () => {
  it('holds all the team has, and nothing that has not been told to it', async () => {
    await database.db.execute(sql`update proposals set screening = 'ineligible', screening_rule = '3',
      screening_reason = 'too early to say', screened_at = haaste_now(), screened_version = 1 where id = ${draft.proposalId}`)
    const path = `/en/proposals/${draft.proposalId}/dossier.zip`
    const { all, whole } = await unzipped(path, 'lead')
    expect(whole).toContain(planted)
    expect(whole).not.toContain('too early to say')
    expect(json(all, 'files.json').map(({ left }) => left)).toEqual([null, null, 'infected'])
    const [receipt] = json(all, 'receipts.json')
    const body = strFromU8(all['versions/1.json']!)
    expect(receipt?.hash).toBe(sha256(`${String(receipt?.salt)}\n${body}`))
    expect(Object.keys(all)).toContain('draft.json')
    for (const as of ['organiser', 'auditor'] as const) expect((await get(path, as)).status).toBe(404)
    await database.setClock(whileOpen)
    const early = await unzipped(path, 'lead')
    expect(json(early.all, 'receipts.json')[0]).toMatchObject({ recordSeq: null })
    expect(Object.keys(early.all)).not.toContain('record.json')
    await database.setClock(afterDeadline)
  })
})

describe('a trade secret of a winner', () => {
  it('is published nowhere, also where its question is public', async () => {
    const { db } = database
    await database.setClock(whileOpen)
    const challenge = await insertChallenge(db, { state: 'draft' })
    const open = { visibility: 'public' } as const
    await insertForm(db, challenge.id, aFormBody(aLongText('open', open), aLongText('recipe', open)))
    const answers = { title: 'Clay', language: 'en', open: 'For everybody.', recipe: planted }
    const { id: approver } = await aPerson(db)
    await db.execute(sql`update challenges set state = 'open', review_requested_by = created_by, approved_by = ${approver}
      where id = ${challenge.id}`)
    await db.execute(sql`update briefs set is_published = true where challenge_id = ${challenge.id}`)
    const { proposalId, leadId } = await aDraft(db, { challengeId: challenge.id, answers })
    await db.insert(tradeSecrets).values({ proposalId, question: 'recipe', reason })
    const input = {
      proposalId,
      personId: leadId,
      role: 'lead',
      draftVersion: 1,
      requestId: randomUUID(),
    } as const
    expect(await submitProposal(input, portsOf(database))).toMatchObject({ ok: true })
    await announceWinner(challenge.id, proposalId)
    const [winner] = await database.publicDb.select().from(pubWinners)
    expect(winner?.answers).toEqual({ open: 'For everybody.' })
    await db.insert(tradeSecrets).values({ proposalId, question: 'open', reason })
    expect((await database.publicDb.select().from(pubWinners))[0]?.answers ?? {}).toEqual({})
    await database.setClock(afterDeadline)
  })
})
