import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
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
import { people } from './people.ts'
import { programmes } from './programmes.ts'

export const SERIES_ROUND_KINDS = ['registration', 'qualification', 'final'] as const
export const SERIES_ROUND_STATES = ['planned', 'open', 'finished', 'published'] as const
export const SERIES_BETTER = ['smaller', 'larger'] as const
export const SERIES_COUNTING = ['best', 'last', 'mean'] as const
export const SERIES_RESULT_STATUSES = ['measured', 'did_not_start', 'did_not_finish', 'disqualified'] as const

/** The competition series of a programme: who may take part, and by which rule its rounds become one table. */
export const series = pgTable(
  'series',
  {
    programmeId: uuid()
      .primaryKey()
      .references(() => programmes.id, { onDelete: 'cascade' }),
    /** The language its rounds, disciplines and criteria are named in. */
    contentLocale: locale().notNull(),
    leastMembers: smallint().notNull().default(1),
    mostMembers: smallint().notNull().default(10),
    hasSeveralTeamsPerOrganisation: boolean().notNull().default(false),
    /** How rounds become standings (`series/core/standings-rule.ts`); null until it is stated, kept once a round has begun. */
    rule: jsonb(),
    ruleStatedAt: instant(),
    ruleStatedBy: uuid().references(() => people.id, { onDelete: 'set null' }),
    createdAt: writtenAt(),
    version: integer().notNull().default(1),
  },
  (t) => [
    check('series_locale', oneOf(t.contentLocale, LOCALES)),
    check(
      'series_members',
      sql`1 <= ${t.leastMembers} and ${t.leastMembers} <= ${t.mostMembers} and ${t.mostMembers} <= 100`,
    ),
    check('series_rule_stated', sql`(${t.rule} is null) = (${t.ruleStatedAt} is null)`),
  ],
)

/** Where rounds are held, with the clock of the place. */
export const seriesVenues = pgTable(
  'series_venues',
  {
    id: id(),
    programmeId: uuid()
      .notNull()
      .references(() => series.programmeId, { onDelete: 'cascade' }),
    position: smallint().notNull(),
    city: text().notNull(),
    zone: text().notNull(),
    place: text().notNull().default(''),
  },
  (t) => [
    unique('series_venues_position').on(t.programmeId, t.position),
    unique('series_venues_of_series').on(t.id, t.programmeId),
    check('series_venues_city', sql`char_length(btrim(${t.city})) between 1 and 100`),
    check('series_venues_place', sql`char_length(${t.place}) <= 200`),
  ],
)

/** A round, in its order. What is measured in it stands with it; a registration has nothing to measure. */
export const seriesRounds = pgTable(
  'series_rounds',
  {
    id: id(),
    programmeId: uuid()
      .notNull()
      .references(() => series.programmeId, { onDelete: 'cascade' }),
    position: smallint().notNull(),
    kind: text().$type<(typeof SERIES_ROUND_KINDS)[number]>().notNull(),
    name: text().notNull(),
    state: text().$type<(typeof SERIES_ROUND_STATES)[number]>().notNull().default('planned'),
    /** So many go on to the next round; null where all do. */
    advances: smallint(),
    discipline: text().notNull().default(''),
    unit: text().notNull().default(''),
    better: text().$type<(typeof SERIES_BETTER)[number]>(),
    decimals: smallint().notNull().default(0),
    attempts: smallint().notNull().default(1),
    counting: text().$type<(typeof SERIES_COUNTING)[number]>().notNull().default('best'),
    /** What is worth 0 and what is worth 100, where the rule counts shares of the way between them. */
    worst: numeric(),
    best: numeric(),
    isJudged: boolean().notNull().default(false),
    version: integer().notNull().default(1),
  },
  (t) => [
    unique('series_rounds_position').on(t.programmeId, t.position),
    unique('series_rounds_of_series').on(t.id, t.programmeId),
    uniqueIndex('series_rounds_one_registration')
      .on(t.programmeId)
      .where(sql`kind = 'registration'`),
    check('series_rounds_kind', oneOf(t.kind, SERIES_ROUND_KINDS)),
    check('series_rounds_state', oneOf(t.state, SERIES_ROUND_STATES)),
    check('series_rounds_better', oneOf(t.better, SERIES_BETTER)),
    check('series_rounds_counting', oneOf(t.counting, SERIES_COUNTING)),
    check('series_rounds_name', sql`char_length(btrim(${t.name})) between 1 and 100`),
    check('series_rounds_texts', sql`char_length(${t.discipline}) <= 100 and char_length(${t.unit}) <= 30`),
    check('series_rounds_advances', sql`${t.advances} is null or ${t.advances} between 1 and 1000`),
    check('series_rounds_measuring', sql`${t.decimals} between 0 and 6 and ${t.attempts} between 1 and 10`),
    check(
      'series_rounds_ends',
      sql`(${t.worst} is null) = (${t.best} is null) and ${t.worst} is distinct from ${t.best} or ${t.worst} is null`,
    ),
    check(
      'series_rounds_discipline',
      sql`case when ${t.kind} = 'registration' then ${t.better} is null and not ${t.isJudged} and ${t.state} <> 'published' else ${t.better} is not null and btrim(${t.discipline}) <> '' and btrim(${t.unit}) <> '' end`,
    ),
  ],
)

/** When a round is held at a venue; without one it is held online, on the clock of the programme. */
export const seriesSittings = pgTable(
  'series_sittings',
  {
    id: id(),
    programmeId: uuid().notNull(),
    roundId: uuid().notNull(),
    venueId: uuid(),
    beginsAt: instant().notNull(),
    endsAt: instant().notNull(),
  },
  (t) => [
    foreignKey({
      name: 'series_sittings_round',
      columns: [t.roundId, t.programmeId],
      foreignColumns: [seriesRounds.id, seriesRounds.programmeId],
    }).onDelete('cascade'),
    foreignKey({
      name: 'series_sittings_venue',
      columns: [t.venueId, t.programmeId],
      foreignColumns: [seriesVenues.id, seriesVenues.programmeId],
    }).onDelete('cascade'),
    unique('series_sittings_once').on(t.roundId, t.venueId).nullsNotDistinct(),
    check('series_sittings_order', sql`${t.beginsAt} < ${t.endsAt}`),
  ],
)

/** What the jury of a series gives points for, from 0 to `most`. */
export const seriesCriteria = pgTable(
  'series_criteria',
  {
    id: id(),
    programmeId: uuid()
      .notNull()
      .references(() => series.programmeId, { onDelete: 'cascade' }),
    position: smallint().notNull(),
    name: text().notNull(),
    weight: smallint().notNull(),
    most: numeric().notNull(),
  },
  (t) => [
    unique('series_criteria_position').on(t.programmeId, t.position),
    check('series_criteria_name', sql`char_length(btrim(${t.name})) between 1 and 100`),
    check('series_criteria_weight', sql`${t.weight} between 1 and 100`),
    check('series_criteria_most', sql`${t.most} > 0 and ${t.most} <= 1000000`),
  ],
)

/** Who gives points in a series. They hand their sheet to an official, who enters it. */
export const seriesJurors = pgTable(
  'series_jurors',
  {
    id: id(),
    programmeId: uuid()
      .notNull()
      .references(() => series.programmeId, { onDelete: 'cascade' }),
    position: smallint().notNull(),
    name: text().notNull(),
  },
  (t) => [
    unique('series_jurors_position').on(t.programmeId, t.position),
    unique('series_jurors_of_series').on(t.id, t.programmeId),
    check('series_jurors_name', sql`char_length(btrim(${t.name})) between 1 and 100`),
  ],
)

/** A team that takes part. One that has withdrawn stays, and is counted as withdrawn. */
export const seriesTeams = pgTable(
  'series_teams',
  {
    id: id(),
    programmeId: uuid()
      .notNull()
      .references(() => series.programmeId, { onDelete: 'cascade' }),
    /** Counts the teams of the series from 1. */
    number: smallint().notNull(),
    name: text().notNull(),
    organisation: text().notNull(),
    /** Its letters alone, for telling whether two teams come from one organisation. */
    organisationKey: text().notNull(),
    country: text().notNull(),
    members: smallint().notNull(),
    venueId: uuid(),
    /** Whether results may be published under its name; otherwise under its number. */
    isNamed: boolean().notNull(),
    registeredBy: uuid().references(() => people.id, { onDelete: 'set null' }),
    registeredAt: instant().notNull(),
    withdrawnAt: instant(),
    version: integer().notNull().default(1),
  },
  (t) => [
    unique('series_teams_number').on(t.programmeId, t.number),
    unique('series_teams_of_series').on(t.id, t.programmeId),
    uniqueIndex('series_teams_name').on(t.programmeId, sql`lower(btrim(${t.name}))`),
    foreignKey({
      name: 'series_teams_venue',
      columns: [t.venueId, t.programmeId],
      foreignColumns: [seriesVenues.id, seriesVenues.programmeId],
    }),
    check('series_teams_name_length', sql`char_length(btrim(${t.name})) between 1 and 100`),
    check('series_teams_organisation', sql`char_length(btrim(${t.organisation})) between 1 and 200`),
    check('series_teams_country', sql`${t.country} ~ '^[A-Z]{2}$'`),
    check('series_teams_members', sql`${t.members} between 1 and 100`),
    index('series_teams_registered_by').on(t.registeredBy),
  ],
)

/**
 * What an attempt of a team came to, as one official entered it. It counts once another person has confirmed it; a
 * correction is a new revision with a reason, and the one before stays.
 */
export const seriesResults = pgTable(
  'series_results',
  {
    id: id(),
    programmeId: uuid().notNull(),
    roundId: uuid().notNull(),
    teamId: uuid().notNull(),
    attempt: smallint().notNull(),
    revision: smallint().notNull(),
    status: text().$type<(typeof SERIES_RESULT_STATUSES)[number]>().notNull(),
    /** Null unless something was measured: an attempt without a value is no zero. */
    value: numeric(),
    /** In the unit of the discipline; makes the value worse. */
    penalty: numeric().notNull().default('0'),
    /** Of a disqualification or a correction. */
    reason: text().notNull().default(''),
    enteredBy: uuid().references(() => people.id, { onDelete: 'set null' }),
    enteredAt: instant().notNull(),
    confirmedBy: uuid().references(() => people.id, { onDelete: 'set null' }),
    confirmedAt: instant(),
  },
  (t) => [
    unique('series_results_revision').on(t.roundId, t.teamId, t.attempt, t.revision),
    foreignKey({
      name: 'series_results_round',
      columns: [t.roundId, t.programmeId],
      foreignColumns: [seriesRounds.id, seriesRounds.programmeId],
    }).onDelete('cascade'),
    foreignKey({
      name: 'series_results_team',
      columns: [t.teamId, t.programmeId],
      foreignColumns: [seriesTeams.id, seriesTeams.programmeId],
    }).onDelete('cascade'),
    check('series_results_status', oneOf(t.status, SERIES_RESULT_STATUSES)),
    check('series_results_value', sql`(${t.status} = 'measured') = (${t.value} is not null)`),
    check(
      'series_results_penalty',
      sql`${t.penalty} >= 0 and (${t.status} = 'measured' or ${t.penalty} = 0)`,
    ),
    check('series_results_counts', sql`${t.attempt} between 1 and 10 and ${t.revision} >= 1`),
    check(
      'series_results_reason',
      sql`char_length(${t.reason}) <= 500 and (btrim(${t.reason}) <> '' or (${t.status} <> 'disqualified' and ${t.revision} = 1))`,
    ),
    check(
      'series_results_four_eyes',
      sql`${t.confirmedBy} is null or ${t.confirmedBy} is distinct from ${t.enteredBy}`,
    ),
    check('series_results_confirmed', sql`${t.confirmedBy} is null or ${t.confirmedAt} is not null`),
  ],
)

/** The points of one juror for one team in a round, criterion by criterion; null is "cannot judge". Like a result otherwise. */
export const seriesSheets = pgTable(
  'series_sheets',
  {
    id: id(),
    programmeId: uuid().notNull(),
    roundId: uuid().notNull(),
    teamId: uuid().notNull(),
    jurorId: uuid().notNull(),
    revision: smallint().notNull(),
    /** By criterion, decimals as texts. */
    points: jsonb().$type<Readonly<Record<string, string | null>>>().notNull(),
    reason: text().notNull().default(''),
    enteredBy: uuid().references(() => people.id, { onDelete: 'set null' }),
    enteredAt: instant().notNull(),
    confirmedBy: uuid().references(() => people.id, { onDelete: 'set null' }),
    confirmedAt: instant(),
  },
  (t) => [
    unique('series_sheets_revision').on(t.roundId, t.teamId, t.jurorId, t.revision),
    foreignKey({
      name: 'series_sheets_round',
      columns: [t.roundId, t.programmeId],
      foreignColumns: [seriesRounds.id, seriesRounds.programmeId],
    }).onDelete('cascade'),
    foreignKey({
      name: 'series_sheets_team',
      columns: [t.teamId, t.programmeId],
      foreignColumns: [seriesTeams.id, seriesTeams.programmeId],
    }).onDelete('cascade'),
    foreignKey({
      name: 'series_sheets_juror',
      columns: [t.jurorId, t.programmeId],
      foreignColumns: [seriesJurors.id, seriesJurors.programmeId],
    }).onDelete('cascade'),
    check('series_sheets_revision_from_one', sql`${t.revision} >= 1`),
    check('series_sheets_points', sql`jsonb_typeof(${t.points}) = 'object'`),
    check(
      'series_sheets_reason',
      sql`char_length(${t.reason}) <= 500 and (btrim(${t.reason}) <> '' or ${t.revision} = 1)`,
    ),
    check(
      'series_sheets_four_eyes',
      sql`${t.confirmedBy} is null or ${t.confirmedBy} is distinct from ${t.enteredBy}`,
    ),
    check('series_sheets_confirmed', sql`${t.confirmedBy} is null or ${t.confirmedAt} is not null`),
  ],
)

/**
 * The standings after a round as one person proposed to publish them and another confirmed; public from `publishedAt`. A
 * correction is a new number with a reason.
 */
export const seriesPublications = pgTable(
  'series_publications',
  {
    id: id(),
    programmeId: uuid().notNull(),
    roundId: uuid().notNull(),
    number: smallint().notNull(),
    /** Everything that is told, teams by their numbers (`series/core/published.ts`). */
    body: jsonb().notNull(),
    hash: text().notNull(),
    reason: text().notNull().default(''),
    proposedBy: uuid().references(() => people.id, { onDelete: 'set null' }),
    proposedAt: instant().notNull(),
    publishedBy: uuid().references(() => people.id, { onDelete: 'set null' }),
    publishedAt: instant(),
  },
  (t) => [
    unique('series_publications_number').on(t.roundId, t.number),
    // What is proposed is confirmed or withdrawn before more is proposed.
    uniqueIndex('series_publications_one_proposed')
      .on(t.programmeId)
      .where(sql`published_at is null`),
    foreignKey({
      name: 'series_publications_round',
      columns: [t.roundId, t.programmeId],
      foreignColumns: [seriesRounds.id, seriesRounds.programmeId],
    }).onDelete('cascade'),
    check('series_publications_hash', sql`${t.hash} ~ '^[0-9a-f]{64}$'`),
    check('series_publications_reason', sql`${t.number} = 1 or btrim(${t.reason}) <> ''`),
    check(
      'series_publications_four_eyes',
      sql`${t.publishedBy} is null or ${t.publishedBy} is distinct from ${t.proposedBy}`,
    ),
    check('series_publications_published', sql`${t.publishedBy} is null or ${t.publishedAt} is not null`),
  ],
)
