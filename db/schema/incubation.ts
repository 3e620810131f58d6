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
  primaryKey,
  smallint,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import type { IntakeFigures } from '#app/incubation/core/intake-figures.ts'
import type { ContentLanguage } from '#app/platform/languages.ts'
import { id, instant, locale, LOCALES, oneOf, writtenAt } from './columns.ts'
import { APPLICANT_KINDS, people } from './people.ts'
import { programmes } from './programmes.ts'

export const INTAKE_KINDS = ['rolling', 'batch'] as const
export const EQUITY_ANSWERS = ['none', 'share'] as const

/** How an incubation takes start-ups in: always, or from one instant until another; what it offers, and what it takes for it. */
export const intakes = pgTable(
  'intakes',
  {
    programmeId: uuid()
      .primaryKey()
      .references(() => programmes.id, { onDelete: 'cascade' }),
    kind: text().$type<(typeof INTAKE_KINDS)[number]>().notNull(),
    /** IANA zone in which the two instants were typed, and in which days are counted. */
    zone: text().notNull(),
    opensAt: instant(),
    closesAt: instant(),
    /** Whether the incubator takes a share of the company; told to everybody. */
    equity: text().$type<(typeof EQUITY_ANSWERS)[number]>().notNull().default('none'),
    equityPercent: numeric({ precision: 5, scale: 2 }),
    /** Languages applications are read in, BCP 47. */
    languages: text().array().$type<ContentLanguage[]>().notNull(),
    /** How many days a start-up has to answer when a place is offered. */
    answerDays: smallint().notNull().default(7),
    changedAt: writtenAt(),
    changedBy: uuid().references(() => people.id, { onDelete: 'set null' }),
    version: integer().notNull().default(1),
  },
  (t) => [
    check('intakes_kind', oneOf(t.kind, INTAKE_KINDS)),
    check(
      'intakes_instants',
      sql`case ${t.kind} when 'rolling' then ${t.opensAt} is null and ${t.closesAt} is null else coalesce(${t.opensAt} < ${t.closesAt}, false) end`,
    ),
    check('intakes_equity', oneOf(t.equity, EQUITY_ANSWERS)),
    check(
      'intakes_equity_percent',
      sql`case ${t.equity} when 'none' then ${t.equityPercent} is null else coalesce(${t.equityPercent} > 0 and ${t.equityPercent} < 100, false) end`,
    ),
    check('intakes_languages', sql`cardinality(${t.languages}) between 1 and 20`),
    check('intakes_answer_days', sql`${t.answerDays} between 1 and 60`),
  ],
)

/** What is offered and for whom (Markdown), once per language. */
export const intakeTexts = pgTable(
  'intake_texts',
  {
    programmeId: uuid()
      .notNull()
      .references(() => intakes.programmeId, { onDelete: 'cascade' }),
    locale: locale().notNull(),
    offered: text().notNull(),
    forWhom: text().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.programmeId, t.locale] }),
    check('intake_texts_locale', oneOf(t.locale, LOCALES)),
    check(
      'intake_texts_lengths',
      sql`char_length(${t.offered}) <= 6000 and char_length(${t.forWhom}) <= 6000`,
    ),
  ],
)

/** What start-ups of an intake work on; one names one of them. */
export const intakeThemes = pgTable(
  'intake_themes',
  {
    id: id(),
    programmeId: uuid()
      .notNull()
      .references(() => intakes.programmeId, { onDelete: 'cascade' }),
    position: smallint().notNull(),
    names: jsonb().$type<Partial<Record<'en' | 'fi' | 'sv' | 'zh-CN', string>>>().notNull(),
  },
  (t) => [
    unique('intake_themes_position').on(t.programmeId, t.position),
    unique('intake_themes_in_programme').on(t.id, t.programmeId),
    check('intake_themes_position_range', sql`${t.position} between 1 and 40`),
  ],
)

/** Start-ups that go through an incubation together, from one day to another, and how many there is room for. */
export const cohorts = pgTable(
  'cohorts',
  {
    id: id(),
    programmeId: uuid()
      .notNull()
      .references(() => intakes.programmeId, { onDelete: 'cascade' }),
    number: smallint().notNull(),
    name: text().notNull().default(''),
    startsOn: date({ mode: 'string' }).notNull(),
    endsOn: date({ mode: 'string' }).notNull(),
    capacity: smallint().notNull(),
    /** At most so many of one theme; null where that is left open. */
    mostPerTheme: smallint(),
    /** Counted by a trigger over the applications; never above `capacity`, whoever writes. */
    placesTaken: smallint().notNull().default(0),
    version: integer().notNull().default(1),
  },
  (t) => [
    unique('cohorts_number').on(t.programmeId, t.number),
    unique('cohorts_in_programme').on(t.id, t.programmeId),
    check('cohorts_number_range', sql`${t.number} between 1 and 999`),
    check('cohorts_name', sql`char_length(${t.name}) <= 120`),
    check('cohorts_days', sql`${t.startsOn} < ${t.endsOn}`),
    check('cohorts_capacity', sql`${t.capacity} between 1 and 500`),
    check('cohorts_places', sql`${t.placesTaken} between 0 and ${t.capacity}`),
    check(
      'cohorts_most_per_theme',
      sql`${t.mostPerTheme} is null or ${t.mostPerTheme} between 1 and ${t.capacity}`,
    ),
  ],
)

export const INTAKE_STATES = [
  'draft',
  'submitted',
  'waiting',
  'offered',
  'joined',
  'declined',
  'withdrawn',
  'lapsed',
  'left',
  'graduated',
] as const

/**
 * A start-up asks to be taken into an incubation. A draft keeps whatever was typed; once it is sent it stays as it is, and
 * `state` says what becomes of it. A cohort stands with it from the moment a place is offered for as long as it holds one.
 */
export const intakeApplications = pgTable(
  'intake_applications',
  {
    id: id(),
    programmeId: uuid()
      .notNull()
      .references(() => intakes.programmeId, { onDelete: 'restrict' }),
    reference: text().notNull().unique(),
    applicantId: uuid().references(() => people.id, { onDelete: 'set null' }),
    state: text().$type<(typeof INTAKE_STATES)[number]>().notNull().default('draft'),
    name: text().notNull().default(''),
    kind: text().$type<(typeof APPLICANT_KINDS)[number]>(),
    country: text(),
    website: text().notNull().default(''),
    themeId: uuid(),
    what: text().notNull().default(''),
    /** Level of technology readiness, 1 to 9. */
    maturity: smallint(),
    team: text().notNull().default(''),
    wished: text().notNull().default(''),
    language: text().$type<ContentLanguage>(),
    /** Organisers and the mentors of the start-up may read it. */
    hasConsent: boolean().notNull().default(false),
    /** Name, country and theme may stand among the graduates. */
    mayBeShown: boolean().notNull().default(false),
    submittedAt: instant(),
    /** SHA-256 of what was sent. */
    bodyHash: text(),
    /** The entry of the record that holds it. */
    recordSeq: integer(),
    /** Where the organiser has stated an order of those who wait; null: by instant, then id, after these. */
    waitingPlace: smallint(),
    cohortId: uuid(),
    /** Until when an offered place is held. */
    answerBy: instant(),
    /** The place was somebody else's before. */
    hasMovedUp: boolean().notNull().default(false),
    joinedAt: instant(),
    /** Why it was declined, left or was refused a place; told to the start-up. */
    reason: text().notNull().default(''),
    /** When it came into its present state. */
    stateAt: writtenAt(),
    createdAt: writtenAt(),
    version: integer().notNull().default(1),
  },
  (t) => [
    foreignKey({
      name: 'intake_applications_theme',
      columns: [t.themeId, t.programmeId],
      foreignColumns: [intakeThemes.id, intakeThemes.programmeId],
    }),
    foreignKey({
      name: 'intake_applications_cohort',
      columns: [t.cohortId, t.programmeId],
      foreignColumns: [cohorts.id, cohorts.programmeId],
    }),
    unique('intake_applications_in_programme').on(t.id, t.programmeId),
    check('intake_applications_state', oneOf(t.state, INTAKE_STATES)),
    check('intake_applications_kind', oneOf(t.kind, APPLICANT_KINDS)),
    check('intake_applications_country', sql`${t.country} ~ '^[A-Z]{2}$'`),
    check('intake_applications_maturity', sql`${t.maturity} between 1 and 9`),
    check(
      'intake_applications_lengths',
      sql`char_length(${t.name}) <= 200 and char_length(${t.website}) <= 300 and char_length(${t.what}) <= 20000 and char_length(${t.team}) <= 20000 and char_length(${t.wished}) <= 20000`,
    ),
    check(
      'intake_applications_sent',
      sql`(${t.state} = 'draft') = (${t.submittedAt} is null) and (${t.submittedAt} is null) = (${t.bodyHash} is null)`,
    ),
    check(
      'intake_applications_whole',
      sql`${t.state} = 'draft' or (btrim(${t.name}) <> '' and ${t.kind} is not null and ${t.country} is not null and btrim(${t.what}) <> '' and btrim(${t.team}) <> '' and ${t.maturity} is not null and ${t.language} is not null and ${t.hasConsent})`,
    ),
    check(
      'intake_applications_place',
      sql`(${t.state} in ('offered', 'joined', 'left', 'graduated')) = (${t.cohortId} is not null)`,
    ),
    check('intake_applications_answer_by', sql`(${t.state} = 'offered') = (${t.answerBy} is not null)`),
    check(
      'intake_applications_joined',
      sql`(${t.state} in ('joined', 'left', 'graduated')) = (${t.joinedAt} is not null)`,
    ),
    check('intake_applications_waiting', sql`${t.waitingPlace} is null or ${t.state} = 'waiting'`),
    check(
      'intake_applications_reason',
      sql`${t.state} not in ('declined', 'left') or btrim(${t.reason}) <> ''`,
    ),
    // What stands open of one organisation: its name however it is spaced or written large, and its country.
    uniqueIndex('intake_applications_one_open')
      .on(t.programmeId, sql`lower(regexp_replace(btrim(name), '\\s+', ' ', 'g'))`, t.country)
      .where(sql`state in ('submitted', 'waiting', 'offered', 'joined')`),
    uniqueIndex('intake_applications_one_draft')
      .on(t.programmeId, t.applicantId)
      .where(sql`state = 'draft'`),
    index('intake_applications_queue').on(t.programmeId, t.state, t.submittedAt),
    index('intake_applications_cohort_index').on(t.cohortId),
    index('intake_applications_applicant').on(t.applicantId),
    index('intake_applications_answer_by_index')
      .on(t.answerBy)
      .where(sql`answer_by is not null`),
  ],
)

/** A step of a start-up in a cohort: a due day, a report once there is one, and done or waived by an organiser. */
export const incubationMilestones = pgTable(
  'incubation_milestones',
  {
    id: id(),
    applicationId: uuid()
      .notNull()
      .references(() => intakeApplications.id, { onDelete: 'cascade' }),
    position: smallint().notNull(),
    title: text().notNull(),
    dueOn: date({ mode: 'string' }).notNull(),
    report: text(),
    reportedAt: instant(),
    reportedBy: uuid().references(() => people.id, { onDelete: 'set null' }),
    doneAt: instant(),
    waivedAt: instant(),
    waiveReason: text(),
    version: integer().notNull().default(1),
  },
  (t) => [
    unique('incubation_milestones_position').on(t.applicationId, t.position),
    check('incubation_milestones_title', sql`char_length(btrim(${t.title})) between 1 and 200`),
    check('incubation_milestones_reported', sql`(${t.reportedAt} is null) = (${t.report} is null)`),
    check('incubation_milestones_done', sql`${t.doneAt} is null or ${t.reportedAt} is not null`),
    check(
      'incubation_milestones_waived',
      sql`(${t.waivedAt} is null) = (${t.waiveReason} is null) and (${t.waivedAt} is null or ${t.doneAt} is null)`,
    ),
    check(
      'incubation_milestones_waive_reason',
      sql`${t.waiveReason} is null or btrim(${t.waiveReason}) <> ''`,
    ),
  ],
)

export const MENTOR_STATES = ['invited', 'accepted', 'declined', 'left'] as const

/** Somebody who helps start-ups of a programme: invited by address, and with so many of them at most. */
export const incubationMentors = pgTable(
  'incubation_mentors',
  {
    id: id(),
    programmeId: uuid()
      .notNull()
      .references(() => intakes.programmeId, { onDelete: 'cascade' }),
    personId: uuid().references(() => people.id, { onDelete: 'set null' }),
    email: text().notNull(),
    name: text().notNull(),
    state: text().$type<(typeof MENTOR_STATES)[number]>().notNull().default('invited'),
    mostTeams: smallint().notNull(),
    /** Counted by a trigger over the matches; never above `mostTeams`, whoever writes. */
    teamsTaken: smallint().notNull().default(0),
    invitedAt: writtenAt(),
    answeredAt: instant(),
    version: integer().notNull().default(1),
  },
  (t) => [
    unique('incubation_mentors_once').on(t.programmeId, t.email),
    unique('incubation_mentors_in_programme').on(t.id, t.programmeId),
    check('incubation_mentors_state', oneOf(t.state, MENTOR_STATES)),
    check(
      'incubation_mentors_email_lower',
      sql`${t.email} = lower(${t.email}) and ${t.email} !~ '[[:space:],]'`,
    ),
    check('incubation_mentors_name', sql`char_length(btrim(${t.name})) between 1 and 200`),
    check('incubation_mentors_most', sql`${t.mostTeams} between 1 and 50`),
    check('incubation_mentors_teams', sql`${t.teamsTaken} between 0 and ${t.mostTeams}`),
    check('incubation_mentors_answered', sql`(${t.state} = 'invited') = (${t.answeredAt} is null)`),
    check('incubation_mentors_person', sql`${t.state} <> 'invited' or ${t.teamsTaken} = 0`),
    index('incubation_mentors_person_index').on(t.personId),
  ],
)

/** The themes of an intake somebody can help with. */
export const mentorThemes = pgTable(
  'mentor_themes',
  {
    mentorId: uuid().notNull(),
    themeId: uuid().notNull(),
    programmeId: uuid().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.mentorId, t.themeId] }),
    foreignKey({
      name: 'mentor_themes_mentor',
      columns: [t.mentorId, t.programmeId],
      foreignColumns: [incubationMentors.id, incubationMentors.programmeId],
    }).onDelete('cascade'),
    foreignKey({
      name: 'mentor_themes_theme',
      columns: [t.themeId, t.programmeId],
      foreignColumns: [intakeThemes.id, intakeThemes.programmeId],
    }).onDelete('cascade'),
  ],
)

/** Which mentor helps which start-up, from when until when. */
export const mentorMatches = pgTable(
  'mentor_matches',
  {
    id: id(),
    mentorId: uuid().notNull(),
    applicationId: uuid().notNull(),
    programmeId: uuid().notNull(),
    matchedAt: writtenAt(),
    matchedBy: uuid().references(() => people.id, { onDelete: 'set null' }),
    endedAt: instant(),
  },
  (t) => [
    foreignKey({
      name: 'mentor_matches_mentor',
      columns: [t.mentorId, t.programmeId],
      foreignColumns: [incubationMentors.id, incubationMentors.programmeId],
    }).onDelete('cascade'),
    foreignKey({
      name: 'mentor_matches_application',
      columns: [t.applicationId, t.programmeId],
      foreignColumns: [intakeApplications.id, intakeApplications.programmeId],
    }).onDelete('cascade'),
    uniqueIndex('mentor_matches_once')
      .on(t.mentorId, t.applicationId)
      .where(sql`ended_at is null`),
    index('mentor_matches_application_index').on(t.applicationId),
  ],
)

/** How many applied, joined and graduated, as far as it can be told: `pub_open_intakes` lets it out. */
export const openIntakes = pgTable('open_intakes', {
  programmeId: uuid()
    .primaryKey()
    .references(() => intakes.programmeId, { onDelete: 'cascade' }),
  body: jsonb().$type<IntakeFigures>().notNull(),
  keptAt: instant().notNull(),
})
