import { sql } from 'drizzle-orm'
import { boolean, check, index, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import { id, instant, locale, LOCALES, oneOf, writtenAt } from './columns.ts'

/** Everybody with an account. One full name, no first and last. `zone` is an IANA name. */
export const people = pgTable(
  'people',
  {
    id: id(),
    name: text().notNull(),
    email: text().notNull().unique(),
    emailVerified: boolean().notNull().default(false),
    image: text(),
    locale: locale().notNull().default('en'),
    zone: text(),
    createdAt: writtenAt(),
    updatedAt: writtenAt(),
  },
  (t) => [
    check('people_locale', oneOf(t.locale, LOCALES)),
    check('people_email_lower', sql`${t.email} = lower(${t.email})`),
    check('people_name_length', sql`char_length(${t.name}) between 1 and 200`),
  ],
)

/** Signed-in browsers (better-auth). */
export const sessions = pgTable(
  'sessions',
  {
    id: id(),
    personId: uuid()
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    /** SHA-256 of what the cookie holds, hexadecimal: who reads this table can be nobody else. */
    tokenHash: text().notNull().unique(),
    expiresAt: instant().notNull(),
    ipAddress: text(),
    userAgent: text(),
    createdAt: instant()
      .notNull()
      .default(sql`clock_timestamp()`),
    updatedAt: instant()
      .notNull()
      .default(sql`clock_timestamp()`),
  },
  (t) => [index('sessions_person').on(t.personId)],
)

/** Whose a session was that is over, for thirty days: written by a trigger whenever a session is deleted. */
export const endedSessions = pgTable(
  'ended_sessions',
  {
    tokenHash: text().primaryKey(),
    personId: uuid()
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    endedAt: instant()
      .notNull()
      .default(sql`clock_timestamp()`),
  },
  (t) => [index('ended_sessions_person').on(t.personId), index('ended_sessions_ended').on(t.endedAt)],
)

/**
 * A form somebody sent whose session had ended: kept for a day and shown to that person alone once they have signed in
 * again. `fields` is a JSON list of [name, value] pairs in their order.
 */
export const keptPosts = pgTable(
  'kept_posts',
  {
    id: id(),
    personId: uuid()
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    path: text().notNull(),
    fields: text().notNull(),
    keptAt: instant()
      .notNull()
      .default(sql`clock_timestamp()`),
  },
  (t) => [
    check('kept_posts_path', sql`${t.path} ~ '^/[^/\\\\]' and char_length(${t.path}) <= 2000`),
    check('kept_posts_size', sql`char_length(${t.fields}) <= 500000`),
    index('kept_posts_person').on(t.personId, t.keptAt),
    index('kept_posts_kept').on(t.keptAt),
  ],
)

/** Ways to sign in: a password, later also other providers (better-auth). */
export const accounts = pgTable(
  'accounts',
  {
    id: id(),
    accountId: text().notNull(),
    providerId: text().notNull(),
    personId: uuid()
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    accessToken: text(),
    refreshToken: text(),
    idToken: text(),
    accessTokenExpiresAt: instant(),
    refreshTokenExpiresAt: instant(),
    scope: text(),
    password: text(),
    createdAt: instant()
      .notNull()
      .default(sql`clock_timestamp()`),
    updatedAt: instant()
      .notNull()
      .default(sql`clock_timestamp()`),
  },
  (t) => [index('accounts_person').on(t.personId), unique('accounts_once').on(t.providerId, t.accountId)],
)

/** Short-lived, hashed sign-in tokens and codes (better-auth). */
export const verifications = pgTable(
  'verifications',
  {
    id: id(),
    identifier: text().notNull(),
    value: text().notNull(),
    expiresAt: instant().notNull(),
    createdAt: instant()
      .notNull()
      .default(sql`clock_timestamp()`),
    updatedAt: instant()
      .notNull()
      .default(sql`clock_timestamp()`),
  },
  (t) => [index('verifications_identifier').on(t.identifier)],
)

/** Recent sign-in attempts per account and per network, shared by all processes: a sliding window each. */
export const rateLimits = pgTable('rate_limits', {
  id: id(),
  key: text().notNull().unique(),
  attemptedAt: instant().array().notNull(),
})

export const ORGANISATION_KINDS = [
  'university',
  'research_institute',
  'enterprise',
  'city',
  'association',
  'public_body',
  'other',
] as const

/** Who may stand behind a proposal: an organisation, or a person or team without one, who is then its only name. */
export const APPLICANT_KINDS = [...ORGANISATION_KINDS, 'individual'] as const

/** Companies, universities, cities, associations: those who organise and those who apply. `country` is ISO 3166-1 alpha-2. */
export const organisations = pgTable(
  'organisations',
  {
    id: id(),
    name: text().notNull(),
    shortName: text(),
    kind: text().$type<(typeof APPLICANT_KINDS)[number]>().notNull(),
    country: text(),
    registryNumber: text(),
    website: text(),
    createdBy: uuid().references(() => people.id, { onDelete: 'set null' }),
    createdAt: writtenAt(),
  },
  (t) => [
    check('organisations_kind', oneOf(t.kind, APPLICANT_KINDS)),
    check('organisations_country', sql`${t.country} ~ '^[A-Z]{2}$'`),
    check('organisations_name_length', sql`char_length(${t.name}) between 1 and 200`),
  ],
)

/** Who belongs to which organisation, and how. */
export const affiliations = pgTable(
  'affiliations',
  {
    personId: uuid()
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    organisationId: uuid()
      .notNull()
      .references(() => organisations.id, { onDelete: 'cascade' }),
    relation: text().$type<'employee' | 'owner' | 'adviser'>().notNull().default('employee'),
  },
  (t) => [
    unique('affiliations_once').on(t.personId, t.organisationId, t.relation),
    check('affiliations_relation', oneOf(t.relation, ['employee', 'owner', 'adviser'])),
  ],
)
