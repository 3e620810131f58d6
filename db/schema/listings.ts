import { sql } from 'drizzle-orm'
import { check, index, numeric, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import { id, instant, searchVector, writtenAt } from './columns.ts'
import { people } from './people.ts'

/**
 * A challenge published elsewhere, as its source tells it. Nothing in it is guessed: dates are the wall clock that was
 * written there (`2021-12-10T23:59`, or the day alone), instants only where the source names a zone, and what could not
 * be read is null, with the words of the source beside it.
 */
export const listings = pgTable(
  'listings',
  {
    id: id(),
    slug: text().notNull().unique(),
    /** Where it was published: `challenge.gov`. */
    source: text().notNull(),
    /** What it is called there. */
    sourceId: text().notNull(),
    sourceUrl: text(),
    /** SHA-256 of the row as it came: a changed row is read anew. */
    hash: text().notNull(),
    title: text().notNull(),
    tagline: text().notNull().default(''),
    publisher: text().notNull().default(''),
    /** Markdown. */
    body: text().notNull().default(''),
    opensText: text().notNull().default(''),
    opensLocal: text(),
    closesText: text().notNull().default(''),
    closesLocal: text(),
    /** IANA; null where the source names none. */
    zone: text(),
    opensAt: instant(),
    closesAt: instant(),
    /** As published: `Up to $240,000`. The number only where it is a plain one; no currency is read into a sign. */
    prizeText: text().notNull().default(''),
    prizeAmount: numeric({ mode: 'number' }),
    importedBy: uuid().references(() => people.id, { onDelete: 'set null' }),
    importedAt: writtenAt(),
    /** What it is found by, as challenges are (`search_documents`); weighted A to D. Sources write English. */
    terms: searchVector().generatedAlwaysAs(
      sql`setweight(search_terms('en', title), 'A') || setweight(search_terms('en', tagline), 'B') || setweight(search_terms('en', publisher), 'C') || setweight(search_terms('en', left(body, 20000)), 'D')`,
    ),
    /** Title, tagline and publisher, small letters without accents: for parts of words, and signs. */
    wording: text().generatedAlwaysAs(sql`search_fold(title || ' ' || tagline || ' ' || publisher)`),
  },
  (t) => [
    unique('listings_once').on(t.source, t.sourceId),
    check('listings_slug', sql`${t.slug} ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and char_length(${t.slug}) <= 100`),
    check('listings_hash', sql`${t.hash} ~ '^[0-9a-f]{64}$'`),
    check('listings_title', sql`char_length(btrim(${t.title})) between 1 and 500`),
    check('listings_url', sql`${t.sourceUrl} ~ '^https?://'`),
    check(
      'listings_local',
      sql`coalesce(${t.opensLocal}, '2000-01-01') ~ '^\\d{4}-\\d{2}-\\d{2}(T\\d{2}:\\d{2}(:\\d{2})?)?$' and coalesce(${t.closesLocal}, '2000-01-01') ~ '^\\d{4}-\\d{2}-\\d{2}(T\\d{2}:\\d{2}(:\\d{2})?)?$'`,
    ),
    check(
      'listings_no_instant_without_zone',
      sql`${t.zone} is not null or (${t.opensAt} is null and ${t.closesAt} is null)`,
    ),
    index('listings_terms').using('gin', t.terms),
    index('listings_order').on(t.closesLocal, t.slug),
  ],
)
