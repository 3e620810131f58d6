import { sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  pgView,
  primaryKey,
  smallint,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { id, instant, oneOf, writtenAt } from './columns.ts'
import type { ContentLanguage } from '#app/platform/languages.ts'
import { organisations, people } from './people.ts'
import { challenges, sites } from './programmes.ts'

/**
 * One organisation's answer to one challenge. The draft is `draftAnswers`; what counts is the newest row of
 * `proposalVersions`. `reference` is what people quote (HEL-2026-K7QF-3).
 */
export const proposals = pgTable(
  'proposals',
  {
    id: id(),
    challengeId: uuid()
      .notNull()
      .references(() => challenges.id, { onDelete: 'restrict' }),
    organisationId: uuid()
      .notNull()
      .references(() => organisations.id, { onDelete: 'restrict' }),
    reference: text().notNull().unique(),
    state: text().$type<'draft' | 'submitted' | 'withdrawn'>().notNull().default('draft'),
    title: text().notNull().default(''),
    /** The one it is written in, BCP 47. */
    language: text().$type<ContentLanguage>().notNull().default('en'),
    briefNumber: smallint().notNull().default(1),
    /** Where the pilot would be and for how many months, in challenges that have sites. */
    siteId: uuid(),
    pilotMonths: smallint(),
    /** Level of technology readiness, as said before the draft was begun or in the version handed in last. */
    maturity: smallint(),
    startedBy: uuid().references(() => people.id, { onDelete: 'set null' }),
    startedAt: writtenAt(),
    /** A later deadline that this proposal alone was given; written by a trigger of `proposalExtensions`. */
    ownClosesAt: instant(),
    draftVersion: integer().notNull().default(1),
    submittedVersion: smallint(),
    submittedDraftVersion: integer(),
    submittedAt: instant(),
    withdrawnAt: instant(),
    screening: text().$type<'eligible' | 'ineligible'>(),
    screeningRule: text(),
    screeningReason: text(),
    screenedBy: uuid().references(() => people.id, { onDelete: 'set null' }),
    screenedAt: instant(),
    /** The version that was screened last; it stays when a newer one is handed in. */
    screenedVersion: smallint(),
    /** When the team was told what the screening said; null until then. The start of the judging tells without it. */
    screeningReleasedAt: instant(),
    /** Until when the team may complete what it was asked for; null when it is asked for nothing. */
    completionDueAt: instant(),
    /** The proposal to the same challenge that this one repeats, as a person said after reading both. */
    duplicateOf: uuid(),
  },
  (t) => [
    unique('proposals_once_per_team').on(t.challengeId, t.organisationId),
    unique('proposals_in_challenge').on(t.id, t.challengeId),
    check('proposals_site_months', sql`(${t.siteId} is null) = (${t.pilotMonths} is null)`),
    foreignKey({
      name: 'proposals_site',
      columns: [t.siteId, t.challengeId],
      foreignColumns: [sites.id, sites.challengeId],
    }),
    index('proposals_site_index').on(t.siteId),
    check('proposals_language', sql`${t.language} ~ '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$'`),
    check('proposals_state', oneOf(t.state, ['draft', 'submitted', 'withdrawn'])),
    check(
      'proposals_submitted',
      sql`${t.state} <> 'submitted' or (${t.submittedVersion} is not null and ${t.submittedAt} is not null and ${t.submittedDraftVersion} is not null)`,
    ),
    check('proposals_withdrawn', sql`(${t.state} = 'withdrawn') = (${t.withdrawnAt} is not null)`),
    check('proposals_maturity', sql`${t.maturity} between 1 and 9`),
    check('proposals_screening', oneOf(t.screening, ['eligible', 'ineligible'])),
    check('proposals_screened', sql`(${t.screening} is null) = (${t.screenedAt} is null)`),
    check(
      'proposals_screening_reason',
      sql`${t.screening} <> 'ineligible' or (${t.screeningRule} is not null and ${t.screeningReason} is not null)`,
    ),
    check('proposals_completion', sql`${t.completionDueAt} is null or ${t.screening} is null`),
    check('proposals_released', sql`${t.screeningReleasedAt} is null or ${t.screening} is not null`),
    check(
      'proposals_duplicate',
      sql`${t.duplicateOf} is null or (${t.screening} = 'ineligible' and ${t.duplicateOf} <> ${t.id})`,
    ),
    foreignKey({
      name: 'proposals_duplicate_of',
      columns: [t.duplicateOf, t.challengeId],
      foreignColumns: [t.id, t.challengeId],
    }),
    index('proposals_duplicate_of_index').on(t.duplicateOf),
    index('proposals_challenge_state').on(t.challengeId, t.state),
    foreignKey({
      name: 'proposals_submitted_version',
      columns: [t.id, t.submittedVersion],
      foreignColumns: [proposalVersions.proposalId, proposalVersions.number],
    }),
  ],
)

/** Who works on a proposal. Exactly one lead, enforced by a partial unique key. */
export const teamMembers = pgTable(
  'team_members',
  {
    proposalId: uuid()
      .notNull()
      .references(() => proposals.id, { onDelete: 'cascade' }),
    personId: uuid()
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    role: text().$type<'lead' | 'editor' | 'viewer'>().notNull(),
    joinedAt: writtenAt(),
  },
  (t) => [
    primaryKey({ columns: [t.proposalId, t.personId] }),
    check('team_members_role', oneOf(t.role, ['lead', 'editor', 'viewer'])),
    uniqueIndex('team_members_one_lead')
      .on(t.proposalId)
      .where(sql`role = 'lead'`),
    index('team_members_person').on(t.personId),
  ],
)

/** One row per question of a draft: two people who edit different questions never meet, and the same one is guarded by `version`. */
export const draftAnswers = pgTable(
  'draft_answers',
  {
    proposalId: uuid()
      .notNull()
      .references(() => proposals.id, { onDelete: 'cascade' }),
    question: text().notNull(),
    value: text().notNull(),
    version: integer().notNull().default(1),
    changedBy: uuid().references(() => people.id, { onDelete: 'set null' }),
    changedAt: writtenAt(),
  },
  (t) => [
    primaryKey({ columns: [t.proposalId, t.question] }),
    check('draft_answers_length', sql`char_length(${t.value}) <= 20000`),
  ],
)

/** Which earlier proposal a draft began from, what came over and what did not. Once per draft. */
export const proposalReuses = pgTable(
  'proposal_reuses',
  {
    proposalId: uuid()
      .primaryKey()
      .references(() => proposals.id, { onDelete: 'cascade' }),
    sourceId: uuid().references(() => proposals.id, { onDelete: 'set null' }),
    sourceReference: text().notNull(),
    /** Questions whose answers were copied. */
    copied: text().array().notNull(),
    /** Answers that stayed behind, and why. */
    leftBehind: jsonb().$type<{ question: string; reason: string }[]>().notNull(),
    reusedBy: uuid().references(() => people.id, { onDelete: 'set null' }),
    reusedAt: writtenAt(),
  },
  (t) => [
    check('proposal_reuses_another', sql`${t.sourceId} <> ${t.proposalId}`),
    check('proposal_reuses_left', sql`jsonb_typeof(${t.leftBehind}) = 'array'`),
  ],
)

/** Organisations that stand behind a proposal beside its own: the other members of its consortium. */
export const consortiumPartners = pgTable(
  'consortium_partners',
  {
    id: id(),
    proposalId: uuid()
      .notNull()
      .references(() => proposals.id, { onDelete: 'cascade' }),
    name: text().notNull(),
    /** ISO 3166-1 alpha-2. */
    country: text().notNull(),
    /** What it does in the consortium. */
    part: text().notNull(),
    contactName: text(),
    hasAgreed: boolean().notNull().default(false),
    addedBy: uuid().references(() => people.id, { onDelete: 'set null' }),
    addedAt: writtenAt(),
  },
  (t) => [
    index('consortium_partners_proposal').on(t.proposalId),
    uniqueIndex('consortium_partners_once').on(t.proposalId, sql`lower(${t.name})`),
    check('consortium_partners_country', sql`${t.country} ~ '^[A-Z]{2}$'`),
    check(
      'consortium_partners_lengths',
      sql`char_length(${t.name}) between 1 and 200 and char_length(${t.part}) between 1 and 500 and char_length(${t.contactName}) between 1 and 200`,
    ),
  ],
)

/**
 * An answer in another language, beside the original. `side` says whose: the team's own is written with the draft and
 * frozen with it, the house's comes back from translation after the deadline. `sourceHash` is the SHA-256 of the text it
 * translates: when that is another now, the translation is out of date and says so.
 */
export const answerTranslations = pgTable(
  'answer_translations',
  {
    proposalId: uuid()
      .notNull()
      .references(() => proposals.id, { onDelete: 'cascade' }),
    question: text().notNull(),
    /** BCP 47. */
    language: text().$type<ContentLanguage>().notNull(),
    side: text().$type<'team' | 'house'>().notNull(),
    text: text().notNull(),
    sourceHash: text().notNull(),
    origin: text().$type<'human' | 'machine'>().notNull(),
    writtenBy: uuid().references(() => people.id, { onDelete: 'set null' }),
    writtenAt: writtenAt(),
    checkedBy: uuid().references(() => people.id, { onDelete: 'set null' }),
    checkedAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.proposalId, t.question, t.language, t.side] }),
    check('answer_translations_side', oneOf(t.side, ['team', 'house'])),
    check('answer_translations_origin', oneOf(t.origin, ['human', 'machine'])),
    check('answer_translations_hash', sql`${t.sourceHash} ~ '^[0-9a-f]{64}$'`),
    check('answer_translations_length', sql`char_length(${t.text}) between 1 and 20000`),
    check('answer_translations_checked', sql`${t.checkedBy} is null or ${t.checkedAt} is not null`),
  ],
)

/** Answers a team has marked as trade secrets, with why. Frozen with what is handed in. */
export const tradeSecrets = pgTable(
  'trade_secrets',
  {
    proposalId: uuid()
      .notNull()
      .references(() => proposals.id, { onDelete: 'cascade' }),
    question: text().notNull(),
    reason: text().notNull(),
    markedBy: uuid().references(() => people.id, { onDelete: 'set null' }),
    markedAt: writtenAt(),
  },
  (t) => [
    primaryKey({ columns: [t.proposalId, t.question] }),
    check('trade_secrets_reason', sql`char_length(${t.reason}) between 1 and 500`),
    // What is published with the winners cannot be secret.
    check('trade_secrets_question', sql`${t.question} not in ('title', 'summary', 'language')`),
  ],
)

/** What a team has marked in its draft or in any version: a mark in one of them counts for all of them. */
export const markedSecrets = pgView('marked_secrets', {
  proposalId: uuid().notNull(),
  question: text().notNull(),
  reason: text().notNull(),
}).existing()

/**
 * A submitted version: frozen text, its SHA-256, the database's time. Never updated or deleted (grants and a trigger);
 * a trigger stamps `submittedAt` and refuses a row that is not in time. `requestId` makes a repeated post
 * find its own first answer.
 */
export const proposalVersions = pgTable(
  'proposal_versions',
  {
    proposalId: uuid()
      .notNull()
      .references((): AnyPgColumn => proposals.id, { onDelete: 'restrict' }),
    number: smallint().notNull(),
    requestId: uuid().notNull(),
    title: text().notNull(),
    language: text().$type<ContentLanguage>().notNull(),
    briefNumber: smallint().notNull(),
    /** Of the form it answers; 0 is the standard form. */
    formNumber: smallint().notNull().default(0),
    body: text().notNull(),
    salt: text().notNull(),
    hash: text().notNull(),
    recordSeq: integer(),
    recordHash: text(),
    /** Came after the deadline, in the minutes of grace; said by the trigger that stamps it. */
    isInGrace: boolean().notNull().default(false),
    submittedBy: uuid().references(() => people.id, { onDelete: 'set null' }),
    submittedAt: instant()
      .notNull()
      .default(sql`haaste_now()`),
  },
  (t) => [
    primaryKey({ columns: [t.proposalId, t.number] }),
    unique('proposal_versions_request').on(t.proposalId, t.requestId),
    check('proposal_versions_hash', sql`${t.hash} ~ '^[0-9a-f]{64}$'`),
    check('proposal_versions_number', sql`${t.number} >= 1`),
    check('proposal_versions_form_number', sql`${t.formNumber} >= 0`),
  ],
)

/** Every deadline that was moved for one proposal alone, and why. Append-only. */
export const proposalExtensions = pgTable(
  'proposal_extensions',
  {
    id: id(),
    proposalId: uuid()
      .notNull()
      .references(() => proposals.id, { onDelete: 'cascade' }),
    /** The deadline that held for it before. */
    previousClosesAt: instant().notNull(),
    closesAt: instant().notNull(),
    reason: text().notNull(),
    grantedBy: uuid().references(() => people.id, { onDelete: 'set null' }),
    grantedAt: writtenAt(),
  },
  (t) => [
    check('proposal_extensions_later', sql`${t.closesAt} > ${t.previousClosesAt}`),
    check('proposal_extensions_reason', sql`char_length(btrim(${t.reason})) between 1 and 1000`),
    index('proposal_extensions_proposal').on(t.proposalId),
  ],
)

/**
 * What a juror is called to the team whose proposal they open: a letter or two, drawn at random for this proposal alone,
 * so that it stays the same here and says nothing about anybody elsewhere.
 */
export const proposalReaders = pgTable(
  'proposal_readers',
  {
    proposalId: uuid()
      .notNull()
      .references(() => proposals.id, { onDelete: 'cascade' }),
    pseudonym: text().notNull(),
    personId: uuid().references(() => people.id, { onDelete: 'set null' }),
  },
  (t) => [
    primaryKey({ columns: [t.proposalId, t.pseudonym] }),
    unique('proposal_readers_once').on(t.proposalId, t.personId),
    check('proposal_readers_pseudonym', sql`${t.pseudonym} ~ '^[A-HJ-NP-Z]{1,2}$'`),
  ],
)

/** Who opened a proposal's content, outside its own team. Shown to the team, jurors by their pseudonym. Append-only. */
export const proposalReadings = pgTable(
  'proposal_readings',
  {
    id: id(),
    proposalId: uuid()
      .notNull()
      .references(() => proposals.id, { onDelete: 'cascade' }),
    personId: uuid().references(() => people.id, { onDelete: 'set null' }),
    capacity: text().$type<'organiser' | 'screener' | 'juror' | 'auditor' | 'pilot_host'>().notNull(),
    pseudonym: text(),
    readAt: writtenAt(),
  },
  (t) => [
    index('proposal_readings_proposal').on(t.proposalId),
    check(
      'proposal_readings_capacity',
      oneOf(t.capacity, ['organiser', 'screener', 'juror', 'auditor', 'pilot_host']),
    ),
    check('proposal_readings_juror', sql`(${t.capacity} = 'juror') = (${t.pseudonym} is not null)`),
    foreignKey({
      name: 'proposal_readings_reader',
      columns: [t.proposalId, t.pseudonym],
      foreignColumns: [proposalReaders.proposalId, proposalReaders.pseudonym],
    }).onDelete('cascade'),
  ],
)
