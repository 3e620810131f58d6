import { sql } from 'drizzle-orm'
import { check, index, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { id, instant, locale, LOCALES, oneOf, writtenAt } from './columns.ts'
import { people } from './people.ts'
import { challenges, programmes } from './programmes.ts'

export const MESSAGE_STATES = [
  'planned',
  'held',
  'queued',
  'sending',
  'sent',
  'delivered',
  'bounced',
  'complained',
  'suppressed',
  'failed',
  'skipped',
  'cancelled',
] as const
export const MESSAGE_CLASSES = ['mandatory', 'service', 'bulletin'] as const

/**
 * The outbox: one notice to one person, and the truth about whether it went. `key` is unique, so that nothing can be
 * planned twice; the content is frozen with its hash before the provider is called, with `id` as idempotency key.
 */
export const messages = pgTable(
  'messages',
  {
    id: id(),
    key: text().notNull().unique(),
    notice: text().notNull(),
    class: text().$type<(typeof MESSAGE_CLASSES)[number]>().notNull(),
    state: text().$type<(typeof MESSAGE_STATES)[number]>().notNull().default('planned'),
    reason: text(),
    programmeId: uuid().references(() => programmes.id, { onDelete: 'cascade' }),
    challengeId: uuid().references(() => challenges.id, { onDelete: 'cascade' }),
    proposalId: uuid(),
    personId: uuid().references(() => people.id, { onDelete: 'set null' }),
    recipientName: text().notNull(),
    email: text().notNull(),
    locale: locale().notNull(),
    zone: text().notNull(),
    data: jsonb().$type<Record<string, unknown>>().notNull().default({}),
    sendAt: instant().notNull(),
    expiresAt: instant(),
    plannedAt: writtenAt(),
    stateAt: writtenAt(),
    attempts: integer().notNull().default(0),
    leasedUntil: instant(),
    leasedBy: text(),
    providerId: text(),
    subject: text(),
    html: text(),
    text: text(),
    contentHash: text(),
    sentAt: instant(),
  },
  (t) => [
    check('messages_state', oneOf(t.state, MESSAGE_STATES)),
    check('messages_class', oneOf(t.class, MESSAGE_CLASSES)),
    check('messages_locale', oneOf(t.locale, LOCALES)),
    check('messages_one_recipient', sql`${t.email} !~ '[[:space:],]'`),
    check('messages_expiry', sql`${t.expiresAt} is null or ${t.expiresAt} >= ${t.sendAt}`),
    check(
      'messages_sent',
      sql`${t.state} not in ('sent', 'delivered') or (${t.sentAt} is not null and ${t.contentHash} is not null)`,
    ),
    index('messages_due')
      .on(t.sendAt)
      .where(sql`state in ('planned', 'queued', 'sending')`),
    index('messages_challenge').on(t.challengeId, t.notice),
    index('messages_person').on(t.personId),
    index('messages_proposal').on(t.proposalId),
    index('messages_programme').on(t.programmeId, t.sendAt),
  ],
)

/** What happened to a message, in order. Append-only. */
export const messageEvents = pgTable(
  'message_events',
  {
    id: id(),
    messageId: uuid()
      .notNull()
      .references(() => messages.id, { onDelete: 'cascade' }),
    state: text().$type<(typeof MESSAGE_STATES)[number]>().notNull(),
    reason: text(),
    at: writtenAt(),
  },
  (t) => [
    check('message_events_state', oneOf(t.state, MESSAGE_STATES)),
    index('message_events_message').on(t.messageId),
  ],
)

/** Addresses that must not be written to, and why. */
export const suppressions = pgTable(
  'suppressions',
  {
    email: text().primaryKey(),
    reason: text().$type<'bounced' | 'complained' | 'manual'>().notNull(),
    since: writtenAt(),
  },
  (t) => [check('suppressions_reason', oneOf(t.reason, ['bounced', 'complained', 'manual']))],
)
