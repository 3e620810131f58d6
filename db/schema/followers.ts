import { sql } from 'drizzle-orm'
import { check, index, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import { id, instant, locale, LOCALES, oneOf, writtenAt } from './columns.ts'
import { APPLICANT_KINDS, people } from './people.ts'
import { challenges } from './programmes.ts'

export const INTENTIONS = ['informed', 'may_apply'] as const

/**
 * Who follows a challenge by mail. Until the address has been confirmed there is no person behind it, and the row goes
 * away at `expiresAt`. `id` is what the links of the mails carry: whoever holds it may confirm and stop, nothing else.
 */
export const followers = pgTable(
  'followers',
  {
    id: id(),
    challengeId: uuid()
      .notNull()
      .references(() => challenges.id, { onDelete: 'cascade' }),
    email: text().notNull(),
    locale: locale().notNull(),
    /** IANA zone of the reader, where it is known. */
    zone: text(),
    intention: text().$type<(typeof INTENTIONS)[number]>().notNull().default('informed'),
    /** For whom they may apply; what a draft is begun with. Empty where they only want to hear. */
    organisation: text().notNull().default(''),
    organisationKind: text().$type<(typeof APPLICANT_KINDS)[number]>(),
    country: text(),
    personId: uuid().references(() => people.id, { onDelete: 'cascade' }),
    askedAt: writtenAt(),
    confirmedAt: instant(),
    /** When an address that nobody confirms is forgotten; null once it was. */
    expiresAt: instant(),
    /** When the interest was turned into a draft, or was found to need none. */
    startedAt: instant(),
  },
  (t) => [
    unique('followers_once').on(t.challengeId, t.email),
    unique('followers_person_once').on(t.challengeId, t.personId),
    check('followers_email_lower', sql`${t.email} = lower(${t.email}) and ${t.email} !~ '[[:space:],]'`),
    check('followers_locale', oneOf(t.locale, LOCALES)),
    check('followers_intention', oneOf(t.intention, INTENTIONS)),
    check('followers_organisation_kind', oneOf(t.organisationKind, APPLICANT_KINDS)),
    check('followers_country', sql`${t.country} ~ '^[A-Z]{2}$'`),
    check('followers_organisation', sql`char_length(${t.organisation}) <= 200`),
    check(
      'followers_interest',
      sql`${t.intention} = 'may_apply' or (${t.organisation} = '' and ${t.organisationKind} is null and ${t.country} is null)`,
    ),
    check('followers_confirmed', sql`(${t.confirmedAt} is null) = (${t.personId} is null)`),
    check('followers_pending', sql`(${t.confirmedAt} is null) = (${t.expiresAt} is not null)`),
    index('followers_person').on(t.personId),
    index('followers_expiry')
      .on(t.expiresAt)
      .where(sql`expires_at is not null`),
  ],
)

/**
 * Short addresses of challenges, `/c/K7QF3M`. The newest is the one that is shown; older ones go on leading there, as
 * they may stand on posters. Every challenge gets one when it is made.
 */
export const shortAddresses = pgTable(
  'short_addresses',
  {
    code: text().primaryKey(),
    challengeId: uuid()
      .notNull()
      .references(() => challenges.id, { onDelete: 'cascade' }),
    createdAt: writtenAt(),
  },
  (t) => [
    check(
      'short_addresses_code',
      sql`${t.code} ~ '^[A-Z0-9]+(-[A-Z0-9]+)*$' and char_length(${t.code}) between 3 and 24`,
    ),
    index('short_addresses_challenge').on(t.challengeId, t.createdAt),
  ],
)
