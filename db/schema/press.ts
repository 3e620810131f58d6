import { sql } from 'drizzle-orm'
import { check, pgTable, primaryKey, smallint, text, uuid } from 'drizzle-orm/pg-core'
import { instant, locale, LOCALES, oneOf, writtenAt } from './columns.ts'
import { people } from './people.ts'
import { challenges } from './programmes.ts'

/** Whom the press asks about the result of a challenge. Prepared before the announcement; the public views let it out. */
export const pressKits = pgTable(
  'press_kits',
  {
    challengeId: uuid()
      .primaryKey()
      .references(() => challenges.id, { onDelete: 'cascade' }),
    contactName: text().notNull().default(''),
    contactEmail: text().notNull().default(''),
    contactPhone: text().notNull().default(''),
    changedAt: instant().notNull(),
    changedBy: uuid().references(() => people.id, { onDelete: 'set null' }),
  },
  (t) => [
    check(
      'press_kits_lengths',
      sql`char_length(${t.contactName}) <= 200 and char_length(${t.contactEmail}) <= 254 and char_length(${t.contactPhone}) <= 60`,
    ),
  ],
)

/** What the press may copy, once per language: the story in a paragraph, and who may use which pictures. */
export const pressTexts = pgTable(
  'press_texts',
  {
    challengeId: uuid()
      .notNull()
      .references(() => pressKits.challengeId, { onDelete: 'cascade' }),
    locale: locale().notNull(),
    lead: text().notNull(),
    photoRights: text().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.challengeId, t.locale] }),
    check('press_texts_locale', oneOf(t.locale, LOCALES)),
    check(
      'press_texts_said',
      sql`btrim(${t.lead} || ${t.photoRights}) <> '' and char_length(${t.lead}) <= 3000 and char_length(${t.photoRights}) <= 2000`,
    ),
  ],
)

/** Sentences somebody has agreed to be quoted with, in the language they said them. */
export const pressQuotes = pgTable(
  'press_quotes',
  {
    challengeId: uuid()
      .notNull()
      .references(() => pressKits.challengeId, { onDelete: 'cascade' }),
    position: smallint().notNull(),
    locale: locale().notNull(),
    quote: text().notNull(),
    speaker: text().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.challengeId, t.position] }),
    check('press_quotes_locale', oneOf(t.locale, LOCALES)),
    check('press_quotes_position', sql`${t.position} between 1 and 4`),
    check(
      'press_quotes_said',
      sql`char_length(btrim(${t.quote})) between 1 and 1000 and char_length(btrim(${t.speaker})) between 1 and 200`,
    ),
  ],
)

/** What was wrong in what the press was told, once per language. Dated, and never changed. */
export const pressCorrections = pgTable(
  'press_corrections',
  {
    challengeId: uuid()
      .notNull()
      .references(() => challenges.id, { onDelete: 'cascade' }),
    number: smallint().notNull(),
    locale: locale().notNull(),
    correction: text().notNull(),
    correctedAt: writtenAt(),
    correctedBy: uuid().references(() => people.id, { onDelete: 'set null' }),
  },
  (t) => [
    primaryKey({ columns: [t.challengeId, t.number, t.locale] }),
    check('press_corrections_locale', oneOf(t.locale, LOCALES)),
    check('press_corrections_number', sql`${t.number} >= 1`),
    check('press_corrections_said', sql`char_length(btrim(${t.correction})) between 1 and 2000`),
  ],
)
