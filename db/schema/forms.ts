import { sql } from 'drizzle-orm'
import { check, jsonb, pgTable, primaryKey, smallint, text, unique, uuid } from 'drizzle-orm/pg-core'
import { briefs } from './briefs.ts'
import { writtenAt } from './columns.ts'
import { challenges } from './programmes.ts'

/**
 * What applicants are asked, for challenges that have a form of their own: one with the first brief, another with each
 * addendum that changes it, under the number of that brief. Once the brief is public a trigger keeps the form as it is.
 * `body` is a `FormBody`; `questions` are the keys it asks, so that an answer can be checked where it is written.
 */
export const forms = pgTable(
  'forms',
  {
    challengeId: uuid()
      .notNull()
      .references(() => challenges.id, { onDelete: 'cascade' }),
    number: smallint().notNull(),
    briefId: uuid()
      .notNull()
      .references(() => briefs.id, { onDelete: 'cascade' }),
    body: jsonb().$type<unknown>().notNull(),
    questions: text().array().notNull(),
    /** Another one with every save. */
    revision: uuid()
      .notNull()
      .default(sql`gen_random_uuid()`),
    changedAt: writtenAt(),
  },
  (t) => [
    primaryKey({ columns: [t.challengeId, t.number] }),
    unique('forms_brief').on(t.briefId),
    check('forms_number', sql`${t.number} >= 1`),
    check('forms_fixed_questions', sql`${t.questions} @> array['title', 'language']::text[]`),
    check('forms_body', sql`jsonb_typeof(${t.body} -> 'sections') = 'array'`),
  ],
)
