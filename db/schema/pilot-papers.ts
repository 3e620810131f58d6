import { sql } from 'drizzle-orm'
import {
  check,
  date,
  foreignKey,
  index,
  integer,
  numeric,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import { id, instant, locale, LOCALES, oneOf, writtenAt } from './columns.ts'
import { people } from './people.ts'
import { milestones, pilots } from './pilots.ts'
import { VAT_BASES } from './programmes.ts'

export const SCALING_WAYS = ['own_cost', 'extend', 'procure', 'direct_award', 'invest', 'replicate'] as const
export const FOLLOWUP_STANDINGS = ['in_use', 'extended', 'changed', 'ended'] as const
export const PAPER_KINDS = ['letter_of_intent', 'agreement'] as const
export const PILOT_SIDES = ['team', 'host', 'manager'] as const

/**
 * A letter of intent or an agreement of a pilot, in numbered versions. Never changed: another wording is another number,
 * and only the newest one is signed. `hash` is of all that a signature is given for.
 */
export const pilotPapers = pgTable(
  'pilot_papers',
  {
    id: id(),
    pilotId: uuid()
      .notNull()
      .references(() => pilots.id, { onDelete: 'cascade' }),
    kind: text().$type<(typeof PAPER_KINDS)[number]>().notNull(),
    number: smallint().notNull(),
    locale: locale().notNull(),
    text: text().notNull(),
    /** What belongs to it, a line each: name and where it lies. */
    annexes: text().notNull().default(''),
    /** How many files it holds as annexes: exactly so many stand in `paper_files`, from the moment it was sent. */
    fileCount: smallint().notNull().default(0),
    /** The days between which it holds. */
    startsOn: date({ mode: 'string' }).notNull(),
    endsOn: date({ mode: 'string' }).notNull(),
    signBy: date({ mode: 'string' }).notNull(),
    hash: text().notNull(),
    sentBy: uuid().references(() => people.id, { onDelete: 'set null' }),
    sentAt: writtenAt(),
  },
  (t) => [
    unique('pilot_papers_number').on(t.pilotId, t.kind, t.number),
    unique('pilot_papers_hash').on(t.id, t.hash),
    check('pilot_papers_kind', oneOf(t.kind, PAPER_KINDS)),
    check('pilot_papers_locale', oneOf(t.locale, LOCALES)),
    check('pilot_papers_numbered', sql`${t.number} >= 1`),
    check('pilot_papers_text', sql`char_length(btrim(${t.text})) > 0`),
    check('pilot_papers_term', sql`${t.startsOn} <= ${t.endsOn}`),
    check('pilot_papers_sha256', sql`${t.hash} ~ '^[0-9a-f]{64}$'`),
  ],
)

/** A side's signature under exactly what it saw: the name as typed, and the hash. One person signs for one side only. */
export const pilotSignatures = pgTable(
  'pilot_signatures',
  {
    paperId: uuid().notNull(),
    hash: text().notNull(),
    side: text().$type<(typeof PILOT_SIDES)[number]>().notNull(),
    signedName: text().notNull(),
    signedBy: uuid().references(() => people.id, { onDelete: 'set null' }),
    signedAt: writtenAt(),
  },
  (t) => [
    primaryKey({ columns: [t.paperId, t.side] }),
    unique('pilot_signatures_one_side').on(t.paperId, t.signedBy),
    check('pilot_signatures_side', oneOf(t.side, PILOT_SIDES)),
    check('pilot_signatures_name', sql`char_length(btrim(${t.signedName})) > 0`),
    foreignKey({
      name: 'pilot_signatures_paper',
      columns: [t.paperId, t.hash],
      foreignColumns: [pilotPapers.id, pilotPapers.hash],
    }).onDelete('cascade'),
  ],
)

/**
 * The yes of one part to a report exactly as it stood: the report's hash. Host and manager are two different people; a
 * trigger refuses a yes to a report that has been rewritten since.
 */
export const milestoneApprovals = pgTable(
  'milestone_approvals',
  {
    milestoneId: uuid()
      .notNull()
      .references(() => milestones.id, { onDelete: 'cascade' }),
    reportHash: text().notNull(),
    part: text().$type<'host' | 'manager'>().notNull(),
    signedName: text().notNull(),
    approvedBy: uuid().references(() => people.id, { onDelete: 'set null' }),
    approvedAt: writtenAt(),
  },
  (t) => [
    primaryKey({ columns: [t.milestoneId, t.reportHash, t.part] }),
    unique('milestone_approvals_two_people').on(t.milestoneId, t.reportHash, t.approvedBy),
    check('milestone_approvals_part', oneOf(t.part, ['host', 'manager'])),
    check('milestone_approvals_name', sql`char_length(btrim(${t.signedName})) > 0`),
    check('milestone_approvals_hash', sql`${t.reportHash} ~ '^[0-9a-f]{64}$'`),
  ],
)

/**
 * An instalment of a pilot's money, due with a milestone. A trigger lets none be paid before its report, and the last
 * one not before host and manager have approved the final report.
 */
export const pilotPayments = pgTable(
  'pilot_payments',
  {
    id: id(),
    pilotId: uuid().notNull(),
    position: smallint().notNull(),
    milestoneId: uuid().notNull(),
    amount: numeric({ precision: 14, scale: 2 }).notNull(),
    /** ISO 4217. */
    currency: text().notNull(),
    vat: text().$type<(typeof VAT_BASES)[number]>().notNull(),
    paidOn: date({ mode: 'string' }),
    paidBy: uuid().references(() => people.id, { onDelete: 'set null' }),
    paidAt: instant(),
    version: integer().notNull().default(1),
  },
  (t) => [
    unique('pilot_payments_position').on(t.pilotId, t.position),
    check('pilot_payments_amount', sql`${t.amount} > 0`),
    check('pilot_payments_currency', sql`${t.currency} ~ '^[A-Z]{3}$'`),
    check('pilot_payments_vat', oneOf(t.vat, VAT_BASES)),
    check('pilot_payments_paid', sql`(${t.paidOn} is null) = (${t.paidAt} is null)`),
    foreignKey({
      name: 'pilot_payments_milestone',
      columns: [t.milestoneId, t.pilotId],
      foreignColumns: [milestones.id, milestones.pilotId],
    }).onDelete('cascade'),
    index('pilot_payments_of_milestone').on(t.milestoneId),
  ],
)

/** How a measured pilot goes on, who decided it, when and why. One for each pilot, never changed; public with it. */
export const scalingDecisions = pgTable(
  'scaling_decisions',
  {
    pilotId: uuid()
      .primaryKey()
      .references(() => pilots.id, { onDelete: 'cascade' }),
    way: text().$type<(typeof SCALING_WAYS)[number]>().notNull(),
    /** The body or person that decided, as it is told to the public. */
    decider: text().notNull(),
    decidedOn: date({ mode: 'string' }).notNull(),
    reasons: text().notNull(),
    enteredBy: uuid().references(() => people.id, { onDelete: 'set null' }),
    enteredAt: writtenAt(),
  },
  (t) => [
    check('scaling_decisions_way', oneOf(t.way, SCALING_WAYS)),
    check(
      'scaling_decisions_said',
      sql`char_length(btrim(${t.decider})) > 0 and char_length(btrim(${t.reasons})) > 0`,
    ),
  ],
)

/** What a side says had become of a pilot half a year and a year after its end. Each side answers each time once. */
export const pilotFollowups = pgTable(
  'pilot_followups',
  {
    pilotId: uuid()
      .notNull()
      .references(() => pilots.id, { onDelete: 'cascade' }),
    months: smallint().notNull(),
    side: text().$type<(typeof PILOT_SIDES)[number]>().notNull(),
    standing: text().$type<(typeof FOLLOWUP_STANDINGS)[number]>().notNull(),
    text: text().notNull(),
    answeredBy: uuid().references(() => people.id, { onDelete: 'set null' }),
    answeredAt: writtenAt(),
  },
  (t) => [
    primaryKey({ columns: [t.pilotId, t.months, t.side] }),
    check('pilot_followups_months', sql`${t.months} in (6, 12)`),
    check('pilot_followups_side', oneOf(t.side, PILOT_SIDES)),
    check('pilot_followups_standing', oneOf(t.standing, FOLLOWUP_STANDINGS)),
    check('pilot_followups_text', sql`char_length(btrim(${t.text})) > 0`),
  ],
)
