import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
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
import { assignments, jurors } from './juries.ts'
import { people } from './people.ts'
import { challenges } from './programmes.ts'
import { proposals } from './proposals.ts'

export const BALLOT_WAYS = ['ranked', 'pairwise'] as const
export const RANK_RULES = ['mean-rank', 'borda', 'schulze'] as const

/** How a challenge is judged where it is not by scorecards, stated with its brief. A row for the other ways alone. */
export const waysOfJudging = pgTable(
  'ways_of_judging',
  {
    challengeId: uuid()
      .primaryKey()
      .references(() => challenges.id, { onDelete: 'cascade' }),
    way: text().$type<(typeof BALLOT_WAYS)[number]>().notNull(),
    /** Of ranked ballots: how they become one order. */
    rankRule: text().$type<(typeof RANK_RULES)[number]>(),
    /** Of Borda: the points of each place from the first on; null for as many as stand behind. */
    points: smallint().array(),
    statedAt: writtenAt(),
    statedBy: uuid().references(() => people.id, { onDelete: 'set null' }),
  },
  (t) => [
    unique('ways_of_judging_way').on(t.challengeId, t.way),
    check('ways_of_judging_word', oneOf(t.way, BALLOT_WAYS)),
    check('ways_of_judging_rule_word', oneOf(t.rankRule, RANK_RULES)),
    check('ways_of_judging_rule', sql`(${t.way} = 'ranked') = (${t.rankRule} is not null)`),
    check(
      'ways_of_judging_points',
      sql`${t.points} is null or (${t.rankRule} = 'borda' and cardinality(${t.points}) between 1 and 100)`,
    ),
  ],
)

/** One juror's ballot on a challenge that is judged by ballots: all of what they may judge at once. */
export const ballots = pgTable(
  'ballots',
  {
    id: id(),
    challengeId: uuid().notNull(),
    jurorId: uuid().notNull(),
    way: text().$type<(typeof BALLOT_WAYS)[number]>().notNull(),
    state: text().$type<'draft' | 'final'>().notNull().default('draft'),
    version: integer().notNull().default(1),
    startedAt: writtenAt(),
    finalisedAt: instant(),
  },
  (t) => [
    unique('ballots_once').on(t.jurorId),
    unique('ballots_of_juror').on(t.id, t.jurorId, t.challengeId),
    check('ballots_state', oneOf(t.state, ['draft', 'final'])),
    check('ballots_final', sql`(${t.state} = 'final') = (${t.finalisedAt} is not null)`),
    foreignKey({
      name: 'ballots_juror',
      columns: [t.jurorId, t.challengeId],
      foreignColumns: [jurors.id, jurors.challengeId],
    }).onDelete('cascade'),
    foreignKey({
      name: 'ballots_way',
      columns: [t.challengeId, t.way],
      foreignColumns: [waysOfJudging.challengeId, waysOfJudging.way],
    }),
    index('ballots_challenge').on(t.challengeId, t.state),
  ],
)

/**
 * A proposal on a ballot. It hangs on a standing, cleared assignment by a composite key, as a scorecard does: a line under
 * a conflict cannot be written. `place` is the rank, null while it has none and on ballots that compare pairs. When the
 * proposal is taken away the line stays, lets go of the key and counts no more.
 */
export const ballotLines = pgTable(
  'ballot_lines',
  {
    id: id(),
    ballotId: uuid().notNull(),
    jurorId: uuid().notNull(),
    challengeId: uuid().notNull(),
    proposalId: uuid().notNull(),
    standing: text().$type<'clear'>().default('clear'),
    place: smallint(),
    voidedAt: instant(),
  },
  (t) => [
    unique('ballot_lines_standing').on(t.ballotId, t.proposalId, t.standing),
    uniqueIndex('ballot_lines_place')
      .on(t.ballotId, t.place)
      .where(sql`standing = 'clear'`),
    check('ballot_lines_place_from_one', sql`${t.place} >= 1`),
    check(
      'ballot_lines_clear_unless_void',
      sql`(${t.voidedAt} is null and ${t.standing} is not null and ${t.standing} = 'clear') or (${t.voidedAt} is not null and ${t.standing} is null)`,
    ),
    foreignKey({
      name: 'ballot_lines_ballot',
      columns: [t.ballotId, t.jurorId, t.challengeId],
      foreignColumns: [ballots.id, ballots.jurorId, ballots.challengeId],
    }).onDelete('cascade'),
    foreignKey({
      name: 'ballot_lines_assigned',
      columns: [t.jurorId, t.proposalId, t.standing],
      foreignColumns: [assignments.jurorId, assignments.proposalId, assignments.standing],
    }),
    foreignKey({
      name: 'ballot_lines_proposal',
      columns: [t.proposalId, t.challengeId],
      foreignColumns: [proposals.id, proposals.challengeId],
    }),
    index('ballot_lines_challenge').on(t.challengeId),
  ],
)

/** One juror's word on two proposals of their ballot, the lower identity first; never two words on the same two. */
export const ballotComparisons = pgTable(
  'ballot_comparisons',
  {
    id: id(),
    ballotId: uuid().notNull(),
    /** Counts up as the juror goes on: what was said last can be taken back. */
    number: integer().notNull(),
    firstId: uuid().notNull(),
    secondId: uuid().notNull(),
    standing: text().$type<'clear'>().default('clear'),
    answer: text().$type<'first' | 'second' | 'equal' | 'skipped'>().notNull(),
    answeredAt: writtenAt(),
  },
  (t) => [
    unique('ballot_comparisons_once').on(t.ballotId, t.firstId, t.secondId, t.standing),
    unique('ballot_comparisons_number').on(t.ballotId, t.number),
    check('ballot_comparisons_answer', oneOf(t.answer, ['first', 'second', 'equal', 'skipped'])),
    check('ballot_comparisons_order', sql`${t.firstId} < ${t.secondId}`),
    foreignKey({
      name: 'ballot_comparisons_first',
      columns: [t.ballotId, t.firstId, t.standing],
      foreignColumns: [ballotLines.ballotId, ballotLines.proposalId, ballotLines.standing],
    }),
    foreignKey({
      name: 'ballot_comparisons_second',
      columns: [t.ballotId, t.secondId, t.standing],
      foreignColumns: [ballotLines.ballotId, ballotLines.proposalId, ballotLines.standing],
    }),
    foreignKey({
      name: 'ballot_comparisons_ballot',
      columns: [t.ballotId],
      foreignColumns: [ballots.id],
    }).onDelete('cascade'),
  ],
)

/** What a juror has finished, by whatever way: final scorecards, and lines of final ballots. The view is in migrations/. */
export const finishedJudgements = pgView('finished_judgements', {
  jurorId: uuid().notNull(),
  proposalId: uuid().notNull(),
  challengeId: uuid().notNull(),
  finalisedAt: instant(),
}).existing()

/** A public vote beside the jury's judgement, with its own period; set up before the challenge opens. Whole currency units. */
export const publicVotes = pgTable(
  'public_votes',
  {
    challengeId: uuid()
      .primaryKey()
      .references(() => challenges.id, { onDelete: 'cascade' }),
    opensAt: instant().notNull(),
    closesAt: instant().notNull(),
    budget: integer().notNull(),
    currency: text().notNull().default('EUR'),
    /** How many projects one voter may pick; null for as many as they like. */
    maximum: smallint(),
    isWithinBudget: boolean().notNull().default(false),
    afterUnaffordable: text().$type<'next-affordable' | 'stop'>().notNull().default('next-affordable'),
    /** What its result means: advice to those who decide, or an award of its own. */
    weight: text().$type<'advice' | 'own-award'>().notNull().default('advice'),
    /** How votes become a result. */
    counting: text().$type<'by-votes' | 'equal-shares'>().notNull().default('by-votes'),
    statedAt: writtenAt(),
    statedBy: uuid().references(() => people.id, { onDelete: 'set null' }),
  },
  (t) => [
    check('public_votes_period', sql`${t.opensAt} < ${t.closesAt}`),
    check('public_votes_budget', sql`${t.budget} between 1 and 1000000000`),
    check('public_votes_currency', sql`${t.currency} ~ '^[A-Z]{3}$'`),
    check('public_votes_maximum', sql`${t.maximum} between 1 and 100`),
    check('public_votes_after', oneOf(t.afterUnaffordable, ['next-affordable', 'stop'])),
    check('public_votes_weight', oneOf(t.weight, ['advice', 'own-award'])),
    check('public_votes_counting', oneOf(t.counting, ['by-votes', 'equal-shares'])),
  ],
)

/** What a team shows on the ballot of the public vote, and that it wants to be on it. Without this row it is not. */
export const voteConsents = pgTable(
  'vote_consents',
  {
    proposalId: uuid()
      .primaryKey()
      .references(() => proposals.id, { onDelete: 'cascade' }),
    /** Whose vote it is meant for: a proposal that moves to another challenge leaves the ballot. */
    challengeId: uuid()
      .notNull()
      .references(() => publicVotes.challengeId, { onDelete: 'cascade' }),
    cost: integer().notNull(),
    summary: text().notNull(),
    givenAt: writtenAt(),
    givenBy: uuid().references(() => people.id, { onDelete: 'set null' }),
  },
  (t) => [
    unique('vote_consents_in_challenge').on(t.proposalId, t.challengeId),
    check('vote_consents_cost', sql`${t.cost} between 1 and 1000000000`),
    check('vote_consents_summary', sql`char_length(${t.summary}) between 1 and 600`),
    index('vote_consents_challenge').on(t.challengeId),
  ],
)

/** How a challenge is judged, for everybody. */
export const pubWaysOfJudging = pgView('pub_ways_of_judging', {
  challengeId: uuid().notNull(),
  way: text().$type<(typeof BALLOT_WAYS)[number]>().notNull(),
  rankRule: text().$type<(typeof RANK_RULES)[number]>(),
  points: smallint().array(),
}).existing()

/** That somebody has voted: one vote per person and challenge, changeable until the vote closes. */
export const publicBallots = pgTable(
  'public_ballots',
  {
    challengeId: uuid()
      .notNull()
      .references(() => publicVotes.challengeId, { onDelete: 'cascade' }),
    personId: uuid()
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    castAt: writtenAt(),
    version: integer().notNull().default(1),
  },
  (t) => [primaryKey({ columns: [t.challengeId, t.personId] })],
)

/** The public vote of a public challenge. The three views are in migrations/, with the instants from which they tell anything. */
export const pubPublicVotes = pgView('pub_public_votes', {
  challengeId: uuid().notNull(),
  opensAt: instant().notNull(),
  closesAt: instant().notNull(),
  budget: integer().notNull(),
  currency: text().notNull(),
  maximum: smallint(),
  isWithinBudget: boolean().notNull(),
  afterUnaffordable: text().$type<'next-affordable' | 'stop'>().notNull(),
  weight: text().$type<'advice' | 'own-award'>().notNull(),
  counting: text().$type<'by-votes' | 'equal-shares'>().notNull(),
}).existing()

/** What stands on the ballot, from the opening of the vote on. */
export const pubVoteProjects = pgView('pub_vote_projects', {
  proposalId: uuid().notNull(),
  challengeId: uuid().notNull(),
  reference: text().notNull(),
  title: text().notNull(),
  language: text().notNull(),
  organisation: text().notNull(),
  country: text(),
  cost: integer().notNull(),
  summary: text().notNull(),
}).existing()

/** How the vote went, from its close on. */
export const pubVoteCounts = pgView('pub_vote_counts', {
  challengeId: uuid().notNull(),
  proposalId: uuid().notNull(),
  votes: integer().notNull(),
  voters: integer().notNull(),
}).existing()

/** Voters of a closed vote by what they picked, without a name; the two views are in migrations/. */
export const votePatterns = pgView('vote_patterns', {
  challengeId: uuid().notNull(),
  picks: uuid().array().notNull(),
  voters: integer().notNull(),
}).existing()

/** The same for everybody, of votes that are counted by equal shares: without it their result could not be computed. */
export const pubVotePatterns = pgView('pub_vote_patterns', {
  challengeId: uuid().notNull(),
  picks: uuid().array().notNull(),
  voters: integer().notNull(),
}).existing()

/** What they picked. */
export const publicPicks = pgTable(
  'public_picks',
  {
    challengeId: uuid().notNull(),
    personId: uuid().notNull(),
    proposalId: uuid().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.challengeId, t.personId, t.proposalId] }),
    foreignKey({
      name: 'public_picks_ballot',
      columns: [t.challengeId, t.personId],
      foreignColumns: [publicBallots.challengeId, publicBallots.personId],
    }).onDelete('cascade'),
    foreignKey({
      name: 'public_picks_consented',
      columns: [t.proposalId, t.challengeId],
      foreignColumns: [voteConsents.proposalId, voteConsents.challengeId],
    }).onDelete('cascade'),
    index('public_picks_proposal').on(t.proposalId),
  ],
)
