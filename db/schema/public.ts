import type { ContentLanguage } from '#app/platform/languages.ts'
import { boolean, date, integer, jsonb, numeric, pgView, smallint, text, uuid } from 'drizzle-orm/pg-core'
import { bytes, instant, locale } from './columns.ts'
import type { AddendumFacts } from './briefs.ts'
import type { APPLICANT_KINDS } from './people.ts'
import type { SESSION_KINDS } from './sessions.ts'

/*
 * All that anonymous requests can read. The views are written in migrations/ (they hold the rule of what is public and
 * from which instant on, by `haaste_now()`); the role `haaste_public` may select from these and nothing else.
 */

/** Programmes with at least one challenge that the public may read. */
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
  lowest: smallint().notNull(),
  highest: smallint().notNull(),
  minimum: smallint(),
  locale: locale().notNull(),
  name: text().notNull(),
  question: text().notNull(),
  anchors: jsonb().$type<Record<string, string>>().notNull(),
}).existing()

export const pubDeadlineChanges = pgView('pub_deadline_changes', {
  challengeId: uuid().notNull(),
  previousClosesAt: instant().notNull(),
  closesAt: instant().notNull(),
  reason: text().notNull(),
  changedAt: instant().notNull(),
}).existing()

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

/** Published sessions. Never the link to join; recording and slides once it is over. */
export const pubSessions = pgView('pub_sessions', {
  id: uuid().notNull(),
  slug: text().notNull(),
  programmeId: uuid().notNull(),
  /** Only once that challenge is public. */
  challengeId: uuid(),
  kind: text().$type<(typeof SESSION_KINDS)[number]>().notNull(),
  edition: smallint().notNull(),
  zone: text().notNull(),
  startsAt: instant().notNull(),
  endsAt: instant().notNull(),
  place: text().notNull(),
  hasJoinLink: boolean().notNull(),
  capacity: integer(),
  placesLeft: integer(),
  sequence: integer().notNull(),
  isCancelled: boolean().notNull(),
  cancelReason: text(),
  recordingLink: text(),
  slidesLink: text(),
  previousId: uuid(),
  movedAt: instant().notNull(),
}).existing()

export const pubSessionTexts = pgView('pub_session_texts', {
  sessionId: uuid().notNull(),
  locale: locale().notNull(),
  title: text().notNull(),
  description: text().notNull(),
}).existing()

export const pubAgendaItems = pgView('pub_agenda_items', {
  sessionId: uuid().notNull(),
  position: smallint().notNull(),
  minutes: smallint().notNull(),
  titles: jsonb().$type<Partial<Record<'en' | 'fi' | 'sv' | 'zh-CN', string>>>().notNull(),
  speaker: text().notNull(),
  isSlot: boolean().notNull(),
  isTaken: boolean().notNull(),
}).existing()

/** What was promised: after the session, and at the next edition from the beginning. */
export const pubSessionActions = pgView('pub_session_actions', {
  sessionId: uuid().notNull(),
  text: text().notNull(),
  owner: text().notNull(),
  dueOn: date({ mode: 'string' }).notNull(),
  doneAt: instant(),
  report: text().notNull(),
  isCarried: boolean().notNull(),
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
