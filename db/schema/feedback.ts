import type { ContentLanguage } from '#app/platform/languages.ts'
import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  foreignKey,
  index,
  pgTable,
  pgView,
  primaryKey,
  smallint,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import type { Band, BandLack } from '#app/announce/core/feedback-bands.ts'
import { id, instant, oneOf, writtenAt } from './columns.ts'
import { decisions } from './decisions.ts'
import { scorecards } from './juries.ts'
import { people } from './people.ts'
import { criteria } from './programmes.ts'
import { proposals } from './proposals.ts'

export const COMMENT_STEPS = ['approved', 'edited', 'sent_back', 'rewritten', 'withheld'] as const

/**
 * What was done with a juror's comment to a team, step by step; the newest counts. `original` is the comment as the
 * scorecard had it, so that a check stands for what was read. `wording` is what the team would read.
 */
export const commentChecks = pgTable(
  'comment_checks',
  {
    id: id(),
    scorecardId: uuid().notNull(),
    challengeId: uuid().notNull(),
    number: smallint().notNull(),
    step: text().$type<(typeof COMMENT_STEPS)[number]>().notNull(),
    original: text().notNull(),
    wording: text(),
    /** BCP 47: what language the wording is in. */
    language: text().$type<ContentLanguage>(),
    /** Why it was sent back or withheld. */
    reason: text(),
    saidBy: uuid().references(() => people.id, { onDelete: 'set null' }),
    saidAt: writtenAt(),
  },
  (t) => [
    unique('comment_checks_number').on(t.scorecardId, t.number),
    check('comment_checks_numbered', sql`${t.number} >= 1`),
    check('comment_checks_step', oneOf(t.step, COMMENT_STEPS)),
    check(
      'comment_checks_wording',
      sql`case when ${t.step} in ('sent_back', 'withheld') then ${t.wording} is null and ${t.language} is null
        else char_length(btrim(coalesce(${t.wording}, ''))) between 1 and 20000 and ${t.language} is not null end`,
    ),
    check(
      'comment_checks_reason',
      sql`case when ${t.step} in ('sent_back', 'withheld') then char_length(btrim(coalesce(${t.reason}, ''))) between 1 and 2000
        else ${t.reason} is null end`,
    ),
    foreignKey({
      name: 'comment_checks_scorecard',
      columns: [t.scorecardId, t.challengeId],
      foreignColumns: [scorecards.id, scorecards.challengeId],
    }).onDelete('cascade'),
    index('comment_checks_challenge').on(t.challengeId),
  ],
)

/** The bands of a confirmed decision, as they were when it was confirmed: a band, or why there is none. */
export const feedbackBands = pgTable(
  'feedback_bands',
  {
    proposalId: uuid().notNull(),
    criterionId: uuid().notNull(),
    challengeId: uuid().notNull(),
    band: text().$type<Band>(),
    lack: text().$type<BandLack>(),
  },
  (t) => [
    primaryKey({ columns: [t.proposalId, t.criterionId] }),
    check('feedback_bands_band_or_lack', sql`(${t.band} is null) <> (${t.lack} is null)`),
    check(
      'feedback_bands_band',
      oneOf(t.band, [
        'top-quarter',
        'second-quarter',
        'third-quarter',
        'lowest-quarter',
        'upper-half',
        'lower-half',
      ]),
    ),
    check('feedback_bands_lack', oneOf(t.lack, ['few-proposals', 'few-jurors', 'close-together'])),
    foreignKey({
      name: 'feedback_bands_proposal',
      columns: [t.proposalId, t.challengeId],
      foreignColumns: [proposals.id, proposals.challengeId],
    }),
    foreignKey({
      name: 'feedback_bands_criterion',
      columns: [t.criterionId, t.challengeId],
      foreignColumns: [criteria.id, criteria.challengeId],
    }).onDelete('cascade'),
    index('feedback_bands_challenge').on(t.challengeId),
  ],
)

/**
 * The word of two persons, with the reason, that a decision is confirmed although comments wait to be checked or teams
 * would read no feedback. It is about one decision, and goes with it.
 */
export const feedbackWaivers = pgTable(
  'feedback_waivers',
  {
    decisionId: uuid()
      .primaryKey()
      .references(() => decisions.id, { onDelete: 'cascade' }),
    reason: text().notNull(),
    askedBy: uuid().references(() => people.id, { onDelete: 'set null' }),
    askedAt: writtenAt(),
    agreedBy: uuid().references(() => people.id, { onDelete: 'set null' }),
    agreedAt: instant(),
  },
  (t) => [
    check('feedback_waivers_reason', sql`char_length(btrim(${t.reason})) between 20 and 2000`),
    check(
      'feedback_waivers_two_people',
      sql`${t.agreedBy} is null or ${t.agreedBy} is distinct from ${t.askedBy}`,
    ),
    check('feedback_waivers_agreed', sql`${t.agreedBy} is null or ${t.agreedAt} is not null`),
  ],
)

export const USEFULNESS = ['useful', 'partly', 'not'] as const

/** How useful a team found its feedback: one answer of the whole team, changed until the day it closes. */
export const feedbackRatings = pgTable(
  'feedback_ratings',
  {
    proposalId: uuid().primaryKey(),
    challengeId: uuid().notNull(),
    usefulness: text().$type<(typeof USEFULNESS)[number]>().notNull(),
    words: text().notNull().default(''),
  },
  (t) => [
    check('feedback_ratings_usefulness', oneOf(t.usefulness, USEFULNESS)),
    check('feedback_ratings_words', sql`char_length(${t.words}) <= 1000`),
    foreignKey({
      name: 'feedback_ratings_proposal',
      columns: [t.proposalId, t.challengeId],
      foreignColumns: [proposals.id, proposals.challengeId],
    }),
    index('feedback_ratings_challenge').on(t.challengeId),
  ],
)

/* The views below are written in migrations/; the role of the application reads them, the public's does not. */

/**
 * Every final comment to a team that takes part, with where it stands. A check of another wording of the comment counts
 * no more: `step` is null again.
 */
export const commentStandings = pgView('comment_standings', {
  scorecardId: uuid().notNull(),
  challengeId: uuid().notNull(),
  proposalId: uuid().notNull(),
  jurorId: uuid().notNull(),
  original: text().notNull(),
  /** How many steps there were. */
  number: smallint().notNull(),
  step: text().$type<(typeof COMMENT_STEPS)[number]>(),
  wording: text(),
  language: text().$type<ContentLanguage>(),
  reason: text(),
  saidBy: uuid(),
  saidAt: instant(),
  /** Nobody has settled what becomes of it. */
  isWaiting: boolean().notNull(),
}).existing()

/** The comments a team reads, from the announcement on, numbered in an order that says nothing of who wrote them. */
export const toldComments = pgView('told_comments', {
  challengeId: uuid().notNull(),
  proposalId: uuid().notNull(),
  place: smallint().notNull(),
  wording: text().notNull(),
  language: text().$type<ContentLanguage>().notNull(),
}).existing()

/** The bands a team reads, from the announcement on. */
export const toldBands = pgView('told_bands', {
  challengeId: uuid().notNull(),
  proposalId: uuid().notNull(),
  criterionId: uuid().notNull(),
  band: text().$type<Band>(),
  lack: text().$type<BandLack>(),
}).existing()
