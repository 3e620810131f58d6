import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import {
  answerBatches,
  answers,
  answerTexts,
  pubAnswers,
  pubAnswerTexts,
  pubChallenges,
  pubQuestionTimes,
  questions,
} from '#db/schema/index.ts'
import type { Locale } from '#app/platform/i18n.ts'
import { renderMarkdown } from '#app/platform/markdown.ts'
import { textIn } from '../core/text-in.ts'

/** What questions are about: a challenge, or a session. */
export type About = { readonly challengeId: string } | { readonly sessionId: string }

const isAbout = (table: typeof questions | typeof answers | typeof answerBatches, about: About) =>
  'challengeId' in about ? eq(table.challengeId, about.challengeId) : eq(table.sessionId, about.sessionId)

/** Published answers, the newest batch first, each in the reader's language or marked with the one it is in. Two queries. */
export async function publicAnswers(db: Executor, about: About, lang: Locale) {
  const rows = await db
    .select()
    .from(pubAnswers)
    .where(
      'challengeId' in about
        ? eq(pubAnswers.challengeId, about.challengeId)
        : eq(pubAnswers.sessionId, about.sessionId),
    )
    .orderBy(desc(pubAnswers.batchNumber), asc(pubAnswers.id))
    .limit(300)
  if (rows.length === 0) return []
  const texts = await db
    .select()
    .from(pubAnswerTexts)
    .where(
      sql`${pubAnswerTexts.answerId} in (select a.id from pub_answers a where ${
        'challengeId' in about
          ? sql`a.challenge_id = ${about.challengeId}`
          : sql`a.session_id = ${about.sessionId}`
      })`,
    )
  return rows.flatMap((row) => {
    const written = texts.flatMap(({ locale, ...text }) => (locale ? [{ ...text, locale }] : []))
    const text = textIn(
      written.filter(({ answerId }) => answerId === row.id),
      lang,
    )
    if (!text) return []
    return [
      {
        id: row.id,
        batch: row.batchNumber,
        publishedAtIso: row.publishedAt.toISOString(),
        briefNumber: row.briefNumber,
        locale: text.locale,
        question: text.question,
        answer: renderMarkdown(text.answer),
      },
    ]
  })
}

/** The questions' part of a challenge's public page: answers, until when one may ask, and whether one may now. */
export async function publicQuestions(
  db: Executor,
  { slug, lang, now }: { slug: string; lang: Locale; now: Date },
) {
  const [row] = await db
    .select({
      id: pubChallenges.id,
      state: pubChallenges.state,
      closesAt: pubQuestionTimes.closesAt,
      isOwn: pubQuestionTimes.isOwn,
    })
    .from(pubChallenges)
    .innerJoin(pubQuestionTimes, eq(pubQuestionTimes.challengeId, pubChallenges.id))
    .where(eq(pubChallenges.slug, slug))
  if (!row) return null
  return {
    answers: await publicAnswers(db, { challengeId: row.id }, lang),
    closesAtIso: row.closesAt.toISOString(),
    isOwn: row.isOwn,
    isOpen: row.state === 'open' && row.closesAt > now,
  }
}

/** What waits, what is being answered, and how many batches there are: for those who answer alone. Three queries. */
export async function questionDesk(db: Executor, about: About) {
  const asked = await db
    .select({
      id: questions.id,
      text: questions.text,
      language: questions.language,
      askedAt: questions.askedAt,
      answerId: questions.answerId,
      isSetAside: sql<boolean>`${questions.setAsideAt} is not null`,
    })
    .from(questions)
    .where(isAbout(questions, about))
    .orderBy(asc(questions.askedAt), asc(questions.id))
    .limit(1000)
  const drafts = await db
    .select({
      id: answers.id,
      locale: answerTexts.locale,
      question: answerTexts.question,
      answer: answerTexts.answer,
    })
    .from(answers)
    .innerJoin(answerTexts, eq(answerTexts.answerId, answers.id))
    .where(and(isAbout(answers, about), isNull(answers.batchId)))
    .orderBy(asc(answers.createdAt), asc(answers.id))
  const [batches] = await db
    .select({ number: sql<number>`coalesce(max(${answerBatches.number}), 0)::int` })
    .from(answerBatches)
    .where(isAbout(answerBatches, about))
  const shown = asked.map(({ askedAt, ...question }) => ({ ...question, askedAtIso: askedAt.toISOString() }))
  const ids = [...new Set(drafts.map(({ id }) => id))]
  return {
    waiting: shown.filter(({ answerId, isSetAside }) => answerId === null && !isSetAside),
    setAside: shown.filter(({ isSetAside }) => isSetAside),
    drafts: ids.map((id) => ({
      id,
      texts: drafts.flatMap(({ id: own, locale, question, answer }) =>
        own === id && locale ? [{ locale, question, answer }] : [],
      ),
      asked: shown.filter(({ answerId }) => answerId === id),
    })),
    batches: batches?.number ?? 0,
  }
}
