import { sql } from 'drizzle-orm'
import {
  check,
  foreignKey,
  index,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { id, instant, locale, LOCALES, oneOf, writtenAt } from './columns.ts'
import { people } from './people.ts'
import { challenges } from './programmes.ts'
import { proposals } from './proposals.ts'

/**
 * What was decided about a challenge: recorded by one person, confirmed by another on the same hash, revealed at the
 * announcement instant. At most one decision stands per challenge.
 */
export const decisions = pgTable(
  'decisions',
  {
    id: id(),
    challengeId: uuid()
      .notNull()
      .references(() => challenges.id, { onDelete: 'restrict' }),
    number: smallint().notNull(),
    state: text().$type<'recorded' | 'confirmed' | 'withdrawn'>().notNull().default('recorded'),
    hash: text().notNull(),
    /** As it stood when the decision was recorded; totals are exact fractions as text ("200/3"). */
    ranking: jsonb().$type<{ proposalId: string; place: number | null; total: string | null }[]>().notNull(),
    decidedBy: uuid().references(() => people.id, { onDelete: 'set null' }),
    decidedAt: writtenAt(),
    confirmedBy: uuid().references(() => people.id, { onDelete: 'set null' }),
    confirmedAt: instant(),
    withdrawReason: text(),
  },
  (t) => [
    unique('decisions_number').on(t.challengeId, t.number),
    unique('decisions_in_challenge').on(t.id, t.challengeId),
    uniqueIndex('decisions_one_standing')
      .on(t.challengeId)
      .where(sql`state <> 'withdrawn'`),
    check('decisions_state', oneOf(t.state, ['recorded', 'confirmed', 'withdrawn'])),
    check(
      'decisions_four_eyes',
      sql`${t.confirmedBy} is null or ${t.confirmedBy} is distinct from ${t.decidedBy}`,
    ),
    check('decisions_confirmed', sql`${t.state} <> 'confirmed' or ${t.confirmedAt} is not null`),
    check('decisions_hash', sql`${t.hash} ~ '^[0-9a-f]{64}$'`),
  ],
)

/** The jury's statement for the public, once per language. */
export const decisionTexts = pgTable(
  'decision_texts',
  {
    decisionId: uuid()
      .notNull()
      .references(() => decisions.id, { onDelete: 'cascade' }),
    locale: locale().notNull(),
    statement: text().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.decisionId, t.locale] }),
    check('decision_texts_locale', oneOf(t.locale, LOCALES)),
  ],
)

/**
 * What a decision means for one proposal, with its reason; and, for whoever holds a place, the answer to the offer.
 * The outcome stays as it was decided: a reserve that moved up for a winner who declined says so beside it.
 */
export const awards = pgTable(
  'awards',
  {
    id: id(),
    decisionId: uuid().notNull(),
    challengeId: uuid().notNull(),
    proposalId: uuid().notNull(),
    outcome: text().$type<'winner' | 'reserve' | 'not_selected'>().notNull(),
    place: smallint(),
    reason: text().notNull(),
    feedback: text().notNull().default(''),
    answer: text().$type<'accepted' | 'declined'>(),
    answeredAt: instant(),
    answeredBy: uuid().references(() => people.id, { onDelete: 'set null' }),
    movedUpAt: instant(),
    movedUpBy: uuid().references(() => people.id, { onDelete: 'set null' }),
    /** The declined award whose place this reserve took: each place once. */
    movedUpFor: uuid().unique('awards_moved_up_once'),
  },
  (t) => [
    unique('awards_once').on(t.decisionId, t.proposalId),
    unique('awards_row').on(t.id, t.proposalId, t.challengeId),
    check('awards_outcome', oneOf(t.outcome, ['winner', 'reserve', 'not_selected'])),
    check('awards_reason', sql`char_length(btrim(${t.reason})) > 0`),
    check('awards_answer', oneOf(t.answer, ['accepted', 'declined'])),
    check('awards_answered', sql`(${t.answer} is null) = (${t.answeredAt} is null)`),
    check(
      'awards_answer_of_winner',
      sql`${t.answer} is null or ${t.outcome} = 'winner' or ${t.movedUpAt} is not null`,
    ),
    check(
      'awards_moved_up',
      sql`(${t.movedUpAt} is null) = (${t.movedUpFor} is null) and (${t.movedUpAt} is null or ${t.outcome} = 'reserve')`,
    ),
    foreignKey({ name: 'awards_moved_up_for', columns: [t.movedUpFor], foreignColumns: [t.id] }),
    foreignKey({
      name: 'awards_decision',
      columns: [t.decisionId, t.challengeId],
      foreignColumns: [decisions.id, decisions.challengeId],
    }).onDelete('cascade'),
    foreignKey({
      name: 'awards_proposal',
      columns: [t.proposalId, t.challengeId],
      foreignColumns: [proposals.id, proposals.challengeId],
    }),
    index('awards_challenge').on(t.challengeId),
  ],
)
