import { and, eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { draftAnswers, proposals, recordEntries, teamMembers } from '#db/schema/index.ts'
import { saveAnswer } from '#app/apply/flows/save-answer.server.ts'
import { saveSection } from '#app/apply/flows/save-section.server.ts'
import { withdrawProposal } from '#app/apply/flows/withdraw-proposal.server.ts'
import { insertChallenge } from '#test/factories/a-challenge.ts'
import { aPerson } from '#test/factories/a-person.ts'
import { aDraft } from '#test/factories/a-proposal.ts'
import { aTeamMember } from '#test/factories/a-team.ts'
import { useDatabase } from '#test/setup/database.ts'
import { afterDeadline, anOpenChallenge, portsOf, whileOpen } from './apply-world.ts'

const database = useDatabase()

async function anEmptyDraft() {
  const challenge = await anOpenChallenge(database)
  return aDraft(database.db, { challengeId: challenge.id, answers: { language: 'en' } })
}

type Draft = Awaited<ReturnType<typeof anEmptyDraft>>

const save = (
  draft: Draft,
  answer: { question: string; value: string; version: number; personId?: string },
) => saveAnswer({ proposalId: draft.proposalId, personId: draft.leadId, ...answer }, portsOf(database))

async function stored({ proposalId }: Draft, question: string) {
  const [row] = await database.db
    .select({ value: draftAnswers.value, version: draftAnswers.version })
    .from(draftAnswers)
    .where(and(eq(draftAnswers.proposalId, proposalId), eq(draftAnswers.question, question)))
  return row
}

describe('autosave', () => {
  it('saves, counts the versions of the answer and of the draft, and names the proposal by its title', async () => {
    const draft = await anEmptyDraft()
    expect(await save(draft, { question: 'title', value: ' Warm ', version: 0 })).toMatchObject({
      value: { version: 1 },
    })
    expect(await save(draft, { question: 'title', value: 'Warmer', version: 1 })).toMatchObject({
      value: { version: 2 },
    })
    const [row] = await database.db.select().from(proposals).where(eq(proposals.id, draft.proposalId))
    expect(row).toMatchObject({ title: 'Warmer', draftVersion: 3 })
    expect(await database.db.select().from(recordEntries)).toEqual([])
  })

  it('refuses a stale version with both texts, and loses neither', async () => {
    const draft = await anEmptyDraft()
    const maija = await aTeamMember(database.db, { proposalId: draft.proposalId, name: 'Maija Mallikas' })
    await save(draft, { question: 'plan', value: 'first', version: 0 })
    await save(draft, { question: 'plan', value: 'hers', version: 1, personId: maija.id })
    expect(await save(draft, { question: 'plan', value: 'mine', version: 1 })).toMatchObject({
      ok: false,
      refusal: { code: 'answer-changed', theirs: 'hers', version: 2, by: 'Maija Mallikas', isOwn: false },
    })
    expect(await stored(draft, 'plan')).toEqual({ value: 'hers', version: 2 })
    expect(await save(draft, { question: 'plan', value: 'mine', version: 2 })).toMatchObject({ ok: true })
  })

  it('knows one’s own text from another window', async () => {
    const draft = await anEmptyDraft()
    await save(draft, { question: 'plan', value: 'here', version: 0 })
    expect(await save(draft, { question: 'plan', value: 'there', version: 0 })).toMatchObject({
      refusal: { code: 'answer-changed', theirs: 'here', isOwn: true },
    })
  })

  it('accepts the same answer again and changes nothing', async () => {
    const draft = await anEmptyDraft()
    await save(draft, { question: 'plan', value: 'once', version: 0 })
    expect(await save(draft, { question: 'plan', value: 'once', version: 0 })).toMatchObject({
      value: { version: 1 },
    })
    expect(await stored(draft, 'plan')).toEqual({ value: 'once', version: 1 })
  })

  it('does not invent an answer for a version that never was', async () => {
    const draft = await anEmptyDraft()
    expect(await save(draft, { question: 'plan', value: 'x', version: 4 })).toMatchObject({
      refusal: { code: 'answer-changed', theirs: '', version: 0 },
    })
    expect(await stored(draft, 'plan')).toBeUndefined()
  })

  it('lets one of many simultaneous writers win, and tells the others', async () => {
    const draft = await anEmptyDraft()
    const results = await Promise.all(
      Array.from({ length: 12 }, (_, index) =>
        save(draft, { question: 'plan', value: `text ${index}`, version: 0 }),
      ),
    )
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
    const kept = await stored(draft, 'plan')
    for (const result of results) {
      if (!result.ok) expect(result.refusal).toMatchObject({ code: 'answer-changed', theirs: kept?.value })
    }
  })

  it('lets two people write different answers at the same time', async () => {
    const draft = await anEmptyDraft()
    const colleague = await aTeamMember(database.db, { proposalId: draft.proposalId })
    const questions = ['plan', 'needs', 'measures', 'risks', 'roles', 'experience']
    const results = await Promise.all(
      questions.map((question, index) =>
        save(draft, { question, value: question, version: 0, ...(index % 2 && { personId: colleague.id }) }),
      ),
    )
    expect(results.every(({ ok }) => ok)).toBe(true)
    const [row] = await database.db.select().from(proposals).where(eq(proposals.id, draft.proposalId))
    expect(row?.draftVersion).toBe(7)
  })
})

describe('who and when', () => {
  it('refuses strangers, viewers and those who left', async () => {
    const draft = await anEmptyDraft()
    const stranger = await aPerson(database.db)
    const viewer = await aTeamMember(database.db, { proposalId: draft.proposalId, role: 'viewer' })
    const gone = await aTeamMember(database.db, { proposalId: draft.proposalId })
    await database.db.delete(teamMembers).where(eq(teamMembers.personId, gone.id))
    const asked = { question: 'plan', value: 'x', version: 0 }
    expect(await save(draft, { ...asked, personId: stranger.id })).toMatchObject({
      refusal: { code: 'not-in-team' },
    })
    expect(await save(draft, { ...asked, personId: gone.id })).toMatchObject({
      refusal: { code: 'not-in-team' },
    })
    expect(await save(draft, { ...asked, personId: viewer.id })).toMatchObject({
      refusal: { code: 'team-role-needed' },
    })
    expect(await stored(draft, 'plan')).toBeUndefined()
  })

  it('stops with the deadline, by the database clock alone', async () => {
    const draft = await anEmptyDraft()
    await database.setClock(afterDeadline)
    expect(await save(draft, { question: 'plan', value: 'late', version: 0 })).toMatchObject({
      refusal: { code: 'deadline-passed' },
    })
  })

  it('does not begin before the opening, and not on a withdrawn proposal', async () => {
    const early = await insertChallenge(database.db, {
      state: 'scheduled',
      opensAt: new Date('2021-12-11T07:00:00Z'),
    })
    await database.setClock(whileOpen)
    const draft = await aDraft(database.db, { challengeId: early.id, answers: {} })
    expect(await save(draft, { question: 'plan', value: 'x', version: 0 })).toMatchObject({
      refusal: { code: 'not-open-yet' },
    })
    const other = await anEmptyDraft()
    await withdrawProposal(
      { proposalId: other.proposalId, personId: other.leadId, role: 'lead' },
      portsOf(database),
    )
    expect(await save(other, { question: 'plan', value: 'x', version: 0 })).toMatchObject({
      refusal: { code: 'proposal-withdrawn' },
    })
  })
})

describe('what is typed', () => {
  it.each([
    ['one character', 'x', true],
    ['20,000 characters', 'ä'.repeat(20_000), true],
    ['20,000 characters outside the first plane', '𠀀'.repeat(20_000), true],
    ['20,001 characters', 'x'.repeat(20_001), false],
    ['100,000 characters', 'x'.repeat(100_000), false],
    ['a null character', 'a\u0000b', false],
    ['an escape character', 'a\u001bb', false],
    ['right-to-left marks', 'שלום\u200F \u202Bעברית\u202C', true],
    ['half a surrogate pair', 'a\ud83db', true],
    ['Windows line ends', 'a\r\nb', true],
  ])('%s: kept %s', async (_, value, isKept) => {
    const draft = await anEmptyDraft()
    const result = await save(draft, { question: 'description', value, version: 0 })
    expect(result.ok).toBe(isKept)
    if (isKept)
      expect((await stored(draft, 'description'))?.value).toBe(
        value.replace('\r\n', '\n').replace('\ud83db', '\ufffdb'),
      )
  })

  it('refuses a question that is not asked', async () => {
    const draft = await anEmptyDraft()
    expect(await save(draft, { question: 'salary', value: '1', version: 0 })).toMatchObject({
      refusal: { code: 'question-unknown' },
    })
  })
})

describe('a whole section', () => {
  const page = (
    draft: Draft,
    answers: { question: 'plan' | 'needs'; value: string; version: number }[],
    personId?: string,
  ) =>
    saveSection(
      { proposalId: draft.proposalId, personId: personId ?? draft.leadId, answers },
      portsOf(database),
    )

  it('writes only what changed, so that an old page does not trample on a colleague', async () => {
    const draft = await anEmptyDraft()
    const colleague = await aTeamMember(database.db, { proposalId: draft.proposalId })
    await page(draft, [
      { question: 'plan', value: 'p', version: 0 },
      { question: 'needs', value: '', version: 0 },
    ])
    await page(
      draft,
      [
        { question: 'plan', value: 'p', version: 1 },
        { question: 'needs', value: 'n', version: 0 },
      ],
      colleague.id,
    )
    expect(await stored(draft, 'plan')).toEqual({ value: 'p', version: 1 })
    expect(await stored(draft, 'needs')).toEqual({ value: 'n', version: 1 })
  })

  it('brings both texts back where two wrote the same answer, and saves the rest', async () => {
    const draft = await anEmptyDraft()
    await page(draft, [{ question: 'plan', value: 'theirs', version: 0 }])
    const result = await page(draft, [
      { question: 'plan', value: 'mine', version: 0 },
      { question: 'needs', value: 'n', version: 0 },
    ])
    expect(result).toMatchObject({
      refusal: {
        code: 'section-changed',
        changed: [{ question: 'plan', theirs: 'theirs', mine: 'mine', version: 1 }],
      },
    })
    expect(await stored(draft, 'plan')).toEqual({ value: 'theirs', version: 1 })
    expect(await stored(draft, 'needs')).toEqual({ value: 'n', version: 1 })
  })

  it('refuses a question that nobody ever asked', async () => {
    const draft = await anEmptyDraft()
    const answers = [{ question: 'salary', value: 'x', version: 0 }]
    const result = await saveSection(
      { proposalId: draft.proposalId, personId: draft.leadId, answers },
      portsOf(database),
    )
    expect(result).toMatchObject({ refusal: { code: 'question-unknown' } })
  })
})
