import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uniqueIndex,
  uuid,
  type AnyPgColumn,
} from 'drizzle-orm/pg-core'
import { id, instant, locale, LOCALES, oneOf, writtenAt } from './columns.ts'
import { people } from './people.ts'
import { challenges, programmes } from './programmes.ts'

export const SESSION_KINDS = ['reverse_pitch', 'information', 'ceremony', 'matchmaking'] as const

/**
 * A session: people meet at an hour, in a place, behind a link, or both. It belongs to a programme, or to one challenge
 * of it. Not to be taken for `sessions`, which are signed-in browsers.
 */
export const programmeSessions = pgTable(
  'programme_sessions',
  {
    id: id(),
    slug: text().notNull().unique(),
    programmeId: uuid()
      .notNull()
      .references(() => programmes.id, { onDelete: 'cascade' }),
    challengeId: uuid(),
    kind: text().$type<(typeof SESSION_KINDS)[number]>().notNull(),
    /** Counts the editions of one series from 1; `previousId` is the edition it was copied from. */
    edition: smallint().notNull().default(1),
    previousId: uuid().references((): AnyPgColumn => programmeSessions.id, { onDelete: 'set null' }),
    /** IANA zone in which the two instants were typed. */
    zone: text().notNull(),
    startsAt: instant().notNull(),
    endsAt: instant().notNull(),
    place: text().notNull().default(''),
    /** For the registered alone. */
    joinLink: text(),
    /** Null: as many as come. */
    capacity: integer(),
    /** Counted by a trigger over the guests; never above `capacity`, whoever writes. */
    placesTaken: integer().notNull().default(0),
    /** Rises whenever hour, place or state change: SEQUENCE in calendar files. */
    sequence: integer().notNull().default(0),
    /** When the sequence rose, by a trigger: DTSTAMP in calendar files. */
    movedAt: writtenAt(),
    publishedAt: instant(),
    cancelledAt: instant(),
    cancelReason: text(),
    /** Shown once it is over. */
    recordingLink: text(),
    slidesLink: text(),
    createdBy: uuid().references(() => people.id, { onDelete: 'set null' }),
    createdAt: writtenAt(),
    version: integer().notNull().default(1),
  },
  (t) => [
    foreignKey({
      name: 'programme_sessions_challenge',
      columns: [t.challengeId, t.programmeId],
      foreignColumns: [challenges.id, challenges.programmeId],
    }).onDelete('cascade'),
    unique('programme_sessions_in_programme').on(t.id, t.programmeId),
    check(
      'programme_sessions_slug',
      sql`${t.slug} ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and char_length(${t.slug}) <= 80`,
    ),
    check('programme_sessions_kind', oneOf(t.kind, SESSION_KINDS)),
    check('programme_sessions_order', sql`${t.startsAt} < ${t.endsAt}`),
    check('programme_sessions_edition', sql`${t.edition} between 1 and 999`),
    check('programme_sessions_capacity', sql`${t.capacity} is null or ${t.capacity} between 1 and 100000`),
    check(
      'programme_sessions_places',
      sql`${t.placesTaken} >= 0 and (${t.capacity} is null or ${t.placesTaken} <= ${t.capacity})`,
    ),
    check('programme_sessions_cancelled', sql`(${t.cancelledAt} is null) = (${t.cancelReason} is null)`),
    check(
      'programme_sessions_links',
      sql`coalesce(${t.joinLink}, 'https://') ~ '^https://' and coalesce(${t.recordingLink}, 'https://') ~ '^https://' and coalesce(${t.slidesLink}, 'https://') ~ '^https://'`,
    ),
    index('programme_sessions_programme').on(t.programmeId, t.startsAt),
    index('programme_sessions_challenge_index').on(t.challengeId),
  ],
)

/** Title and description (Markdown) of a session, once per language. */
export const programmeSessionTexts = pgTable(
  'programme_session_texts',
  {
    sessionId: uuid()
      .notNull()
      .references(() => programmeSessions.id, { onDelete: 'cascade' }),
    locale: locale().notNull(),
    title: text().notNull(),
    description: text().notNull().default(''),
  },
  (t) => [
    primaryKey({ columns: [t.sessionId, t.locale] }),
    check('programme_session_texts_locale', oneOf(t.locale, LOCALES)),
    check('programme_session_texts_title', sql`char_length(btrim(${t.title})) between 1 and 200`),
  ],
)

export const GUEST_STATES = ['asked', 'registered', 'waiting', 'given_up'] as const

/**
 * Who comes to a session. `asked` until the address is confirmed, and forgotten at `expiresAt`; a place is given in the
 * order of `queuedAt`, which the database stamps while it holds the session. `id` is what the links of the mails carry.
 */
export const sessionGuests = pgTable(
  'session_guests',
  {
    id: id(),
    sessionId: uuid()
      .notNull()
      .references(() => programmeSessions.id, { onDelete: 'cascade' }),
    email: text().notNull(),
    name: text().notNull(),
    organisation: text().notNull().default(''),
    locale: locale().notNull(),
    zone: text(),
    state: text().$type<(typeof GUEST_STATES)[number]>().notNull().default('asked'),
    askedAt: writtenAt(),
    queuedAt: instant(),
    expiresAt: instant(),
    /** Shows name and organisation to the other guests, who may then ask to meet. */
    isOpenToMeet: boolean().notNull().default(false),
  },
  (t) => [
    unique('session_guests_once').on(t.sessionId, t.email),
    unique('session_guests_of_session').on(t.id, t.sessionId),
    check('session_guests_email_lower', sql`${t.email} = lower(${t.email}) and ${t.email} !~ '[[:space:],]'`),
    check('session_guests_locale', oneOf(t.locale, LOCALES)),
    check('session_guests_state', oneOf(t.state, GUEST_STATES)),
    check('session_guests_asked', sql`(${t.state} = 'asked') = (${t.expiresAt} is not null)`),
    check(
      'session_guests_queued',
      sql`(${t.state} in ('registered', 'waiting')) = (${t.queuedAt} is not null)`,
    ),
    check(
      'session_guests_name',
      sql`char_length(btrim(${t.name})) between 1 and 200 and char_length(${t.organisation}) <= 200`,
    ),
    index('session_guests_queue').on(t.sessionId, t.state, t.queuedAt),
    index('session_guests_expiry')
      .on(t.expiresAt)
      .where(sql`expires_at is not null`),
  ],
)

/** One step of the agenda, so many minutes long. A slot is one that a guest may take: to pitch, to meet. */
export const agendaItems = pgTable(
  'agenda_items',
  {
    id: id(),
    sessionId: uuid()
      .notNull()
      .references(() => programmeSessions.id, { onDelete: 'cascade' }),
    position: smallint().notNull(),
    minutes: smallint().notNull(),
    titles: jsonb().$type<Partial<Record<'en' | 'fi' | 'sv' | 'zh-CN', string>>>().notNull(),
    speaker: text().notNull().default(''),
    isSlot: boolean().notNull().default(false),
    takenBy: uuid(),
  },
  (t) => [
    unique('agenda_items_position').on(t.sessionId, t.position),
    check('agenda_items_minutes', sql`${t.minutes} between 1 and 600`),
    check('agenda_items_taken', sql`${t.takenBy} is null or ${t.isSlot}`),
    foreignKey({
      name: 'agenda_items_guest',
      columns: [t.takenBy, t.sessionId],
      foreignColumns: [sessionGuests.id, sessionGuests.sessionId],
    }),
    uniqueIndex('agenda_items_guest_once')
      .on(t.takenBy)
      .where(sql`taken_by is not null`),
  ],
)

/** One guest asks another to meet. Addresses are exchanged only when it is accepted. */
export const meetingRequests = pgTable(
  'meeting_requests',
  {
    id: id(),
    sessionId: uuid().notNull(),
    fromGuestId: uuid().notNull(),
    toGuestId: uuid().notNull(),
    note: text().notNull().default(''),
    answer: text().$type<'accepted' | 'declined'>(),
    askedAt: writtenAt(),
    answeredAt: instant(),
  },
  (t) => [
    foreignKey({
      name: 'meeting_requests_from',
      columns: [t.fromGuestId, t.sessionId],
      foreignColumns: [sessionGuests.id, sessionGuests.sessionId],
    }).onDelete('cascade'),
    foreignKey({
      name: 'meeting_requests_to',
      columns: [t.toGuestId, t.sessionId],
      foreignColumns: [sessionGuests.id, sessionGuests.sessionId],
    }).onDelete('cascade'),
    unique('meeting_requests_once').on(t.fromGuestId, t.toGuestId),
    check('meeting_requests_other', sql`${t.fromGuestId} <> ${t.toGuestId}`),
    check('meeting_requests_answer', oneOf(t.answer, ['accepted', 'declined'])),
    check('meeting_requests_answered', sql`(${t.answer} is null) = (${t.answeredAt} is null)`),
    check('meeting_requests_note', sql`char_length(${t.note}) <= 600`),
    index('meeting_requests_to_index').on(t.toGuestId),
  ],
)

/** What somebody promised at a session, to be reported at the next edition, which takes over what is open. */
export const sessionActions = pgTable(
  'session_actions',
  {
    id: id(),
    sessionId: uuid()
      .notNull()
      .references(() => programmeSessions.id, { onDelete: 'cascade' }),
    text: text().notNull(),
    owner: text().notNull(),
    dueOn: date({ mode: 'string' }).notNull(),
    doneAt: instant(),
    report: text().notNull().default(''),
    /** The same promise at the edition before. */
    carriedFrom: uuid().references((): AnyPgColumn => sessionActions.id, { onDelete: 'set null' }),
    createdAt: writtenAt(),
  },
  (t) => [
    unique('session_actions_carried_once').on(t.carriedFrom),
    check('session_actions_text', sql`char_length(btrim(${t.text})) between 1 and 500`),
    check('session_actions_owner', sql`char_length(btrim(${t.owner})) between 1 and 200`),
    index('session_actions_session').on(t.sessionId),
  ],
)
