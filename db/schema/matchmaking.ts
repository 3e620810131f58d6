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
  pgView,
  primaryKey,
  smallint,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import type { ToldIntroductions } from '#app/matchmaking/core/told-introductions.ts'
import type { Reason } from '#app/matchmaking/core/suggestions.ts'
import type { ContentLanguage } from '#app/platform/languages.ts'
import { id, instant, oneOf, searchVector, writtenAt } from './columns.ts'
import { people } from './people.ts'
import { programmes } from './programmes.ts'
import { proposals } from './proposals.ts'

export const ENTRY_KINDS = ['profile', 'need', 'offer'] as const
export const OFFER_KINDS = ['support', 'investor'] as const
/** `handed_over`: another person leads the proposal a profile was written from, and has not agreed to it yet. */
export const ENTRY_STATES = ['waiting', 'public', 'returned', 'handed_over', 'withdrawn'] as const
export const INTRODUCTION_STATES = [
  'suggested',
  'interested',
  'introduced',
  'letter_of_intent',
  'pilot',
  'joint_venture',
  'declined',
] as const

/**
 * One entry of a programme's catalogue: what somebody can do (profile), looks for (need) or gives (offer). It stands there
 * because its owner has agreed to the words of `consentVersion`, and no longer than they do. Nothing of what a jury or
 * anybody else thought of a proposal is in it or is ever read for it.
 */
export const catalogueEntries = pgTable(
  'catalogue_entries',
  {
    id: id(),
    programmeId: uuid()
      .notNull()
      .references(() => programmes.id, { onDelete: 'cascade' }),
    kind: text({ enum: ENTRY_KINDS }).notNull(),
    /** The proposal a profile was written from. */
    proposalId: uuid().references(() => proposals.id, { onDelete: 'set null' }),
    /** Whose it is: whoever has agreed, and hears of introductions. Gone with the account, and the entry is shown no more. */
    ownerId: uuid().references(() => people.id, { onDelete: 'set null' }),
    state: text({ enum: ENTRY_STATES }).notNull().default('waiting'),
    organisation: text().notNull(),
    title: text().notNull(),
    body: text().notNull(),
    /** BCP 47: what it is written in. */
    language: text().$type<ContentLanguage>().notNull(),
    /** Words it is filed under, in small letters. */
    themes: text().array().notNull(),
    country: text().notNull(),
    /** Of needs: where it would be. */
    site: text().notNull().default(''),
    /** Of a profile how far the solution is, 1 to 9; of needs and offers how far it must be at least. */
    maturity: smallint(),
    offerKind: text({ enum: OFFER_KINDS }),
    /** Of offers: for whom. */
    forWhom: text().notNull().default(''),
    /** Of offers: the sum as whoever offers states it. */
    amount: numeric({ precision: 15, scale: 2 }),
    currency: text(),
    /** What the sum is for, and who states it. */
    amountNote: text().notNull().default(''),
    /** The last day it holds; null without an end. */
    untilOn: date({ mode: 'string' }),
    consentVersion: smallint().notNull(),
    consentedAt: instant().notNull(),
    /** Why it came back: to its owner alone. */
    returnReason: text().notNull().default(''),
    checkedBy: uuid().references(() => people.id, { onDelete: 'set null' }),
    checkedAt: instant(),
    withdrawnAt: instant(),
    createdAt: writtenAt(),
    version: integer().notNull().default(1),
    /** What it is found by: stems of its language, whole words, pairs of Chinese characters. */
    terms: searchVector().generatedAlwaysAs(
      sql`catalogue_terms(language, title, body, organisation, site, for_whom, themes)`,
    ),
  },
  (t) => [
    unique('catalogue_entries_in_programme').on(t.id, t.programmeId),
    // A proposal has one profile; one that was taken back is none.
    uniqueIndex('catalogue_entries_one_profile')
      .on(t.proposalId)
      .where(sql`state <> 'withdrawn'`),
    check('catalogue_entries_kind', oneOf(t.kind, ENTRY_KINDS)),
    check('catalogue_entries_state', oneOf(t.state, ENTRY_STATES)),
    check('catalogue_entries_proposal', sql`${t.proposalId} is null or ${t.kind} = 'profile'`),
    check(
      'catalogue_entries_words',
      sql`char_length(btrim(${t.organisation})) between 1 and 200 and char_length(btrim(${t.title})) between 1 and 150 and char_length(btrim(${t.body})) between 1 and 3000 and char_length(${t.site}) <= 200 and char_length(${t.forWhom}) <= 500 and char_length(${t.amountNote}) <= 300 and char_length(${t.returnReason}) <= 1000`,
    ),
    check('catalogue_entries_language', sql`${t.language} ~ '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$'`),
    check('catalogue_entries_themes', sql`cardinality(${t.themes}) between 1 and 8`),
    check('catalogue_entries_country', sql`${t.country} ~ '^[A-Z]{2}$'`),
    check('catalogue_entries_maturity', sql`${t.maturity} between 1 and 9`),
    check('catalogue_entries_offer_kind', oneOf(t.offerKind, OFFER_KINDS)),
    check('catalogue_entries_offer', sql`(${t.kind} = 'offer') = (${t.offerKind} is not null)`),
    check(
      'catalogue_entries_amount',
      sql`(${t.amount} is null) = (${t.currency} is null) and (${t.amount} is null or (${t.kind} = 'offer' and ${t.amount} > 0 and ${t.currency} ~ '^[A-Z]{3}$'))`,
    ),
    check('catalogue_entries_consent', sql`${t.consentVersion} >= 1`),
    check(
      'catalogue_entries_returned',
      sql`(${t.state} = 'returned') = (btrim(${t.returnReason}) <> '') and (${t.state} <> 'returned' or ${t.checkedAt} is not null)`,
    ),
    check('catalogue_entries_withdrawn', sql`(${t.state} = 'withdrawn') = (${t.withdrawnAt} is not null)`),
    index('catalogue_entries_programme').on(t.programmeId, t.state, t.kind),
    index('catalogue_entries_owner').on(t.ownerId),
    index('catalogue_entries_terms').using('gin', t.terms),
  ],
)

/**
 * Two entries of one catalogue whose owners are brought together. Each side answers for itself; that one has said no is
 * told, and never which one or why. `introducedAt` is when both had said yes: from then on, and never before, each reads
 * the other's name and address.
 */
export const introductions = pgTable(
  'introductions',
  {
    id: id(),
    programmeId: uuid()
      .notNull()
      .references(() => programmes.id, { onDelete: 'cascade' }),
    /** Counts the introductions of the programme from 1. */
    number: integer().notNull(),
    firstEntryId: uuid().notNull(),
    secondEntryId: uuid().notNull(),
    state: text({ enum: INTRODUCTION_STATES }).notNull(),
    /** Why the two were brought together, as it was reckoned then. */
    reasons: jsonb().$type<readonly Reason[]>().notNull(),
    /** What whoever began it says to the other side, or to both. */
    note: text().notNull().default(''),
    /** The organiser who suggested it; null where a side has asked, and where the account is gone. */
    suggestedBy: uuid().references(() => people.id, { onDelete: 'set null' }),
    begunAt: instant().notNull(),
    firstAnswer: text({ enum: ['yes', 'no'] }),
    secondAnswer: text({ enum: ['yes', 'no'] }),
    introducedAt: instant(),
    /** Whether each side agrees that the two are named on the public page. */
    firstShows: boolean().notNull().default(false),
    secondShows: boolean().notNull().default(false),
  },
  (t) => [
    unique('introductions_number').on(t.programmeId, t.number),
    check('introductions_two', sql`${t.firstEntryId} <> ${t.secondEntryId}`),
    // The pair counts whichever way round it is asked for.
    uniqueIndex('introductions_once').on(
      sql`least(${t.firstEntryId}, ${t.secondEntryId})`,
      sql`greatest(${t.firstEntryId}, ${t.secondEntryId})`,
    ),
    check('introductions_state', oneOf(t.state, INTRODUCTION_STATES)),
    check('introductions_note', sql`char_length(${t.note}) <= 600`),
    check('introductions_first', oneOf(t.firstAnswer, ['yes', 'no'])),
    check('introductions_second', oneOf(t.secondAnswer, ['yes', 'no'])),
    check(
      'introductions_both',
      sql`(${t.introducedAt} is not null) = (${t.firstAnswer} is not distinct from 'yes' and ${t.secondAnswer} is not distinct from 'yes')`,
    ),
    check(
      'introductions_made',
      sql`case when ${t.state} = 'suggested' then ${t.firstAnswer} is null and ${t.secondAnswer} is null when ${t.state} = 'interested' then num_nonnulls(${t.firstAnswer}, ${t.secondAnswer}) = 1 and ${t.introducedAt} is null when ${t.state} = 'declined' then true else ${t.introducedAt} is not null end`,
    ),
    check(
      'introductions_shown',
      sql`not (${t.firstShows} or ${t.secondShows}) or ${t.introducedAt} is not null`,
    ),
    foreignKey({
      name: 'introductions_first_entry',
      columns: [t.firstEntryId, t.programmeId],
      foreignColumns: [catalogueEntries.id, catalogueEntries.programmeId],
    }).onDelete('cascade'),
    foreignKey({
      name: 'introductions_second_entry',
      columns: [t.secondEntryId, t.programmeId],
      foreignColumns: [catalogueEntries.id, catalogueEntries.programmeId],
    }).onDelete('cascade'),
    index('introductions_first_index').on(t.firstEntryId),
    index('introductions_second_index').on(t.secondEntryId),
  ],
)

/** Every step an introduction took: the state, the day, and what came of it in words. Append-only. */
export const introductionSteps = pgTable(
  'introduction_steps',
  {
    introductionId: uuid()
      .notNull()
      .references(() => introductions.id, { onDelete: 'cascade' }),
    number: smallint().notNull(),
    state: text({ enum: INTRODUCTION_STATES }).notNull(),
    /** The day it happened, as the organiser's calendar has it. */
    happenedOn: date({ mode: 'string' }).notNull(),
    outcome: text().notNull().default(''),
    notedAt: writtenAt(),
    notedBy: uuid().references(() => people.id, { onDelete: 'set null' }),
  },
  (t) => [
    primaryKey({ columns: [t.introductionId, t.number] }),
    check('introduction_steps_state', oneOf(t.state, INTRODUCTION_STATES)),
    check('introduction_steps_number', sql`${t.number} >= 1`),
    check('introduction_steps_outcome', sql`char_length(${t.outcome}) <= 1000`),
  ],
)

/** How many introductions there were and how far they came, as far as it can be told: `pub_open_introductions` lets it out. */
export const openIntroductions = pgTable('open_introductions', {
  programmeId: uuid()
    .primaryKey()
    .references(() => programmes.id, { onDelete: 'cascade' }),
  body: jsonb().$type<ToldIntroductions>().notNull(),
  keptAt: instant().notNull(),
})

/** What stands in a catalogue today: of programmes that have one, agreed to, checked where that is needed, not over. */
export const pubCatalogueEntries = pgView('pub_catalogue_entries', {
  id: uuid().notNull(),
  programmeId: uuid().notNull(),
  kind: text().$type<(typeof ENTRY_KINDS)[number]>().notNull(),
  organisation: text().notNull(),
  title: text().notNull(),
  body: text().notNull(),
  language: text().$type<ContentLanguage>().notNull(),
  themes: text().array().notNull(),
  country: text().notNull(),
  site: text().notNull(),
  maturity: smallint(),
  offerKind: text().$type<(typeof OFFER_KINDS)[number]>(),
  forWhom: text().notNull(),
  amount: numeric(),
  currency: text(),
  amountNote: text().notNull(),
  untilOn: date({ mode: 'string' }),
  terms: searchVector(),
}).existing()

/** Introductions that both sides agree to be named for, with the last step and what came of it. */
export const pubIntroductions = pgView('pub_introductions', {
  programmeId: uuid().notNull(),
  number: integer().notNull(),
  state: text().$type<(typeof INTRODUCTION_STATES)[number]>().notNull(),
  firstOrganisation: text().notNull(),
  firstCountry: text().notNull(),
  firstTitle: text().notNull(),
  firstLanguage: text().$type<ContentLanguage>().notNull(),
  secondOrganisation: text().notNull(),
  secondCountry: text().notNull(),
  secondTitle: text().notNull(),
  secondLanguage: text().$type<ContentLanguage>().notNull(),
  happenedOn: date({ mode: 'string' }).notNull(),
  outcome: text().notNull(),
}).existing()

export const pubOpenIntroductions = pgView('pub_open_introductions', {
  programmeId: uuid().notNull(),
  body: jsonb().$type<ToldIntroductions>().notNull(),
}).existing()
