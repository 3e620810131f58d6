import { and, eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import {
  approvalPeople,
  briefs,
  briefTexts,
  challenges,
  messages,
  pubBriefTexts,
  pubBriefVersions,
  proposals,
  recordEntries,
} from '#db/schema/index.ts'
import { readFrozenBody } from '#app/apply/core/frozen-body.ts'
import { findVersion } from '#app/apply/data/proposals.server.ts'
import { readBrief } from '#app/apply/flows/read-brief.server.ts'
import { submitProposal } from '#app/apply/flows/submit-proposal.server.ts'
import { emptyBrief, wholeBrief } from '#app/publish/core/brief-texts.ts'
import type { BriefTexts } from '#app/publish/templates/template.ts'
import type { AddendumFacts } from '#app/publish/core/addendum-facts.ts'
import { addendumDraft, issuedAddenda } from '#app/publish/data/addenda.server.ts'
import { addendumFactsOf } from '#app/publish/data/challenge-facts.server.ts'
import { termsOf } from '#app/publish/data/terms.server.ts'
import { issueAddendum } from '#app/publish/flows/issue-addendum.server.ts'
import {
  discardAddendum,
  editAddendum,
  editAddendumFacts,
  startAddendum,
} from '#app/publish/flows/write-addendum.server.ts'
import { aPerson } from '#test/factories/a-person.ts'
import { aDraft } from '#test/factories/a-proposal.ts'
import { useDatabase } from '#test/setup/database.ts'
import { afterDeadline, anOpenChallenge, portsOf } from '../apply/apply-world.ts'

const database = useDatabase()
const ports = () => portsOf(database)
const secret = 'Two pilots, which nobody may know yet.'

async function aWrittenAddendum() {
  const challenge = await anOpenChallenge(database)
  const author = await aPerson(database.db)
  const colleague = await aPerson(database.db)
  const challengeId = challenge.id
  await startAddendum({ challengeId, by: author.id }, ports())
  const edited = await edit(challengeId, author.id, { offer: secret })
  expect(edited).toEqual({ ok: true, value: null })
  return { challengeId, author: author.id, colleague: colleague.id }
}

async function edit(
  challengeId: string,
  by: string,
  texts: Partial<BriefTexts>,
  summary = 'A second unit joined.',
) {
  const draft = await addendumDraft(database.db, challengeId)
  const before = wholeBrief(draft?.texts.find(({ locale }) => locale === 'en') ?? emptyBrief)
  return editAddendum(
    { challengeId, by, locale: 'en', version: draft?.version ?? 0, summary, texts: { ...before, ...texts } },
    ports(),
  )
}

async function issue(challengeId: string, by: string) {
  const draft = await addendumDraft(database.db, challengeId)
  return issueAddendum({ challengeId, by, version: draft?.version ?? 0, languages: ['en'] }, ports())
}

describe('an addendum', () => {
  it('is nowhere to be read before it is issued, and everywhere after', async () => {
    const { challengeId, colleague } = await aWrittenAddendum()
    const read = async () =>
      JSON.stringify([
        await database.publicDb.select().from(pubBriefTexts),
        await database.publicDb.select().from(pubBriefVersions),
        await issuedAddenda(database.publicDb, { challengeId, lang: 'en' }),
      ])
    expect(await read()).not.toContain(secret)
    expect(await issue(challengeId, colleague)).toEqual({ ok: true, value: { number: 1 } })
    const [addendum] = await issuedAddenda(database.publicDb, { challengeId, lang: 'fi' })
    expect(addendum).toMatchObject({
      number: 1,
      summary: { locale: 'en', text: 'A second unit joined.' },
      changes: [{ locale: 'en', field: 'offer' }],
    })
    const texts = await database.publicDb.select().from(pubBriefTexts)
    expect(texts).toMatchObject([{ number: 2, offer: secret }])
  })

  it('is issued by somebody who wrote nothing in it, and goes into the record with its hash', async () => {
    const { challengeId, author, colleague } = await aWrittenAddendum()
    expect(await issue(challengeId, author)).toMatchObject({ refusal: { code: 'issuer-is-author' } })
    await issue(challengeId, colleague)
    const [row] = await database.db
      .select()
      .from(briefs)
      .where(and(eq(briefs.challengeId, challengeId), eq(briefs.number, 2)))
    expect(row).toMatchObject({ isPublished: true, issuedBy: colleague, writtenBy: [author] })
    const [entry] = await database.db
      .select()
      .from(recordEntries)
      .where(eq(recordEntries.type, 'AddendumIssued'))
    expect(JSON.parse(entry?.body ?? 'null')).toMatchObject({ number: 1, hash: row?.hash })
  })

  it('counts whoever helped as an author', async () => {
    const { challengeId, colleague } = await aWrittenAddendum()
    await edit(challengeId, colleague, { offer: 'Three pilots.' })
    expect(await issue(challengeId, colleague)).toMatchObject({ refusal: { code: 'issuer-is-author' } })
  })

  it.each([
    ['changes nothing', {}, 'Nothing.', 'addendum-changes-nothing'],
    ['does not say why', { offer: 'More.' }, ' ', 'addendum-summary-missing'],
    ['has no title', { title: ' ' }, 'Shorter.', 'addendum-title-missing'],
  ])('is not issued while it %s', async (_why, texts, summary, code) => {
    const challenge = await anOpenChallenge(database)
    const [author, colleague] = [await aPerson(database.db), await aPerson(database.db)]
    await startAddendum({ challengeId: challenge.id, by: author.id }, ports())
    await edit(challenge.id, author.id, texts, summary)
    expect(await issue(challenge.id, colleague.id)).toMatchObject({ refusal: { code } })
  })

  it('is issued as it was read: not when somebody saved meanwhile', async () => {
    const { challengeId, author, colleague } = await aWrittenAddendum()
    const seen = await addendumDraft(database.db, challengeId)
    await edit(challengeId, author, { offer: 'Ten pilots.' })
    const input = { challengeId, by: colleague, version: seen?.version ?? 0, languages: ['en'] as const }
    expect(await issueAddendum(input, ports())).toMatchObject({ refusal: { code: 'addendum-changed' } })
  })

  it('is one at a time, also for two who begin at the same moment', async () => {
    const challenge = await anOpenChallenge(database)
    const [one, two] = [await aPerson(database.db), await aPerson(database.db)]
    await Promise.all(
      [one, two].map(({ id }) => startAddendum({ challengeId: challenge.id, by: id }, ports())),
    )
    expect(await database.db.select().from(briefs).where(eq(briefs.challengeId, challenge.id))).toHaveLength(
      2,
    )
  })

  it('can be thrown away, and is written no more after the deadline', async () => {
    const { challengeId, author, colleague } = await aWrittenAddendum()
    await database.setClock(afterDeadline)
    expect(await issue(challengeId, colleague)).toMatchObject({ ok: false, refusal: { code: 'wrong-state' } })
    expect(await edit(challengeId, author, { offer: 'Late.' })).toMatchObject({ ok: false })
    await database.setClock('2021-12-10T10:00:00Z')
    const draft = await addendumDraft(database.db, challengeId)
    await discardAddendum({ challengeId, by: author, version: draft?.version ?? 0 }, ports())
    expect(await addendumDraft(database.db, challengeId)).toBeNull()
  })

  it('is never changed again, not even by the database', async () => {
    const { challengeId, colleague } = await aWrittenAddendum()
    await issue(challengeId, colleague)
    const [row] = await database.db.select().from(briefs).where(eq(briefs.number, 2))
    const id = row?.id ?? ''
    const attempts = [
      () => database.db.update(briefTexts).set({ offer: 'Less.' }).where(eq(briefTexts.briefId, id)),
      () => database.db.delete(briefTexts).where(eq(briefTexts.briefId, id)),
      () => database.db.update(briefs).set({ isPublished: false, issuedAt: null }).where(eq(briefs.id, id)),
      () => database.db.delete(briefs).where(eq(briefs.id, id)),
    ]
    for (const attempt of attempts) await expect(attempt()).rejects.toThrow()
  })
})

describe('a proposal', () => {
  it('answers the version its team has read, and says so for good in what is handed in', async () => {
    const { challengeId, colleague } = await aWrittenAddendum()
    const draft = await aDraft(database.db, { challengeId })
    const asked = { proposalId: draft.proposalId, personId: draft.leadId, role: 'lead' as const }
    await issue(challengeId, colleague)
    expect(await readBrief({ ...asked, briefNumber: 3 }, ports())).toMatchObject({
      refusal: { code: 'brief-unknown' },
    })
    const row = async () =>
      (await database.db.select().from(proposals).where(eq(proposals.id, draft.proposalId)))[0]
    expect(await row()).toMatchObject({ briefNumber: 1 })
    expect(await readBrief({ ...asked, briefNumber: 2 }, ports())).toEqual({ ok: true, value: null })
    expect(await row()).toMatchObject({ briefNumber: 2 })
    const draftVersion = (await row())?.draftVersion ?? 0
    const handedIn = await submitProposal({ ...asked, draftVersion, requestId: crypto.randomUUID() }, ports())
    expect(handedIn).toMatchObject({ ok: true })
  })

  it('is told of the addendum, its whole team, once', async () => {
    const { challengeId, colleague } = await aWrittenAddendum()
    const draft = await aDraft(database.db, { challengeId, startedAt: new Date('2021-12-05T08:00:00Z') })
    await issue(challengeId, colleague)
    const planned = await database.db.select().from(messages).where(eq(messages.notice, 'challenge.changed'))
    expect(planned).toMatchObject([
      { proposalId: draft.proposalId, data: { number: 1, summary: 'A second unit joined.' } },
    ])
  })
})

describe('the terms a version agrees to', () => {
  it('are those of the brief it answers, kept in it by version and hash', async () => {
    const { challengeId, author, colleague } = await aWrittenAddendum()
    const agreedIn = async (draft: { proposalId: string; leadId: string }) => {
      const { proposalId, leadId: personId } = draft
      const [row] = await database.db.select().from(proposals).where(eq(proposals.id, proposalId))
      const asked = { proposalId, personId, role: 'lead' as const, draftVersion: row!.draftVersion }
      const handedIn = await submitProposal({ ...asked, requestId: crypto.randomUUID() }, ports())
      if (!handedIn.ok) throw new Error(handedIn.refusal.code)
      const version = await findVersion(database.db, proposalId, handedIn.value.version)
      return readFrozenBody(version!.body).agreed?.terms
    }
    await edit(challengeId, author, { terms: 'What you make is yours.' })
    const before = await aDraft(database.db, { challengeId })
    await issue(challengeId, colleague)
    const terms = (answered: number) => termsOf(database.db, { challengeId, answered })
    const first = await terms(1)
    expect(await agreedIn(before)).toEqual({ version: 1, hash: first!.hash })
    const { proposalId, leadId } = before
    await readBrief({ proposalId, personId: leadId, role: 'lead', briefNumber: 2 }, ports())
    const second = await terms(2)
    expect(second).toMatchObject({ version: 2, texts: [{ locale: 'en', terms: 'What you make is yours.' }] })
    expect(await agreedIn(before)).toEqual({ version: 2, hash: second!.hash })
    expect(second!.hash).not.toBe(first!.hash)
  })
})

it('is issued by those whom the programme has named, and by nobody else', async () => {
  const { challengeId, colleague } = await aWrittenAddendum()
  const deputy = await aPerson(database.db)
  const [row] = await database.db.select().from(challenges).where(eq(challenges.id, challengeId))
  await database.db.insert(approvalPeople).values({
    ...{ programmeId: row?.programmeId ?? '', approval: 'addendum', personId: deputy.id, part: 'approver' },
  })
  expect(await issue(challengeId, colleague)).toMatchObject({ refusal: { code: 'approver-not-named' } })
  expect(await issue(challengeId, deputy.id)).toMatchObject({ ok: true, value: { number: 1 } })
})

describe('facts', () => {
  async function aChangeOf(change: Partial<AddendumFacts>, { texts = {} as Partial<BriefTexts> } = {}) {
    const challenge = await anOpenChallenge(database)
    const challengeId = challenge.id
    const [author, colleague] = [await aPerson(database.db), await aPerson(database.db)]
    await startAddendum({ challengeId, by: author.id }, ports())
    await edit(challengeId, author.id, texts)
    const before = await addendumFactsOf(database.db, challengeId)
    const draft = await addendumDraft(database.db, challengeId)
    const facts = { ...before, ...change }
    const saved = await editAddendumFacts(
      { challengeId, by: author.id, version: draft?.version ?? 0, facts },
      ports(),
    )
    expect(saved).toEqual({ ok: true, value: null })
    return { challengeId, colleague: colleague.id, before, facts }
  }

  it('change with the addendum alone, and everybody reads how they were', async () => {
    const { challengeId, colleague, before, facts } = await aChangeOf({
      pilots: 3,
      grant: { amount: 20_000, currency: 'EUR', vat: 'without' },
    })
    expect(await addendumFactsOf(database.db, challengeId)).toEqual(before)
    expect(JSON.stringify(await database.publicDb.select().from(pubBriefVersions))).not.toContain('20000')
    expect(await issue(challengeId, colleague)).toEqual({ ok: true, value: { number: 1 } })
    expect(await addendumFactsOf(database.db, challengeId)).toEqual(facts)
    const [addendum] = await issuedAddenda(database.publicDb, { challengeId, lang: 'sv' })
    expect(addendum).toMatchObject({ changes: [], facts: { before, after: facts } })
  })

  it('are committed to by the hash in the record', async () => {
    const hashes = new Set<string>()
    for (const pilots of [2, 3]) {
      const { challengeId, colleague } = await aChangeOf({ pilots }, { texts: { offer: 'More.' } })
      await issue(challengeId, colleague)
      const [addendum] = await issuedAddenda(database.db, { challengeId, lang: 'en' })
      hashes.add(addendum!.hash)
    }
    expect(hashes.size).toBe(2)
  })

  it('that shut somebody out are not saved, and not issued were they there', async () => {
    const { challengeId, colleague, before, facts } = await aChangeOf({ pilots: 2 })
    const fewer = { ...facts, kinds: facts.kinds.slice(1) }
    const draft = await addendumDraft(database.db, challengeId)
    const asked = { challengeId, by: colleague, version: draft?.version ?? 0, facts: fewer }
    expect(await editAddendumFacts(asked, ports())).toMatchObject({ refusal: { code: 'addendum-shuts-out' } })
    await database.db
      .update(briefs)
      .set({ facts: fewer })
      .where(and(eq(briefs.challengeId, challengeId), eq(briefs.number, 2)))
    expect(await issue(challengeId, colleague)).toMatchObject({ refusal: { code: 'addendum-shuts-out' } })
    expect(await addendumFactsOf(database.db, challengeId)).toEqual(before)
  })

  it('as they are make no change', async () => {
    const { challengeId, colleague } = await aChangeOf({})
    expect((await addendumDraft(database.db, challengeId))?.facts).toBeNull()
    expect(await issue(challengeId, colleague)).toMatchObject({
      refusal: { code: 'addendum-changes-nothing' },
    })
  })

  it('stay in the database, whatever is asked of it, unless an addendum says them', async () => {
    const { challengeId, colleague, facts } = await aChangeOf({ pilots: 3 })
    const set = (values: Partial<typeof challenges.$inferInsert>) =>
      database.db.update(challenges).set(values).where(eq(challenges.id, challengeId))
    await expect(set({ pilotsOffered: 3 })).rejects.toThrow()
    await issue(challengeId, colleague)
    await expect(set({ pilotsOffered: 4 })).rejects.toThrow()
    await expect(set({ grantAmount: 1, grantCurrency: 'EUR' })).rejects.toThrow()
    await expect(set({ eligibleKinds: ['enterprise'] })).rejects.toThrow()
    expect(await addendumFactsOf(database.db, challengeId)).toEqual(facts)
  })
})
