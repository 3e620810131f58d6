import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import {
  answerBatches,
  answers,
  answerTexts,
  challenges,
  programmeSessions,
  pubChallenges,
  pubSessions,
  questions,
  questionTimes,
} from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import { nameFromEmail } from '#app/people/core/sign-in.ts'
import type { Locale } from '#app/platform/i18n.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { appendEntry } from '#app/record/data/append-entry.server.ts'
import { sha256 } from '#app/record/sha256.server.ts'
import { refusedByLimits } from '../data/public-attempts.server.ts'
import type { About } from '../data/questions.server.ts'

const columnsOf = (about: About) =>
  'challengeId' in about ? { challengeId: about.challengeId } : { sessionId: about.sessionId }
const isOf = (table: typeof answers | typeof questions, about: About) =>
  'challengeId' in about ? eq(table.challengeId, about.challengeId) : eq(table.sessionId, about.sessionId)

export type AskQuestion = {
  readonly about: { readonly challenge: string } | { readonly session: string }
  readonly text: string
  readonly language: Locale
  /** Where the answer is told, in small letters; null for nowhere. */
  readonly email: string | null
  readonly zone: string | null
  readonly clientAddress: string
}

/** Anybody asks. Nothing is kept of who it was, apart from an address they give. Whether it is in time the database says. */
export async function askQuestion(
  given: AskQuestion,
  { db, clock, notices }: Ports,
): Promise<
  Result<
    null,
    { code: 'about-unknown' } | { code: 'questions-closed' } | { code: 'rate-limited'; retryAt: Date }
  >
> {
  const about = await aboutBehind(db, given.about)
  if (!about) return refuse('about-unknown')
  const limited = await refusedByLimits(db, { clientAddress: given.clientAddress }, await clock.now(db))
  if (limited) return { ok: false, refusal: limited }
  const { text, language, email, zone } = given
  return db.transaction(async (tx) => {
    try {
      await tx.transaction((inner) =>
        inner.insert(questions).values({ ...columnsOf(about), text, language, email, zone }),
      )
    } catch (error) {
      const { constraint } = ((error as Error).cause ?? {}) as { constraint?: string }
      if (constraint === 'questions_in_time') return refuse('questions-closed')
      throw error
    }
    if ('challengeId' in about) await notices.replan(tx, { challengeId: about.challengeId })
    return accept(null)
  })
}

async function aboutBehind(db: Ports['db'], about: AskQuestion['about']): Promise<About | null> {
  if ('challenge' in about) {
    const [row] = await db
      .select({ id: pubChallenges.id })
      .from(pubChallenges)
      .where(eq(pubChallenges.slug, about.challenge))
    return row ? { challengeId: row.id } : null
  }
  const [row] = await db
    .select({ id: pubSessions.id })
    .from(pubSessions)
    .where(eq(pubSessions.slug, about.session))
  return row ? { sessionId: row.id } : null
}

export type DraftAnswer = {
  readonly about: About
  /** Null for a new answer. */
  readonly answerId: string | null
  /** Questions it answers too: similar ones become one. */
  readonly questionIds: readonly string[]
  readonly locale: Locale
  readonly question: string
  readonly answer: string
  readonly by: string
}

/** Writes an answer in one language; nobody but those who answer reads it until its batch is published. */
export async function draftAnswer(
  { about, answerId, questionIds, locale, question, answer, by }: DraftAnswer,
  { db }: Pick<Ports, 'db'>,
): Promise<Result<{ id: string }, { code: 'answer-published' }>> {
  return db.transaction(async (tx) => {
    const id = answerId ?? (await newAnswer(tx, about, by))
    const [draft] = await tx
      .select({ id: answers.id })
      .from(answers)
      .where(and(eq(answers.id, id), isOf(answers, about), isNull(answers.batchId)))
      .for('update')
    if (!draft) return refuse('answer-published')
    await tx
      .insert(answerTexts)
      .values({ answerId: id, locale, question, answer })
      .onConflictDoUpdate({ target: [answerTexts.answerId, answerTexts.locale], set: { question, answer } })
    if (questionIds.length > 0) {
      await tx
        .update(questions)
        .set({ answerId: id, setAsideAt: null, setAsideBy: null })
        .where(
          and(inArray(questions.id, [...questionIds]), isOf(questions, about), isNull(questions.answerId)),
        )
    }
    return accept({ id })
  })
}

async function newAnswer(tx: Tx, about: About, by: string): Promise<string> {
  const [made] = await tx
    .insert(answers)
    .values({ ...columnsOf(about), writtenBy: by })
    .returning({ id: answers.id })
  if (!made) throw new Error('An answer was inserted and not returned')
  return made.id
}

/** Puts a question away that is none, or back among those that wait. */
export async function setQuestionAside(
  { about, id, by, isBack }: { about: About; id: string; by: string; isBack: boolean },
  { db, clock, notices }: Ports,
): Promise<void> {
  await db.transaction(async (tx) => {
    const now = await clock.now(tx)
    await tx
      .update(questions)
      .set(isBack ? { setAsideAt: null, setAsideBy: null } : { setAsideAt: now, setAsideBy: by })
      .where(and(eq(questions.id, id), isOf(questions, about), isNull(questions.answerId)))
    if ('challengeId' in about) await notices.replan(tx, { challengeId: about.challengeId })
  })
}

/**
 * Publishes every answer that is written, as one numbered batch, to everybody at once: the public page, who asked and
 * left an address, followers and teams, and the record of the programme, which holds a hash of the words.
 */
export async function publishAnswers(
  { about, by }: { about: About; by: string },
  { db, clock, notices }: Ports,
): Promise<Result<{ number: number; answers: number }, { code: 'nothing-written' }>> {
  return db.transaction(async (tx) => {
    const parent = await lockAbout(tx, about)
    const drafts = await tx
      .select({ id: answers.id })
      .from(answers)
      .where(and(isOf(answers, about), isNull(answers.batchId)))
      .orderBy(answers.createdAt, answers.id)
      .for('update')
    const texts =
      drafts.length === 0
        ? []
        : await tx
            .select()
            .from(answerTexts)
            .where(
              inArray(
                answerTexts.answerId,
                drafts.map(({ id }) => id),
              ),
            )
            .orderBy(answerTexts.answerId, answerTexts.locale)
    if (texts.length === 0) return refuse('nothing-written')
    const now = await clock.now(tx)
    const about1 = columnsOf(about)
    const { rows } = await tx.execute<{ next: number }>(
      sql`select coalesce(max(number), 0)::int + 1 as next from answer_batches where ${
        'challengeId' in about
          ? sql`challenge_id = ${about.challengeId}`
          : sql`session_id = ${about.sessionId}`
      }`,
    )
    const number = rows[0]?.next ?? 1
    const [batch] = await tx
      .insert(answerBatches)
      .values({ ...about1, number, publishedBy: by, publishedAt: now })
      .returning({ id: answerBatches.id })
    if (!batch) throw new Error('A batch was inserted and not returned')
    const ids = drafts.map(({ id }) => id)
    await tx.update(answers).set({ batchId: batch.id }).where(inArray(answers.id, ids))
    const words = texts.map(({ locale, question, answer }) => ({ locale, question, answer }))
    await appendEntry(tx, {
      programmeId: parent.programmeId,
      ...('challengeId' in about && { challengeId: about.challengeId }),
      type: 'AnswersPublished',
      at: now,
      body: { by, number, answers: ids.length, hash: sha256(JSON.stringify(words)), ...about1 },
    })
    await tellAskers(tx, { ids, texts, parent, about, now, notices })
    if ('challengeId' in about) await notices.replan(tx, { challengeId: about.challengeId })
    return accept({ number, answers: ids.length })
  })
}

type Parent = { readonly programmeId: string; readonly slug: string; readonly zone: string }

/** Held while the number of a batch is drawn, so that two at once get two numbers. */
async function lockAbout(tx: Tx, about: About): Promise<Parent> {
  const [row] =
    'challengeId' in about
      ? await tx
          .select({ programmeId: challenges.programmeId, slug: challenges.slug, zone: challenges.zone })
          .from(challenges)
          .where(eq(challenges.id, about.challengeId))
          .for('no key update')
      : await tx
          .select({
            programmeId: programmeSessions.programmeId,
            slug: programmeSessions.slug,
            zone: programmeSessions.zone,
          })
          .from(programmeSessions)
          .where(eq(programmeSessions.id, about.sessionId))
          .for('no key update')
  if (!row) throw new Error('What is asked about does not exist')
  return row
}

async function tellAskers(
  tx: Tx,
  {
    ids,
    texts,
    parent,
    about,
    now,
    notices,
  }: {
    ids: readonly string[]
    texts: readonly (typeof answerTexts.$inferSelect)[]
    parent: Parent
    about: About
    now: Date
    notices: Ports['notices']
  },
): Promise<void> {
  const asked = await tx
    .select()
    .from(questions)
    .where(and(inArray(questions.answerId, [...ids]), sql`${questions.email} is not null`))
  for (const { id, email, language, zone, answerId } of asked) {
    const own = texts.filter((text) => text.answerId === answerId)
    const text = own.find(({ locale }) => locale === language) ?? own[0]
    if (!email || !text) continue
    await notices.post(tx, {
      notice: 'question.answered',
      key: `question.answered:${id}`,
      to: {
        personId: null,
        name: nameFromEmail(email),
        email,
        locale: language ?? 'en',
        zone: zone ?? parent.zone,
      },
      programmeId: parent.programmeId,
      data: {
        isOfSession: 'sessionId' in about,
        slug: parent.slug,
        question: text.question,
        answer: text.answer,
      },
      sendAt: now,
    })
  }
}

/** Until when questions are taken: between the opening and the deadline, as the table says too. */
export async function closeQuestionsAt(
  { challengeId, closesAt, by }: { challengeId: string; closesAt: Date; by: string },
  { db }: Pick<Ports, 'db'>,
): Promise<Result<null, { code: 'question-time-outside' }>> {
  try {
    await db
      .insert(questionTimes)
      .values({ challengeId, closesAt, changedBy: by })
      .onConflictDoUpdate({
        target: questionTimes.challengeId,
        set: { closesAt, changedBy: by, changedAt: sql`haaste_now()` },
      })
    return accept(null)
  } catch (error) {
    const { constraint } = ((error as Error).cause ?? {}) as { constraint?: string }
    if (constraint === 'question_times_in_calendar') return refuse('question-time-outside')
    throw error
  }
}
