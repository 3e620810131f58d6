import { sql } from 'drizzle-orm'
import {
  check,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  numeric,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { id, instant, locale, LOCALES, oneOf, writtenAt } from './columns.ts'
import { organisations, people } from './people.ts'
import { MEASURE_BASES } from './pilots.ts'
import { programmes, VAT_BASES } from './programmes.ts'

export const NEED_STATES = ['open', 'taken', 'closed'] as const
export const PROJECT_STATES = [
  'proposed',
  'sent_back',
  'declined',
  'agreed',
  'running',
  'finished',
  'stopped',
] as const
export const PROJECT_OUTCOMES = ['agreed', 'declined', 'sent_back'] as const

/**
 * The framework of a partnership: what the parties of a programme work together for. Its terms, goals, needs and projects
 * hang on it; it has no money of its own. Public while the programme's module is open.
 */
export const frameworks = pgTable(
  'frameworks',
  {
    programmeId: uuid()
      .primaryKey()
      .references(() => programmes.id, { onDelete: 'cascade' }),
    purpose: text().notNull(),
    /** The language its purpose, needs, goals and reports are written in. */
    contentLocale: locale().notNull(),
    /** So many months before a term ends its organisers are told. */
    noticeMonths: smallint().notNull().default(6),
    createdAt: writtenAt(),
    version: integer().notNull().default(1),
  },
  (t) => [
    check('frameworks_purpose', sql`char_length(btrim(${t.purpose})) between 1 and 3000`),
    check('frameworks_locale', oneOf(t.contentLocale, LOCALES)),
    check('frameworks_notice', sql`${t.noticeMonths} between 1 and 24`),
  ],
)

/** For which party of the programme somebody speaks: proposes projects, decides on them. */
export const frameworkSpeakers = pgTable(
  'framework_speakers',
  {
    programmeId: uuid()
      .notNull()
      .references(() => frameworks.programmeId, { onDelete: 'cascade' }),
    personId: uuid()
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    organisationId: uuid()
      .notNull()
      .references(() => organisations.id, { onDelete: 'restrict' }),
  },
  (t) => [primaryKey({ columns: [t.programmeId, t.personId] })],
)

/** From which day until which a framework holds, in the programme's zone. A renewal is a new term; those before it stay. */
export const frameworkTerms = pgTable(
  'framework_terms',
  {
    id: id(),
    programmeId: uuid()
      .notNull()
      .references(() => frameworks.programmeId, { onDelete: 'cascade' }),
    number: smallint().notNull(),
    startsOn: date({ mode: 'string' }).notNull(),
    endsOn: date({ mode: 'string' }).notNull(),
    agreedAt: writtenAt(),
    version: integer().notNull().default(1),
  },
  (t) => [
    unique('framework_terms_number').on(t.programmeId, t.number),
    check('framework_terms_number_from_one', sql`${t.number} >= 1`),
    check('framework_terms_days', sql`${t.startsOn} < ${t.endsOn}`),
  ],
)

/** What a framework is measured by: from a baseline to a target in a year. */
export const frameworkGoals = pgTable(
  'framework_goals',
  {
    id: id(),
    programmeId: uuid()
      .notNull()
      .references(() => frameworks.programmeId, { onDelete: 'cascade' }),
    position: smallint().notNull(),
    name: text().notNull(),
    unit: text().notNull(),
    baseline: numeric(),
    baselineYear: smallint(),
    baselineBasis: text().$type<(typeof MEASURE_BASES)[number]>(),
    target: numeric().notNull(),
    targetYear: smallint().notNull(),
    version: integer().notNull().default(1),
  },
  (t) => [
    unique('framework_goals_position').on(t.programmeId, t.position),
    unique('framework_goals_of_framework').on(t.id, t.programmeId),
    check('framework_goals_name', sql`char_length(btrim(${t.name})) between 1 and 200`),
    check('framework_goals_unit', sql`char_length(btrim(${t.unit})) between 1 and 60`),
    check('framework_goals_basis', oneOf(t.baselineBasis, MEASURE_BASES)),
    check(
      'framework_goals_baseline',
      sql`(${t.baseline} is null) = (${t.baselineYear} is null) and (${t.baseline} is null) = (${t.baselineBasis} is null)`,
    ),
    check(
      'framework_goals_years',
      sql`${t.targetYear} between 1900 and 2200 and (${t.baselineYear} is null or ${t.baselineYear} between 1900 and 2200)`,
    ),
  ],
)

/** Something a party needs solved, offered to the others as an input of research. */
export const frameworkNeeds = pgTable(
  'framework_needs',
  {
    id: id(),
    programmeId: uuid()
      .notNull()
      .references(() => frameworks.programmeId, { onDelete: 'cascade' }),
    number: smallint().notNull(),
    title: text().notNull(),
    description: text().notNull(),
    /** The year in which an answer is wanted. */
    year: smallint().notNull(),
    state: text().$type<(typeof NEED_STATES)[number]>().notNull().default('open'),
    /** Why it was closed; empty otherwise. */
    closeReason: text().notNull().default(''),
    createdAt: writtenAt(),
    version: integer().notNull().default(1),
  },
  (t) => [
    unique('framework_needs_number').on(t.programmeId, t.number),
    unique('framework_needs_of_framework').on(t.id, t.programmeId),
    check('framework_needs_state', oneOf(t.state, NEED_STATES)),
    check('framework_needs_title', sql`char_length(btrim(${t.title})) between 1 and 200`),
    check('framework_needs_description', sql`char_length(btrim(${t.description})) between 1 and 4000`),
    check('framework_needs_year', sql`${t.year} between 1900 and 2200`),
    check('framework_needs_closed', sql`(${t.state} = 'closed') = (btrim(${t.closeReason}) <> '')`),
  ],
)

/**
 * A project under a framework, with a budget and a decision of its own. One person decides, another confirms exactly that;
 * until then the decision is a draft.
 */
export const partnershipProjects = pgTable(
  'partnership_projects',
  {
    id: id(),
    programmeId: uuid()
      .notNull()
      .references(() => frameworks.programmeId, { onDelete: 'cascade' }),
    number: smallint().notNull(),
    needId: uuid().notNull(),
    /** The party that proposes it. */
    organisationId: uuid()
      .notNull()
      .references(() => organisations.id, { onDelete: 'restrict' }),
    title: text().notNull(),
    plan: text().notNull(),
    contentLocale: locale().notNull(),
    currency: text().notNull(),
    vat: text().$type<(typeof VAT_BASES)[number]>().notNull(),
    startsOn: date({ mode: 'string' }).notNull(),
    endsOn: date({ mode: 'string' }).notNull(),
    proposedBy: uuid().references(() => people.id, { onDelete: 'set null' }),
    proposedAt: instant().notNull(),
    state: text().$type<(typeof PROJECT_STATES)[number]>().notNull().default('proposed'),
    /** When it came into its present state. */
    stateAt: writtenAt(),
    outcome: text().$type<(typeof PROJECT_OUTCOMES)[number]>(),
    reasons: text().notNull().default(''),
    decidedBy: uuid().references(() => people.id, { onDelete: 'set null' }),
    decidedAt: instant(),
    confirmedBy: uuid().references(() => people.id, { onDelete: 'set null' }),
    confirmedAt: instant(),
    stopReason: text().notNull().default(''),
    version: integer().notNull().default(1),
  },
  (t) => [
    unique('partnership_projects_number').on(t.programmeId, t.number),
    foreignKey({
      name: 'partnership_projects_need',
      columns: [t.needId, t.programmeId],
      foreignColumns: [frameworkNeeds.id, frameworkNeeds.programmeId],
    }),
    check('partnership_projects_title', sql`char_length(btrim(${t.title})) between 1 and 200`),
    check('partnership_projects_plan', sql`char_length(btrim(${t.plan})) between 1 and 8000`),
    check('partnership_projects_locale', oneOf(t.contentLocale, LOCALES)),
    check('partnership_projects_currency', sql`${t.currency} ~ '^[A-Z]{3}$'`),
    check('partnership_projects_vat', oneOf(t.vat, VAT_BASES)),
    check('partnership_projects_days', sql`${t.startsOn} < ${t.endsOn}`),
    check('partnership_projects_state', oneOf(t.state, PROJECT_STATES)),
    check('partnership_projects_outcome', oneOf(t.outcome, PROJECT_OUTCOMES)),
    check('partnership_projects_decided', sql`(${t.outcome} is null) = (${t.decidedAt} is null)`),
    check('partnership_projects_reasons', sql`(${t.outcome} is null) = (btrim(${t.reasons}) = '')`),
    check(
      'partnership_projects_confirmed',
      sql`(${t.confirmedAt} is not null) = (${t.state} <> 'proposed') and (${t.confirmedAt} is null or ${t.outcome} is not null)`,
    ),
    check(
      'partnership_projects_as_decided',
      sql`${t.state} = 'proposed' or (${t.state} in ('sent_back', 'declined') and ${t.outcome} = ${t.state}) or (${t.state} in ('agreed', 'running', 'finished', 'stopped') and ${t.outcome} = 'agreed')`,
    ),
    check(
      'partnership_projects_four_eyes',
      sql`${t.confirmedBy} is null or ${t.confirmedBy} is distinct from ${t.decidedBy}`,
    ),
    check('partnership_projects_stopped', sql`(${t.state} = 'stopped') = (btrim(${t.stopReason}) <> '')`),
  ],
)

/** What one party pays of a project, in whole units of its currency: as proposed, and as agreed. */
export const projectShares = pgTable(
  'project_shares',
  {
    projectId: uuid()
      .notNull()
      .references(() => partnershipProjects.id, { onDelete: 'cascade' }),
    organisationId: uuid()
      .notNull()
      .references(() => organisations.id, { onDelete: 'restrict' }),
    proposed: integer().notNull(),
    /** Null while nothing is agreed. */
    agreed: integer(),
  },
  (t) => [
    primaryKey({ columns: [t.projectId, t.organisationId] }),
    check(
      'project_shares_amounts',
      sql`${t.proposed} between 0 and 1000000000 and (${t.agreed} is null or ${t.agreed} between 0 and 1000000000)`,
    ),
  ],
)

/** A step of a project with a due day and, once done, a report: what a milestone is to a pilot. */
export const projectMilestones = pgTable(
  'project_milestones',
  {
    id: id(),
    projectId: uuid()
      .notNull()
      .references(() => partnershipProjects.id, { onDelete: 'cascade' }),
    position: smallint().notNull(),
    title: text().notNull(),
    dueOn: date({ mode: 'string' }).notNull(),
    report: text(),
    reportedAt: instant(),
    reportedBy: uuid().references(() => people.id, { onDelete: 'set null' }),
  },
  (t) => [
    unique('project_milestones_position').on(t.projectId, t.position),
    check('project_milestones_title', sql`char_length(btrim(${t.title})) between 1 and 200`),
    check('project_milestones_reported', sql`(${t.report} is null) = (${t.reportedAt} is null)`),
  ],
)

/** What was reached in one year of a framework: written by one person, published by another, and then it stays. */
export const frameworkReports = pgTable(
  'framework_reports',
  {
    programmeId: uuid()
      .notNull()
      .references(() => frameworks.programmeId, { onDelete: 'cascade' }),
    year: smallint().notNull(),
    body: text().notNull(),
    draftedBy: uuid().references(() => people.id, { onDelete: 'set null' }),
    draftedAt: instant().notNull(),
    publishedBy: uuid().references(() => people.id, { onDelete: 'set null' }),
    publishedAt: instant(),
    version: integer().notNull().default(1),
  },
  (t) => [
    primaryKey({ columns: [t.programmeId, t.year] }),
    check('framework_reports_year', sql`${t.year} between 1900 and 2200`),
    check('framework_reports_body', sql`char_length(btrim(${t.body})) between 1 and 8000`),
    check(
      'framework_reports_four_eyes',
      sql`${t.publishedBy} is null or ${t.publishedBy} is distinct from ${t.draftedBy}`,
    ),
    check('framework_reports_published', sql`${t.publishedBy} is null or ${t.publishedAt} is not null`),
  ],
)

/** Where a goal stood in truth, in a year whose report said otherwise. */
export type CorrectedValue = {
  readonly goalId: string
  /** A decimal as text. */
  readonly value: string
  readonly basis: (typeof MEASURE_BASES)[number]
  readonly note: string
}

/**
 * What a published report got wrong, in words and in values: written by one person, published by another with its day. The
 * report itself stays as it was.
 */
export const frameworkCorrections = pgTable(
  'framework_corrections',
  {
    programmeId: uuid().notNull(),
    year: smallint().notNull(),
    /** Counts the corrections of a report from 1. */
    number: smallint().notNull(),
    body: text().notNull(),
    /** Goals that are not named stay as they were reported. */
    values: jsonb().$type<readonly CorrectedValue[]>().notNull().default([]),
    writtenBy: uuid().references(() => people.id, { onDelete: 'set null' }),
    writtenAt: instant().notNull(),
    publishedBy: uuid().references(() => people.id, { onDelete: 'set null' }),
    publishedAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.programmeId, t.year, t.number] }),
    foreignKey({
      name: 'framework_corrections_report',
      columns: [t.programmeId, t.year],
      foreignColumns: [frameworkReports.programmeId, frameworkReports.year],
    }).onDelete('cascade'),
    uniqueIndex('framework_corrections_one_waits')
      .on(t.programmeId, t.year)
      .where(sql`published_at is null`),
    check('framework_corrections_number', sql`${t.number} >= 1`),
    check('framework_corrections_body', sql`char_length(btrim(${t.body})) between 1 and 4000`),
    check('framework_corrections_values', sql`jsonb_typeof(${t.values}) = 'array'`),
    check(
      'framework_corrections_four_eyes',
      sql`${t.publishedBy} is null or ${t.publishedBy} is distinct from ${t.writtenBy}`,
    ),
    check('framework_corrections_published', sql`${t.publishedBy} is null or ${t.publishedAt} is not null`),
  ],
)

/** Where a goal stood in the year of a report, and what the figure rests on. */
export const goalValues = pgTable(
  'goal_values',
  {
    programmeId: uuid().notNull(),
    goalId: uuid().notNull(),
    year: smallint().notNull(),
    value: numeric().notNull(),
    basis: text().$type<(typeof MEASURE_BASES)[number]>().notNull(),
    note: text().notNull().default(''),
  },
  (t) => [
    primaryKey({ columns: [t.goalId, t.year] }),
    foreignKey({
      name: 'goal_values_goal',
      columns: [t.goalId, t.programmeId],
      foreignColumns: [frameworkGoals.id, frameworkGoals.programmeId],
    }).onDelete('cascade'),
    foreignKey({
      name: 'goal_values_report',
      columns: [t.programmeId, t.year],
      foreignColumns: [frameworkReports.programmeId, frameworkReports.year],
    }).onDelete('cascade'),
    check('goal_values_basis', oneOf(t.basis, MEASURE_BASES)),
    check('goal_values_note', sql`char_length(${t.note}) <= 500`),
    index('goal_values_report_index').on(t.programmeId, t.year),
  ],
)
