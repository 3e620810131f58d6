import { and, eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { briefs, draftAnswers, forms, messages, proposalVersions } from '#db/schema/index.ts'
import { readFrozenBody } from '#app/apply/core/frozen-body.ts'
import { saveAnswer } from '#app/apply/flows/save-answer.server.ts'
import { saveSection } from '#app/apply/flows/save-section.server.ts'
import { submitProposal } from '#app/apply/flows/submit-proposal.server.ts'
import type { FormEdit } from '#app/publish/core/form/form-edits.ts'
import { findQuestion, questionsOf, type Question } from '#app/publish/core/form/form.ts'
import { standardAsOwn } from '#app/publish/core/form/written-form.ts'
import { addendumDraft, issuedAddenda } from '#app/publish/data/addenda.server.ts'
import { formDraft } from '#app/publish/data/form-draft.server.ts'
import { currentForm, formNumbered, formsOf, lastOf } from '#app/publish/data/forms.server.ts'
import { changeForm, dropForm, startForm } from '#app/publish/flows/edit-form.server.ts'
import { issueAddendum } from '#app/publish/flows/issue-addendum.server.ts'
import { discardAddendum, editAddendum, startAddendum } from '#app/publish/flows/write-addendum.server.ts'
import { emptyBrief, wholeBrief } from '#app/publish/core/brief-texts.ts'
import { insertChallenge } from '#test/factories/a-challenge.ts'
import { aChoice, aFormBody, aLongText, insertForm } from '#test/factories/a-form.ts'
import { aPerson } from '#test/factories/a-person.ts'
import { aDraft } from '#test/factories/a-proposal.ts'
import { useDatabase } from '#test/setup/database.ts'
import { anOpenChallenge, portsOf, whileOpen } from '../apply/apply-world.ts'

const database = useDatabase()
const ports = () => portsOf(database)

/** Before the opening: whoever writes changes the first form. */
async function aDraftChallenge() {
  await database.setClock('2021-11-20T10:00:00Z')
  const challenge = await insertChallenge(database.db)
  const { id: by } = await aPerson(database.db)
  const revision = async (isOpen = false) =>
    (await formDraft(database.db, { challengeId: challenge.id, isOpen })).own?.revision ?? ''
  const change = async (edit: FormEdit, isOpen = false) =>
    changeForm({ challengeId: challenge.id, by, revision: await revision(isOpen), edit }, ports())
  return { challengeId: challenge.id, by, revision, change }
}

describe('before the opening', () => {
  it('begins with the standard form, changes one thing after the other, and goes back to it', async () => {
    const { challengeId, by, revision, change } = await aDraftChallenge()
    expect((await currentForm(database.db, challengeId)).number).toBe(0)
    const body = standardAsOwn(['en'], () => (key) => key)
    await startForm({ challengeId, by, revision: '', body }, ports())
    await change({ type: 'add-question', section: 'pilot', kind: 'table', locale: 'en', label: 'Budget' })
    await change({ type: 'remove-question', question: 'risks' })
    const form = await currentForm(database.db, challengeId)
    expect(form.number).toBe(1)
    expect(findQuestion(form, 'table-1')).toMatchObject({ type: 'table', texts: { en: { label: 'Budget' } } })
    expect(findQuestion(form, 'risks')).toBeNull()
    expect(await change({ type: 'remove-question', question: 'title' })).toMatchObject({
      refusal: { code: 'form-needs' },
    })
    await dropForm({ challengeId, by, revision: await revision() }, ports())
    expect((await currentForm(database.db, challengeId)).number).toBe(0)
  })

  it('saves nothing over what somebody else has saved meanwhile', async () => {
    const { challengeId, by, revision } = await aDraftChallenge()
    await startForm({ challengeId, by, revision: '', body: aFormBody() }, ports())
    const seen = await revision()
    const edit = (title: string) =>
      changeForm(
        { challengeId, by, revision: seen, edit: { type: 'add-section', locale: 'en', title } },
        ports(),
      )
    const [one, other] = await Promise.all([edit('Mine'), edit('Theirs')])
    expect([one, other].filter(({ ok }) => ok)).toHaveLength(1)
    expect([one, other].find(({ ok }) => !ok)).toMatchObject({
      refusal: { code: 'form-changed-meanwhile' },
    })
  })
})

/** An open challenge whose form asks for `care` only of those who chose `yes`, and hides `price` from jurors. */
async function anOwnForm() {
  await database.setClock('2021-11-20T10:00:00Z')
  const scheduled = await insertChallenge(database.db, { state: 'scheduled' })
  const care = aLongText('care', { condition: { question: 'data', choices: ['yes'] } })
  const price = aLongText('price', { visibility: 'organisers', isRequired: false } as Partial<Question>)
  await insertForm(database.db, scheduled.id, aFormBody(aChoice('data', ['yes', 'no']), care, price))
  await database.setClock(whileOpen)
  const challengeId = scheduled.id
  const draft = await aDraft(database.db, { challengeId, answers: { title: 'T', language: 'en' } })
  const save = (question: string, value: string, version = 0) =>
    saveAnswer({ proposalId: draft.proposalId, personId: draft.leadId, question, value, version }, ports())
  const submit = (requestId: string, draftVersion: number, formNumber?: number) =>
    submitProposal(
      {
        proposalId: draft.proposalId,
        personId: draft.leadId,
        role: 'lead',
        draftVersion,
        requestId,
        formNumber,
      },
      ports(),
    )
  return { challengeId, draft, save, submit }
}

const requests = ['11111111-1111-4111-8111-111111111111', '22222222-2222-4222-8222-222222222222'] as const

describe('a form of its own', () => {
  it('takes its own questions and no others, and freezes what is asked with the form’s number', async () => {
    const { draft, save, submit } = await anOwnForm()
    expect(await save('plan', 'x')).toMatchObject({ refusal: { code: 'question-unknown' } })
    expect(await save('data', 'no')).toMatchObject({ ok: true, value: { isAsked: true } })
    await save('care', 'Nobody asks this of us')
    expect(await submit(requests[0], 3)).toMatchObject({ ok: true })
    const [version] = await database.db
      .select()
      .from(proposalVersions)
      .where(eq(proposalVersions.proposalId, draft.proposalId))
    expect(version!.formNumber).toBe(1)
    expect(readFrozenBody(version!.body)).toMatchObject({
      formNumber: 1,
      answers: { title: 'T', language: 'en', data: 'no' },
    })
    expect(version!.body).not.toContain('Nobody asks')
  })

  it('asks of those alone whom a question concerns', async () => {
    const { save, submit } = await anOwnForm()
    await save('data', 'yes')
    expect(await submit(requests[0], 2)).toMatchObject({ refusal: { code: 'answers-missing', count: 1 } })
  })
})

/** An addendum that drops `data` and `care` and asks for `plan-b`; issued by a second person. */
async function anAddendumOn(challengeId: string) {
  const { id: by } = await aPerson(database.db)
  const { id: issuer } = await aPerson(database.db)
  await startAddendum({ challengeId, by }, ports())
  const revision = async () =>
    (await formDraft(database.db, { challengeId, isOpen: true })).own?.revision ?? ''
  const change = async (edit: FormEdit) =>
    changeForm({ challengeId, by, revision: await revision(), edit }, ports())
  const version = async () => (await addendumDraft(database.db, challengeId))!.version
  const issue = async (issuedBy = issuer) =>
    issueAddendum({ challengeId, by: issuedBy, version: await version(), languages: ['en'] }, ports())
  const summarise = async () => {
    const texts = wholeBrief((await addendumDraft(database.db, challengeId))!.texts[0] ?? emptyBrief)
    return editAddendum(
      { challengeId, by: issuer, locale: 'en', version: await version(), summary: 'Shorter.', texts },
      ports(),
    )
  }
  return { by, issuer, change, issue, version, summarise }
}

describe('a form in use', () => {
  it('is changed by nothing but an addendum', async () => {
    const { challengeId } = await anOwnForm()
    const { id: by } = await aPerson(database.db)
    const [row] = await database.db.select().from(forms).where(eq(forms.challengeId, challengeId))
    const edit = { type: 'add-section', locale: 'en', title: 'More' } as const
    expect(await changeForm({ challengeId, by, revision: row!.revision, edit }, ports())).toMatchObject({
      refusal: { code: 'form-by-addendum' },
    })
    // The clock has reached the opening; the row says so once a worker has come by.
    await database.db.execute(`update challenges set state = 'open' where id = '${challengeId}'`)
    await expect(
      database.db.update(forms).set({ body: aFormBody() }).where(eq(forms.challengeId, challengeId)),
    ).rejects.toMatchObject({ cause: { constraint: 'forms_stay' } })
    await expect(database.db.delete(forms).where(eq(forms.challengeId, challengeId))).rejects.toMatchObject({
      cause: { constraint: 'forms_stay' },
    })
  })

  it('keeps every answer when it changes, and never gives a key twice', async () => {
    const { challengeId, draft, save, submit } = await anOwnForm()
    await save('data', 'yes')
    await save('care', 'Locked away')
    expect(await submit(requests[0], 3, 1)).toMatchObject({ ok: true })
    const addendum = await anAddendumOn(challengeId)
    await addendum.change({ type: 'remove-question', question: 'care' })
    await addendum.change({ type: 'remove-question', question: 'data' })
    await addendum.change({
      type: 'add-question',
      ...{ section: 'all', kind: 'long-text', locale: 'en', label: 'Plan B' },
    })
    // Until it is issued, teams answer the form they have.
    expect((await currentForm(database.db, challengeId)).number).toBe(1)
    expect(await issuedAddenda(database.publicDb, { challengeId, lang: 'en' })).toEqual([])
    const { by } = addendum
    expect(await addendum.issue(by)).toMatchObject({ ok: false })
    const done = await addendum.summarise()
    expect(done.ok).toBe(true)
    const third = await aPerson(database.db)
    expect(await addendum.issue(third.id)).toMatchObject({ ok: true })

    const all = await formsOf(database.db, challengeId)
    expect(all.map(({ number }) => number)).toEqual([1, 2])
    expect(questionsOf(lastOf(all)).map(({ key }) => key)).toEqual([
      ...['title', 'language', 'price'],
      'long-text-1',
    ])
    // What was typed on a page from before is kept, and said to count no more.
    expect(await save('care', 'Still typing', 1)).toMatchObject({ ok: true, value: { isAsked: false } })
    const late = [{ question: 'data', value: 'no', version: 1 }]
    const { proposalId, leadId: personId } = draft
    expect(await saveSection({ proposalId, personId, answers: late }, ports())).toMatchObject({
      value: { gone: ['data'] },
    })
    const kept = await database.db.select().from(draftAnswers).where(eq(draftAnswers.proposalId, proposalId))
    expect(Object.fromEntries(kept.map(({ question, value }) => [question, value]))).toMatchObject({
      care: 'Still typing',
      data: 'no',
    })
    // Whoever read the old form is told before anything is handed in for the new one.
    expect(await submit(requests[1], 5, 1)).toMatchObject({ refusal: { code: 'form-changed' } })
    expect(await submit(requests[1], 5, 2)).toMatchObject({ refusal: { code: 'answers-missing' } })
    // What was handed in goes on answering the form it names.
    const [version] = await database.db
      .select()
      .from(proposalVersions)
      .where(eq(proposalVersions.proposalId, proposalId))
    const asked = await formNumbered(database.db, { challengeId, number: version!.formNumber })
    for (const key of Object.keys(readFrozenBody(version!.body).answers))
      expect(findQuestion(asked, key)).not.toBeNull()

    const [told] = await issuedAddenda(database.publicDb, { challengeId, lang: 'en' })
    expect(told?.form?.before.number).toBe(1)
    expect(told?.form?.after.number).toBe(2)
    const mails = await database.db
      .select()
      .from(messages)
      .where(and(eq(messages.challengeId, challengeId), eq(messages.notice, 'challenge.changed')))
    expect(mails.length).toBeGreaterThan(0)
  })

  it('stays when the addendum is thrown away', async () => {
    const { challengeId } = await anOwnForm()
    const addendum = await anAddendumOn(challengeId)
    await addendum.change({ type: 'add-section', locale: 'en', title: 'More' })
    await discardAddendum({ challengeId, by: addendum.by, version: await addendum.version() }, ports())
    expect(await database.db.select().from(forms).where(eq(forms.challengeId, challengeId))).toHaveLength(1)
    expect((await currentForm(database.db, challengeId)).number).toBe(1)
  })

  it('is not issued with something nobody has named', async () => {
    const { challengeId } = await anOwnForm()
    const addendum = await anAddendumOn(challengeId)
    await addendum.change({
      type: 'write-question',
      ...{ question: 'price', locale: 'en', label: '', help: '', parts: {}, isRequired: false },
      ...{ visibility: 'organisers', condition: null, config: { limit: 100, rows: 3 } },
    })
    await addendum.summarise()
    const third = await aPerson(database.db)
    expect(await addendum.issue(third.id)).toMatchObject({ refusal: { code: 'addendum-form-untold' } })
  })

  it('may come by an addendum where the standard form was before', async () => {
    const { id: challengeId } = await anOpenChallenge(database)
    const draft = await aDraft(database.db, { challengeId })
    const addendum = await anAddendumOn(challengeId)
    await startForm({ challengeId, by: addendum.by, revision: '', body: aFormBody() }, ports())
    await addendum.summarise()
    const third = await aPerson(database.db)
    expect(await addendum.issue(third.id)).toMatchObject({ ok: true })
    expect((await formsOf(database.db, challengeId)).map(({ number }) => number)).toEqual([0, 2])
    const saved = await saveAnswer(
      { proposalId: draft.proposalId, personId: draft.leadId, question: 'plan', value: 'Late', version: 1 },
      ports(),
    )
    expect(saved).toMatchObject({ value: { isAsked: false } })
  })
})

it('bears the number of its brief', async () => {
  const { challengeId } = await aDraftChallenge()
  const [brief] = await database.db.select().from(briefs).where(eq(briefs.challengeId, challengeId))
  const row = { challengeId, number: 2, briefId: brief!.id, body: aFormBody() }
  await expect(
    database.db.insert(forms).values({ ...row, questions: ['title', 'language'] }),
  ).rejects.toMatchObject({ cause: { constraint: 'forms_of_brief' } })
})
