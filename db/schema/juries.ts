import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { id, instant, oneOf, writtenAt } from './columns.ts'
import { people } from './people.ts'
import { challenges, criteria } from './programmes.ts'
import { proposals } from './proposals.ts'

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
    state: text().$type<'invited' | 'accepted' | 'declined'>().notNull().default('invited'),
    declineReason: text(),
    maximumLoad: smallint().notNull().default(20),
    invitedAt: writtenAt(),
    answeredAt: instant(),
  },
  (t) => [
    unique('jurors_once').on(t.challengeId, t.personId),
    unique('jurors_in_challenge').on(t.id, t.challengeId),
    uniqueIndex('jurors_one_chair')
      .on(t.challengeId)
      .where(sql`is_chair`),
    check('jurors_state', oneOf(t.state, ['invited', 'accepted', 'declined'])),
    check('jurors_answered', sql`(${t.state} = 'invited') = (${t.answeredAt} is null)`),
    check('jurors_load', sql`${t.maximumLoad} between 1 and 500`),
    index('jurors_person').on(t.personId),
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
 * What a juror declared about one proposal: `clear` or `conflict` (a recusal). The private note is for the juror and
 * the record's commitment only. `(jurorId, proposalId, standing)` is the key an assignment must point at.
 */
export const conflicts = pgTable(
  'conflicts',
  {
    jurorId: uuid().notNull(),
    proposalId: uuid().notNull(),
    challengeId: uuid().notNull(),
    standing: text().$type<'clear' | 'conflict'>().notNull(),
    kind: text().$type<(typeof CONFLICT_KINDS)[number]>(),
    privateNote: text(),
    declaredAt: writtenAt(),
  },
  (t) => [
    primaryKey({ columns: [t.jurorId, t.proposalId] }),
    unique('conflicts_standing').on(t.jurorId, t.proposalId, t.standing),
    check('conflicts_standing_word', oneOf(t.standing, ['clear', 'conflict'])),
    check('conflicts_kind', oneOf(t.kind, CONFLICT_KINDS)),
    check('conflicts_kind_given', sql`(${t.standing} = 'conflict') = (${t.kind} is not null)`),
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

/** A score: whole points, or "cannot judge", which is distinct from any number. Never both, never neither. */
export const scores = pgTable(
  'scores',
  {
    scorecardId: uuid().notNull(),
    criterionId: uuid().notNull(),
    challengeId: uuid().notNull(),
    points: smallint(),
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
