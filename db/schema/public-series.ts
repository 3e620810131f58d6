import { boolean, jsonb, numeric, pgView, smallint, text, uuid } from 'drizzle-orm/pg-core'
import { instant, locale } from './columns.ts'
import type { SERIES_BETTER, SERIES_COUNTING, SERIES_ROUND_KINDS, SERIES_ROUND_STATES } from './series.ts'

/* What the public reads of competition series. By the same rule as `public.ts`. */

export const pubSeries = pgView('pub_series', {
  programmeId: uuid().notNull(),
  contentLocale: locale().notNull(),
  leastMembers: smallint().notNull(),
  mostMembers: smallint().notNull(),
  hasSeveralTeamsPerOrganisation: boolean().notNull(),
  rule: jsonb(),
  ruleStatedAt: instant(),
}).existing()

export const pubSeriesVenues = pgView('pub_series_venues', {
  id: uuid().notNull(),
  programmeId: uuid().notNull(),
  position: smallint().notNull(),
  city: text().notNull(),
  zone: text().notNull(),
  place: text().notNull(),
}).existing()

export const pubSeriesRounds = pgView('pub_series_rounds', {
  id: uuid().notNull(),
  programmeId: uuid().notNull(),
  position: smallint().notNull(),
  kind: text().$type<(typeof SERIES_ROUND_KINDS)[number]>().notNull(),
  name: text().notNull(),
  state: text().$type<(typeof SERIES_ROUND_STATES)[number]>().notNull(),
  advances: smallint(),
  discipline: text().notNull(),
  unit: text().notNull(),
  better: text().$type<(typeof SERIES_BETTER)[number]>(),
  decimals: smallint().notNull(),
  attempts: smallint().notNull(),
  counting: text().$type<(typeof SERIES_COUNTING)[number]>().notNull(),
  worst: numeric(),
  best: numeric(),
  isJudged: boolean().notNull(),
}).existing()

export const pubSeriesSittings = pgView('pub_series_sittings', {
  roundId: uuid().notNull(),
  programmeId: uuid().notNull(),
  venueId: uuid(),
  beginsAt: instant().notNull(),
  endsAt: instant().notNull(),
}).existing()

export const pubSeriesCriteria = pgView('pub_series_criteria', {
  id: uuid().notNull(),
  programmeId: uuid().notNull(),
  position: smallint().notNull(),
  name: text().notNull(),
  weight: smallint().notNull(),
  most: numeric().notNull(),
}).existing()

/** Names only of teams that may be named, and only once standings are published. */
export const pubSeriesTeams = pgView('pub_series_teams', {
  programmeId: uuid().notNull(),
  number: smallint().notNull(),
  name: text(),
  organisation: text(),
  country: text(),
}).existing()

export const pubSeriesPublications = pgView('pub_series_publications', {
  programmeId: uuid().notNull(),
  roundId: uuid().notNull(),
  number: smallint().notNull(),
  body: jsonb().notNull(),
  hash: text().notNull(),
  reason: text().notNull(),
  publishedAt: instant().notNull(),
}).existing()
