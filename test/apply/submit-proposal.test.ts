import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { messages, organisations, proposals, proposalVersions, recordEntries } from '#db/schema/index.ts'
import { readFrozenBody } from '#app/apply/core/frozen-body.ts'
import { saveAnswer } from '#app/apply/flows/save-answer.server.ts'
import { submitProposal } from '#app/apply/flows/submit-proposal.server.ts'
import { restoreProposal, withdrawProposal } from '#app/apply/flows/withdraw-proposal.server.ts'
import { commitmentOf, faultIn } from '#app/record/core/chain.ts'
import { sha256 } from '#app/record/sha256.server.ts'
import { aDraft, completeAnswers } from '#test/factories/a-proposal.ts'
import { aTeamMember } from '#test/factories/a-team.ts'
import { useDatabase } from '#test/setup/database.ts'
import { afterDeadline, anOpenChallenge, deadline, portsOf } from './apply-world.ts'

const database = useDatabase()

type Draft = Awaited<ReturnType<typeof aDraft>>

const submit = (draft: Draft, overrides: Partial<Parameters<typeof submitProposal>[0]> = {}) =>
  submitProposal(
    {
      proposalId: draft.proposalId,
      personId: draft.leadId,
      role: 'lead',
      draftVersion: 1,
      requestId: randomUUID(),
      ...overrides,
    },
    portsOf(database),
  )

const versionsOf = ({ proposalId }: Draft) =>
  database.db
    .select()
    .from(proposalVersions)
    .where(eq(proposalVersions.proposalId, proposalId))
    .orderBy(proposalVersions.number)

const entriesOf = (programmeId: string) =>
  database.db
    .select()
    .from(recordEntries)
    .where(eq(recordEntries.programmeId, programmeId))
    .orderBy(recordEntries.seq)

describe('submitting', () => {
  it('freezes the answers with their hash, stamps the time and writes the record', async () => {
    const challenge = await anOpenChallenge(database)
    const draft = await aDraft(database.db, { challengeId: challenge.id })
    const result = await submit(draft)
    if (!result.ok) throw new Error(result.refusal.code)

    const [version, ...others] = await versionsOf(draft)
    expect(others).toEqual([])
    expect(result.value).toMatchObject({ version: 1, reference: draft.reference, hash: version?.hash })
    expect(commitmentOf(version!.salt, version!.body, sha256)).toBe(version!.hash)
    expect(readFrozenBody(version!.body)).toMatchObject({
      answers: completeAnswers,
      team: ['lead'],
      version: 1,
    })

    expect(readFrozenBody(version!.body).agreed).toEqual({
      declarations: 1,
      terms: { version: 1, hash: expect.stringMatching(/^[0-9a-f]{64}$/) as unknown },
    })

    const entries = await entriesOf(challenge.programmeId)
    expect(
      faultIn(
        entries.map((entry) => ({ ...entry, at: entry.at.toISOString() })),
        sha256,
      ),
    ).toBeNull()
    expect(entries.map(({ type }) => type)).toEqual(['ProposalSubmitted'])
    expect(entries[0]).toMatchObject({ hash: version!.recordHash, seq: version!.recordSeq })
    expect(JSON.parse(entries[0]!.body)).toEqual({
      challengeId: challenge.id,
      proposalId: draft.proposalId,
      reference: draft.reference,
      version: 1,
      hash: version!.hash,
    })
  })

  it('keeps names and the organisation out of the record, and people out of the frozen text', async () => {
    const challenge = await anOpenChallenge(database)
    const draft = await aDraft(database.db, {
      challengeId: challenge.id,
      organisation: { name: 'Unmistakable Heat Oy' },
    })
    await aTeamMember(database.db, { proposalId: draft.proposalId, name: 'Unmistakable Person' })
    await submit(draft)
    const [entry] = await entriesOf(challenge.programmeId)
    const [version] = await versionsOf(draft)
    expect(entry?.body).not.toContain('Unmistakable')
    expect(version?.body).not.toContain('Unmistakable Person')
    expect(readFrozenBody(version!.body).team).toEqual(['lead', 'editor'])
  })

  it('sends the receipt to every member', async () => {
    const challenge = await anOpenChallenge(database)
    const draft = await aDraft(database.db, { challengeId: challenge.id })
    await aTeamMember(database.db, { proposalId: draft.proposalId, role: 'viewer' })
    await submit(draft)
    const receipts = await database.db
      .select({ notice: messages.notice, state: messages.state })
      .from(messages)
      .where(eq(messages.notice, 'proposal.submitted'))
    expect(receipts).toHaveLength(2)
  })

  it('answers the same request with the same receipt, also after the deadline', async () => {
    const challenge = await anOpenChallenge(database)
    const draft = await aDraft(database.db, { challengeId: challenge.id })
    const requestId = randomUUID()
    const first = await submit(draft, { requestId })
    const [again, ...more] = await Promise.all([1, 2, 3].map(() => submit(draft, { requestId })))
    await database.setClock(afterDeadline)
    const late = await submit(draft, { requestId })
    for (const repeated of [again, ...more, late]) expect(repeated).toEqual(first)
    expect(await versionsOf(draft)).toHaveLength(1)
    expect(await entriesOf(challenge.programmeId)).toHaveLength(1)
  })

  it('refuses what is missing, stale, new to nobody, or asked by a viewer', async () => {
    const challenge = await anOpenChallenge(database)
    const bare = await aDraft(database.db, { challengeId: challenge.id, answers: { title: 'Only this' } })
    expect(await submit(bare)).toMatchObject({ ok: false, refusal: { code: 'answers-missing' } })
    const draft = await aDraft(database.db, { challengeId: challenge.id })
    expect(await submit(draft, { draftVersion: 7 })).toMatchObject({ refusal: { code: 'draft-changed' } })
    expect(await submit(draft, { role: 'viewer' })).toMatchObject({ refusal: { code: 'team-role-needed' } })
    expect(await submit(draft)).toMatchObject({ ok: true })
    expect(await submit(draft)).toMatchObject({ refusal: { code: 'nothing-new' } })
  })

  it('refuses an applicant that became one the challenge is not open to', async () => {
    const challenge = await anOpenChallenge(database)
    const draft = await aDraft(database.db, { challengeId: challenge.id, answers: completeAnswers })
    await database.db
      .update(organisations)
      .set({ kind: 'individual' })
      .where(eq(organisations.id, draft.organisationId))
    expect(await submit(draft)).toMatchObject({ refusal: { code: 'kind-not-eligible', rule: '1' } })
    expect(await versionsOf(draft)).toEqual([])
  })

  it('keeps the submitted version when newer edits follow, and counts versions', async () => {
    const challenge = await anOpenChallenge(database)
    const draft = await aDraft(database.db, { challengeId: challenge.id })
    await submit(draft)
    const saved = await saveAnswer(
      { proposalId: draft.proposalId, personId: draft.leadId, question: 'risks', value: 'Rain.', version: 0 },
      portsOf(database),
    )
    expect(saved).toMatchObject({ ok: true })
    const [row] = await database.db.select().from(proposals).where(eq(proposals.id, draft.proposalId))
    expect(row).toMatchObject({
      state: 'submitted',
      submittedVersion: 1,
      draftVersion: 2,
      submittedDraftVersion: 1,
    })
    expect(await submit(draft, { draftVersion: 2 })).toMatchObject({ ok: true, value: { version: 2 } })
    const bodies = (await versionsOf(draft)).map(({ body }) => readFrozenBody(body).answers.risks)
    expect(bodies).toEqual([undefined, 'Rain.'])
  })
})

describe('the deadline', () => {
  it.each([
    [-1, true],
    [0, false],
    [1, false],
  ])('at %i ms takes it: %s', async (milliseconds, isTaken) => {
    const challenge = await anOpenChallenge(database)
    const draft = await aDraft(database.db, { challengeId: challenge.id })
    // The clock runs on from where it is set: far enough before, or exactly at the instant.
    await database.setClock(new Date(deadline.getTime() + (milliseconds < 0 ? -5_000 : milliseconds)))
    const result = await submit(draft)
    expect(result.ok).toBe(isTaken)
    if (!result.ok) expect(result.refusal).toMatchObject({ code: 'deadline-passed', closedAt: deadline })
    expect(await versionsOf(draft)).toHaveLength(isTaken ? 1 : 0)
  })

  it('is checked by the database itself when the flow looked a moment too early', async () => {
    const challenge = await anOpenChallenge(database)
    const draft = await aDraft(database.db, { challengeId: challenge.id })
    await database.setClock(afterDeadline)
    const slowReader = { now: () => Promise.resolve(new Date(deadline.getTime() - 1)) }
    const result = await submitProposal(
      {
        proposalId: draft.proposalId,
        personId: draft.leadId,
        role: 'lead',
        draftVersion: 1,
        requestId: randomUUID(),
      },
      { ...portsOf(database), clock: slowReader },
    )
    expect(result).toMatchObject({ ok: false, refusal: { code: 'deadline-passed', closedAt: deadline } })
    expect(await versionsOf(draft)).toEqual([])
    expect(await entriesOf(challenge.programmeId)).toEqual([])
  })
})

describe('stepping back', () => {
  it('withdraws, restores what was submitted, and writes both down', async () => {
    const challenge = await anOpenChallenge(database)
    const draft = await aDraft(database.db, { challengeId: challenge.id })
    await submit(draft)
    const asked = { proposalId: draft.proposalId, personId: draft.leadId, role: 'lead' } as const
    expect(await withdrawProposal({ ...asked, role: 'editor' }, portsOf(database))).toMatchObject({
      ok: false,
    })
    expect(await withdrawProposal(asked, portsOf(database))).toEqual({ ok: true, value: null })
    expect(await submit(draft, { draftVersion: 1 })).toMatchObject({
      refusal: { code: 'proposal-withdrawn' },
    })
    expect(await restoreProposal(asked, portsOf(database))).toEqual({ ok: true, value: null })
    const [row] = await database.db.select().from(proposals).where(eq(proposals.id, draft.proposalId))
    expect(row).toMatchObject({ state: 'submitted', submittedVersion: 1, withdrawnAt: null })
    expect((await entriesOf(challenge.programmeId)).map(({ type }) => type)).toEqual([
      'ProposalSubmitted',
      'ProposalWithdrawn',
      'ProposalRestored',
    ])
  })

  it('cannot be restored after the deadline', async () => {
    const challenge = await anOpenChallenge(database)
    const draft = await aDraft(database.db, { challengeId: challenge.id })
    const asked = { proposalId: draft.proposalId, personId: draft.leadId, role: 'lead' } as const
    await withdrawProposal(asked, portsOf(database))
    await database.setClock(afterDeadline)
    expect(await restoreProposal(asked, portsOf(database))).toMatchObject({
      refusal: { code: 'deadline-passed' },
    })
  })
})
