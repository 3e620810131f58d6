import { sql } from 'drizzle-orm'
import { check, index, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { id, instant, oneOf, writtenAt } from './columns.ts'
import { decisions } from './decisions.ts'
import { people } from './people.ts'
import { challenges } from './programmes.ts'

/** Later to an instant that is named, or sooner: as soon as the minutes in which it can be stopped allow. */
export const MOVE_KINDS = ['later', 'sooner'] as const

/**
 * The announcement of a confirmed decision is moved by two people: one asks with a reason, another agrees. At most one
 * question is open per challenge; one that was dropped or agreed to stays.
 */
export const announcementMoves = pgTable(
  'announcement_moves',
  {
    id: id(),
    challengeId: uuid()
      .notNull()
      .references(() => challenges.id, { onDelete: 'restrict' }),
    decisionId: uuid()
      .notNull()
      .references(() => decisions.id, { onDelete: 'restrict' }),
    kind: text({ enum: MOVE_KINDS }).notNull(),
    /** The new instant of a later announcement; null of a sooner one, which is known when it is agreed to. */
    announcesAt: instant(),
    reason: text().notNull(),
    /** The calendar the asker saw. */
    calendarVersion: integer().notNull(),
    state: text().$type<'asked' | 'agreed' | 'dropped'>().notNull().default('asked'),
    askedBy: uuid().references(() => people.id, { onDelete: 'set null' }),
    askedAt: writtenAt(),
    answeredBy: uuid().references(() => people.id, { onDelete: 'set null' }),
    answeredAt: instant(),
  },
  (t) => [
    uniqueIndex('announcement_moves_one_open')
      .on(t.challengeId)
      .where(sql`state = 'asked'`),
    check('announcement_moves_kind', oneOf(t.kind, MOVE_KINDS)),
    check('announcement_moves_state', oneOf(t.state, ['asked', 'agreed', 'dropped'])),
    check('announcement_moves_reason', sql`btrim(${t.reason}) <> ''`),
    check('announcement_moves_instant', sql`(${t.kind} = 'later') = (${t.announcesAt} is not null)`),
    check('announcement_moves_answered', sql`(${t.state} = 'asked') = (${t.answeredAt} is null)`),
    check(
      'announcement_moves_four_eyes',
      sql`${t.state} <> 'agreed' or ${t.answeredBy} is null or ${t.answeredBy} is distinct from ${t.askedBy}`,
    ),
  ],
)

/** Every instant at which a challenge was to be announced and is not any more, and why: public. Append-only. */
export const announcementChanges = pgTable(
  'announcement_changes',
  {
    id: id(),
    challengeId: uuid()
      .notNull()
      .references(() => challenges.id, { onDelete: 'cascade' }),
    previousAnnouncesAt: instant().notNull(),
    announcesAt: instant().notNull(),
    reason: text().notNull(),
    /** Who moved it: the second of the two where two were needed. */
    changedBy: uuid().references(() => people.id, { onDelete: 'set null' }),
    changedAt: writtenAt(),
  },
  (t) => [
    check('announcement_changes_moved', sql`${t.announcesAt} <> ${t.previousAnnouncesAt}`),
    check('announcement_changes_reason', sql`btrim(${t.reason}) <> ''`),
    index('announcement_changes_challenge').on(t.challengeId, t.changedAt),
  ],
)
