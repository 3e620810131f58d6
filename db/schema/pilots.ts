import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  numeric,
  pgTable,
  smallint,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { id, instant, locale, LOCALES, oneOf, writtenAt } from './columns.ts'
import { awards } from './decisions.ts'
import { organisations, people } from './people.ts'

export const PILOT_STATES = [
  'awarded',
  'agreed',
  'preparing',
  'running',
  'measured',
  'scaled',
  'stopped',
] as const
export const PERMIT_STATES = ['needed', 'applied', 'granted', 'refused', 'not_needed'] as const
export const MILESTONE_KINDS = ['step', 'midterm', 'final'] as const
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
    /** What may not be done there, or only then; public. */
    siteLimits: text().notNull().default(''),
    summary: text().notNull().default(''),
    /** The language its place, summary, milestones and measures are written in. */
    contentLocale: locale().notNull().default('en'),
    state: text().$type<(typeof PILOT_STATES)[number]>().notNull().default('awarded'),
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
    check('pilots_content_locale', oneOf(t.contentLocale, LOCALES)),
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

/** When a pilot came into each of its states. A trigger on `pilots` writes it, nobody else; public with the pilot. */
export const pilotMoves = pgTable(
  'pilot_moves',
  {
    id: id(),
    pilotId: uuid()
      .notNull()
      .references(() => pilots.id, { onDelete: 'cascade' }),
    to: text().$type<(typeof PILOT_STATES)[number]>().notNull(),
    /** Why it stopped; empty otherwise. */
    reason: text().notNull().default(''),
    movedAt: writtenAt(),
  },
  (t) => [
    /** The road is walked once. */
    unique('pilot_moves_once').on(t.pilotId, t.to),
    check('pilot_moves_to', oneOf(t.to, PILOT_STATES)),
    check('pilot_moves_stopped', sql`${t.to} <> 'stopped' or char_length(btrim(${t.reason})) > 0`),
  ],
)

/** A permission that trying something in a place needs, who gives it, and where it stands since which day. */
export const pilotPermits = pgTable(
  'pilot_permits',
  {
    id: id(),
    pilotId: uuid()
      .notNull()
      .references(() => pilots.id, { onDelete: 'cascade' }),
    position: smallint().notNull(),
    name: text().notNull(),
    authority: text().notNull().default(''),
    state: text().$type<(typeof PERMIT_STATES)[number]>().notNull(),
    /** Since when it stands so. */
    stateOn: date({ mode: 'string' }).notNull(),
    version: integer().notNull().default(1),
  },
  (t) => [
    unique('pilot_permits_position').on(t.pilotId, t.position),
    check('pilot_permits_state', oneOf(t.state, PERMIT_STATES)),
    check('pilot_permits_name', sql`char_length(btrim(${t.name})) > 0`),
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
    /** What its report is: of a step, half-way, or final. A pilot has one final report. */
    reportKind: text().$type<(typeof MILESTONE_KINDS)[number]>().notNull().default('step'),
    report: text(),
    /** SHA-256 of the report as it stands. */
    reportHash: text(),
    reportedAt: instant(),
    reportedBy: uuid().references(() => people.id, { onDelete: 'set null' }),
    retiredAt: instant(),
    retireReason: text(),
    version: integer().notNull().default(1),
  },
  (t) => [
    unique('milestones_position').on(t.pilotId, t.position),
    unique('milestones_of_pilot').on(t.id, t.pilotId),
    check('milestones_kind', oneOf(t.reportKind, MILESTONE_KINDS)),
    check('milestones_report_hash', sql`(${t.report} is null) = (${t.reportHash} is null)`),
    uniqueIndex('milestones_one_final')
      .on(t.pilotId)
      .where(sql`report_kind = 'final' and retired_at is null`),
    check('milestones_reported', sql`(${t.reportedAt} is null) = (${t.report} is null)`),
    check('milestones_retired', sql`(${t.retiredAt} is null) = (${t.retireReason} is null)`),
    check('milestones_reported_stay', sql`${t.retiredAt} is null or ${t.reportedAt} is null`),
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
    retiredAt: instant(),
    retireReason: text(),
    version: integer().notNull().default(1),
  },
  (t) => [
    unique('measures_position').on(t.pilotId, t.position),
    check('measures_basis', oneOf(t.baselineBasis, MEASURE_BASES)),
    check('measures_retired', sql`(${t.retiredAt} is null) = (${t.retireReason} is null)`),
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
    /** The measure's unit when the value was entered: a later unit does not rewrite it. */
    unit: text().notNull(),
    measuredOn: date({ mode: 'string' }).notNull(),
    basis: text().$type<(typeof MEASURE_BASES)[number]>().notNull(),
    note: text().notNull().default(''),
    /** Where the value can be checked: an address or the name of a document; public with it. Empty where nobody said. */
    evidence: text().notNull().default(''),
    enteredBy: uuid().references(() => people.id, { onDelete: 'set null' }),
    enteredAt: writtenAt(),
  },
  (t) => [
    check('measurements_basis', oneOf(t.basis, MEASURE_BASES)),
    check('measurements_evidence', sql`char_length(${t.evidence}) <= 500`),
    index('measurements_measure').on(t.measureId),
  ],
)

/** What changed in a pilot's plan after its start, field by field. Append-only; public with the pilot, without the name. */
export const pilotPlanChanges = pgTable(
  'pilot_plan_changes',
  {
    id: id(),
    pilotId: uuid()
      .notNull()
      .references(() => pilots.id, { onDelete: 'cascade' }),
    item: text().$type<'milestone' | 'measure'>().notNull(),
    itemId: uuid().notNull(),
    /** What it was called before the change. */
    name: text().notNull(),
    kind: text().$type<'added' | 'changed' | 'retired'>().notNull(),
    /** Numbers and days as text; null where there was or is none. */
    changes: jsonb().$type<{ field: string; from: string | null; to: string | null }[]>().notNull(),
    reason: text().notNull().default(''),
    changedBy: uuid().references(() => people.id, { onDelete: 'set null' }),
    changedAt: writtenAt(),
  },
  (t) => [
    check('pilot_plan_changes_item', oneOf(t.item, ['milestone', 'measure'])),
    check('pilot_plan_changes_kind', oneOf(t.kind, ['added', 'changed', 'retired'])),
    check('pilot_plan_changes_retired', sql`${t.kind} <> 'retired' or char_length(btrim(${t.reason})) > 0`),
    index('pilot_plan_changes_pilot').on(t.pilotId, t.changedAt),
  ],
)
