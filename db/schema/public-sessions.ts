import { boolean, date, integer, jsonb, pgView, smallint, text, uuid } from 'drizzle-orm/pg-core'
import { instant, locale } from './columns.ts'
import type { SESSION_KINDS } from './sessions.ts'

/* What the public reads of sessions. By the same rule as `public.ts`. */

/** Published sessions. Never the link to join; recording and slides once it is over. */
export const pubSessions = pgView('pub_sessions', {
  id: uuid().notNull(),
  slug: text().notNull(),
  programmeId: uuid().notNull(),
  /** Only once that challenge is public. */
  challengeId: uuid(),
  kind: text().$type<(typeof SESSION_KINDS)[number]>().notNull(),
  edition: smallint().notNull(),
  zone: text().notNull(),
  startsAt: instant().notNull(),
  endsAt: instant().notNull(),
  place: text().notNull(),
  hasJoinLink: boolean().notNull(),
  capacity: integer(),
  placesLeft: integer(),
  sequence: integer().notNull(),
  isCancelled: boolean().notNull(),
  cancelReason: text(),
  recordingLink: text(),
  slidesLink: text(),
  previousId: uuid(),
  movedAt: instant().notNull(),
}).existing()

export const pubSessionTexts = pgView('pub_session_texts', {
  sessionId: uuid().notNull(),
  locale: locale().notNull(),
  title: text().notNull(),
  description: text().notNull(),
}).existing()

export const pubAgendaItems = pgView('pub_agenda_items', {
  sessionId: uuid().notNull(),
  position: smallint().notNull(),
  minutes: smallint().notNull(),
  titles: jsonb().$type<Partial<Record<'en' | 'fi' | 'sv' | 'zh-CN', string>>>().notNull(),
  speaker: text().notNull(),
  isSlot: boolean().notNull(),
  isTaken: boolean().notNull(),
}).existing()

/** What was promised: after the session, and at the next edition from the beginning. */
export const pubSessionActions = pgView('pub_session_actions', {
  sessionId: uuid().notNull(),
  text: text().notNull(),
  owner: text().notNull(),
  dueOn: date({ mode: 'string' }).notNull(),
  doneAt: instant(),
  report: text().notNull(),
  isCarried: boolean().notNull(),
}).existing()
