import type { ContentLanguage } from '#app/platform/languages.ts'
import { boolean, date, integer, jsonb, numeric, pgView, smallint, text, uuid } from 'drizzle-orm/pg-core'
import type { ToldAppeals } from '#app/announce/core/told-appeals.ts'
import type { OpenResults } from '#app/announce/core/open-results.ts'
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
  /** Place of its award in `pub_award_lines`; null where the challenge has no award lines. */
  awardLine: smallint(),
  /** What it pays, in whole units of the challenge's currency. */
  amount: integer(),
  /** To the questions of its own form that are public after the award; the summary stands apart. */
  answers: jsonb().$type<Record<string, string>>().notNull(),
}).existing()

/** Honourable mentions from the announcement instant on, with the reason; nothing of what they said. */
export const pubMentions = pgView('pub_mentions', {
  challengeId: uuid().notNull(),
  reason: text().notNull(),
  reference: text().notNull(),
  title: text().notNull(),
  language: text().$type<ContentLanguage>().notNull(),
  organisation: text().notNull(),
  country: text(),
  awardLine: smallint(),
}).existing()

/** What the jury says of winners and honourable mentions, by language, from the announcement on. */
export const pubCitations = pgView('pub_citations', {
  challengeId: uuid().notNull(),
  reference: text().notNull(),
  locale: locale().notNull(),
  citation: text().notNull(),
}).existing()

/** What the press is given, from the announcement on: whom to ask, what to copy, whom to quote, what was wrong. */
export const pubPressKits = pgView('pub_press_kits', {
  challengeId: uuid().notNull(),
  contactName: text().notNull(),
  contactEmail: text().notNull(),
  contactPhone: text().notNull(),
  changedAt: instant().notNull(),
}).existing()

export const pubPressTexts = pgView('pub_press_texts', {
  challengeId: uuid().notNull(),
  locale: locale().notNull(),
  lead: text().notNull(),
  photoRights: text().notNull(),
}).existing()

export const pubPressQuotes = pgView('pub_press_quotes', {
  challengeId: uuid().notNull(),
  position: smallint().notNull(),
  locale: locale().notNull(),
  quote: text().notNull(),
  speaker: text().notNull(),
}).existing()

export const pubPressCorrections = pgView('pub_press_corrections', {
  challengeId: uuid().notNull(),
  number: smallint().notNull(),
  locale: locale().notNull(),
  correction: text().notNull(),
  correctedAt: instant().notNull(),
}).existing()

/** Result bundles from the announcement instant on, with the entry of the record that sealed each. */
export const pubBundles = pgView('pub_bundles', {
  challengeId: uuid().notNull(),
  slug: text().notNull(),
  programmeId: uuid().notNull(),
  body: text().notNull(),
  hash: text().notNull(),
  seq: integer().notNull(),
  type: text().notNull(),
  at: instant().notNull(),
  sealed: text().notNull(),
  previousHash: text().notNull(),
  recordHash: text().notNull(),
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

/** Counts from the announcement on, small ones together: see `open_results`. */
export const pubOpenResults = pgView('pub_open_results', {
  challengeId: uuid().notNull(),
  body: jsonb().$type<OpenResults>().notNull(),
  keptAt: instant().notNull(),
}).existing()

export const pubPilots = pgView('pub_pilots', {
  id: uuid().notNull(),
  slug: text().notNull(),
  challengeId: uuid().notNull(),
  state: text()
    .$type<'awarded' | 'agreed' | 'preparing' | 'running' | 'measured' | 'scaled' | 'stopped'>()
    .notNull(),
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
  siteLimits: text().notNull(),
}).existing()

/** When a public pilot came into each of its states, and why it stopped. Never by whom. */
export const pubPilotMoves = pgView('pub_pilot_moves', {
  pilotId: uuid().notNull(),
  to: text()
    .$type<'awarded' | 'agreed' | 'preparing' | 'running' | 'measured' | 'scaled' | 'stopped'>()
    .notNull(),
  movedAt: instant().notNull(),
}).existing()

export const pubScalingDecisions = pgView('pub_scaling_decisions', {
  pilotId: uuid().notNull(),
  way: text().$type<'own_cost' | 'extend' | 'procure' | 'direct_award' | 'invest' | 'replicate'>().notNull(),
  decider: text().notNull(),
  decidedOn: date({ mode: 'string' }).notNull(),
  reasons: text().notNull(),
}).existing()

/** What became of a public pilot: the standing each side told, never its words. */
export const pubPilotFollowups = pgView('pub_pilot_followups', {
  pilotId: uuid().notNull(),
  months: smallint().notNull(),
  side: text().$type<'team' | 'host' | 'manager'>().notNull(),
  standing: text().$type<'in_use' | 'extended' | 'changed' | 'ended'>().notNull(),
  answeredAt: instant().notNull(),
}).existing()

export const pubPilotPermits = pgView('pub_pilot_permits', {
  pilotId: uuid().notNull(),
  position: smallint().notNull(),
  name: text().notNull(),
  authority: text().notNull(),
  state: text().$type<'needed' | 'applied' | 'granted' | 'refused' | 'not_needed'>().notNull(),
  stateOn: date({ mode: 'string' }).notNull(),
}).existing()

export const pubMilestones = pgView('pub_milestones', {
  pilotId: uuid().notNull(),
  position: smallint().notNull(),
  title: text().notNull(),
  dueOn: date({ mode: 'string' }).notNull(),
  isReported: boolean().notNull(),
}).existing()

/** Evidence of values that count which its manager has confirmed for the public. The bytes lie under `id`. */
export const pubEvidenceFiles = pgView('pub_evidence_files', {
  id: uuid().notNull(),
  pilotId: uuid().notNull(),
  pilotSlug: text().notNull(),
  measure: text().notNull(),
  value: numeric().notNull(),
  unit: text().notNull(),
  measuredOn: date({ mode: 'string' }).notNull(),
  basis: text().$type<'rated' | 'modelled' | 'expected' | 'reported' | 'measured' | 'projected'>().notNull(),
  name: text().notNull(),
  type: text().$type<'pdf' | 'png' | 'jpeg' | 'docx' | 'xlsx' | 'pptx'>().notNull(),
  bytes: integer().notNull(),
  sha256: text().notNull(),
  scan: text().$type<'clean' | 'skipped'>().notNull(),
  cautions: text().array().notNull(),
}).existing()

/** Final reports of public pilots that host and manager have approved, as they stood. */
export const pubFinalReports = pgView('pub_final_reports', {
  pilotId: uuid().notNull(),
  report: text().notNull(),
  approvedAt: instant().notNull(),
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
  evidence: text().notNull(),
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

/** What was put right after an appeal; never who appealed. */
export const pubCorrections = pgView('pub_corrections', {
  challengeId: uuid().notNull(),
  correction: text().notNull(),
  language: text().$type<ContentLanguage>().notNull(),
  notedAt: instant().notNull(),
}).existing()

export const pubOpenAppeals = pgView('pub_open_appeals', {
  challengeId: uuid().notNull(),
  body: jsonb().$type<ToldAppeals>().notNull(),
}).existing()
