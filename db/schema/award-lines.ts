import { sql } from 'drizzle-orm'
import {
  check,
  foreignKey,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import { id, locale, LOCALES, oneOf } from './columns.ts'
import { challenges } from './programmes.ts'

export const BUDGET_RULES = ['next-affordable', 'stop'] as const

/** How the awards of a challenge are given out: only where it has award lines. Amounts are whole units of `currency`. */
export const awardRules = pgTable(
  'award_rules',
  {
    challengeId: uuid()
      .primaryKey()
      .references(() => challenges.id, { onDelete: 'cascade' }),
    /** ISO 4217; null where no money is counted. */
    currency: text(),
    budgetRule: text().$type<(typeof BUDGET_RULES)[number]>().notNull().default('next-affordable'),
    /** How many awards one organisation may win; null for any number. */
    winsPerOrganisation: smallint(),
  },
  (t) => [
    check('award_rules_currency', sql`${t.currency} ~ '^[A-Z]{3}$'`),
    check('award_rules_budget_rule', oneOf(t.budgetRule, BUDGET_RULES)),
    check('award_rules_wins', sql`${t.winsPerOrganisation} between 1 and 50`),
  ],
)

/** Money that awards are paid from, in whole units of the challenge's currency. */
export const budgetLines = pgTable(
  'budget_lines',
  {
    id: id(),
    challengeId: uuid()
      .notNull()
      .references(() => awardRules.challengeId, { onDelete: 'cascade' }),
    position: smallint().notNull(),
    name: text().notNull(),
    amount: integer().notNull(),
  },
  (t) => [
    unique('budget_lines_position').on(t.challengeId, t.position),
    unique('budget_lines_of_challenge').on(t.id, t.challengeId),
    check('budget_lines_name', sql`char_length(btrim(${t.name})) between 1 and 100`),
    check('budget_lines_amount', sql`${t.amount} > 0`),
  ],
)

/**
 * One of the awards a challenge gives: `award` is won, `mention` is an honourable mention. `amount` is what each pays; null
 * where it pays what was asked, or is the pilot alone.
 */
export const awardLines = pgTable(
  'award_lines',
  {
    id: id(),
    challengeId: uuid()
      .notNull()
      .references(() => awardRules.challengeId, { onDelete: 'cascade' }),
    position: smallint().notNull(),
    kind: text().$type<'award' | 'mention'>().notNull(),
    places: smallint().notNull(),
    amount: integer(),
    budgetLineId: uuid(),
  },
  (t) => [
    unique('award_lines_position').on(t.challengeId, t.position),
    unique('award_lines_of_challenge').on(t.id, t.challengeId),
    check('award_lines_kind', oneOf(t.kind, ['award', 'mention'])),
    check('award_lines_places', sql`${t.places} between 1 and 50`),
    check('award_lines_amount', sql`${t.amount} > 0`),
    foreignKey({
      name: 'award_lines_budget',
      columns: [t.budgetLineId, t.challengeId],
      foreignColumns: [budgetLines.id, budgetLines.challengeId],
    }),
  ],
)

/** What an award is called, once per language. */
export const awardLineTexts = pgTable(
  'award_line_texts',
  {
    awardLineId: uuid()
      .notNull()
      .references(() => awardLines.id, { onDelete: 'cascade' }),
    locale: locale().notNull(),
    name: text().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.awardLineId, t.locale] }),
    check('award_line_texts_locale', oneOf(t.locale, LOCALES)),
    check('award_line_texts_name', sql`char_length(btrim(${t.name})) between 1 and 200`),
  ],
)
