import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  index,
  integer,
  jsonb,
  numeric,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import type { ContentLanguage } from '#app/platform/languages.ts'
import { challengeStates, type ChallengeState, type RoadState } from '#app/lifecycle/phases.ts'
import { rubricTypeNames, type RubricTypeName } from '#app/publish/core/rubrics/index.ts'
import { APPLICANT_KINDS, organisations, people } from './people.ts'
import { anyOf, bytes, id, instant, locale, LOCALES, oneOf, writtenAt } from './columns.ts'

/** Small pictures (logos), re-encoded by us. The address is the hash of what is in them, so that one never changes. */
export const images = pgTable(
  'images',
  {
    /** SHA-256 of the bytes. */
    hash: text().primaryKey(),
    bytes: bytes().notNull(),
    width: smallint().notNull(),
    height: smallint().notNull(),
    uploadedBy: uuid().references(() => people.id, { onDelete: 'set null' }),
    uploadedAt: writtenAt(),
  },
  (t) => [
    check('images_hash', sql`${t.hash} ~ '^[0-9a-f]{64}$' and ${t.hash} = encode(sha256(${t.bytes}), 'hex')`),
    check('images_size', sql`octet_length(${t.bytes}) between 1 and 200000`),
    check('images_sides', sql`${t.width} between 1 and 2000 and ${t.height} between 1 and 2000`),
  ],
)

/** A programme: several challenges under one name, one set of parties and one calendar. */
export const programmes = pgTable(
  'programmes',
  {
    id: id(),
    slug: text().notNull().unique(),
    templateKey: text(),
    theme: text().$type<'city' | 'wave' | 'leaf' | 'circuit'>().notNull().default('city'),
    zone: text().notNull(),
    partnerZones: text()
      .array()
      .notNull()
      .default(sql`'{}'::text[]`),
    languages: text().array().$type<('en' | 'fi' | 'sv' | 'zh-CN')[]>().notNull(),
    /** The language its jurors and organisers read proposals in, BCP 47. */
    workingLanguage: text().$type<ContentLanguage>().notNull().default('en'),
    /** Countries whose days off the calendar is compared with, ISO 3166-1 alpha-2. */
    holidayCountries: text()
      .array()
      .notNull()
      .default(sql`'{}'::text[]`),
    contactEmail: text().notNull(),
    /** The number of this edition; null for a programme that is not counted. */
    edition: smallint(),
    /** Whether each challenge has a jury of its own: nobody sits on two of them. */
    hasSeparateJuries: boolean().notNull().default(false),
    /** The programme's own accent on light and on dark pages (`#1f5c4d`); null for the house's. */
    accentLight: text(),
    accentDark: text(),
    /** The name its mails come from; null for the installation's. The address stays the installation's. */
    senderName: text(),
    logoHash: text().references(() => images.hash, { onDelete: 'restrict' }),
    createdBy: uuid().references(() => people.id, { onDelete: 'set null' }),
    createdAt: writtenAt(),
    version: integer().notNull().default(1),
  },
  (t) => [
    check('programmes_slug', sql`${t.slug} ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and char_length(${t.slug}) <= 80`),
    check('programmes_edition', sql`${t.edition} between 1 and 999`),
    check(
      'programmes_accents',
      sql`(${t.accentLight} is null) = (${t.accentDark} is null) and (${t.accentLight} is null or (${t.accentLight} ~ '^#[0-9a-f]{6}$' and ${t.accentDark} ~ '^#[0-9a-f]{6}$'))`,
    ),
    check('programmes_sender_name', sql`char_length(${t.senderName}) between 1 and 60`),
    check('programmes_working_language', sql`${t.workingLanguage} ~ '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$'`),
    check('programmes_theme', oneOf(t.theme, ['city', 'wave', 'leaf', 'circuit'])),
    check(
      'programmes_languages',
      sql`cardinality(${t.languages}) > 0 and ${t.languages} <@ array['en','fi','sv','zh-CN']`,
    ),
    check(
      'programmes_holiday_countries',
      sql`array_to_string(${t.holidayCountries}, ',', '?') ~ '^([A-Z]{2}(,[A-Z]{2})*)?$' and cardinality(${t.holidayCountries}) <= 12`,
    ),
  ],
)

/** A programme's name, tagline and introduction (Markdown), once per language. */
export const programmeTexts = pgTable(
  'programme_texts',
  {
    programmeId: uuid()
      .notNull()
      .references(() => programmes.id, { onDelete: 'cascade' }),
    locale: locale().notNull(),
    name: text().notNull(),
    tagline: text().notNull().default(''),
    about: text().notNull().default(''),
    /** What the logo shows, for those who do not see it; the programme's name where empty. */
    logoAlt: text().notNull().default(''),
  },
  (t) => [
    primaryKey({ columns: [t.programmeId, t.locale] }),
    check('programme_texts_locale', oneOf(t.locale, LOCALES)),
  ],
)

export const RELATIONS = [
  'organiser',
  'supporter',
  'special_partner',
  'launching_authority',
  'sponsor',
  'technical',
  'home_sponsor',
  'host_city',
] as const

/** The organisations behind a programme, each with the kind of its relation. */
export const programmeParties = pgTable(
  'programme_parties',
  {
    programmeId: uuid()
      .notNull()
      .references(() => programmes.id, { onDelete: 'cascade' }),
    organisationId: uuid()
      .notNull()
      .references(() => organisations.id, { onDelete: 'restrict' }),
    relation: text().$type<(typeof RELATIONS)[number]>().notNull(),
    position: smallint().notNull().default(0),
    /** Of this programme alone: another one that names the organisation chooses its own. */
    logoHash: text().references(() => images.hash, { onDelete: 'restrict' }),
  },
  (t) => [
    primaryKey({ columns: [t.programmeId, t.organisationId, t.relation] }),
    check('programme_parties_relation', oneOf(t.relation, RELATIONS)),
  ],
)

/** What the money of a pilot says of value added tax. */
export const VAT_BASES = ['without', 'with', 'outside'] as const

/**
 * A challenge: one problem, one owner, one jury, one calendar. `state` is what has been recorded; what is true at this
 * moment also depends on the calendar and the database clock (`app/lifecycle/standing.ts`).
 */
/** When jurors see each other's scores: never, once their own is final, or when judging is over as well. */
export const PEER_SIGHTS = ['never', 'after-own-final', 'after-judging'] as const

export const challenges = pgTable(
  'challenges',
  {
    id: id(),
    programmeId: uuid()
      .notNull()
      .references(() => programmes.id, { onDelete: 'restrict' }),
    slug: text().notNull().unique(),
    number: smallint().notNull(),
    ownerOrganisationId: uuid().references(() => organisations.id, { onDelete: 'restrict' }),
    state: text().$type<ChallengeState>().notNull().default('draft'),
    zone: text().notNull(),
    opensAt: instant().notNull(),
    closesAt: instant().notNull(),
    judgingEndsAt: instant().notNull(),
    announcesAt: instant().notNull(),
    calendarVersion: integer().notNull().default(1),
    /** When an instant moved or the challenge was cancelled, by a trigger: DTSTAMP in calendar files. */
    calendarChangedAt: writtenAt(),
    minimumReviews: smallint().notNull().default(3),
    /** As many reviews as each proposal gets where loads allow it; null: no more than the minimum. */
    targetReviews: smallint(),
    /** Kinds of jurors of which every proposal is to have one; see `JUROR_KINDS`. */
    kindsAsked: text().array().notNull().default([]),
    pilotsOffered: smallint().notNull().default(1),
    /** How many proposals the organiser reckons with, for the jury's time; null while nobody has said so. */
    expectedProposals: smallint(),
    /** What each pilot gets, in whole units of the currency; null where the prize is the pilot alone. */
    grantAmount: integer(),
    /** ISO 4217. */
    grantCurrency: text(),
    /** Whether value added tax is in the money: `without`, `with`, or `outside` of the tax; null while nobody has said so. */
    grantVat: text().$type<(typeof VAT_BASES)[number]>(),
    /** Goals of the United Nations for sustainable development that it serves, 1 to 17. */
    sdgGoals: smallint()
      .array()
      .notNull()
      .default(sql`'{}'`),
    isSealed: boolean().notNull().default(true),
    /** Minutes after the deadline in which a proposal that was begun is still taken; announced. */
    graceMinutes: smallint().notNull().default(0),
    /** Days after the announcement in which a team may appeal; announced. */
    appealDays: smallint().notNull().default(14),
    /** Hours before the announcement at which winners are told under embargo, 0 for not before; announced. */
    embargoHours: smallint().notNull().default(0),
    /** Days in which a team says whether it takes its place; announced. */
    answerDays: smallint().notNull().default(14),
    /** The last deadline that was moved for one proposal alone; see `proposalExtensions`. */
    ownDeadlinesUntil: instant(),
    /** Kinds of applicant that may apply; empty while nobody has said so, which no challenge is approved with. */
    eligibleKinds: text()
      .array()
      .$type<(typeof APPLICANT_KINDS)[number][]>()
      .notNull()
      .default(sql`'{}'`),
    /** Whether several organisations may, must or must not stand behind one proposal. */
    consortium: text().$type<'allowed' | 'required' | 'excluded'>().notNull().default('allowed'),
    /** Levels of technology readiness a solution may have, both ends included. */
    maturityFrom: smallint().notNull().default(1),
    maturityTo: smallint().notNull().default(9),
    /** Whether an organisation takes part in one proposal only, counting those it is a partner of. */
    isOncePerOrganisation: boolean().notNull().default(false),
    /** Countries applicants may come from, ISO 3166-1 alpha-2; empty for the whole world. */
    eligibleCountries: text()
      .array()
      .notNull()
      .default(sql`'{}'`),
    organisersSeeScoresFrom: text().$type<'judging' | 'deliberating'>().notNull().default('deliberating'),
    /** From when a juror whose own scorecard is final may see what the others gave the same proposal. */
    jurorsSeeOthers: text().$type<(typeof PEER_SIGHTS)[number]>().notNull().default('after-judging'),
    /** Whether jurors read without being told who applies; announced with the brief. */
    isBlind: boolean().notNull().default(false),
    /** How scores become a ranking, by the schema in `app/publish/core/judging-rule.ts`; what it does not say is as usual. */
    judgingRule: jsonb().$type<unknown>().notNull().default({}),
    createdBy: uuid()
      .notNull()
      .references(() => people.id, { onDelete: 'restrict' }),
    reviewRequestedBy: uuid().references(() => people.id, { onDelete: 'restrict' }),
    reviewRemarks: text(),
    approvedBy: uuid().references(() => people.id, { onDelete: 'restrict' }),
    decisionHash: text(),
    decidedBy: uuid().references(() => people.id, { onDelete: 'restrict' }),
    confirmedBy: uuid().references(() => people.id, { onDelete: 'restrict' }),
    /** Until when the confirmed decision can only be stopped. */
    heldUntil: instant(),
    /** When its winners were told under embargo. */
    winnersToldAt: instant(),
    endedFrom: text().$type<RoadState>(),
    cancelReason: text(),
    createdAt: writtenAt(),
    version: integer().notNull().default(1),
  },
  (t) => [
    unique('challenges_number').on(t.programmeId, t.number),
    unique('challenges_in_programme').on(t.id, t.programmeId),
    check('challenges_slug', sql`${t.slug} ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and char_length(${t.slug}) <= 80`),
    check('challenges_state', oneOf(t.state, challengeStates)),
    check(
      'challenges_calendar_order',
      sql`${t.opensAt} < ${t.closesAt} and ${t.closesAt} < ${t.judgingEndsAt} and ${t.judgingEndsAt} < ${t.announcesAt}`,
    ),
    check(
      'challenges_approval_four_eyes',
      sql`${t.approvedBy} is null or (${t.approvedBy} <> ${t.createdBy} and ${t.approvedBy} is distinct from ${t.reviewRequestedBy})`,
    ),
    check(
      'challenges_decision_four_eyes',
      sql`${t.confirmedBy} is null or ${t.confirmedBy} <> ${t.decidedBy}`,
    ),
    check(
      'challenges_confirmed',
      sql`${t.state} not in ('confirmed', 'announced', 'piloting', 'completed') or (${t.confirmedBy} is not null and ${t.decisionHash} is not null)`,
    ),
    check(
      'challenges_decided',
      sql`${t.state} <> 'decided' or (${t.decisionHash} is not null and ${t.decidedBy} is not null)`,
    ),
    check(
      'challenges_approved',
      sql`${t.state} not in ('approved', 'scheduled', 'open', 'closed', 'judging', 'deliberating', 'decided', 'confirmed', 'announced', 'piloting', 'completed') or ${t.approvedBy} is not null`,
    ),
    check('challenges_ended', sql`(${t.state} in ('cancelled', 'archived')) = (${t.endedFrom} is not null)`),
    check('challenges_ended_from', oneOf(t.endedFrom, challengeStates)),
    check('challenges_judging_rule', sql`jsonb_typeof(${t.judgingRule}) = 'object'`),
    check('challenges_scores_from', oneOf(t.organisersSeeScoresFrom, ['judging', 'deliberating'])),
    check(
      'challenges_kinds_asked',
      sql`${t.kindsAsked} <@ array['municipality', 'authority', 'company', 'research', 'association', 'user']`,
    ),
    check('challenges_target_reviews', sql`${t.targetReviews} between 1 and 20`),
    check('challenges_jurors_see_others', oneOf(t.jurorsSeeOthers, PEER_SIGHTS)),
    check('challenges_minimum_reviews', sql`${t.minimumReviews} between 1 and 20`),
    check('challenges_consortium', oneOf(t.consortium, ['allowed', 'required', 'excluded'])),
    check(
      'challenges_maturity',
      sql`1 <= ${t.maturityFrom} and ${t.maturityFrom} <= ${t.maturityTo} and ${t.maturityTo} <= 9`,
    ),
    check('challenges_eligible_kinds', sql`${t.eligibleKinds} <@ ${anyOf(APPLICANT_KINDS)}`),
    check(
      'challenges_eligible_countries',
      sql`array_to_string(${t.eligibleCountries}, ',', '?') ~ '^([A-Z]{2}(,[A-Z]{2})*)?$'`,
    ),
    check('challenges_eligibility_said', sql`cardinality(${t.eligibleKinds}) > 0 or ${t.approvedBy} is null`),
    check('challenges_expected_proposals', sql`${t.expectedProposals} between 1 and 10000`),
    check(
      'challenges_grant',
      sql`(${t.grantAmount} is null) = (${t.grantCurrency} is null) and (${t.grantAmount} is null or (${t.grantAmount} > 0 and ${t.grantCurrency} ~ '^[A-Z]{3}$'))`,
    ),
    check(
      'challenges_grant_vat',
      sql`${t.grantVat} is null or (${t.grantAmount} is not null and ${oneOf(t.grantVat, VAT_BASES)})`,
    ),
    check(
      'challenges_sdg_goals',
      sql`${t.sdgGoals} <@ array[1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17]::smallint[] and cardinality(${t.sdgGoals}) <= 17`,
    ),
    check('challenges_embargo_hours', sql`${t.embargoHours} between 0 and 336`),
    check('challenges_answer_days', sql`${t.answerDays} between 3 and 60`),
    check(
      'challenges_winners_told',
      sql`${t.winnersToldAt} is null or (${t.confirmedBy} is not null and ${t.heldUntil} is not null and ${t.heldUntil} <= ${t.winnersToldAt} and ${t.winnersToldAt} < ${t.announcesAt})`,
    ),
    check('challenges_appeal_days', sql`${t.appealDays} between 7 and 60`),
    check('challenges_grace', sql`${t.graceMinutes} between 0 and 60`),
    check(
      'challenges_own_deadlines',
      sql`${t.ownDeadlinesUntil} is null or ${t.ownDeadlinesUntil} < ${t.judgingEndsAt}`,
    ),
    check('challenges_pilots_offered', sql`${t.pilotsOffered} between 1 and 50`),
    index('challenges_programme').on(t.programmeId),
    index('challenges_closing').on(t.closesAt, t.slug),
    index('challenges_ended_closing')
      .on(t.closesAt, t.slug)
      .where(sql`${t.state} in ('cancelled', 'archived')`),
    index('challenges_due').on(t.state, t.opensAt, t.closesAt, t.judgingEndsAt, t.announcesAt),
  ],
)

/** The parts of a challenge that a reviewer can remark on; `general` is all of it. */
export const SECTIONS = ['brief', 'facts', 'criteria', 'form', 'timeline', 'general'] as const

/** What a reviewer wants changed in one part of a challenge, and who has dealt with it. Kept with its answer. */
export const sectionRemarks = pgTable(
  'section_remarks',
  {
    id: id(),
    challengeId: uuid()
      .notNull()
      .references(() => challenges.id, { onDelete: 'cascade' }),
    section: text().$type<(typeof SECTIONS)[number]>().notNull(),
    remark: text().notNull(),
    writtenBy: uuid().references(() => people.id, { onDelete: 'set null' }),
    writtenAt: writtenAt(),
    /** What the authors say to it; may be empty. */
    answer: text().notNull().default(''),
    answeredBy: uuid().references(() => people.id, { onDelete: 'set null' }),
    answeredAt: instant(),
  },
  (t) => [
    check('section_remarks_section', oneOf(t.section, SECTIONS)),
    check('section_remarks_written', sql`char_length(${t.remark}) between 1 and 2000`),
    check('section_remarks_answer', sql`${t.answer} = '' or ${t.answeredAt} is not null`),
    index('section_remarks_challenge').on(t.challengeId, t.writtenAt),
  ],
)

/** Every deadline a challenge ever had, and why it moved. Append-only. */
export const deadlineChanges = pgTable(
  'deadline_changes',
  {
    id: id(),
    challengeId: uuid()
      .notNull()
      .references(() => challenges.id, { onDelete: 'cascade' }),
    previousClosesAt: instant().notNull(),
    closesAt: instant().notNull(),
    reason: text().notNull(),
    changedBy: uuid().references(() => people.id, { onDelete: 'set null' }),
    changedAt: writtenAt(),
  },
  (t) => [
    check('deadline_changes_later', sql`${t.closesAt} > ${t.previousClosesAt}`),
    index('deadline_changes_challenge').on(t.challengeId),
  ],
)

/**
 * What a juror judges by: a type of answer with its setting, a weight (percent, or hundredths of a factor where the rule adds up), an optional minimum in what the type
 * counts. Those for finalists are asked of the shortlist alone.
 */
export const criteria = pgTable(
  'criteria',
  {
    id: id(),
    challengeId: uuid()
      .notNull()
      .references(() => challenges.id, { onDelete: 'cascade' }),
    position: smallint().notNull(),
    weight: smallint().notNull(),
    type: text().$type<RubricTypeName>().notNull().default('anchored-scale'),
    /** By the schema of the type; decimals are texts. Parsed whenever it is read. */
    config: jsonb().$type<unknown>().notNull().default({ lowest: 1, highest: 5 }),
    minimum: numeric('minimum_points'),
    isForFinalists: boolean().notNull().default(false),
  },
  (t) => [
    unique('criteria_position').on(t.challengeId, t.position),
    unique('criteria_of_challenge').on(t.id, t.challengeId),
    check('criteria_weight', sql`${t.weight} between 1 and 10000`),
    check('criteria_type', oneOf(t.type, rubricTypeNames)),
    check(
      'criteria_config',
      sql`coalesce(case ${t.type}
        when 'anchored-scale' then (${t.config} ->> 'lowest')::numeric < (${t.config} ->> 'highest')::numeric
        when 'points' then (${t.config} ->> 'lowest')::numeric < (${t.config} ->> 'highest')::numeric
          and (${t.config} ->> 'step' is null or (${t.config} ->> 'step')::numeric > 0)
        when 'steps' then jsonb_array_length(${t.config} -> 'values') between 2 and 20
        when 'measured' then (${t.config} ->> 'worst')::numeric <> (${t.config} ->> 'best')::numeric
        else ${t.config} = '{}'::jsonb end, false)`,
    ),
    check(
      'criteria_least',
      sql`${t.minimum} is null or coalesce(case ${t.type}
        when 'anchored-scale' then ${t.minimum} between (${t.config} ->> 'lowest')::numeric and (${t.config} ->> 'highest')::numeric
        when 'points' then ${t.minimum} between (${t.config} ->> 'lowest')::numeric and (${t.config} ->> 'highest')::numeric
        when 'yes-partly-no' then ${t.minimum} between 0 and 1
        else true end, false)`,
    ),
  ],
)

/** A criterion in words: name, one-line question, and an anchor text per level (`{ "1": "…", "3": "…" }`). */
export const criterionTexts = pgTable(
  'criterion_texts',
  {
    criterionId: uuid()
      .notNull()
      .references(() => criteria.id, { onDelete: 'cascade' }),
    locale: locale().notNull(),
    name: text().notNull(),
    question: text().notNull().default(''),
    anchors: jsonb().$type<Record<string, string>>().notNull().default({}),
  },
  (t) => [
    primaryKey({ columns: [t.criterionId, t.locale] }),
    check('criterion_texts_locale', oneOf(t.locale, LOCALES)),
  ],
)

/** A place where pilots of a challenge can be tried, with its limits. A challenge that has sites asks each proposal to choose one. */
export const sites = pgTable(
  'sites',
  {
    id: id(),
    challengeId: uuid()
      .notNull()
      .references(() => challenges.id, { onDelete: 'cascade' }),
    position: smallint().notNull(),
    /** As many proposals can win there. */
    maximumPilots: smallint().notNull(),
    minimumMonths: smallint().notNull(),
    maximumMonths: smallint().notNull(),
  },
  (t) => [
    unique('sites_position').on(t.challengeId, t.position),
    unique('sites_of_challenge').on(t.id, t.challengeId),
    check('sites_pilots', sql`${t.maximumPilots} between 1 and 50`),
    check(
      'sites_months',
      sql`${t.minimumMonths} >= 1 and ${t.minimumMonths} <= ${t.maximumMonths} and ${t.maximumMonths} <= 36`,
    ),
  ],
)

/** A site in words: its name, and what is allowed there and when. */
export const siteTexts = pgTable(
  'site_texts',
  {
    siteId: uuid()
      .notNull()
      .references(() => sites.id, { onDelete: 'cascade' }),
    locale: locale().notNull(),
    name: text().notNull(),
    limits: text().notNull().default(''),
  },
  (t) => [
    primaryKey({ columns: [t.siteId, t.locale] }),
    check('site_texts_locale', oneOf(t.locale, LOCALES)),
  ],
)
