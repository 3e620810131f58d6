import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import {
  completionAnswers,
  completionRequests,
  messages,
  proposalFiles,
  proposals,
  proposalVersions,
  recordEntries,
  teamMembers,
  versionFiles,
} from '#db/schema/index.ts'
import { readFrozenBody } from '#app/apply/core/frozen-body.ts'
import { submitProposal } from '#app/apply/flows/submit-proposal.server.ts'
import { answerCompletion } from '#app/deadline/flows/answer-completion.server.ts'
import { readProposalQuery } from '#app/deadline/core/proposal-list.ts'
import { proposalList } from '#app/deadline/data/proposal-list.server.ts'
import { saveCompletion } from '#app/deadline/flows/save-completion.server.ts'
import { askSeveral } from '#app/deadline/flows/ask-several.server.ts'
import { askCompletion, closeCompletion } from '#app/deadline/flows/ask-completion.server.ts'
import { screenProposal } from '#app/deadline/flows/screen-proposal.server.ts'
import { commitmentOf } from '#app/record/core/chain.ts'
import { verifyRecord } from '#app/record/flows/verify-record.server.ts'
import { sha256 } from '#app/record/sha256.server.ts'
import { aFile } from '#test/factories/a-file.ts'
import { aPerson } from '#test/factories/a-person.ts'
import { aDraft } from '#test/factories/a-proposal.ts'
import { aTeamMember } from '#test/factories/a-team.ts'
import { useDatabase } from '#test/setup/database.ts'
import { afterDeadline, anOpenChallenge, portsOf } from '#test/apply/apply-world.ts'

const database = useDatabase()
const due = new Date('2021-12-27T14:00:00Z')

async function aClosedChallenge() {
  const challenge = await anOpenChallenge(database)
  const draft = await aDraft(database.db, { challengeId: challenge.id })
  const { proposalId, leadId: personId } = draft
  const input = { proposalId, personId, role: 'lead', draftVersion: 1, requestId: randomUUID() } as const
  const result = await submitProposal(input, portsOf(database))
  if (!result.ok) throw new Error(result.refusal.code)
  await database.setClock(afterDeadline)
  const screener = await aPerson(database.db)
  const about = { challengeId: challenge.id, proposalId, personId: screener.id, version: 1 }
  const ask = (over: Partial<Parameters<typeof askCompletion>[0]> = {}) =>
    askCompletion(
      { ...about, questions: ['plan', 'risks'], message: 'Which building?', dueAt: due, ...over },
      portsOf(database),
    )
  const answer = (
    answers: Record<string, string>,
    over: Partial<Parameters<typeof answerCompletion>[0]> = {},
  ) =>
    answerCompletion(
      { proposalId, personId, role: 'lead', answers, requestId: randomUUID(), ...over },
      portsOf(database),
    )
  return { challenge, draft, about, ask, answer }
}

const versions = () => database.db.select().from(proposalVersions).orderBy(proposalVersions.number)
const codeOf = (result: { ok: boolean; refusal?: { code: string } }) =>
  result.ok ? 'ok' : result.refusal?.code

describe('asking a team for something', () => {
  it('takes an hour at least, ends before the jury, and names questions the team was asked', async () => {
    const { ask, about } = await aClosedChallenge()
    expect(codeOf(await ask({ dueAt: new Date('2021-12-22T22:30:00Z') }))).toBe('completion-too-short')
    expect(codeOf(await ask({ dueAt: new Date('2022-01-12T15:00:00Z') }))).toBe('completion-too-late')
    for (const questions of [['language'], ['plan', 'no-such-question']])
      expect(codeOf(await ask({ questions }))).toBe('question-unknown')
    expect(codeOf(await ask({ version: 2 }))).toBe('version-changed')
    await screenProposal({ ...about, outcome: 'eligible', rule: '', reason: '' }, portsOf(database))
    expect(codeOf(await ask())).toBe('ok')
    const [row] = await database.db.select().from(proposals)
    expect(row).toMatchObject({ screening: null, completionDueAt: due })
    const planned = await database.db.select().from(messages)
    expect(planned.filter(({ state }) => state === 'planned').map(({ notice }) => notice)).toEqual(
      expect.arrayContaining(['screening.completion_asked', 'screening.completion_reminder']),
    )
  })

  it('is not possible while proposals are sealed, nor for one’s own', async () => {
    const { ask, draft } = await aClosedChallenge()
    expect(codeOf(await ask({ personId: draft.leadId }))).toBe('own-proposal')
    await database.setClock('2021-12-10T10:00:00Z')
    expect(codeOf(await ask({ dueAt: new Date('2021-12-28T10:00:00Z') }))).toBe('sealed-until-deadline')
  })
})

describe('answering', () => {
  it('makes a version of its own in which only the named answers differ, with hash and record entry', async () => {
    const { ask, answer, draft, challenge } = await aClosedChallenge()
    await ask()
    const requestId = randomUUID()
    const given = { plan: 'In the yard of Kaarre 3.', risks: 'Frost.', title: 'Another title' }
    expect(await answer(given, { requestId })).toEqual({ ok: true, value: { version: 2 } })
    expect(await answer(given, { requestId })).toEqual({ ok: true, value: { version: 2 } })
    const [first, second, ...more] = await versions()
    expect(more).toEqual([])
    const [before, after] = [readFrozenBody(first?.body ?? ''), readFrozenBody(second?.body ?? '')]
    expect(after).toEqual({
      ...before,
      version: 2,
      answers: { ...before.answers, plan: 'In the yard of Kaarre 3.', risks: 'Frost.' },
    })
    expect(second?.hash).toBe(commitmentOf(second?.salt ?? '', second?.body ?? '', sha256))
    const [row] = await database.db.select().from(proposals)
    expect(row).toMatchObject({
      submittedVersion: 2,
      completionDueAt: null,
      screening: null,
      screenedVersion: null,
    })
    const entries = await database.db
      .select({ type: recordEntries.type })
      .from(recordEntries)
      .where(eq(recordEntries.proposalId, draft.proposalId))
      .orderBy(recordEntries.seq)
    expect(entries.map(({ type }) => type)).toEqual([
      'ProposalSubmitted',
      'CompletionAsked',
      'ProposalCompleted',
    ])
    expect((await verifyRecord(database.db, challenge.programmeId)).faults).toEqual([])
    expect(codeOf(await answer(given))).toBe('nothing-asked')
    const waiting = (await database.db.select().from(messages)).filter(
      ({ notice, state }) => notice === 'screening.completion_reminder' && state === 'planned',
    )
    expect(waiting).toEqual([])
  })

  it('holds the files of the version before', async () => {
    const challenge = await anOpenChallenge(database)
    const draft = await aDraft(database.db, { challengeId: challenge.id })
    const { proposalId, leadId: personId } = draft
    const file = await aFile(database.db, { proposalId })
    const input = { proposalId, personId, role: 'lead', draftVersion: 1, requestId: randomUUID() } as const
    expect((await submitProposal(input, portsOf(database))).ok).toBe(true)
    // Let go of in the draft afterwards: what was handed in holds it.
    await database.db.update(proposalFiles).set({ removedAt: new Date() })
    await database.setClock(afterDeadline)
    const { id: screenerId } = await aPerson(database.db)
    const about = { challengeId: challenge.id, proposalId, personId: screenerId, version: 1 }
    const asked = { ...about, questions: ['plan'], message: 'Which building?', dueAt: due }
    expect((await askCompletion(asked, portsOf(database))).ok).toBe(true)
    const given = { proposalId, personId, role: 'lead', requestId: randomUUID() } as const
    const answers = { plan: 'In the yard of Kaarre 3.' }
    expect((await answerCompletion({ ...given, answers }, portsOf(database))).ok).toBe(true)
    const held = await database.db
      .select({ number: versionFiles.number, fileId: versionFiles.fileId })
      .from(versionFiles)
      .where(eq(versionFiles.proposalId, proposalId))
      .orderBy(versionFiles.number)
    expect(held).toEqual([
      { number: 1, fileId: file.id },
      { number: 2, fileId: file.id },
    ])
  })

  it('refuses what may not be handed in, what is unchanged, and whoever may not write', async () => {
    const { ask, answer } = await aClosedChallenge()
    expect(codeOf(await answer({ plan: 'New.' }))).toBe('nothing-asked')
    await ask()
    expect(codeOf(await answer({ plan: '' }))).toBe('completion-problems')
    expect(codeOf(await answer({ plan: 'Weeks 1-4 build, 5-20 run, 21-24 measure.' }))).toBe(
      'completion-unchanged',
    )
    expect(codeOf(await answer({ plan: 'a\u0007' }))).toBe('control-characters')
    expect(codeOf(await answer({ plan: 'New.' }, { role: 'viewer' }))).toBe('team-role-needed')
    expect(await versions()).toHaveLength(1)
  })

  it('ends by the clock to the last millisecond, whatever ran', async () => {
    const { ask, answer } = await aClosedChallenge()
    await ask()
    await database.setClock(new Date(due.getTime() - 60_000))
    expect(codeOf(await answer({ plan: 'In time.' }))).toBe('ok')
    await ask({ version: 2, dueAt: new Date('2021-12-28T14:00:00Z') })
    await database.setClock('2021-12-28T14:00:00Z')
    expect(codeOf(await answer({ plan: 'Too late.' }))).toBe('completion-lapsed')
  })

  it('is done once when two press at the same moment, and not after it was closed', async () => {
    const { ask, answer, about } = await aClosedChallenge()
    await ask()
    const results = await Promise.all([answer({ plan: 'One.' }), answer({ plan: 'Two.' })])
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
    await ask({ version: 2 })
    expect(codeOf(await closeCompletion({ ...about, version: 2 }, portsOf(database)))).toBe('ok')
    expect(codeOf(await answer({ plan: 'Three.' }))).toBe('nothing-asked')
    expect(codeOf(await closeCompletion({ ...about, version: 2 }, portsOf(database)))).toBe('nothing-asked')
  })

  it('leaves a proposal that nobody has screened unchanged since', async () => {
    const { ask, answer, challenge, draft, about } = await aClosedChallenge()
    await ask()
    expect(codeOf(await answer({ plan: 'New.' }))).toBe('ok')
    const query = readProposalQuery(new URLSearchParams())
    const list = () =>
      proposalList(database.db, { challengeId: challenge.id, personId: about.personId }, query)
    expect((await list()).rows).toMatchObject([
      { standing: 'unscreened', isChanged: false, version: 2, madeBy: 'completed' },
    ])
    const [first, second] = await versions()
    expect((await list()).rows).toMatchObject([
      { handedInAt: first?.submittedAt.toISOString(), submittedAt: second?.submittedAt.toISOString() },
    ])
    expect(first?.submittedAt).not.toEqual(second?.submittedAt)
    const anew = { ...about, version: 2 }
    await screenProposal({ ...anew, outcome: 'ineligible', rule: '3', reason: 'No.' }, portsOf(database))
    await ask(anew)
    expect(codeOf(await answer({ plan: 'Newer.' }))).toBe('ok')
    expect((await list()).rows).toMatchObject([{ id: draft.proposalId, isChanged: true, version: 3 }])
  })

  it('is over when the screening says what it says', async () => {
    const { ask, answer, about } = await aClosedChallenge()
    await ask()
    await screenProposal({ ...about, outcome: 'ineligible', rule: '3', reason: 'No.' }, portsOf(database))
    expect(codeOf(await answer({ plan: 'New.' }))).toBe('nothing-asked')
    expect(await database.db.select().from(completionRequests)).toMatchObject([{ answeredAt: null }])
  })
})

describe('what is written on the way', () => {
  const written = () => database.db.select().from(completionAnswers)

  it('is kept while the request is open, once per text, and hands nothing in', async () => {
    const { ask, draft, answer } = await aClosedChallenge()
    const { proposalId, leadId: personId } = draft
    const save = (value: string, version: number, over: object = {}) =>
      saveCompletion({ proposalId, personId, question: 'plan', value, version, ...over }, portsOf(database))
    expect(codeOf(await save('Half', 0))).toBe('nothing-asked')
    await ask()
    expect(await save('Half', 0)).toMatchObject({ value: { version: 1 } })
    expect(await save('Half', 0)).toMatchObject({ value: { version: 1 } })
    expect(await save('Half a sentence', 1)).toMatchObject({ value: { version: 2 } })
    expect(await save('Another window', 1)).toMatchObject({
      refusal: { code: 'answer-changed', theirs: 'Half a sentence', version: 2, isOwn: true },
    })
    expect(codeOf(await save('x', 0, { question: 'title' }))).toBe('question-unknown')
    expect(codeOf(await save('x', 2, { personId: (await aPerson(database.db)).id }))).toBe('not-in-team')
    const viewer = await aTeamMember(database.db, { proposalId, role: 'viewer' })
    expect(codeOf(await save('x', 2, { personId: viewer.id }))).toBe('team-role-needed')
    expect(await versions()).toHaveLength(1)
    expect(codeOf(await answer({ plan: 'Whole.' }))).toBe('ok')
    expect(await written()).toEqual([])
  })

  it('stays when the time is up, and is taken no more', async () => {
    const { ask, draft } = await aClosedChallenge()
    const { proposalId, leadId: personId } = draft
    const input = { proposalId, personId, question: 'plan' }
    await ask()
    await saveCompletion({ ...input, value: 'Half', version: 0 }, portsOf(database))
    await database.setClock(due)
    const late = await saveCompletion({ ...input, value: 'Late', version: 1 }, portsOf(database))
    expect(codeOf(late)).toBe('completion-lapsed')
    expect(await written()).toMatchObject([{ value: 'Half' }])
    await expect(database.db.update(completionAnswers).set({ value: 'Late' })).rejects.toThrow()
  })
})

describe('asking several teams at once', () => {
  it('asks each that can be asked, and names the others with the reason', async () => {
    const { challenge, draft, about } = await aClosedChallenge()
    await database.setClock('2021-12-10T10:00:00Z')
    const more = []
    for (let each = 0; each < 3; each += 1) {
      const other = await aDraft(database.db, { challengeId: challenge.id })
      const { proposalId, leadId: personId } = other
      const input = { proposalId, personId, role: 'lead', draftVersion: 1, requestId: randomUUID() } as const
      await submitProposal(input, portsOf(database))
      more.push(other)
    }
    await database.setClock(afterDeadline)
    const [own, changed, fine] = more
    const chosen = [
      { id: draft.proposalId, version: 1 },
      { id: own!.proposalId, version: 1 },
      { id: changed!.proposalId, version: 2 },
      { id: fine!.proposalId, version: 1 },
      { id: randomUUID(), version: 1 },
    ]
    await database.db
      .insert(teamMembers)
      .values({ proposalId: own!.proposalId, personId: about.personId, role: 'viewer' })
    const { challengeId, personId } = about
    const input = { challengeId, personId, chosen, questions: ['plan'], message: 'Where?', dueAt: due }
    const result = await askSeveral(input, portsOf(database))
    expect(result).toMatchObject({ ok: true, value: { asked: 2 } })
    if (!result.ok) return
    expect(result.value.left.map(({ reference, refusal }) => [reference, refusal.code])).toEqual([
      [own!.reference, 'own-proposal'],
      [changed!.reference, 'version-changed'],
      ['', 'not-submitted'],
    ])
    const asked = await database.db.select().from(completionRequests)
    expect(asked.map(({ proposalId }) => proposalId).toSorted()).toEqual(
      [draft.proposalId, fine!.proposalId].toSorted(),
    )
    const tooShort = { ...input, dueAt: new Date('2021-12-22T22:30:00Z') }
    expect(codeOf(await askSeveral(tooShort, portsOf(database)))).toBe('completion-too-short')
  })
})

describe('the database', () => {
  const insert = (body: string, proposalId: string, number = 2) =>
    database.db.insert(proposalVersions).values({
      ...{ proposalId, number, requestId: randomUUID(), title: 'x', language: 'en', briefNumber: 1 },
      ...{ body, salt: 's', hash: sha256(`s\n${body}`) },
    })

  it('takes after the deadline only what was asked for, in time', async () => {
    const { ask, draft } = await aClosedChallenge()
    const [first] = await versions()
    const body = JSON.parse(first?.body ?? '') as { answers: Record<string, string> }
    const changed = (answers: Record<string, string>, more: object = {}) =>
      JSON.stringify({ ...body, version: 2, ...more, answers: { ...body.answers, ...answers } })
    await expect(insert(changed({ plan: 'New.' }), draft.proposalId)).rejects.toThrow()
    await ask()
    await expect(insert(changed({ title: 'Other' }), draft.proposalId)).rejects.toThrow()
    await expect(insert(changed({ plan: 'New.' }, { team: [] }), draft.proposalId)).rejects.toThrow()
    await expect(insert(changed({ plan: 'New.' }), draft.proposalId, 3)).rejects.toThrow()
    await insert(changed({ plan: 'New.' }), draft.proposalId)
    await database.setClock(due)
    await expect(insert(changed({ plan: 'Late.' }), draft.proposalId, 3)).rejects.toThrow()
  })

  it('keeps what was asked for as it was', async () => {
    const { ask } = await aClosedChallenge()
    await ask()
    await expect(
      database.db.update(completionRequests).set({ dueAt: new Date('2022-01-01T00:00:00Z') }),
    ).rejects.toThrow()
    await database.db.update(completionRequests).set({ closedAt: new Date() })
    await expect(database.db.update(completionRequests).set({ closedAt: null })).rejects.toThrow()
  })
})
