import { sql } from 'drizzle-orm'
import {
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import { id, instant, locale, LOCALES, oneOf, writtenAt } from './columns.ts'
import { people } from './people.ts'
import { briefs } from './briefs.ts'
import { challenges } from './programmes.ts'
import { programmeSessions } from './sessions.ts'

/** Until when a challenge takes questions, where that is earlier than its deadline. */
export const questionTimes = pgTable('question_times', {
  challengeId: uuid()
    .primaryKey()
    .references(() => challenges.id, { onDelete: 'cascade' }),
  closesAt: instant().notNull(),
  changedBy: uuid().references(() => people.id, { onDelete: 'set null' }),
  changedAt: writtenAt(),
})

/** Answers that were published together: numbered from 1 for each challenge or session. Append-only. */
export const answerBatches = pgTable(
  'answer_batches',
  {
    id: id(),
    challengeId: uuid().references(() => challenges.id, { onDelete: 'cascade' }),
    sessionId: uuid().references(() => programmeSessions.id, { onDelete: 'cascade' }),
    number: smallint().notNull(),
    publishedBy: uuid().references(() => people.id, { onDelete: 'set null' }),
    publishedAt: writtenAt(),
  },
  (t) => [
    check('answer_batches_about', sql`num_nonnulls(${t.challengeId}, ${t.sessionId}) = 1`),
    unique('answer_batches_number').on(t.challengeId, t.sessionId, t.number).nullsNotDistinct(),
    check('answer_batches_from_one', sql`${t.number} >= 1`),
  ],
)

/** One answer to everybody: a draft until it stands in a batch, from then on fixed. */
export const answers = pgTable(
  'answers',
  {
    id: id(),
    challengeId: uuid().references(() => challenges.id, { onDelete: 'cascade' }),
    sessionId: uuid().references(() => programmeSessions.id, { onDelete: 'cascade' }),
    batchId: uuid().references(() => answerBatches.id, { onDelete: 'cascade' }),
    /** The version of the brief that this answer led to. */
    briefNumber: smallint(),
    writtenBy: uuid().references(() => people.id, { onDelete: 'set null' }),
    createdAt: writtenAt(),
    version: integer().notNull().default(1),
  },
  (t) => [
    check('answers_about', sql`num_nonnulls(${t.challengeId}, ${t.sessionId}) = 1`),
    check('answers_brief', sql`${t.briefNumber} is null or ${t.challengeId} is not null`),
    foreignKey({
      name: 'answers_brief_version',
      columns: [t.challengeId, t.briefNumber],
      foreignColumns: [briefs.challengeId, briefs.number],
    }),
    index('answers_challenge').on(t.challengeId),
    index('answers_session').on(t.sessionId),
    index('answers_batch').on(t.batchId),
  ],
)

/** The question as it is published and its answer (Markdown), once per language. */
export const answerTexts = pgTable(
  'answer_texts',
  {
    answerId: uuid()
      .notNull()
      .references(() => answers.id, { onDelete: 'cascade' }),
    locale: locale().notNull(),
    question: text().notNull(),
    answer: text().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.answerId, t.locale] }),
    check('answer_texts_locale', oneOf(t.locale, LOCALES)),
    check(
      'answer_texts_written',
      sql`char_length(btrim(${t.question})) > 0 and char_length(btrim(${t.answer})) > 0`,
    ),
  ],
)

/**
 * A question somebody asked. Nobody but those who answer ever reads it as it was asked; who asked is not kept, apart
 * from an address where they want to be told. Several questions may have one answer.
 */
export const questions = pgTable(
  'questions',
  {
    id: id(),
    challengeId: uuid().references(() => challenges.id, { onDelete: 'cascade' }),
    sessionId: uuid().references(() => programmeSessions.id, { onDelete: 'cascade' }),
    text: text().notNull(),
    language: locale().notNull(),
    email: text(),
    zone: text(),
    askedAt: writtenAt(),
    answerId: uuid().references(() => answers.id, { onDelete: 'set null' }),
    /** Not to be answered (spam, no question): when, and by whom. */
    setAsideAt: instant(),
    setAsideBy: uuid().references(() => people.id, { onDelete: 'set null' }),
  },
  (t) => [
    check('questions_about', sql`num_nonnulls(${t.challengeId}, ${t.sessionId}) = 1`),
    check('questions_text', sql`char_length(btrim(${t.text})) between 1 and 2000`),
    check('questions_language', oneOf(t.language, LOCALES)),
    check('questions_email_lower', sql`${t.email} = lower(${t.email}) and ${t.email} !~ '[[:space:],]'`),
    check('questions_one_fate', sql`${t.answerId} is null or ${t.setAsideAt} is null`),
    index('questions_challenge').on(t.challengeId, t.askedAt),
    index('questions_session').on(t.sessionId, t.askedAt),
    index('questions_answer').on(t.answerId),
  ],
)
