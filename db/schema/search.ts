import { sql } from 'drizzle-orm'
import { check, customType, index, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { anyOf, LOCALES } from './columns.ts'
import { challenges } from './programmes.ts'

const searchVector = customType<{ data: string }>({ dataType: () => 'tsvector' })

/**
 * What a challenge's published brief is found by: written by triggers in the transaction that changes the brief, or the
 * owner's or the programme's name. Scheduled challenges are in it too: only the view decides what the public may find.
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
