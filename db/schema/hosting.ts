import { sql } from 'drizzle-orm'
import {
  check,
  foreignKey,
  index,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import { id, instant, oneOf, writtenAt } from './columns.ts'
import { people } from './people.ts'
import { challenges } from './programmes.ts'
import { proposals } from './proposals.ts'

export const FEASIBILITIES = ['feasible', 'conditional', 'not_feasible'] as const

/**
 * The proposals a challenge's owner is asked about: can we host this? A challenge asks once one of them stands here, and
 * from then on no winner and no reserve is decided without the owner's word.
 */
export const hostRequests = pgTable(
  'host_requests',
  {
    challengeId: uuid().notNull(),
    proposalId: uuid().notNull(),
    askedBy: uuid().references(() => people.id, { onDelete: 'set null' }),
    askedAt: writtenAt(),
    dueAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.challengeId, t.proposalId] }),
    check('host_requests_due', sql`${t.dueAt} > ${t.askedAt}`),
    foreignKey({
      name: 'host_requests_proposal',
      columns: [t.proposalId, t.challengeId],
      foreignColumns: [proposals.id, proposals.challengeId],
    }).onDelete('cascade'),
  ],
)

/**
 * What a challenge's owner says about hosting one proposal, signed with a typed name. Never changed: another word is
 * another number. `because` are the conditions, or why it cannot be hosted; `hash` is of all that was signed.
 */
export const hostStatements = pgTable(
  'host_statements',
  {
    id: id(),
    challengeId: uuid().notNull(),
    proposalId: uuid().notNull(),
    number: smallint().notNull(),
    feasibility: text().$type<(typeof FEASIBILITIES)[number]>().notNull(),
    because: text().notNull().default(''),
    site: text().notNull(),
    permits: text().notNull(),
    cost: text().notNull(),
    people: text().notNull(),
    statedBy: uuid().references(() => people.id, { onDelete: 'set null' }),
    signedName: text().notNull(),
    statedAt: writtenAt(),
    hash: text().notNull(),
  },
  (t) => [
    unique('host_statements_number').on(t.proposalId, t.number),
    check('host_statements_numbered', sql`${t.number} >= 1`),
    check('host_statements_feasibility', oneOf(t.feasibility, FEASIBILITIES)),
    check(
      'host_statements_because',
      sql`${t.feasibility} = 'feasible' or char_length(btrim(${t.because})) > 0`,
    ),
    check(
      'host_statements_notes',
      sql`char_length(btrim(${t.site})) > 0 and char_length(btrim(${t.permits})) > 0 and char_length(btrim(${t.cost})) > 0 and char_length(btrim(${t.people})) > 0`,
    ),
    check('host_statements_signed', sql`char_length(btrim(${t.signedName})) > 0`),
    check('host_statements_hash', sql`${t.hash} ~ '^[0-9a-f]{64}$'`),
    foreignKey({
      name: 'host_statements_request',
      columns: [t.challengeId, t.proposalId],
      foreignColumns: [hostRequests.challengeId, hostRequests.proposalId],
    }),
    index('host_statements_challenge').on(t.challengeId),
  ],
)

/** The organiser's word, with its reason, that nobody is asked whether a challenge's proposals can be hosted. */
export const hostWaivers = pgTable(
  'host_waivers',
  {
    challengeId: uuid()
      .primaryKey()
      .references(() => challenges.id, { onDelete: 'cascade' }),
    reason: text().notNull(),
    statedBy: uuid().references(() => people.id, { onDelete: 'set null' }),
    statedAt: writtenAt(),
  },
  (t) => [check('host_waivers_reason', sql`char_length(btrim(${t.reason})) between 1 and 2000`)],
)
