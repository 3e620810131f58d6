import { boolean, integer, jsonb, numeric, pgView, smallint, text, uuid } from 'drizzle-orm/pg-core'
import { bytes, instant, locale } from './columns.ts'
import type { AddendumFacts } from './briefs.ts'
import type { MODULES } from './modules.ts'
import type { APPLICANT_KINDS } from './people.ts'

/*
 * All that anonymous requests can read. The views are written in migrations/ (they hold the rule of what is public and
 * from which instant on, by `haaste_now()`); the role `haaste_public` may select from these and nothing else.
 */

/** Programmes with at least one challenge that the public may read, or with a module that is open. */
export const pubProgrammes = pgView('pub_programmes', {
  id: uuid().notNull(),
  slug: text().notNull(),
  theme: text().$type<'city' | 'wave' | 'leaf' | 'circuit'>().notNull(),
  zone: text().notNull(),
  partnerZones: text().array().notNull(),
  languages: text().array().$type<('en' | 'fi' | 'sv' | 'zh-CN')[]>().notNull(),
  contactEmail: text().notNull(),
  edition: smallint(),
  accentLight: text(),
  accentDark: text(),
  logoHash: text(),
}).existing()

/** Modules of programmes that are open to the public. */
export const pubProgrammeModules = pgView('pub_programme_modules', {
  programmeId: uuid().notNull(),
  module: text().$type<(typeof MODULES)[number]>().notNull(),
  openedAt: instant().notNull(),
}).existing()

export const pubProgrammeTexts = pgView('pub_programme_texts', {
  programmeId: uuid().notNull(),
  locale: locale().notNull(),
  name: text().notNull(),
  tagline: text().notNull(),
  about: text().notNull(),
  logoAlt: text().notNull(),
}).existing()

export const pubParties = pgView('pub_parties', {
  programmeId: uuid().notNull(),
  relation: text().notNull(),
  position: smallint().notNull(),
  name: text().notNull(),
  shortName: text(),
  kind: text().notNull(),
  country: text(),
  website: text(),
  logoHash: text(),
}).existing()

/** The pictures that public programmes show. */
export const pubImages = pgView('pub_images', {
  hash: text().notNull(),
  bytes: bytes().notNull(),
  width: smallint().notNull(),
  height: smallint().notNull(),
}).existing()

/** Challenges from their opening instant on. `state` is what the public may know: never a decision before its instant. */
export const pubChallenges = pgView('pub_challenges', {
  id: uuid().notNull(),
  programmeId: uuid().notNull(),
  slug: text().notNull(),
  number: smallint().notNull(),
  state: text()
    .$type<
      'open' | 'closed' | 'judging' | 'deciding' | 'announced' | 'piloting' | 'completed' | 'cancelled'
    >()
    .notNull(),
  zone: text().notNull(),
  opensAt: instant().notNull(),
  closesAt: instant().notNull(),
  judgingEndsAt: instant().notNull(),
  announcesAt: instant().notNull(),
  calendarVersion: integer().notNull(),
  pilotsOffered: smallint().notNull(),
  isSealed: boolean().notNull(),
  ownerName: text(),
  ownerShortName: text(),
  cancelReason: text(),
  eligibleKinds: text().array().$type<(typeof APPLICANT_KINDS)[number][]>().notNull(),
  eligibleCountries: text().array().notNull(),
  theme: text().$type<'city' | 'wave' | 'leaf' | 'circuit'>().notNull(),
  /** The languages its newest published brief is written in. */
  locales: text().array().$type<('en' | 'fi' | 'sv' | 'zh-CN')[]>().notNull(),
  /** What the filters of the list ask for, as one text; see `search_documents`. */
  facets: text().notNull(),
  /** Cancelled or put away, whatever its calendar says. */
  isEnded: boolean().notNull(),
  calendarChangedAt: instant().notNull(),
}).existing()

/** Stretches of time in which the service did not answer its own checks. */
export const pubOutages = pgView('pub_outages', {
  id: uuid().notNull(),
  beganAt: instant().notNull(),
  endedAt: instant().notNull(),
}).existing()

/** More time for all that the rule about outages proposed, by the deadline it is about. */
export const pubExtensionProposals = pgView('pub_extension_proposals', {
  challengeId: uuid().notNull(),
  closesAt: instant().notNull(),
  failedMinutes: smallint().notNull(),
  proposedAt: instant().notNull(),
}).existing()

/** Minutes after the deadline in which what was begun is still taken, of the challenges that announce some. */
export const pubGrace = pgView('pub_grace', {
  challengeId: uuid().notNull(),
  minutes: smallint().notNull(),
}).existing()

/** Public challenges whose jurors are not told who applies. */
export const pubBlindChallenges = pgView('pub_blind_challenges', { challengeId: uuid().notNull() }).existing()

/** Goals of the United Nations that public challenges serve, of those that say so. */
export const pubGoals = pgView('pub_goals', {
  challengeId: uuid().notNull(),
  goals: smallint().array().notNull(),
}).existing()

/** What public challenges set beside kinds and countries: consortia, maturity, one proposal per organisation; of those that do. */
export const pubSetRules = pgView('pub_set_rules', {
  challengeId: uuid().notNull(),
  consortium: text().$type<'allowed' | 'required' | 'excluded'>().notNull(),
  maturityFrom: smallint().notNull(),
  maturityTo: smallint().notNull(),
  isOncePerOrganisation: boolean().notNull(),
}).existing()

/** What a pilot gets beside its place, of the public challenges that say so. */
export const pubGrants = pgView('pub_grants', {
  challengeId: uuid().notNull(),
  amount: integer().notNull(),
  currency: text().notNull(),
  vat: text().$type<'without' | 'with' | 'outside'>(),
}).existing()

/** The sites of public challenges, once per language. */
export const pubSites = pgView('pub_sites', {
  challengeId: uuid().notNull(),
  position: smallint().notNull(),
  maximumPilots: smallint().notNull(),
  minimumMonths: smallint().notNull(),
  maximumMonths: smallint().notNull(),
  locale: locale().notNull(),
  name: text().notNull(),
  limits: text().notNull(),
}).existing()

/** The awards of each public challenge, a row per language, with the money and the rule they are given by. */
export const pubAwardLines = pgView('pub_award_lines', {
  challengeId: uuid().notNull(),
  position: smallint().notNull(),
  kind: text().$type<'award' | 'mention'>().notNull(),
  places: smallint().notNull(),
  amount: integer(),
  currency: text(),
  budgetName: text(),
  budgetAmount: integer(),
  budgetRule: text().$type<'next-affordable' | 'stop'>().notNull(),
  winsPerOrganisation: smallint(),
  locale: locale().notNull(),
  name: text().notNull(),
}).existing()

/** The newest published brief of each public challenge. */
export const pubBriefTexts = pgView('pub_brief_texts', {
  challengeId: uuid().notNull(),
  number: smallint().notNull(),
  locale: locale().notNull(),
  title: text().notNull(),
  question: text().notNull(),
  tagline: text().notNull(),
  background: text().notNull(),
  outcome: text().notNull(),
  outOfScope: text().notNull(),
  offer: text().notNull(),
  eligibility: text().notNull(),
  terms: text().notNull(),
  affected: text().notNull(),
  tried: text().notNull(),
  themes: text().notNull(),
  termsLink: text().notNull(),
  faq: jsonb().$type<{ question: string; answer: string }[]>().notNull(),
  links: jsonb().$type<{ label: string; address: string }[]>().notNull(),
}).existing()

/** Every published version of a public brief; `texts` by the names of the columns. `issuedAt` of addenda alone. */
export const pubBriefVersions = pgView('pub_brief_versions', {
  challengeId: uuid().notNull(),
  number: smallint().notNull(),
  issuedAt: instant(),
  hash: text(),
  locale: locale().notNull(),
  texts: jsonb().$type<Record<string, unknown>>().notNull(),
  facts: jsonb().$type<AddendumFacts>(),
  factsBefore: jsonb().$type<AddendumFacts>(),
}).existing()

/** What applicants to a public challenge are or were asked, by the number of the brief it came with. */
export const pubForms = pgView('pub_forms', {
  challengeId: uuid().notNull(),
  number: smallint().notNull(),
  body: jsonb().$type<unknown>().notNull(),
}).existing()

/** What addenda say they change, counted from 1. */
export const pubAddenda = pgView('pub_addenda', {
  challengeId: uuid().notNull(),
  number: integer().notNull(),
  issuedAt: instant().notNull(),
  locale: locale().notNull(),
  summary: text().notNull(),
}).existing()

/** What each public challenge is found by; see `search_documents`. */
export const pubSearch = pgView('pub_search', {
  challengeId: uuid().notNull(),
  terms: text().notNull(),
  wording: text().notNull(),
  slug: text().notNull(),
  state: text().notNull(),
  closesAt: instant().notNull(),
  theme: text().notNull(),
  eligibleKinds: text().array().notNull(),
  eligibleCountries: text().array().notNull(),
  locales: text().array().notNull(),
  facets: text().notNull(),
}).existing()

export const pubCriteria = pgView('pub_criteria', {
  challengeId: uuid().notNull(),
  position: smallint().notNull(),
  weight: smallint().notNull(),
  type: text().notNull(),
  config: jsonb().$type<unknown>().notNull(),
  minimum: numeric('minimum_points'),
  isForFinalists: boolean().notNull(),
  locale: locale().notNull(),
  name: text().notNull(),
  question: text().notNull(),
  anchors: jsonb().$type<Record<string, string>>().notNull(),
}).existing()

/** How each public challenge turns scores into a ranking. */
export const pubJudgingRules = pgView('pub_judging_rules', {
  challengeId: uuid().notNull(),
  judgingRule: jsonb().$type<unknown>().notNull(),
}).existing()

export const pubDeadlineChanges = pgView('pub_deadline_changes', {
  challengeId: uuid().notNull(),
  previousClosesAt: instant().notNull(),
  closesAt: instant().notNull(),
  reason: text().notNull(),
  changedAt: instant().notNull(),
}).existing()

/** How many days after the announcement a team may appeal. */
export const pubAppealDays = pgView('pub_appeal_days', {
  challengeId: uuid().notNull(),
  days: smallint().notNull(),
}).existing()

/** How many hours before the announcement winners are told under embargo, and how many days they have to answer. */
export const pubEmbargoes = pgView('pub_embargoes', {
  challengeId: uuid().notNull(),
  hours: smallint().notNull(),
  answerDays: smallint().notNull(),
}).existing()

/** How many places were declined before the announcement; whose is in no view. */
export const pubDeclinedBefore = pgView('pub_declined_before', {
  challengeId: uuid().notNull(),
  places: integer().notNull(),
}).existing()

export const pubAnnouncementChanges = pgView('pub_announcement_changes', {
  challengeId: uuid().notNull(),
  previousAnnouncesAt: instant().notNull(),
  announcesAt: instant().notNull(),
  reason: text().notNull(),
  changedAt: instant().notNull(),
}).existing()

/** Ends of the chains of public programmes; the count only once no challenge of the programme takes proposals. */
export const pubRecordHeads = pgView('pub_record_heads', {
  programmeId: uuid().notNull(),
  seq: integer(),
  hash: text().notNull(),
}).existing()

/** Every short address that leads to a public challenge, the newest of each as well as older ones. */
export const pubShortAddresses = pgView('pub_short_addresses', {
  code: text().notNull(),
  slug: text().notNull(),
  challengeId: uuid().notNull(),
  createdAt: instant().notNull(),
}).existing()

/** Until when each public challenge takes questions; `isOwn` where that is not the deadline itself. */
export const pubQuestionTimes = pgView('pub_question_times', {
  challengeId: uuid().notNull(),
  closesAt: instant().notNull(),
  isOwn: boolean().notNull(),
}).existing()

/** Published answers. Who asked, and what nobody has answered, is in no view. */
export const pubAnswers = pgView('pub_answers', {
  id: uuid().notNull(),
  challengeId: uuid(),
  sessionId: uuid(),
  batchNumber: smallint().notNull(),
  publishedAt: instant().notNull(),
  briefNumber: smallint(),
}).existing()

export const pubAnswerTexts = pgView('pub_answer_texts', {
  answerId: uuid().notNull(),
  locale: locale().notNull(),
  question: text().notNull(),
  answer: text().notNull(),
}).existing()

/**
 * Challenges published elsewhere. `state` is what is certain without knowing the zone: closed when the deadline is over
 * everywhere, open when the opening is everywhere and the deadline nowhere, coming before it opens anywhere, else unknown.
 */
export const pubListings = pgView('pub_listings', {
  slug: text().notNull(),
  source: text().notNull(),
  sourceUrl: text(),
  title: text().notNull(),
  tagline: text().notNull(),
  publisher: text().notNull(),
  body: text().notNull(),
  opensText: text().notNull(),
  closesText: text().notNull(),
  closesLocal: text(),
  zone: text(),
  closesAt: instant(),
  prizeText: text().notNull(),
  state: text().$type<'coming' | 'open' | 'closed' | 'unknown'>().notNull(),
  terms: text().notNull(),
  wording: text().notNull(),
}).existing()
