import { sql } from 'drizzle-orm'
import {
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  pgView,
  primaryKey,
  smallint,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import type { OpenResults } from '#app/announce/core/open-results.ts'
import { id, instant, locale, LOCALES, oneOf, writtenAt } from './columns.ts'
import { awardLines, type BUDGET_RULES } from './award-lines.ts'
import { people } from './people.ts'
import { challenges } from './programmes.ts'
import { proposals } from './proposals.ts'

/** The award lines, budgets and rules as a decision keeps them; amounts in whole units of `currency`. */
export type AwardPlanAsDecided = {
  readonly currency: string | null
  readonly rule: (typeof BUDGET_RULES)[number]
  readonly winsPerOrganisation: number | null
  readonly lines: readonly {
    readonly id: string
    readonly kind: 'award' | 'mention'
    readonly places: number
    readonly amount: number | null
    readonly budgetId: string | null
  }[]
  readonly budgets: readonly { readonly id: string; readonly amount: number }[]
}

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
    ranking: jsonb()
      .$type<{ proposalId: string; place: number | null; total: string | null; turn?: number }[]>()
      .notNull(),
    /** The plan of awards it was made by, as it stood; null where the challenge has no award lines. */
    plan: jsonb().$type<AwardPlanAsDecided>(),
    /** What the challenge's owner had said of hosting then; empty where nobody was asked. */
    hosting: jsonb()
      .$type<{ proposalId: string; number: number; hash: string }[]>()
      .notNull()
      .default(sql`'[]'`),
    decidedBy: uuid().references(() => people.id, { onDelete: 'set null' }),
    /** As the two people typed their names; null of decisions from before that was asked. */
    decidedName: text(),
    confirmedName: text(),
    decidedAt: writtenAt(),
    confirmedBy: uuid().references(() => people.id, { onDelete: 'set null' }),
    confirmedAt: instant(),
    /** When its winners were told under embargo; stays when it is withdrawn. */
    toldAt: instant(),
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
    check(
      'decisions_signed',
      sql`btrim(coalesce(${t.decidedName}, 'x')) <> '' and btrim(coalesce(${t.confirmedName}, 'x')) <> ''`,
    ),
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

/** What the jury says of one winner or honourable mention to everybody, once per language. */
export const citations = pgTable(
  'citations',
  {
    awardId: uuid()
      .notNull()
      .references(() => awards.id, { onDelete: 'cascade' }),
    locale: locale().notNull(),
    citation: text().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.awardId, t.locale] }),
    check('citations_locale', oneOf(t.locale, LOCALES)),
    check('citations_text', sql`char_length(btrim(${t.citation})) between 1 and 1000`),
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
    outcome: text().$type<'winner' | 'honourable_mention' | 'reserve' | 'not_selected'>().notNull(),
    place: smallint(),
    /** Which award of the challenge; null where it has no award lines, and for whoever was not selected. */
    awardLineId: uuid(),
    /** What it pays, in whole units of the challenge's currency; null where it pays nothing. */
    amount: integer(),
    reason: text().notNull(),
    feedback: text().notNull().default(''),
    /** Why it has a place although the challenge's owner cannot host it. */
    override: text().notNull().default(''),
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
    check('awards_outcome', oneOf(t.outcome, ['winner', 'honourable_mention', 'reserve', 'not_selected'])),
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
    check('awards_amount', sql`${t.amount} is null or (${t.amount} >= 0 and ${t.outcome} <> 'not_selected')`),
    check('awards_line', sql`${t.awardLineId} is null or ${t.outcome} <> 'not_selected'`),
    foreignKey({
      name: 'awards_award_line',
      columns: [t.awardLineId, t.challengeId],
      foreignColumns: [awardLines.id, awardLines.challengeId],
    }),
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

/** The awards whose teams have been told under embargo of a place, from the instant on until the announcement. */
export const toldAwards = pgView('told_awards', {
  awardId: uuid().notNull(),
  proposalId: uuid().notNull(),
  challengeId: uuid().notNull(),
  toldAt: instant().notNull(),
}).existing()

/**
 * What a confirmed decision leaves for the public to count with, as it stood at the confirmation; `pub_open_results`
 * lets it out at the announcement. Counts alone: nothing in it stands for fewer than five proposals but the steps of
 * the way itself.
 */
export const openResults = pgTable('open_results', {
  challengeId: uuid()
    .primaryKey()
    .references(() => challenges.id, { onDelete: 'cascade' }),
  body: jsonb().$type<OpenResults>().notNull(),
  keptAt: instant().notNull(),
})
