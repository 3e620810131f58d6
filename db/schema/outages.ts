import { sql } from 'drizzle-orm'
import { boolean, check, index, pgTable, smallint, unique, uuid } from 'drizzle-orm/pg-core'
import { id, instant, writtenAt } from './columns.ts'
import { challenges } from './programmes.ts'

/** When the service last answered its own check, by the true clock; one row, written by `service_beat()` alone. */
export const servicePulse = pgTable(
  'service_pulse',
  {
    isOnly: boolean().primaryKey().default(true),
    beatAt: instant().notNull(),
  },
  (t) => [check('service_pulse_is_only', sql`${t.isOnly}`)],
)

/**
 * Stretches of time in which the service's own checks got no answer, whichever part of it was away. Written by
 * `service_beat()` once it answers again. Append-only.
 */
export const outages = pgTable(
  'outages',
  {
    id: id(),
    beganAt: instant().notNull(),
    endedAt: instant().notNull(),
  },
  (t) => [check('outages_last', sql`${t.endedAt} > ${t.beganAt}`), index('outages_ended').on(t.endedAt)],
)

/** A deadline before which the service was away for so long that more time for all was proposed to the organisers. */
export const extensionProposals = pgTable(
  'extension_proposals',
  {
    id: id(),
    challengeId: uuid()
      .notNull()
      .references(() => challenges.id, { onDelete: 'cascade' }),
    /** The deadline it is about. */
    closesAt: instant().notNull(),
    failedMinutes: smallint().notNull(),
    proposedAt: writtenAt(),
  },
  (t) => [
    unique('extension_proposals_once').on(t.challengeId, t.closesAt),
    check('extension_proposals_minutes', sql`${t.failedMinutes} between 1 and 120`),
  ],
)
