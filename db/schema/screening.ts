import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  pgView,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import type { ContentLanguage } from '#app/platform/languages.ts'
import { id, instant, locale, LOCALES, oneOf, searchVector, writtenAt } from './columns.ts'
import { people, type APPLICANT_KINDS } from './people.ts'
import { challenges } from './programmes.ts'
import { proposals, proposalVersions } from './proposals.ts'

/**
 * The rules a challenge adds to the general ones, which are numbered 1 to 6: numbered on from 7, one row per language. They
 * stay as they were published.
 */
export const ruleTexts = pgTable(
  'rule_texts',
  {
    challengeId: uuid()
      .notNull()
      .references(() => challenges.id, { onDelete: 'cascade' }),
    number: smallint().notNull(),
    locale: locale().notNull(),
    text: text().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.challengeId, t.number, t.locale] }),
    check('rule_texts_number', sql`${t.number} between 7 and 26`),
    check('rule_texts_locale', oneOf(t.locale, LOCALES)),
    check('rule_texts_text', sql`char_length(${t.text}) between 1 and 1000`),
  ],
)

/** The same as the public reads it: of challenges that are public. */
export const pubRules = pgView('pub_rules', {
  challengeId: uuid().notNull(),
  number: smallint().notNull(),
  locale: locale().notNull(),
  text: text().notNull(),
}).existing()

/**
 * What a team is asked to answer anew after the deadline, until when. A version that is handed in for it differs from the
 * one it was asked about in the named answers alone (a trigger on `proposalVersions`).
 */
export const completionRequests = pgTable(
  'completion_requests',
  {
    id: id(),
    proposalId: uuid()
      .notNull()
      .references(() => proposals.id, { onDelete: 'restrict' }),
    /** The version that was screened. */
    version: smallint().notNull(),
    message: text().notNull(),
    /** Keys of the questions that may change. */
    questions: text().array().notNull(),
    askedBy: uuid().references(() => people.id, { onDelete: 'set null' }),
    askedAt: writtenAt(),
    dueAt: instant().notNull(),
    answeredAt: instant(),
    answeredVersion: smallint(),
    /** Ended by the organisers without an answer. */
    closedAt: instant(),
  },
  (t) => [
    foreignKey({
      name: 'completion_requests_version',
      columns: [t.proposalId, t.version],
      foreignColumns: [proposalVersions.proposalId, proposalVersions.number],
    }),
    check('completion_requests_due', sql`${t.dueAt} > ${t.askedAt}`),
    check('completion_requests_message', sql`char_length(${t.message}) between 1 and 2000`),
    check('completion_requests_questions', sql`cardinality(${t.questions}) between 1 and 30`),
    check('completion_requests_answered', sql`(${t.answeredAt} is null) = (${t.answeredVersion} is null)`),
    check('completion_requests_ended', sql`${t.answeredAt} is null or ${t.closedAt} is null`),
    uniqueIndex('completion_requests_one_pending')
      .on(t.proposalId)
      .where(sql`answered_at is null and closed_at is null`),
  ],
)

/**
 * What a team has written so far to what it is asked for: kept while it is typed, handed in by none of it. A trigger takes it
 * only while the request is open, and only to the questions it names.
 */
export const completionAnswers = pgTable(
  'completion_answers',
  {
    requestId: uuid()
      .notNull()
      .references(() => completionRequests.id, { onDelete: 'cascade' }),
    question: text().notNull(),
    value: text().notNull(),
    version: integer().notNull().default(1),
    changedBy: uuid().references(() => people.id, { onDelete: 'set null' }),
    changedAt: writtenAt(),
  },
  (t) => [
    primaryKey({ columns: [t.requestId, t.question] }),
    check('completion_answers_length', sql`char_length(${t.value}) <= 20000`),
  ],
)

/**
 * What the lead of a team is asked: whether the proposal may go to another challenge of the programme, where it belongs.
 * Without `agreed` it does not (a trigger on `proposals`); `movedVersion` is the version that was made by the move.
 */
export const moveRequests = pgTable(
  'move_requests',
  {
    id: id(),
    proposalId: uuid()
      .notNull()
      .references(() => proposals.id, { onDelete: 'restrict' }),
    /** The version that was handed in when it was asked. */
    version: smallint().notNull(),
    fromChallengeId: uuid()
      .notNull()
      .references(() => challenges.id, { onDelete: 'restrict' }),
    toChallengeId: uuid()
      .notNull()
      .references(() => challenges.id, { onDelete: 'restrict' }),
    /** Why it belongs there, in the words of whoever screens. */
    reason: text().notNull(),
    askedBy: uuid().references(() => people.id, { onDelete: 'set null' }),
    askedAt: writtenAt(),
    dueAt: instant().notNull(),
    answer: text().$type<'agreed' | 'declined'>(),
    /** What the lead wrote with it; may be empty. */
    words: text(),
    answeredBy: uuid().references(() => people.id, { onDelete: 'set null' }),
    answeredAt: instant(),
    movedVersion: smallint(),
    /** Ended by the organisers without an answer. */
    closedAt: instant(),
  },
  (t) => [
    foreignKey({
      name: 'move_requests_version',
      columns: [t.proposalId, t.version],
      foreignColumns: [proposalVersions.proposalId, proposalVersions.number],
    }),
    check('move_requests_elsewhere', sql`${t.fromChallengeId} <> ${t.toChallengeId}`),
    check('move_requests_due', sql`${t.dueAt} > ${t.askedAt}`),
    check('move_requests_reason', sql`char_length(${t.reason}) between 1 and 2000`),
    check('move_requests_words', sql`char_length(${t.words}) <= 2000`),
    check('move_requests_answer', oneOf(t.answer, ['agreed', 'declined'])),
    check(
      'move_requests_answered',
      sql`(${t.answer} is null) = (${t.answeredAt} is null) and (${t.answer} is null) = (${t.words} is null)`,
    ),
    check('move_requests_ended', sql`${t.answeredAt} is null or ${t.closedAt} is null`),
    check('move_requests_moved', sql`${t.movedVersion} is null or coalesce(${t.answer} = 'agreed', false)`),
    uniqueIndex('move_requests_one_pending')
      .on(t.proposalId)
      .where(sql`answered_at is null and closed_at is null`),
    index('move_requests_proposal').on(t.proposalId),
    index('move_requests_from').on(t.fromChallengeId),
  ],
)

/** Where a proposal that was handed in stands on the desk of whoever screens. */
export const DESK_STANDINGS = [
  'unscreened',
  'eligible',
  'ineligible',
  'duplicate',
  'asked',
  'withdrawn',
] as const

/**
 * What a proposal that was handed in is listed, filtered, counted and found by: the facts of its newest version, as they
 * were frozen with it. Written by triggers alone, in the transaction that changes the proposal.
 */
export const proposalDocuments = pgTable(
  'proposal_documents',
  {
    proposalId: uuid()
      .primaryKey()
      .references(() => proposals.id, { onDelete: 'cascade' }),
    challengeId: uuid()
      .notNull()
      .references(() => challenges.id, { onDelete: 'restrict' }),
    reference: text().notNull(),
    title: text().notNull(),
    organisation: text().notNull(),
    kind: text().$type<(typeof APPLICANT_KINDS)[number]>().notNull(),
    /** ISO 3166-1 alpha-2; empty when it was not told. */
    country: text().notNull(),
    /** BCP 47. */
    language: text().$type<ContentLanguage>().notNull(),
    submittedAt: instant().notNull(),
    standing: text().$type<(typeof DESK_STANDINGS)[number]>().notNull(),
    /** Nothing is left to do about it: it has been screened. */
    isDone: boolean().notNull(),
    /** Handed in anew after it had been screened. */
    isChanged: boolean().notNull(),
    /** Title (A), organisation, reference and registry number (B), summary (C): see `search_terms`. */
    terms: searchVector().notNull(),
  },
  (t) => [
    check('proposal_documents_standing', oneOf(t.standing, DESK_STANDINGS)),
    check('proposal_documents_language', sql`${t.language} ~ '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$'`),
    // One for each order of the list, and one that the numbers beside the filters are counted from.
    index('proposal_documents_todo').on(t.challengeId, t.isDone, t.reference),
    index('proposal_documents_received').on(t.challengeId, t.submittedAt, t.reference),
    index('proposal_documents_by_title').on(
      t.challengeId,
      sql`left(title, 120) collate "und-x-icu"`,
      t.reference,
    ),
    index('proposal_documents_by_organisation').on(
      t.challengeId,
      sql`left(organisation, 120) collate "und-x-icu"`,
      t.reference,
    ),
    index('proposal_documents_groups').on(
      t.challengeId,
      t.standing,
      t.country,
      t.kind,
      t.language,
      t.isChanged,
    ),
    index('proposal_documents_terms').using('gin', t.terms),
  ],
)
