import { sql } from 'drizzle-orm'
import { check, index, json, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { id, instant, oneOf, writtenAt } from './columns.ts'
import { people } from './people.ts'
import { challenges, programmes } from './programmes.ts'

/** Written; shown to a second person; agreed to and on its way; taken back by its writer before, by anybody after that. */
export const BROADCAST_STATES = ['draft', 'asked', 'approved', 'undone'] as const

/**
 * A message an organiser writes to many. Nothing of it is in the outbox before a second organiser has agreed to exactly
 * what was shown: `seenHash` is the fingerprint of texts, audience and recipients.
 */
export const broadcasts = pgTable(
  'broadcasts',
  {
    id: id(),
    programmeId: uuid()
      .notNull()
      .references(() => programmes.id, { onDelete: 'cascade' }),
    /** Null: to people of the whole programme. */
    challengeId: uuid().references(() => challenges.id, { onDelete: 'cascade' }),
    audience: text().notNull(),
    /** Subject and body by language, as typed. */
    texts: json().$type<Partial<Record<string, { subject: string; body: string }>>>().notNull(),
    state: text().$type<(typeof BROADCAST_STATES)[number]>().notNull().default('draft'),
    /** Whoever changed it last. */
    writtenBy: uuid().references(() => people.id, { onDelete: 'set null' }),
    writtenAt: writtenAt(),
    askedBy: uuid().references(() => people.id, { onDelete: 'set null' }),
    askedAt: instant(),
    seenHash: text(),
    /** To whom it was shown to go: whoever joins the audience later is not among them. */
    recipients: uuid()
      .array()
      .notNull()
      .default(sql`'{}'`),
    approvedBy: uuid().references(() => people.id, { onDelete: 'set null' }),
    approvedAt: instant(),
    /** Ten minutes later: until then it can be undone. */
    goesAt: instant(),
    undoneBy: uuid().references(() => people.id, { onDelete: 'set null' }),
    undoneAt: instant(),
  },
  (t) => [
    check('broadcasts_state', oneOf(t.state, BROADCAST_STATES)),
    check(
      'broadcasts_asked',
      sql`${t.state} <> 'asked' or (${t.askedAt} is not null and ${t.seenHash} is not null)`,
    ),
    check(
      'broadcasts_approved',
      sql`(${t.approvedAt} is null) = (${t.goesAt} is null) and (${t.state} <> 'approved' or (${t.approvedAt} is not null and ${t.seenHash} is not null and ${t.goesAt} > ${t.approvedAt}))`,
    ),
    check('broadcasts_undone', sql`(${t.state} = 'undone') = (${t.undoneAt} is not null)`),
    check(
      'broadcasts_two_people',
      sql`${t.approvedBy} <> ${t.askedBy} and ${t.approvedBy} <> ${t.writtenBy}`,
    ),
    index('broadcasts_programme').on(t.programmeId, t.writtenAt),
  ],
)
