import { date, integer, jsonb, numeric, pgView, smallint, text, uuid } from 'drizzle-orm/pg-core'
import type { IntakeFigures } from '#app/incubation/core/intake-figures.ts'
import { instant, locale } from './columns.ts'
import type { EQUITY_ANSWERS, INTAKE_KINDS } from './incubation.ts'

/* What the public reads of incubations that are open. By the same rule as `public.ts`. */

type InLanguages = Partial<Record<'en' | 'fi' | 'sv' | 'zh-CN', string>>

export const pubIntakes = pgView('pub_intakes', {
  programmeId: uuid().notNull(),
  kind: text().$type<(typeof INTAKE_KINDS)[number]>().notNull(),
  zone: text().notNull(),
  opensAt: instant(),
  closesAt: instant(),
  equity: text().$type<(typeof EQUITY_ANSWERS)[number]>().notNull(),
  equityPercent: numeric(),
  languages: text().array().notNull(),
  answerDays: smallint().notNull(),
}).existing()

export const pubIntakeTexts = pgView('pub_intake_texts', {
  programmeId: uuid().notNull(),
  locale: locale().notNull(),
  offered: text().notNull(),
  forWhom: text().notNull(),
}).existing()

export const pubIntakeThemes = pgView('pub_intake_themes', {
  programmeId: uuid().notNull(),
  position: smallint().notNull(),
  names: jsonb().$type<InLanguages>().notNull(),
  /** How many mentors have said that they help with it. */
  mentors: integer().notNull(),
}).existing()

export const pubCohorts = pgView('pub_cohorts', {
  programmeId: uuid().notNull(),
  number: smallint().notNull(),
  name: text().notNull(),
  startsOn: date({ mode: 'string' }).notNull(),
  endsOn: date({ mode: 'string' }).notNull(),
  capacity: smallint().notNull(),
  placesLeft: smallint().notNull(),
  mostPerTheme: smallint(),
}).existing()

/** Those who graduated and agreed to stand there. */
export const pubGraduates = pgView('pub_graduates', {
  programmeId: uuid().notNull(),
  name: text().notNull(),
  country: text(),
  website: text().notNull(),
  theme: jsonb().$type<InLanguages>(),
  cohort: smallint().notNull(),
  graduatedAt: instant().notNull(),
}).existing()

export const pubOpenIntakes = pgView('pub_open_intakes', {
  programmeId: uuid().notNull(),
  body: jsonb().$type<IntakeFigures>().notNull(),
}).existing()
