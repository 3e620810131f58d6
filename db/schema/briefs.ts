import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import type { VAT_BASES } from './programmes.ts'
import { challenges } from './programmes.ts'
import { people, type APPLICANT_KINDS } from './people.ts'
import { id, instant, locale, LOCALES, oneOf, writtenAt } from './columns.ts'

/** Facts of a challenge that an addendum can change: pilots, the money of each, who may apply (no country: anywhere). */
export type AddendumFacts = {
  readonly pilots: number
  readonly grant: {
    readonly amount: number
    readonly currency: string
    readonly vat: (typeof VAT_BASES)[number] | null
  } | null
  readonly kinds: readonly (typeof APPLICANT_KINDS)[number][]
  readonly countries: readonly string[]
}

/** A version of what a challenge asks. Version 1 is the brief as published; a later one is an addendum. */
export const briefs = pgTable(
  'briefs',
  {
    id: id(),
    challengeId: uuid()
      .notNull()
      .references(() => challenges.id, { onDelete: 'cascade' }),
    number: smallint().notNull().default(1),
    isPublished: boolean().notNull().default(false),
    /** Of an addendum: when and by whom it was issued, everybody who wrote in it, and the hash of what it says. */
    issuedAt: instant(),
    issuedBy: uuid().references(() => people.id, { onDelete: 'restrict' }),
    writtenBy: uuid()
      .array()
      .notNull()
      .default(sql`'{}'::uuid[]`),
    hash: text(),
    /** The facts an addendum changes, all of them as they shall be, and as they were when it was issued; null: none. */
    facts: jsonb().$type<AddendumFacts>(),
    factsBefore: jsonb().$type<AddendumFacts>(),
    createdAt: writtenAt(),
    version: integer().notNull().default(1),
  },
  (t) => [
    unique('briefs_number').on(t.challengeId, t.number),
    check('briefs_positive_number', sql`${t.number} >= 1`),
    check(
      'briefs_issued',
      sql`${t.number} = 1 or ${t.isPublished} = (${t.issuedAt} is not null and ${t.issuedBy} is not null and ${t.hash} is not null)`,
    ),
    check('briefs_facts', sql`${t.facts} is null or ${t.number} > 1`),
    check(
      'briefs_facts_before',
      sql`(${t.factsBefore} is null) = (${t.facts} is null or not ${t.isPublished})`,
    ),
    check('briefs_four_eyes', sql`${t.issuedBy} is null or not (${t.issuedBy} = any (${t.writtenBy}))`),
    uniqueIndex('briefs_one_addendum_at_a_time')
      .on(t.challengeId)
      .where(sql`not is_published and number > 1`),
  ],
)

/** What an addendum changes and why, in words, once per language. */
export const addendumTexts = pgTable(
  'addendum_texts',
  {
    briefId: uuid()
      .notNull()
      .references(() => briefs.id, { onDelete: 'cascade' }),
    locale: locale().notNull(),
    summary: text().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.briefId, t.locale] }),
    check('addendum_texts_locale', oneOf(t.locale, LOCALES)),
  ],
)

/** The brief's texts (Markdown where long), once per language. */
export const briefTexts = pgTable(
  'brief_texts',
  {
    briefId: uuid()
      .notNull()
      .references(() => briefs.id, { onDelete: 'cascade' }),
    locale: locale().notNull(),
    title: text().notNull(),
    question: text().notNull().default(''),
    tagline: text().notNull().default(''),
    background: text().notNull().default(''),
    outcome: text().notNull().default(''),
    outOfScope: text().notNull().default(''),
    offer: text().notNull().default(''),
    eligibility: text().notNull().default(''),
    terms: text().notNull().default(''),
    affected: text().notNull().default(''),
    tried: text().notNull().default(''),
    /** Words the challenge is filed under, with commas between. */
    themes: text().notNull().default(''),
    /** Where the terms stand in full; begins with https://, or is empty. */
    termsLink: text().notNull().default(''),
    faq: jsonb().$type<{ question: string; answer: string }[]>().notNull().default([]),
    links: jsonb().$type<{ label: string; address: string }[]>().notNull().default([]),
  },
  (t) => [
    primaryKey({ columns: [t.briefId, t.locale] }),
    check('brief_texts_locale', oneOf(t.locale, LOCALES)),
    check('brief_texts_faq', sql`jsonb_typeof(${t.faq}) = 'array' and jsonb_array_length(${t.faq}) <= 30`),
    check(
      'brief_texts_links',
      sql`jsonb_typeof(${t.links}) = 'array' and jsonb_array_length(${t.links}) <= 20`,
    ),
    check('brief_texts_terms_link', sql`${t.termsLink} = '' or ${t.termsLink} ~ '^https?://'`),
  ],
)
