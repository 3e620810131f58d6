import { boolean, date, integer, jsonb, numeric, pgView, smallint, text, uuid } from 'drizzle-orm/pg-core'
import { instant, locale } from './columns.ts'
import type { CorrectedValue, NEED_STATES } from './partnerships.ts'
import type { MEASURE_BASES } from './pilots.ts'
import type { VAT_BASES } from './programmes.ts'

/* What the public reads of partnerships. By the same rule as `public.ts`. */

export const pubFrameworks = pgView('pub_frameworks', {
  programmeId: uuid().notNull(),
  purpose: text().notNull(),
  contentLocale: locale().notNull(),
}).existing()

export const pubFrameworkTerms = pgView('pub_framework_terms', {
  programmeId: uuid().notNull(),
  number: smallint().notNull(),
  startsOn: date({ mode: 'string' }).notNull(),
  endsOn: date({ mode: 'string' }).notNull(),
}).existing()

export const pubFrameworkGoals = pgView('pub_framework_goals', {
  id: uuid().notNull(),
  programmeId: uuid().notNull(),
  position: smallint().notNull(),
  name: text().notNull(),
  unit: text().notNull(),
  baseline: numeric(),
  baselineYear: smallint(),
  baselineBasis: text().$type<(typeof MEASURE_BASES)[number]>(),
  target: numeric().notNull(),
  targetYear: smallint().notNull(),
}).existing()

export const pubFrameworkNeeds = pgView('pub_framework_needs', {
  id: uuid().notNull(),
  programmeId: uuid().notNull(),
  number: smallint().notNull(),
  title: text().notNull(),
  description: text().notNull(),
  year: smallint().notNull(),
  state: text().$type<(typeof NEED_STATES)[number]>().notNull(),
  closeReason: text().notNull(),
}).existing()

/** Projects that were agreed, with what became of them. */
export const pubPartnershipProjects = pgView('pub_partnership_projects', {
  id: uuid().notNull(),
  programmeId: uuid().notNull(),
  number: smallint().notNull(),
  needId: uuid().notNull(),
  proposedByParty: text().notNull(),
  title: text().notNull(),
  plan: text().notNull(),
  contentLocale: locale().notNull(),
  currency: text().notNull(),
  vat: text().$type<(typeof VAT_BASES)[number]>().notNull(),
  startsOn: date({ mode: 'string' }).notNull(),
  endsOn: date({ mode: 'string' }).notNull(),
  state: text().$type<'agreed' | 'running' | 'finished' | 'stopped'>().notNull(),
  stateAt: instant().notNull(),
  reasons: text().notNull(),
  confirmedAt: instant().notNull(),
  stopReason: text().notNull(),
}).existing()

export const pubProjectShares = pgView('pub_project_shares', {
  projectId: uuid().notNull(),
  party: text().notNull(),
  agreed: integer().notNull(),
}).existing()

export const pubProjectMilestones = pgView('pub_project_milestones', {
  projectId: uuid().notNull(),
  position: smallint().notNull(),
  title: text().notNull(),
  dueOn: date({ mode: 'string' }).notNull(),
  report: text(),
  reportedAt: instant(),
}).existing()

export const pubFrameworkReports = pgView('pub_framework_reports', {
  programmeId: uuid().notNull(),
  year: smallint().notNull(),
  body: text().notNull(),
  publishedAt: instant().notNull(),
}).existing()

/** Corrections of published reports, each with the day on which a second person has published it. */
export const pubFrameworkCorrections = pgView('pub_framework_corrections', {
  programmeId: uuid().notNull(),
  year: smallint().notNull(),
  number: smallint().notNull(),
  body: text().notNull(),
  values: jsonb().$type<readonly CorrectedValue[]>().notNull(),
  publishedAt: instant().notNull(),
}).existing()

export const pubGoalValues = pgView('pub_goal_values', {
  programmeId: uuid().notNull(),
  goalId: uuid().notNull(),
  year: smallint().notNull(),
  value: numeric().notNull(),
  basis: text().$type<(typeof MEASURE_BASES)[number]>().notNull(),
  note: text().notNull(),
}).existing()

/** What became, by the next session, of what was promised at the one before. */
export const pubSessionOutcomes = pgView('pub_session_outcomes', {
  sessionId: uuid().notNull(),
  promisedAtId: uuid().notNull(),
  text: text().notNull(),
  owner: text().notNull(),
  dueOn: date({ mode: 'string' }).notNull(),
  doneAt: instant(),
  report: text().notNull(),
  isCarried: boolean().notNull(),
}).existing()
