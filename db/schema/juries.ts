import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  numeric,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { id, instant, LOCALES, oneOf, writtenAt } from './columns.ts'
import { people } from './people.ts'
import { challenges, criteria, programmes } from './programmes.ts'
import { proposals } from './proposals.ts'

/** What a juror stands for on a jury, where a challenge asks for several kinds on each proposal. */
export const JUROR_KINDS = [
  'municipality',
  'authority',
  'company',
  'research',
  'association',
  'user',
] as const

export const SEAT_STATES = ['invited', 'accepted', 'declined', 'left'] as const

/** A seat on one challenge's jury. A person may sit on several juries; each seat has its own state and load. */
export const jurors = pgTable(
  'jurors',
  {
    id: id(),
    challengeId: uuid()
      .notNull()
      .references(() => challenges.id, { onDelete: 'cascade' }),
    personId: uuid()
      .notNull()
      .references(() => people.id, { onDelete: 'restrict' }),
    isChair: boolean().notNull().default(false),
    /** Declares conflicts like the others, and is assigned nothing until called up. */
    isSubstitute: boolean().notNull().default(false),
    /** When a substitute was called up. */
    calledUpAt: instant(),
    state: text().$type<(typeof SEAT_STATES)[number]>().notNull().default('invited'),
    declineReason: text(),
    /** Who has left the jury, or was taken off it. */
    leftAt: instant(),
    leaveReason: text(),
    /** The version of the code of conduct that was accepted last; null where the seat was taken before there were versions. */
    conductVersion: integer(),
    conductAcceptedAt: instant(),
    maximumLoad: smallint().notNull().default(20),
    /** What is paid and what is expected, as it stood in the invitation; empty where nobody said so. */
    terms: text().notNull().default(''),
    /** As many proposals as the juror was promised, as far as there are so many; never more than the maximum. */
    minimumLoad: smallint().notNull().default(0),
    /** Languages the juror reads proposals in (BCP 47), and fields they know, a few words each; matched when assigning. */
    languages: text().array().notNull().default([]),
    fields: text().array().notNull().default([]),
    /** What the juror stands for; null where nobody has said so. */
    kind: text().$type<(typeof JUROR_KINDS)[number]>(),
    invitedAt: writtenAt(),
    /** When they were asked last: asking again asks anew, and keeps the number on the jury. */
    askedAt: writtenAt(),
    answeredAt: instant(),
    /** When an organiser or the chair last asked how it goes, because the forecast says it will be late. */
    nudgedAt: instant(),
  },
  (t) => [
    unique('jurors_once').on(t.challengeId, t.personId),
    unique('jurors_in_challenge').on(t.id, t.challengeId),
    uniqueIndex('jurors_one_chair')
      .on(t.challengeId)
      .where(sql`is_chair`),
    check('jurors_state', oneOf(t.state, SEAT_STATES)),
    check('jurors_kind', oneOf(t.kind, JUROR_KINDS)),
    check('jurors_terms_length', sql`char_length(${t.terms}) <= 500`),
    check('jurors_left', sql`(${t.state} = 'left') = (${t.leftAt} is not null)`),
    check('jurors_chair_no_substitute', sql`not (${t.isChair} and ${t.isSubstitute})`),
    check('jurors_conduct', sql`(${t.conductVersion} is null) = (${t.conductAcceptedAt} is null)`),
    check('jurors_answered', sql`(${t.state} = 'invited') = (${t.answeredAt} is null)`),
    check('jurors_load', sql`${t.maximumLoad} between 1 and 500`),
    check('jurors_minimum_load', sql`${t.minimumLoad} between 0 and 500`),
    check('jurors_matched_by', sql`cardinality(${t.languages}) <= 20 and cardinality(${t.fields}) <= 20`),
    index('jurors_person').on(t.personId),
  ],
)

/** Two jurors of one jury who never read the same proposal: stored once, the smaller id first. */
export const jurorPairsApart = pgTable(
  'juror_pairs_apart',
  {
    challengeId: uuid().notNull(),
    oneId: uuid().notNull(),
    otherId: uuid().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.oneId, t.otherId] }),
    check('juror_pairs_apart_order', sql`${t.oneId} < ${t.otherId}`),
    foreignKey({
      name: 'juror_pairs_apart_one',
      columns: [t.oneId, t.challengeId],
      foreignColumns: [jurors.id, jurors.challengeId],
    }).onDelete('cascade'),
    foreignKey({
      name: 'juror_pairs_apart_other',
      columns: [t.otherId, t.challengeId],
      foreignColumns: [jurors.id, jurors.challengeId],
    }).onDelete('cascade'),
    index('juror_pairs_apart_challenge').on(t.challengeId),
  ],
)

export const CONFLICT_KINDS = [
  'employment',
  'ownership',
  'family',
  'competing_proposal',
  'recent_cooperation',
  'direct_benefit',
  'other',
] as const

/**
 * clear: the juror may judge it · conflict: a recusal, declared by the juror · excluded: taken away by the chair or an
 * organiser, with a reason · abstained: no conflict, and yet the juror does not judge this one.
 */
export const STANDINGS = ['clear', 'conflict', 'excluded', 'abstained'] as const

/**
 * Where a juror stands towards one proposal. The private note is for the juror and the record's commitment only.
 * `(jurorId, proposalId, standing)` is the key an assignment must point at, with 'clear': under each of the others the
 * database takes neither an assignment nor a score.
 */
export const conflicts = pgTable(
  'conflicts',
  {
    jurorId: uuid().notNull(),
    proposalId: uuid().notNull(),
    challengeId: uuid().notNull(),
    standing: text().$type<(typeof STANDINGS)[number]>().notNull(),
    kind: text().$type<(typeof CONFLICT_KINDS)[number]>(),
    privateNote: text(),
    /** Of an exclusion: who said so and why. The juror is told neither. */
    excludedBy: uuid().references(() => people.id, { onDelete: 'restrict' }),
    exclusionReason: text(),
    /** Follows from names the juror went through where the challenge is read blind, and from nothing said about this proposal. */
    isByName: boolean().notNull().default(false),
    declaredAt: writtenAt(),
  },
  (t) => [
    primaryKey({ columns: [t.jurorId, t.proposalId] }),
    unique('conflicts_standing').on(t.jurorId, t.proposalId, t.standing),
    check('conflicts_standing_word', oneOf(t.standing, STANDINGS)),
    check('conflicts_kind', oneOf(t.kind, CONFLICT_KINDS)),
    check('conflicts_by_name', sql`not ${t.isByName} or ${t.standing} in ('clear', 'conflict')`),
    check('conflicts_kind_given', sql`(${t.standing} = 'conflict') = (${t.kind} is not null)`),
    check(
      'conflicts_exclusion_given',
      sql`(${t.standing} = 'excluded') = (${t.excludedBy} is not null) and (${t.standing} = 'excluded') = (coalesce(btrim(${t.exclusionReason}), '') <> '')`,
    ),
    foreignKey({
      name: 'conflicts_juror',
      columns: [t.jurorId, t.challengeId],
      foreignColumns: [jurors.id, jurors.challengeId],
    }).onDelete('cascade'),
    foreignKey({
      name: 'conflicts_proposal',
      columns: [t.proposalId, t.challengeId],
      foreignColumns: [proposals.id, proposals.challengeId],
    }),
    index('conflicts_proposal_index').on(t.proposalId),
  ],
)

/**
 * A name a juror has a tie with, out of the one list of names that is shown where a challenge is read blind. It says
 * nothing of proposals: which ones it closes is worked out on the server. Kind and note as with a conflict.
 */
export const namedConflicts = pgTable(
  'named_conflicts',
  {
    jurorId: uuid().notNull(),
    challengeId: uuid().notNull(),
    name: text().notNull(),
    kind: text().$type<(typeof CONFLICT_KINDS)[number]>().notNull(),
    privateNote: text(),
    declaredAt: writtenAt(),
  },
  (t) => [
    primaryKey({ columns: [t.jurorId, t.name] }),
    check('named_conflicts_kind', oneOf(t.kind, CONFLICT_KINDS)),
    check('named_conflicts_note', sql`char_length(${t.privateNote}) <= 2000`),
    foreignKey({
      name: 'named_conflicts_juror',
      columns: [t.jurorId, t.challengeId],
      foreignColumns: [jurors.id, jurors.challengeId],
    }).onDelete('cascade'),
  ],
)

/**
 * Which juror reads which proposal. While it stands, `standing` is 'clear' and the composite foreign key makes an
 * assignment under a conflict (or without a declaration) impossible. A released assignment keeps its row with
 * `standing` null, so that history stays whole while the declaration may change.
 */
export const assignments = pgTable(
  'assignments',
  {
    id: id(),
    jurorId: uuid().notNull(),
    proposalId: uuid().notNull(),
    challengeId: uuid().notNull(),
    standing: text().$type<'clear'>().default('clear'),
    assignedAt: writtenAt(),
    openedAt: instant(),
    releasedAt: instant(),
    releaseReason: text(),
  },
  (t) => [
    unique('assignments_standing').on(t.jurorId, t.proposalId, t.standing),
    unique('assignments_row').on(t.id, t.jurorId, t.proposalId),
    check(
      'assignments_clear_while_standing',
      sql`(${t.releasedAt} is null and ${t.standing} = 'clear' and ${t.standing} is not null) or (${t.releasedAt} is not null and ${t.standing} is null)`,
    ),
    foreignKey({
      name: 'assignments_cleared',
      columns: [t.jurorId, t.proposalId, t.standing],
      foreignColumns: [conflicts.jurorId, conflicts.proposalId, conflicts.standing],
    }),
    foreignKey({
      name: 'assignments_juror',
      columns: [t.jurorId, t.challengeId],
      foreignColumns: [jurors.id, jurors.challengeId],
    }),
    foreignKey({
      name: 'assignments_proposal',
      columns: [t.proposalId, t.challengeId],
      foreignColumns: [proposals.id, proposals.challengeId],
    }),
    index('assignments_challenge').on(t.challengeId),
    index('assignments_proposal_index').on(t.proposalId),
  ],
)

/**
 * One juror's judgement of one proposal. It hangs on a standing, cleared assignment by a composite key: a scorecard
 * under a conflict cannot be written. Voiding keeps the row and lets go of the key.
 */
export const scorecards = pgTable(
  'scorecards',
  {
    id: id(),
    jurorId: uuid().notNull(),
    proposalId: uuid().notNull(),
    challengeId: uuid().notNull(),
    standing: text().$type<'clear'>().default('clear'),
    state: text().$type<'draft' | 'final' | 'void'>().notNull().default('draft'),
    commentToTeam: text().notNull().default(''),
    privateNote: text().notNull().default(''),
    startedAt: writtenAt(),
    finalisedAt: instant(),
    /** When its juror first saw what the others gave the proposal; what changes after that is marked in the record. */
    othersSeenAt: instant(),
    voidedAt: instant(),
    voidReason: text(),
    version: integer().notNull().default(1),
  },
  (t) => [
    uniqueIndex('scorecards_one_standing')
      .on(t.jurorId, t.proposalId)
      .where(sql`state <> 'void'`),
    unique('scorecards_in_challenge').on(t.id, t.challengeId),
    check('scorecards_state', oneOf(t.state, ['draft', 'final', 'void'])),
    check(
      'scorecards_clear_unless_void',
      sql`(${t.state} = 'void' and ${t.standing} is null and ${t.voidedAt} is not null) or (${t.state} <> 'void' and ${t.standing} is not null and ${t.standing} = 'clear' and ${t.voidedAt} is null)`,
    ),
    check('scorecards_final', sql`${t.state} <> 'final' or ${t.finalisedAt} is not null`),
    foreignKey({
      name: 'scorecards_assigned',
      columns: [t.jurorId, t.proposalId, t.standing],
      foreignColumns: [assignments.jurorId, assignments.proposalId, assignments.standing],
    }),
    foreignKey({
      name: 'scorecards_proposal',
      columns: [t.proposalId, t.challengeId],
      foreignColumns: [proposals.id, proposals.challengeId],
    }),
    check(
      'scorecards_comment_length',
      sql`char_length(${t.commentToTeam}) <= 20000 and char_length(${t.privateNote}) <= 20000`,
    ),
    index('scorecards_challenge').on(t.challengeId, t.state),
  ],
)

/** A score: an exact decimal, or "cannot judge", which is distinct from any number. Never both, never neither. */
export const scores = pgTable(
  'scores',
  {
    scorecardId: uuid().notNull(),
    criterionId: uuid().notNull(),
    challengeId: uuid().notNull(),
    points: numeric(),
    cannotJudge: boolean().notNull().default(false),
    version: integer().notNull().default(1),
    changedAt: writtenAt(),
  },
  (t) => [
    primaryKey({ columns: [t.scorecardId, t.criterionId] }),
    check('scores_points_or_cannot_judge', sql`(${t.points} is null) = ${t.cannotJudge}`),
    foreignKey({
      name: 'scores_scorecard',
      columns: [t.scorecardId, t.challengeId],
      foreignColumns: [scorecards.id, scorecards.challengeId],
    }).onDelete('cascade'),
    foreignKey({
      name: 'scores_criterion',
      columns: [t.criterionId, t.challengeId],
      foreignColumns: [criteria.id, criteria.challengeId],
    }),
  ],
)

/**
 * The code of conduct of a programme's juries from its second version on: the first is the built-in one. A version is
 * never changed; who accepts a seat accepts the newest, and a newer one is asked for again before scoring goes on.
 */
export const conducts = pgTable(
  'conducts',
  {
    programmeId: uuid()
      .notNull()
      .references(() => programmes.id, { onDelete: 'cascade' }),
    version: integer().notNull(),
    /** By language, all four. */
    texts: jsonb().$type<Readonly<Record<(typeof LOCALES)[number], string>>>().notNull(),
    /** SHA-256 of the texts, as the record holds it. */
    hash: text().notNull(),
    publishedBy: uuid()
      .notNull()
      .references(() => people.id, { onDelete: 'restrict' }),
    publishedAt: writtenAt(),
  },
  (t) => [
    primaryKey({ columns: [t.programmeId, t.version] }),
    check('conducts_version', sql`${t.version} >= 2`),
    check('conducts_hash', sql`${t.hash} ~ '^[0-9a-f]{64}$'`),
    check(
      'conducts_languages',
      sql`${t.texts} ?& ${sql.raw(`array[${LOCALES.map((l) => `'${l}'`).join(', ')}]`)}`,
    ),
  ],
)

export const TIE_KINDS = [
  'employment',
  'ownership',
  'advisor',
  'project',
  'parent',
  'collaborator',
  'family',
] as const

/**
 * A tie somebody told of: between a person or an organisation, and another one by name. Names are compared by their
 * spelling variants. A juror tells of their own; what organisers enter is between organisations.
 */
export const ties = pgTable(
  'ties',
  {
    id: id(),
    programmeId: uuid()
      .notNull()
      .references(() => programmes.id, { onDelete: 'cascade' }),
    kind: text().$type<(typeof TIE_KINDS)[number]>().notNull(),
    /** One end: a person with an account … */
    personId: uuid().references(() => people.id, { onDelete: 'cascade' }),
    /** … or an organisation by name. */
    organisation: text(),
    /** The other end. */
    otherKind: text().$type<'person' | 'organisation'>().notNull(),
    otherName: text().notNull(),
    /** Years, both included; without an end it lasts. */
    fromYear: smallint(),
    untilYear: smallint(),
    declaredBy: uuid().references(() => people.id, { onDelete: 'set null' }),
    declaredAt: writtenAt(),
  },
  (t) => [
    check('ties_kind', oneOf(t.kind, TIE_KINDS)),
    check('ties_one_end', sql`(${t.personId} is null) <> (${t.organisation} is null)`),
    check(
      'ties_ends_fit',
      sql`case ${t.kind} when 'parent' then ${t.organisation} is not null and ${t.otherKind} = 'organisation' when 'collaborator' then ${t.personId} is not null and ${t.otherKind} = 'person' when 'family' then ${t.personId} is not null and ${t.otherKind} = 'person' else ${t.otherKind} = 'organisation' end`,
    ),
    check('ties_other_kind', oneOf(t.otherKind, ['person', 'organisation'])),
    check('ties_name', sql`char_length(btrim(${t.otherName})) between 1 and 200`),
    check(
      'ties_years',
      sql`${t.fromYear} is null or ${t.untilYear} is null or ${t.fromYear} <= ${t.untilYear}`,
    ),
    index('ties_person').on(t.personId),
    index('ties_programme').on(t.programmeId),
  ],
)

/** A suggested conflict that the juror has looked at and said is none; `edge` names what it was suggested for. */
export const dismissedSuggestions = pgTable(
  'dismissed_suggestions',
  {
    jurorId: uuid().notNull(),
    proposalId: uuid().notNull(),
    challengeId: uuid().notNull(),
    edge: text().notNull(),
    dismissedAt: writtenAt(),
  },
  (t) => [
    primaryKey({ columns: [t.jurorId, t.proposalId, t.edge] }),
    foreignKey({
      name: 'dismissed_suggestions_juror',
      columns: [t.jurorId, t.challengeId],
      foreignColumns: [jurors.id, jurors.challengeId],
    }).onDelete('cascade'),
    foreignKey({
      name: 'dismissed_suggestions_proposal',
      columns: [t.proposalId, t.challengeId],
      foreignColumns: [proposals.id, proposals.challengeId],
    }),
  ],
)
