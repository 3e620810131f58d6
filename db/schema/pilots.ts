import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  numeric,
  pgTable,
  smallint,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import { id, instant, oneOf, writtenAt } from './columns.ts'
import { awards } from './decisions.ts'
import { organisations, people } from './people.ts'

export const PILOT_STATES = ['agreed', 'preparing', 'running', 'measured', 'scaled', 'stopped'] as const
export const MEASURE_BASES = ['rated', 'modelled', 'expected', 'reported', 'measured', 'projected'] as const

/** A pilot: an accepted award tried in a real place, with a host and a manager. Public only once `isPublished`. */
export const pilots = pgTable(
  'pilots',
  {
    id: id(),
    slug: text().notNull().unique(),
    awardId: uuid().notNull().unique(),
    proposalId: uuid().notNull(),
    challengeId: uuid().notNull(),
    hostOrganisationId: uuid()
      .notNull()
      .references(() => organisations.id, { onDelete: 'restrict' }),
    managerId: uuid().references(() => people.id, { onDelete: 'set null' }),
    hostContactId: uuid().references(() => people.id, { onDelete: 'set null' }),
    site: text().notNull(),
    summary: text().notNull().default(''),
    state: text().$type<(typeof PILOT_STATES)[number]>().notNull().default('agreed'),
    startsOn: date({ mode: 'string' }).notNull(),
    endsOn: date({ mode: 'string' }).notNull(),
    /** When it came into its present state. */
    stateAt: writtenAt(),
    stopReason: text(),
    isPublished: boolean().notNull().default(false),
    createdAt: writtenAt(),
    version: integer().notNull().default(1),
  },
  (t) => [
    check('pilots_state', oneOf(t.state, PILOT_STATES)),
    check('pilots_dates', sql`${t.startsOn} < ${t.endsOn}`),
    check('pilots_stopped', sql`${t.state} <> 'stopped' or ${t.stopReason} is not null`),
    foreignKey({
      name: 'pilots_award',
      columns: [t.awardId, t.proposalId, t.challengeId],
      foreignColumns: [awards.id, awards.proposalId, awards.challengeId],
    }),
    index('pilots_challenge').on(t.challengeId),
  ],
)

/** A step of a pilot with a due day and, once done, a report. */
export const milestones = pgTable(
  'milestones',
  {
    id: id(),
    pilotId: uuid()
      .notNull()
      .references(() => pilots.id, { onDelete: 'cascade' }),
    position: smallint().notNull(),
    title: text().notNull(),
    dueOn: date({ mode: 'string' }).notNull(),
    report: text(),
    reportedAt: instant(),
    reportedBy: uuid().references(() => people.id, { onDelete: 'set null' }),
    version: integer().notNull().default(1),
  },
  (t) => [
    unique('milestones_position').on(t.pilotId, t.position),
    check('milestones_reported', sql`(${t.reportedAt} is null) = (${t.report} is null)`),
    index('milestones_due').on(t.dueOn),
  ],
)

/** Something a pilot measures: unit, baseline and target, and what the baseline rests on. */
export const measures = pgTable(
  'measures',
  {
    id: id(),
    pilotId: uuid()
      .notNull()
      .references(() => pilots.id, { onDelete: 'cascade' }),
    position: smallint().notNull(),
    name: text().notNull(),
    unit: text().notNull(),
    method: text().notNull().default(''),
    comparator: text().notNull().default(''),
    baseline: numeric(),
    baselineBasis: text().$type<(typeof MEASURE_BASES)[number]>(),
    target: numeric(),
    version: integer().notNull().default(1),
  },
  (t) => [
    unique('measures_position').on(t.pilotId, t.position),
    check('measures_basis', oneOf(t.baselineBasis, MEASURE_BASES)),
    check('measures_baseline_has_basis', sql`(${t.baseline} is null) = (${t.baselineBasis} is null)`),
  ],
)

/** One value of a measure: when, how obtained (its basis), by whom entered. Append-only; a correction is a new row. */
export const measurements = pgTable(
  'measurements',
  {
    id: id(),
    measureId: uuid()
      .notNull()
      .references(() => measures.id, { onDelete: 'cascade' }),
    value: numeric().notNull(),
    measuredOn: date({ mode: 'string' }).notNull(),
    basis: text().$type<(typeof MEASURE_BASES)[number]>().notNull(),
    note: text().notNull().default(''),
    enteredBy: uuid().references(() => people.id, { onDelete: 'set null' }),
    enteredAt: writtenAt(),
  },
  (t) => [
    check('measurements_basis', oneOf(t.basis, MEASURE_BASES)),
    index('measurements_measure').on(t.measureId),
  ],
)
