import { sql } from 'drizzle-orm'
import {
  check,
  date,
  doublePrecision,
  index,
  integer,
  json,
  jsonb,
  pgTable,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { id, instant, locale, LOCALES, oneOf, writtenAt } from './columns.ts'
import { people } from './people.ts'
import { challenges, programmes } from './programmes.ts'
import { wordings } from './wordings.ts'

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
/** Frozen: to be handed over. Dissolved: certainly not accepted, its messages travel in another one. */
export const BATCH_STATES = ['frozen', 'accepted', 'dissolved', 'ended'] as const
export const MESSAGE_CLASSES = ['mandatory', 'service', 'bulletin'] as const

/**
 * One call to the mail service, frozen before it is made: its messages in their places are what the service gets, and
 * `id` is the idempotency key. Asking again sends the same rows under the same key, so nobody gets a mail twice.
 */
export const messageBatches = pgTable(
  'message_batches',
  {
    id: id(),
    transport: text().notNull(),
    state: text().$type<(typeof BATCH_STATES)[number]>().notNull().default('frozen'),
    /** The first member's; after it the call must not be made any more. Members of one batch share it when it is near. */
    expiresAt: instant(),
    attempts: integer().notNull().default(0),
    /**
     * When the service was first asked; null: certainly not yet. From then on only the same rows may be sent, under the
     * same key, which the service remembers for 24 hours.
     */
    firstTriedAt: instant(),
    /** Whoever holds it may call until `leasedUntil`; nobody else may before. */
    leasedBy: text(),
    leasedUntil: instant(),
    reason: text(),
    createdAt: writtenAt(),
    stateAt: writtenAt(),
  },
  (t) => [
    check('message_batches_state', oneOf(t.state, BATCH_STATES)),
    index('message_batches_frozen')
      .on(t.leasedUntil)
      .where(sql`state = 'frozen'`),
  ],
)

/**
 * The words that several mails of a wave have in common: HTML and text, cut where each reader's own words stand, a number
 * for each hole. `hash` is the SHA-256 of both, so the same words are kept once. Append-only.
 */
export const messageWords = pgTable('message_words', {
  hash: text().primaryKey(),
  html: json().$type<readonly (string | number)[]>().notNull(),
  text: json().$type<readonly (string | number)[]>().notNull(),
  writtenAt: writtenAt(),
})

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
    /** After a failure to prepare it: not before this instant. */
    nextTryAt: instant(),
    /** The call it travels in, and its place there; set when it is frozen. */
    batchId: uuid().references(() => messageBatches.id),
    batchPosition: integer(),
    providerId: text(),
    subject: text(),
    html: text(),
    text: text(),
    /** In place of `html` and `text`: words that others of the wave share, and what stands in their holes here. */
    wordsHash: text().references(() => messageWords.hash),
    ownWords: json().$type<{ html: readonly string[]; text: readonly string[] }>(),
    /**
     * Where an answer goes, and the headers and tags that travel with it. `json`, not `jsonb`: the order of what a call
     * carries is part of it.
     */
    envelope: json().$type<{
      /** The name it comes from, where the programme has one of its own. */
      fromName?: string
      replyTo: string | null
      headers: Record<string, string>
      tags: Record<string, string>
    }>(),
    /** iCalendar text that is attached, where the notice has one. */
    calendar: text(),
    contentHash: text(),
    /** The programme's own wording it was frozen with; null for the standard words. */
    wordingId: uuid().references(() => wordings.id),
    sentAt: instant(),
    /** When its reader first opened it in their inbox, signed in; mail itself is never watched. */
    readAt: instant(),
    /** What the mail service or the reader's server said of it, for people: at most 500 characters. */
    detail: text(),
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
    check(
      'messages_words',
      sql`(${t.wordsHash} is null) = (${t.ownWords} is null) and (${t.wordsHash} is null or (${t.html} is null and ${t.text} is null))`,
    ),
    check('messages_frozen', sql`${t.state} <> 'sending' or ${t.batchId} is not null`),
    unique('messages_batch_place').on(t.batchId, t.batchPosition),
    index('messages_due')
      .on(t.class, t.sendAt)
      .where(sql`state in ('planned', 'queued')`),
    index('messages_waiting_expiry')
      .on(t.expiresAt)
      .where(sql`state in ('planned', 'queued', 'held')`),
    index('messages_provider').on(t.providerId),
    index('messages_email').on(t.email),
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
    /** The service's or the reader's server's own words. */
    detail: text(),
    at: writtenAt(),
  },
  (t) => [
    check('message_events_state', oneOf(t.state, MESSAGE_STATES)),
    index('message_events_message').on(t.messageId),
  ],
)

/** Addresses that must not be written to, why, and who found out. */
export const suppressions = pgTable(
  'suppressions',
  {
    email: text().primaryKey(),
    reason: text().$type<'bounced' | 'complained' | 'manual'>().notNull(),
    /** `here`: by an operator or by our own counting; `service`: told by the mail service. */
    origin: text().$type<'here' | 'service'>().notNull().default('here'),
    /** When the mail service's own list was known to agree; null until it was told. */
    agreedAt: instant(),
    since: writtenAt(),
  },
  (t) => [
    check('suppressions_reason', oneOf(t.reason, ['bounced', 'complained', 'manual'])),
    check('suppressions_origin', oneOf(t.origin, ['here', 'service'])),
    check('suppressions_email_lower', sql`${t.email} = lower(${t.email})`),
  ],
)

/**
 * What the mail service told of its own accord. `id` is the one it gives each telling (`svix-id`), so that a repeat
 * changes nothing. Kept also for messages that are not known (yet).
 */
export const serviceTellings = pgTable(
  'service_tellings',
  {
    id: text().primaryKey(),
    type: text().notNull(),
    messageId: uuid().references(() => messages.id, { onDelete: 'cascade' }),
    providerId: text(),
    email: text(),
    /** When it happened, by the service's clock. */
    happenedAt: instant().notNull(),
    /** What it led to: a state of the message, or why it led to nothing. */
    outcome: text().notNull(),
    receivedAt: writtenAt(),
  },
  (t) => [
    index('service_tellings_message').on(t.messageId),
    index('service_tellings_email').on(t.email, t.happenedAt),
  ],
)

/**
 * What all senders know together of one mail service, in true time: its pace, the calls it was made lately, and how long
 * it wants to be left alone.
 */
export const mailServices = pgTable(
  'mail_services',
  {
    name: text().primaryKey(),
    /** So many calls in any `windowMs` milliseconds, as its answers say; null until one has. */
    windowCalls: integer(),
    windowMs: integer(),
    /** When the calls of the last window count from: their instant, or a little later where the answer took long. */
    recentCalls: instant()
      .array()
      .notNull()
      .default(sql`'{}'`),
    /** At most so much later than it was made does a call count, in milliseconds: grows where the pace was too quick. */
    marginMs: doublePrecision().notNull().default(0),
    blockedUntil: instant(),
    blockedFor: text().$type<'pace' | 'quota' | 'down'>(),
    /** Calls in a row that failed on its side. */
    failures: integer().notNull().default(0),
    /** Mails taken on `quotaDay` (UTC), where a daily quota is set. */
    quotaDay: date(),
    quotaUsed: integer().notNull().default(0),
    updatedAt: instant()
      .notNull()
      .default(sql`clock_timestamp()`),
  },
  (t) => [
    check('mail_services_blocked_for', oneOf(t.blockedFor, ['pace', 'quota', 'down'])),
    check('mail_services_window', sql`${t.windowCalls} > 0 and ${t.windowMs} > 0`),
    check('mail_services_margin', sql`${t.marginMs} >= 0`),
  ],
)

/**
 * A hand laid on the mail of a programme or of one challenge: nothing of it goes until it is released. With a notice it
 * is laid on one wave alone: what is about that challenge (null: about none) and goes from `fromAt` until before `toAt`.
 */
export const messageHolds = pgTable(
  'message_holds',
  {
    id: id(),
    programmeId: uuid()
      .notNull()
      .references(() => programmes.id, { onDelete: 'cascade' }),
    challengeId: uuid().references(() => challenges.id, { onDelete: 'cascade' }),
    notice: text(),
    fromAt: instant(),
    toAt: instant(),
    reason: text().notNull(),
    heldBy: uuid().references(() => people.id, { onDelete: 'set null' }),
    heldAt: writtenAt(),
    releasedAt: instant(),
  },
  (t) => [
    check('message_holds_reason', sql`char_length(${t.reason}) between 1 and 500`),
    check(
      'message_holds_wave',
      sql`(${t.notice} is null) = (${t.fromAt} is null) and (${t.fromAt} is null) = (${t.toAt} is null) and (${t.fromAt} is null or ${t.fromAt} < ${t.toAt})`,
    ),
    uniqueIndex('message_holds_once')
      .on(
        t.programmeId,
        sql`coalesce(challenge_id, '00000000-0000-0000-0000-000000000000'::uuid)`,
        sql`coalesce(notice, '')`,
        sql`coalesce(from_at, '-infinity'::timestamptz)`,
      )
      .where(sql`released_at is null`),
  ],
)

/**
 * Mail a person does not want: one kind of notice, or all reminders (`notice` null), about one challenge or about any
 * (`challengeId` null). Mandatory mail knows no refusal.
 */
export const mailRefusals = pgTable(
  'mail_refusals',
  {
    id: id(),
    personId: uuid()
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    notice: text(),
    challengeId: uuid().references(() => challenges.id, { onDelete: 'cascade' }),
    refusedAt: writtenAt(),
  },
  (t) => [
    uniqueIndex('mail_refusals_once').on(
      t.personId,
      sql`coalesce(notice, '')`,
      sql`coalesce(challenge_id, '00000000-0000-0000-0000-000000000000'::uuid)`,
    ),
  ],
)

/** How somebody wants their mail: longer quiet hours than the usual ones, and whether a digest comes every week. */
export const mailSettings = pgTable(
  'mail_settings',
  {
    personId: uuid()
      .primaryKey()
      .references(() => people.id, { onDelete: 'cascade' }),
    /** Hours on the person's own clock; null: the usual ones. */
    quietFrom: integer(),
    quietUntil: integer(),
    /** Since when they have asked for the weekly digest; null: they have not. */
    weeklySince: instant(),
    /** The Tuesday of the last digest that was looked at for them, written or empty. */
    weeklyUntil: instant(),
  },
  (t) => [
    check('mail_settings_quiet_pair', sql`(${t.quietFrom} is null) = (${t.quietUntil} is null)`),
    check('mail_settings_quiet', sql`${t.quietFrom} between 17 and 21 and ${t.quietUntil} between 8 and 11`),
    check('mail_settings_weekly', sql`${t.weeklyUntil} is null or ${t.weeklySince} is not null`),
    index('mail_settings_weekly')
      .on(t.weeklyUntil)
      .where(sql`weekly_since is not null`),
  ],
)
