import { sql } from 'drizzle-orm'
import { boolean, check, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { anyOf, locale, LOCALES, oneOf, searchVector } from './columns.ts'
import { challenges } from './programmes.ts'

/**
 * What a challenge's published brief is found by: written by triggers in the transaction that changes the brief, the
 * programme's name or parties, a published pilot, or the name of an organisation among them. Scheduled challenges are in it
 * too: only the view decides what the public may find.
 */
export const searchDocuments = pgTable(
  'search_documents',
  {
    challengeId: uuid()
      .primaryKey()
      .references(() => challenges.id, { onDelete: 'cascade' }),
    /** The languages the brief is written in, in the house's order. */
    locales: text().array().$type<(typeof LOCALES)[number][]>().notNull(),
    /**
     * What the filters of the list ask for, as one text: theme, kinds of applicant, countries, languages. Challenges with
     * the same text are alike for every filter, so that they can be counted together.
     */
    facets: text().notNull().default(''),
    /** Of all languages: stems, whole words, pairs of Chinese characters, all without accents; weighted A to D. */
    terms: searchVector().notNull(),
    /** Titles, questions, taglines and names, small letters without accents: for parts of words, and signs. */
    wording: text().notNull(),
  },
  (t) => [
    check('search_documents_locales', sql`${t.locales} <@ ${anyOf(LOCALES)}`),
    index('search_documents_terms').using('gin', t.terms),
  ],
)

/** Every word that ever stood in a published brief: what a mistyped one may have been meant to be. */
export const searchWords = pgTable('search_words', { word: text().primaryKey() }, (t) => [
  check('search_words_length', sql`char_length(${t.word}) between 4 and 60`),
  index('search_words_beginning').on(sql`left(${t.word}, 1)`, sql`char_length(${t.word})`),
])

/**
 * Cities and countries as the languages write them, put there by migrations: who names Helsinki, in whatever language, is
 * found by 赫尔辛基 too. `place` is a country's code (ISO 3166-1 alpha-2) or the English name of a city in small letters.
 */
export const placeNames = pgTable(
  'place_names',
  {
    place: text().notNull(),
    locale: locale().notNull(),
    name: text().notNull(),
    /** Whether it is taken for the place where it stands in another name; not where it is a common word or name too. */
    isTelling: boolean().notNull().default(true),
    /** Small letters without accents and signs, between two spaces. */
    plain: text().generatedAlwaysAs(
      sql`' ' || btrim(regexp_replace(search_fold(name), '[^a-z0-9㐀-䶿一-鿿]+', ' ', 'g')) || ' '`,
    ),
  },
  (t) => [
    primaryKey({ columns: [t.place, t.locale, t.name] }),
    check('place_names_locale', oneOf(t.locale, LOCALES)),
  ],
)
