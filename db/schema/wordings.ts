import { sql } from 'drizzle-orm'
import { check, integer, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import { id, locale, LOCALES, oneOf, writtenAt } from './columns.ts'
import { people } from './people.ts'
import { programmes } from './programmes.ts'

/**
 * What a programme's mails of one notice say in one language in place of the standard words: numbered versions, of which
 * the last counts. Neither subject nor body: back to the standard words from then on. Append-only.
 */
export const wordings = pgTable(
  'wordings',
  {
    id: id(),
    programmeId: uuid()
      .notNull()
      .references(() => programmes.id, { onDelete: 'cascade' }),
    notice: text().notNull(),
    locale: locale().notNull(),
    number: integer().notNull(),
    /** One line with merge fields. */
    subject: text(),
    /** Paragraphs in the small Markdown of mails, with merge fields. */
    body: text(),
    writtenBy: uuid().references(() => people.id, { onDelete: 'set null' }),
    writtenAt: writtenAt(),
  },
  (t) => [
    check('wordings_locale', oneOf(t.locale, LOCALES)),
    check('wordings_number', sql`${t.number} >= 1`),
    check('wordings_whole', sql`(${t.subject} is null) = (${t.body} is null)`),
    check('wordings_subject', sql`char_length(${t.subject}) between 1 and 200 and ${t.subject} !~ '[\n\r]'`),
    check('wordings_body', sql`char_length(${t.body}) between 1 and 5000`),
    unique('wordings_version').on(t.programmeId, t.notice, t.locale, t.number),
  ],
)
