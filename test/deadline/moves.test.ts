import { randomUUID } from 'node:crypto'
import { and, eq, ne, sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import {
  challenges,
  conflicts,
  messages,
  moveRequests,
  proposalDocuments,
  proposals,
  proposalVersions,
  recordEntries,
  versionFiles,
} from '#db/schema/index.ts'
import { readFrozenBody } from '#app/apply/core/frozen-body.ts'
import { withdrawProposal } from '#app/apply/flows/withdraw-proposal.server.ts'
import { askCompletion, closeCompletion } from '#app/deadline/flows/ask-completion.server.ts'
import { versionOrigin } from '#app/deadline/data/version-origin.server.ts'
import { cancelMove } from '#app/deadline/flows/ask-move.server.ts'
import { screenProposal } from '#app/deadline/flows/screen-proposal.server.ts'
import { commitmentOf } from '#app/record/core/chain.ts'
import { verifyRecord } from '#app/record/flows/verify-record.server.ts'
import { sha256 } from '#app/record/sha256.server.ts'
import { insertChallenge } from '#test/factories/a-challenge.ts'
import { aDraft } from '#test/factories/a-proposal.ts'
import { useDatabase } from '#test/setup/database.ts'
import { due, misplacedIn } from './a-misplaced-proposal.ts'
import { afterDeadline, portsOf } from '#test/apply/apply-world.ts'

const database = useDatabase()
const aMisplacedProposal = () => misplacedIn(database)

const codeOf = (result: { ok: boolean; refusal?: { code: string } }) =>
  result.ok ? 'ok' : result.refusal?.code
const rowOf = async (id: string) => {
  const [row] = await database.db.select().from(proposals).where(eq(proposals.id, id))
  return row!
}
const typesOf = async (proposalId: string) =>
  (
    await database.db
      .select({ type: recordEntries.type, challengeId: recordEntries.challengeId })
      .from(recordEntries)
      .where(eq(recordEntries.proposalId, proposalId))
      .orderBy(recordEntries.seq)
  ).map(({ type, challengeId }) => [type, challengeId])
const planned = async (proposalId: string) =>
  (
    await database.db
      .select({ notice: messages.notice })
      .from(messages)
      .where(and(eq(messages.proposalId, proposalId), eq(messages.state, 'planned')))
  ).map(({ notice }) => notice)

describe('asking whether a proposal may move', () => {
  it('is about what is handed in, goes to another challenge of the programme, and asks the lead', async () => {
    const { ask, source, draft, about } = await aMisplacedProposal()
    const elsewhere = await insertChallenge(database.db, { state: 'open' })
    expect(codeOf(await ask({ toChallengeId: source.id }))).toBe('target-unknown')
    expect(codeOf(await ask({ toChallengeId: elsewhere.id }))).toBe('target-unknown')
    expect(codeOf(await ask({ dueAt: new Date('2021-12-22T22:30:00Z') }))).toBe('completion-too-short')
    expect(codeOf(await ask({ version: 2 }))).toBe('version-changed')
    expect(codeOf(await ask({ personId: draft.leadId }))).toBe('own-proposal')
    await screenProposal({ ...about, outcome: 'ineligible', rule: '3', reason: 'No.' }, portsOf(database))
    expect(codeOf(await ask())).toBe('ok')
    expect(await rowOf(draft.proposalId)).toMatchObject({ challengeId: source.id, screening: null })
    expect(await planned(draft.proposalId)).toContain('screening.move_asked')
  })

  it('is possible neither to a challenge that is judged nor to one the applicant may not apply to', async () => {
    const { ask, target, draft } = await aMisplacedProposal()
    const { programmeId } = target
    for (const { code, ...facts } of [
      { code: 'target-shut', state: 'judging' },
      { code: 'target-shut', state: 'approved' },
      { code: 'not-eligible-there', state: 'open', consortium: 'required' },
      { code: 'not-eligible-there', state: 'open', eligibleCountries: ['SE'] },
      { code: 'not-eligible-there', state: 'open', maturityFrom: 8 },
      { code: 'not-eligible-there', state: 'open', ownerOrganisationId: draft.organisationId },
    ] as const) {
      const other = await insertChallenge(database.db, { programmeId, ...(facts as object) })
      expect(codeOf(await ask({ toChallengeId: other.id }))).toBe(code)
    }
  })

  it('waits for a completion that is asked for, and a completion for it: one thing at a time', async () => {
    const { ask, about } = await aMisplacedProposal()
    const request = { ...about, questions: ['plan'], message: 'Which building?', dueAt: due }
    const complete = () => askCompletion(request, portsOf(database))
    expect(codeOf(await complete())).toBe('ok')
    expect(codeOf(await ask())).toBe('completion-open')
    expect(codeOf(await closeCompletion(about, portsOf(database)))).toBe('ok')
    expect(codeOf(await ask())).toBe('ok')
    expect(codeOf(await complete())).toBe('move-open')
    await database.setClock(due)
    expect(codeOf(await complete())).toBe('completion-too-short')
    expect(
      codeOf(
        await askCompletion({ ...request, dueAt: new Date(due.getTime() + 86_400_000) }, portsOf(database)),
      ),
    ).toBe('ok')
  })

  it('ends when it is taken back, and when the screening says something', async () => {
    const { ask, answer, about, draft } = await aMisplacedProposal()
    await ask()
    expect(codeOf(await cancelMove(about, portsOf(database)))).toBe('ok')
    expect(codeOf(await cancelMove(about, portsOf(database)))).toBe('nothing-asked')
    expect(codeOf(await answer('agreed'))).toBe('nothing-asked')
    expect(await planned(draft.proposalId)).not.toContain('screening.move_asked')
    await ask()
    await screenProposal({ ...about, outcome: 'eligible', rule: '', reason: '' }, portsOf(database))
    expect(codeOf(await answer('agreed'))).toBe('nothing-asked')
  })
})

describe('the lead’s answer', () => {
  it('with consent: the proposal moves with everything it holds, and each receipt stays verifiable', async () => {
    const { ask, answer, source, target, draft, file } = await aMisplacedProposal()
    await ask()
    expect(await answer('agreed')).toEqual({ ok: true, value: null })
    expect(await answer('agreed')).toEqual({ ok: true, value: null })
    const row = await rowOf(draft.proposalId)
    expect(row).toMatchObject({ challengeId: target.id, reference: draft.reference, submittedVersion: 2 })
    const versions = await database.db.select().from(proposalVersions).orderBy(proposalVersions.number)
    const [first, second, ...more] = versions
    expect(more).toEqual([])
    for (const { salt, body, hash } of versions) expect(hash).toBe(commitmentOf(salt, body, sha256))
    const [before, after] = [readFrozenBody(first!.body), readFrozenBody(second!.body)]
    expect(before.challengeId).toBe(source.id)
    const { title, language, plan, ...rest } = before.answers
    expect(after).toMatchObject({
      ...{ challengeId: target.id, version: 2, formNumber: 1, answers: { title, language, plan } },
      earlier: [{ challengeId: source.id, formNumber: 0, answers: rest }],
      files: [{ id: file.id }],
    })
    expect(await database.db.select().from(versionFiles)).toHaveLength(2)
    expect(await typesOf(draft.proposalId)).toEqual([
      ['ProposalSubmitted', source.id],
      ['MoveAsked', source.id],
      ['MoveAgreed', source.id],
      ['ProposalMoved', target.id],
    ])
    expect((await verifyRecord(database.db, source.programmeId)).faults).toEqual([])
    const [move] = await database.db.select().from(moveRequests)
    expect(move).toMatchObject({ answer: 'agreed', words: 'Fine.', movedVersion: 2 })
    expect(await database.db.select().from(proposalDocuments)).toMatchObject([
      { challengeId: target.id, standing: 'unscreened', isDone: false },
    ])
    const notices = await planned(draft.proposalId)
    expect(notices).toContain('screening.moved')
    expect(notices).not.toContain('screening.move_asked')
    const receipts = await database.db
      .select({ key: messages.key })
      .from(messages)
      .where(and(eq(messages.notice, 'proposal.submitted'), eq(messages.proposalId, draft.proposalId)))
    expect(receipts.map(({ key }) => key.split(':').at(-1))).toEqual(['1'])
  })

  it('is screened where it came to, and not where it was', async () => {
    const { ask, answer, target, about } = await aMisplacedProposal()
    await ask()
    await answer('agreed')
    const verdict = { ...about, version: 2, outcome: 'eligible', rule: '', reason: '' } as const
    expect(codeOf(await screenProposal(verdict, portsOf(database)))).toBe('not-submitted')
    const [first] = await database.db.select().from(proposalVersions).orderBy(proposalVersions.number)
    expect(await versionOrigin(database.db, about.proposalId)).toEqual({
      handedInAt: first?.submittedAt.toISOString(),
      madeBy: 'moved',
    })
    const there = { ...verdict, challengeId: target.id }
    expect(codeOf(await screenProposal(there, portsOf(database)))).toBe('ok')
  })

  it('without it: the proposal stays, and the organisers hear why', async () => {
    const { ask, answer, source, draft } = await aMisplacedProposal()
    await ask()
    expect(codeOf(await answer('declined', { words: 'We stay.' }))).toBe('ok')
    expect(await rowOf(draft.proposalId)).toMatchObject({ challengeId: source.id, submittedVersion: 1 })
    const [move] = await database.db.select().from(moveRequests)
    expect(move).toMatchObject({ answer: 'declined', words: 'We stay.', movedVersion: null })
    expect((await typesOf(draft.proposalId)).at(-1)).toEqual(['MoveDeclined', source.id])
    expect(codeOf(await answer('agreed'))).toBe('nothing-asked')
  })

  it('is the lead’s alone, and in time', async () => {
    const { ask, answer, draft, source } = await aMisplacedProposal()
    await ask()
    expect(codeOf(await answer('agreed', { role: 'editor' }))).toBe('team-role-needed')
    expect(codeOf(await answer('agreed', { briefNumber: 2 }))).toBe('brief-newer-there')
    await database.setClock(due)
    expect(codeOf(await answer('agreed'))).toBe('move-lapsed')
    expect(await rowOf(draft.proposalId)).toMatchObject({ challengeId: source.id })
  })

  it('is told when the organisation has a proposal there', async () => {
    const { ask, answer, target, draft } = await aMisplacedProposal()
    await ask()
    await database.db.insert(proposals).values({
      ...{ challengeId: target.id, organisationId: draft.organisationId, reference: 'HEL-2021-HERE-1' },
    })
    expect(codeOf(await answer('agreed'))).toBe('organisation-there')
    expect(codeOf(await answer('declined'))).toBe('ok')
  })

  it('does not take a proposal from under a juror, nor from under one that repeats it', async () => {
    const { ask, answer, source, draft } = await aMisplacedProposal()
    await ask()
    const other = await aDraft(database.db, { challengeId: source.id })
    const repeat = { screening: 'ineligible', screeningRule: '2', screeningReason: 'x' } as const
    const mark = (duplicateOf: string | null) =>
      database.db
        .update(proposals)
        .set(
          duplicateOf
            ? { ...repeat, screenedAt: new Date(afterDeadline), duplicateOf }
            : { screening: null, screenedAt: null, duplicateOf: null },
        )
        .where(eq(proposals.id, other.proposalId))
    await mark(draft.proposalId)
    expect(codeOf(await answer('agreed'))).toBe('move-held-duplicates')
    await mark(null)
    expect(codeOf(await answer('agreed'))).toBe('ok')
    expect(await database.db.select().from(conflicts)).toEqual([])
  })
})

describe('at the same moment', () => {
  it('a move and a verdict: one of the two', async () => {
    const { ask, answer, about, draft, source } = await aMisplacedProposal()
    await ask()
    const verdict = { ...about, outcome: 'eligible', rule: '', reason: '' } as const
    const results = await Promise.all([answer('agreed'), screenProposal(verdict, portsOf(database))])
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
    const row = await rowOf(draft.proposalId)
    expect(row.challengeId === source.id).toBe(row.screening === 'eligible')
  })

  it('a move and a withdrawal: it is withdrawn where it is, or moved', async () => {
    const { ask, answer, draft, source } = await aMisplacedProposal()
    await ask()
    const { proposalId, leadId: personId } = draft
    await Promise.all([
      answer('agreed'),
      withdrawProposal({ proposalId, personId, role: 'lead' }, portsOf(database)),
    ])
    const row = await rowOf(proposalId)
    if (row.challengeId === source.id) expect(row.state).toBe('withdrawn')
    expect((await verifyRecord(database.db, source.programmeId)).faults).toEqual([])
  })

  it('yes and no, or yes twice: what is answered first', async () => {
    const { ask, answer } = await aMisplacedProposal()
    await ask()
    const results = await Promise.all([answer('agreed'), answer('declined'), answer('agreed')])
    const [move] = await database.db.select().from(moveRequests)
    expect(results.map(({ ok }) => ok)).toEqual(
      move?.answer === 'agreed' ? [true, false, true] : [false, true, false],
    )
  })

  it('a move and the start of the judging: not both', async () => {
    for (const which of ['source', 'target'] as const) {
      const world = await aMisplacedProposal()
      await world.ask()
      const begin = database.db.transaction(async (tx) => {
        await tx.execute(sql`select 1 from challenges where id = ${world[which].id} for update`)
        await tx.update(challenges).set({ state: 'judging' }).where(eq(challenges.id, world[which].id))
      })
      const [answered] = await Promise.all([world.answer('agreed'), begin])
      const { challengeId } = await rowOf(world.draft.proposalId)
      expect(challengeId === world.target.id).toBe(answered.ok)
    }
  })
})

describe('the database', () => {
  it('moves nothing without consent', async () => {
    const { ask, draft, target, source } = await aMisplacedProposal()
    const move = () =>
      database.db.update(proposals).set({ challengeId: target.id }).where(eq(proposals.id, draft.proposalId))
    await expect(move()).rejects.toThrow()
    await ask()
    await expect(move()).rejects.toThrow()
    const decline = { answer: 'declined', words: '', answeredAt: new Date(afterDeadline) } as const
    await database.db.update(moveRequests).set(decline)
    await expect(move()).rejects.toThrow()
    await expect(database.db.update(moveRequests).set({ answer: 'agreed' })).rejects.toThrow()
    await expect(database.db.update(moveRequests).set({ reason: 'Another.' })).rejects.toThrow()
    expect(await rowOf(draft.proposalId)).toMatchObject({ challengeId: source.id })
  })

  it('takes no version of a move in which an answer is another', async () => {
    const { ask, draft, target } = await aMisplacedProposal()
    await ask()
    const consent = { answer: 'agreed', words: '', answeredAt: new Date(afterDeadline) } as const
    await database.db.update(moveRequests).set(consent)
    await database.db
      .update(proposals)
      .set({ challengeId: target.id })
      .where(eq(proposals.id, draft.proposalId))
    const [first] = await database.db.select().from(proposalVersions).where(ne(proposalVersions.number, 0))
    const body = JSON.parse(first!.body) as { answers: Record<string, string> }
    const { plan, ...answers } = body.answers
    const insert = (made: object) => {
      const text = JSON.stringify({ ...body, version: 2, ...made })
      return database.db.insert(proposalVersions).values({
        ...{ proposalId: draft.proposalId, number: 2, requestId: randomUUID(), title: 'x', language: 'en' },
        ...{ briefNumber: 1, body: text, salt: 's', hash: sha256(`s\n${text}`) },
      })
    }
    await expect(insert({ answers })).rejects.toThrow()
    await expect(insert({ answers, earlier: [{ answers: { plan: 'Another.' } }] })).rejects.toThrow()
    await expect(insert({ answers, earlier: [{ answers: { plan } }], team: [] })).rejects.toThrow()
    await insert({ answers, earlier: [{ answers: { plan } }] })
  })
})
