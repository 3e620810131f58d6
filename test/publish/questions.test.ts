import { eq, sql } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { answers, answerTexts, messages, questions, recordEntries } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import { databaseClock } from '#app/platform/clock.server.ts'
import { publicQuestions, questionDesk } from '#app/publish/data/questions.server.ts'
import {
  askQuestion,
  closeQuestionsAt,
  draftAnswer,
  publishAnswers,
  setQuestionAside,
} from '#app/publish/flows/questions.server.ts'
import { insertChallenge, type ChallengeRow } from '#test/factories/a-challenge.ts'
import { aDraft } from '#test/factories/a-proposal.ts'
import { realNotices } from '#test/factories/a-sender.ts'
import { aSession } from '#test/factories/a-session.ts'
import { useDatabase } from '#test/setup/database.ts'

const database = useDatabase()
let ports: Ports
let challenge: ChallengeRow

beforeEach(async () => {
  await database.setClock('2021-12-08T10:00:00Z')
  ports = { db: database.db, clock: databaseClock, notices: realNotices }
  challenge = await insertChallenge(database.db, { slug: 'clean-air', state: 'open' })
})

const ask = (text: string, changes: Partial<Parameters<typeof askQuestion>[0]> = {}) =>
  askQuestion(
    {
      about: { challenge: 'clean-air' },
      text,
      language: 'en',
      email: null,
      zone: null,
      clientAddress: '203.0.113.9',
      ...changes,
    },
    ports,
  )
const about = () => ({ challengeId: challenge.id })
const desk = () => questionDesk(database.db, about())
const answer = async (questionIds: string[], answerId: string | null = null) =>
  draftAnswer(
    {
      about: about(),
      answerId,
      questionIds,
      locale: 'en',
      question: 'May companies apply?',
      answer: 'Yes.',
      by: challenge.createdBy,
    },
    ports,
  )
const publicly = async () =>
  publicQuestions(database.publicDb, {
    slug: 'clean-air',
    lang: 'fi',
    now: await databaseClock.now(database.db),
  })

describe('a question', () => {
  it('is read by nobody but those who answer, until its answer is published to everybody', async () => {
    await ask('canary-question', { email: 'asker@people.example' })
    await ask('canary-similar')
    const { waiting } = await desk()
    expect(waiting.map(({ text }) => text)).toEqual(['canary-question', 'canary-similar'])
    expect(await answer(waiting.map(({ id }) => id))).toMatchObject({ ok: true })
    expect((await publicly())?.answers).toEqual([])
    const draft = await aDraft(database.db, { challengeId: challenge.id })
    expect(await publishAnswers({ about: about(), by: challenge.createdBy }, ports)).toEqual({
      ok: true,
      value: { number: 1, answers: 1 },
    })
    const seen = await publicly()
    expect(seen?.answers).toMatchObject([{ batch: 1, locale: 'en', question: 'May companies apply?' }])
    expect(JSON.stringify(seen)).not.toMatch(/canary|people\.example/)
    const sent = await database.db.select().from(messages)
    expect(sent.filter(({ notice }) => notice === 'question.answered').map(({ email }) => email)).toEqual([
      'asker@people.example',
    ])
    expect(
      sent.filter(({ notice }) => notice === 'challenge.question_answered').map(({ personId }) => personId),
    ).toEqual([draft.leadId])
    const [entry] = await database.db
      .select()
      .from(recordEntries)
      .where(eq(recordEntries.type, 'AnswersPublished'))
    expect(entry?.body).toContain('"number":1')
    expect(entry?.body).not.toContain('canary')
  })

  it('is refused after the questions have closed, which is within the calendar', async () => {
    const close = (at: string) =>
      closeQuestionsAt({ challengeId: challenge.id, closesAt: new Date(at), by: challenge.createdBy }, ports)
    expect(await close('2021-12-30T10:00:00Z')).toMatchObject({
      ok: false,
      refusal: { code: 'question-time-outside' },
    })
    expect(await close('2021-12-15T10:00:00Z')).toEqual({ ok: true, value: null })
    expect(await ask('in time')).toMatchObject({ ok: true })
    await database.setClock('2021-12-15T10:00:00Z')
    expect(await ask('too late')).toEqual({ ok: false, refusal: { code: 'questions-closed' } })
    expect(await publicly()).toMatchObject({ isOpen: false, isOwn: true })
    expect(await database.db.$count(questions)).toBe(1)
  })

  it('is asked about nothing that is not public', async () => {
    await insertChallenge(database.db, { slug: 'hidden', state: 'draft' })
    expect(await ask('x', { about: { challenge: 'hidden' } })).toEqual({
      ok: false,
      refusal: { code: 'about-unknown' },
    })
    const draft = await aSession(ports, { programmeId: challenge.programmeId, isDraft: true })
    expect(await ask('x', { about: { session: draft.slug } })).toMatchObject({ ok: false })
    const session = await aSession(ports, { programmeId: challenge.programmeId })
    expect(await ask('x', { about: { session: session.slug } })).toMatchObject({ ok: true })
  })

  it('set aside waits no more, and comes back', async () => {
    await ask('spam')
    const id = (await desk()).waiting[0]!.id
    await setQuestionAside({ about: about(), id, by: challenge.createdBy, isBack: false }, ports)
    expect((await desk()).waiting).toEqual([])
    await setQuestionAside({ about: about(), id, by: challenge.createdBy, isBack: true }, ports)
    expect((await desk()).waiting).toHaveLength(1)
  })
})

describe('an answer', () => {
  it('once published stays, whoever writes', async () => {
    const drafted = await answer([])
    const id = drafted.ok ? drafted.value.id : ''
    await publishAnswers({ about: about(), by: challenge.createdBy }, ports)
    expect(await answer([], id)).toEqual({ ok: false, refusal: { code: 'answer-published' } })
    await expect(database.ownerDb.update(answerTexts).set({ answer: 'No.' })).rejects.toThrow()
    await expect(database.ownerDb.update(answers).set({ batchId: null })).rejects.toThrow()
  })

  it('of another challenge is not touched', async () => {
    const other = await insertChallenge(database.db, { slug: 'other', state: 'open' })
    const drafted = await answer([])
    const id = drafted.ok ? drafted.value.id : ''
    const there = { about: { challengeId: other.id }, answerId: id, questionIds: [], locale: 'en' as const }
    expect(
      await draftAnswer({ ...there, question: 'x', answer: 'y', by: other.createdBy }, ports),
    ).toMatchObject({ ok: false })
  })

  it('batches are numbered without gaps, also two at once', async () => {
    expect(await publishAnswers({ about: about(), by: challenge.createdBy }, ports)).toMatchObject({
      ok: false,
    })
    await answer([])
    const both = await Promise.all(
      [1, 2].map(() => publishAnswers({ about: about(), by: challenge.createdBy }, ports)),
    )
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    await answer([])
    expect(await publishAnswers({ about: about(), by: challenge.createdBy }, ports)).toMatchObject({
      value: { number: 2 },
    })
    const { rows } = await database.db.execute(sql`select number from answer_batches order by number`)
    expect(rows).toEqual([{ number: 1 }, { number: 2 }])
  })
})
