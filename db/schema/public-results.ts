import type { ContentLanguage } from '#app/platform/languages.ts'
import { boolean, date, integer, jsonb, numeric, pgView, smallint, text, uuid } from 'drizzle-orm/pg-core'
import { instant, locale } from './columns.ts'

/* What the public reads from the announcement on: winners, figures, pilots. By the same rule as `public.ts`. */

/**
 * Winners and the reserves that moved up for one who declined, from the announcement instant on. Nothing about other
 * reserves or those not selected. A reserve's reason was written to its team: it is empty here.
 */
export const pubWinners = pgView('pub_winners', {
  awardId: uuid().notNull(),
  challengeId: uuid().notNull(),
  place: smallint(),
  reason: text().notNull(),
  answer: text().$type<'accepted' | 'declined'>(),
  reference: text().notNull(),
  title: text().notNull(),
  language: text().$type<ContentLanguage>().notNull(),
  summary: text().notNull(),
  organisation: text().notNull(),
  organisationKind: text().notNull(),
  country: text(),
  movedUpAt: instant(),
  formNumber: smallint().notNull(),
  /** To the questions of its own form that are public after the award; the summary stands apart. */
  answers: jsonb().$type<Record<string, string>>().notNull(),
}).existing()

export const pubStatements = pgView('pub_statements', {
  challengeId: uuid().notNull(),
  locale: locale().notNull(),
  statement: text().notNull(),
}).existing()

/** How many proposals came in and how many were eligible, from the announcement on. */
export const pubFigures = pgView('pub_figures', {
  challengeId: uuid().notNull(),
  submitted: integer().notNull(),
  eligible: integer().notNull(),
  countries: integer().notNull(),
}).existing()

export const pubPilots = pgView('pub_pilots', {
  id: uuid().notNull(),
  slug: text().notNull(),
  challengeId: uuid().notNull(),
  state: text().$type<'agreed' | 'preparing' | 'running' | 'measured' | 'scaled' | 'stopped'>().notNull(),
  site: text().notNull(),
  summary: text().notNull(),
  startsOn: date({ mode: 'string' }).notNull(),
  endsOn: date({ mode: 'string' }).notNull(),
  stopReason: text(),
  host: text().notNull(),
  organisation: text().notNull(),
  country: text(),
  title: text().notNull(),
  language: text().$type<ContentLanguage>().notNull(),
  stateAt: instant().notNull(),
  contentLocale: locale().notNull(),
}).existing()

export const pubMilestones = pgView('pub_milestones', {
  pilotId: uuid().notNull(),
  position: smallint().notNull(),
  title: text().notNull(),
  dueOn: date({ mode: 'string' }).notNull(),
  isReported: boolean().notNull(),
}).existing()

export const pubMeasures = pgView('pub_measures', {
  id: uuid().notNull(),
  pilotId: uuid().notNull(),
  position: smallint().notNull(),
  name: text().notNull(),
  unit: text().notNull(),
  method: text().notNull(),
  comparator: text().notNull(),
  baseline: numeric(),
  baselineBasis: text(),
  target: numeric(),
  retiredAt: instant(),
  retireReason: text(),
}).existing()

/** The value that counts of each day: a correction replaces what was entered for the same day before. */
export const pubMeasurements = pgView('pub_measurements', {
  measureId: uuid().notNull(),
  value: numeric().notNull(),
  measuredOn: date({ mode: 'string' }).notNull(),
  basis: text().notNull(),
  note: text().notNull(),
  unit: text().notNull(),
}).existing()

/** What changed in the plan of a public pilot after its start, and why. Never by whom. */
export const pubPlanChanges = pgView('pub_plan_changes', {
  id: uuid().notNull(),
  pilotId: uuid().notNull(),
  item: text().$type<'milestone' | 'measure'>().notNull(),
  itemId: uuid().notNull(),
  name: text().notNull(),
  kind: text().$type<'added' | 'changed' | 'retired'>().notNull(),
  changes: jsonb().$type<{ field: string; from: string | null; to: string | null }[]>().notNull(),
  reason: text().notNull(),
  changedAt: instant().notNull(),
}).existing()
