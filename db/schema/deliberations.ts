import { sql } from 'drizzle-orm'
import {
  check,
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
import { id, instant, locale, LOCALES, oneOf, writtenAt } from './columns.ts'
import { jurors } from './juries.ts'
import { people } from './people.ts'
import { challenges, criteria } from './programmes.ts'
import { proposals } from './proposals.ts'

export const ROUND_KINDS = ['screen', 'individual', 'consensus', 'shortlist', 'pitch', 'final'] as const

const byPerson = () => uuid().references(() => people.id, { onDelete: 'set null' })

/**
 * A round of the jury's work, in its order. Those that follow the state of the challenge (`screen`, `individual`) stay
 * planned; the others are opened and closed by hand. At most one is open in a challenge.
 */
export const judgingRounds = pgTable(
  'judging_rounds',
  {
    id: id(),
    challengeId: uuid()
      .notNull()
      .references(() => challenges.id, { onDelete: 'cascade' }),
    position: smallint().notNull(),
    kind: text().$type<(typeof ROUND_KINDS)[number]>().notNull(),
    state: text().$type<'planned' | 'open' | 'closed'>().notNull().default('planned'),
    openedAt: instant(),
    openedBy: byPerson(),
    closedAt: instant(),
    closedBy: byPerson(),
    /** The last time it was opened again after it had been closed, and why. */
    reopenedAt: instant(),
    reopenedBy: byPerson(),
    reopenReason: text(),
  },
  (t) => [
    unique('judging_rounds_position').on(t.challengeId, t.position),
    unique('judging_rounds_kind_once').on(t.challengeId, t.kind),
    uniqueIndex('judging_rounds_one_open')
      .on(t.challengeId)
      .where(sql`state = 'open'`),
    check('judging_rounds_kind', oneOf(t.kind, ROUND_KINDS)),
    check('judging_rounds_state', oneOf(t.state, ['planned', 'open', 'closed'])),
    check('judging_rounds_opened', sql`(${t.state} = 'planned') = (${t.openedAt} is null)`),
    check(
      'judging_rounds_reopened',
      sql`(${t.reopenedAt} is null) = (${t.reopenReason} is null) and char_length(btrim(${t.reopenReason})) between 1 and 2000`,
    ),
    check('judging_rounds_closed', sql`(${t.state} = 'closed') = (${t.closedAt} is not null)`),
  ],
)

/** Which ranking counts, as it was stated before the deadline; without a row the individual one. */
export const consensusRules = pgTable(
  'consensus_rules',
  {
    challengeId: uuid()
      .primaryKey()
      .references(() => challenges.id, { onDelete: 'cascade' }),
    counts: text().$type<'individual' | 'consensus'>().notNull(),
    statedAt: writtenAt(),
    statedBy: byPerson(),
  },
  (t) => [check('consensus_rules_counts', oneOf(t.counts, ['individual', 'consensus']))],
)

/** Which ranking counts, of the challenges that anybody may read. */
export const pubCountingRules = pgView('pub_counting_rules', {
  challengeId: uuid().notNull(),
  counts: text().$type<'individual' | 'consensus'>().notNull(),
}).existing()

/** By which line the finalists of a challenge were drawn: the first so many, or a total from so many points on. */
export const shortlists = pgTable(
  'shortlists',
  {
    challengeId: uuid()
      .primaryKey()
      .references(() => challenges.id, { onDelete: 'cascade' }),
    rule: text().$type<'first' | 'line'>().notNull(),
    value: smallint().notNull(),
    /** Whom the line takes in and the jury did not, each with the reason. */
    omitted: jsonb()
      .$type<readonly { readonly proposalId: string; readonly reason: string }[]>()
      .notNull()
      .default([]),
    drawnAt: writtenAt(),
    drawnBy: byPerson(),
    version: integer().notNull().default(1),
  },
  (t) => [
    check('shortlists_rule', oneOf(t.rule, ['first', 'line'])),
    check('shortlists_value', sql`${t.value} between 0 and 1000`),
  ],
)

/** The proposals that go into the final. Where one was taken against the line, `reason` says why; null by the line. */
export const finalists = pgTable(
  'finalists',
  {
    proposalId: uuid().primaryKey(),
    challengeId: uuid().notNull(),
    at: writtenAt(),
    by: byPerson(),
    reason: text(),
  },
  (t) => [
    unique('finalists_in_challenge').on(t.proposalId, t.challengeId),
    check('finalists_reason', sql`${t.reason} is null or char_length(btrim(${t.reason})) between 1 and 2000`),
    foreignKey({
      name: 'finalists_proposal',
      columns: [t.proposalId, t.challengeId],
      foreignColumns: [proposals.id, proposals.challengeId],
    }),
    index('finalists_challenge').on(t.challengeId),
  ],
)

/** A consensus meeting of a jury. `version` rises with every press of whoever leads it: two at once do not both count. */
export const consensusMeetings = pgTable(
  'consensus_meetings',
  {
    id: id(),
    challengeId: uuid()
      .notNull()
      .references(() => challenges.id, { onDelete: 'cascade' }),
    number: smallint().notNull(),
    state: text().$type<'planned' | 'running' | 'ended'>().notNull().default('planned'),
    plannedAt: writtenAt(),
    plannedBy: byPerson(),
    startedAt: instant(),
    startedBy: byPerson(),
    endedAt: instant(),
    endedBy: byPerson(),
    version: integer().notNull().default(1),
    /** When and where the jury meets, once somebody has said so: from when the jury hears of it. */
    startsAt: instant(),
    endsAt: instant(),
    place: text().notNull().default(''),
    /** To join from afar; only the jury and the organisers see it. */
    link: text().notNull().default(''),
    convenedAt: instant(),
    /** Rises when the hour or the place moves: SEQUENCE in calendar files. */
    sequence: integer().notNull().default(0),
    changedAt: instant(),
    calledOffAt: instant(),
    callOffReason: text().notNull().default(''),
  },
  (t) => [
    unique('consensus_meetings_number').on(t.challengeId, t.number),
    unique('consensus_meetings_in_challenge').on(t.id, t.challengeId),
    uniqueIndex('consensus_meetings_one_open')
      .on(t.challengeId)
      .where(sql`state <> 'ended'`),
    check('consensus_meetings_state', oneOf(t.state, ['planned', 'running', 'ended'])),
    check(
      'consensus_meetings_convened',
      sql`(${t.startsAt} is null) = (${t.convenedAt} is null) and (${t.endsAt} is null) = (${t.convenedAt} is null)
        and (${t.changedAt} is null) = (${t.convenedAt} is null) and ${t.startsAt} < ${t.endsAt}`,
    ),
    check(
      'consensus_meetings_where',
      sql`char_length(${t.place}) <= 200 and char_length(${t.link}) <= 500 and (${t.convenedAt} is null or ${t.place} <> '' or ${t.link} <> '')`,
    ),
    check(
      'consensus_meetings_called_off',
      sql`(${t.calledOffAt} is null or ${t.convenedAt} is not null) and (${t.calledOffAt} is null) = (${t.callOffReason} = '')
        and char_length(${t.callOffReason}) <= 1000`,
    ),
    check('consensus_meetings_started', sql`(${t.state} = 'planned') = (${t.startedAt} is null)`),
    check('consensus_meetings_ended', sql`(${t.state} = 'ended') = (${t.endedAt} is not null)`),
  ],
)

/** A proposal on the agenda of a meeting; at most one is being talked about. */
export const meetingItems = pgTable(
  'meeting_items',
  {
    id: id(),
    meetingId: uuid().notNull(),
    challengeId: uuid().notNull(),
    proposalId: uuid().notNull(),
    position: smallint().notNull(),
    state: text().$type<'waiting' | 'running' | 'done' | 'passed'>().notNull().default('waiting'),
    startedAt: instant(),
    endedAt: instant(),
    /** What was decided about it, in words. */
    decision: text().notNull().default(''),
  },
  (t) => [
    unique('meeting_items_once').on(t.meetingId, t.proposalId),
    unique('meeting_items_position').on(t.meetingId, t.position),
    unique('meeting_items_row').on(t.id, t.proposalId, t.challengeId),
    uniqueIndex('meeting_items_one_running')
      .on(t.meetingId)
      .where(sql`state = 'running'`),
    check('meeting_items_state', oneOf(t.state, ['waiting', 'running', 'done', 'passed'])),
    check('meeting_items_started', sql`(${t.state} in ('running', 'done')) = (${t.startedAt} is not null)`),
    check('meeting_items_ended', sql`(${t.state} in ('done', 'passed')) = (${t.endedAt} is not null)`),
    check('meeting_items_decision', sql`char_length(${t.decision}) <= 4000`),
    foreignKey({
      name: 'meeting_items_meeting',
      columns: [t.meetingId, t.challengeId],
      foreignColumns: [consensusMeetings.id, consensusMeetings.challengeId],
    }).onDelete('cascade'),
    foreignKey({
      name: 'meeting_items_proposal',
      columns: [t.proposalId, t.challengeId],
      foreignColumns: [proposals.id, proposals.challengeId],
    }),
  ],
)

/** A juror's time in a meeting: a row for each coming, until they go. */
export const meetingPresences = pgTable(
  'meeting_presences',
  {
    id: id(),
    meetingId: uuid().notNull(),
    challengeId: uuid().notNull(),
    jurorId: uuid().notNull(),
    cameAt: writtenAt(),
    leftAt: instant(),
  },
  (t) => [
    uniqueIndex('meeting_presences_once')
      .on(t.meetingId, t.jurorId)
      .where(sql`left_at is null`),
    foreignKey({
      name: 'meeting_presences_meeting',
      columns: [t.meetingId, t.challengeId],
      foreignColumns: [consensusMeetings.id, consensusMeetings.challengeId],
    }).onDelete('cascade'),
    foreignKey({
      name: 'meeting_presences_juror',
      columns: [t.jurorId, t.challengeId],
      foreignColumns: [jurors.id, jurors.challengeId],
    }),
  ],
)

/** Where each juror was for one item, written when it ends: in the room, out of it for a conflict, absent, abstaining. */
export const meetingItemJurors = pgTable(
  'meeting_item_jurors',
  {
    itemId: uuid().notNull(),
    proposalId: uuid().notNull(),
    challengeId: uuid().notNull(),
    jurorId: uuid().notNull(),
    part: text().$type<'in' | 'out' | 'absent' | 'abstained'>().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.itemId, t.jurorId] }),
    check('meeting_item_jurors_part', oneOf(t.part, ['in', 'out', 'absent', 'abstained'])),
    foreignKey({
      name: 'meeting_item_jurors_item',
      columns: [t.itemId, t.proposalId, t.challengeId],
      foreignColumns: [meetingItems.id, meetingItems.proposalId, meetingItems.challengeId],
    }).onDelete('cascade'),
    foreignKey({
      name: 'meeting_item_jurors_juror',
      columns: [t.jurorId, t.challengeId],
      foreignColumns: [jurors.id, jurors.challengeId],
    }),
  ],
)

/**
 * What the jury agreed on beside its scorecards, with the reason: for the whole (0 to 100) or in one criterion (as on
 * a scorecard). A later one replaces an earlier one, whose row stays.
 */
export const consensusScores = pgTable(
  'consensus_scores',
  {
    id: id(),
    itemId: uuid().notNull(),
    proposalId: uuid().notNull(),
    challengeId: uuid().notNull(),
    criterionId: uuid(),
    points: numeric().notNull(),
    reason: text().notNull(),
    at: writtenAt(),
    by: byPerson(),
    replacedAt: instant(),
  },
  (t) => [
    uniqueIndex('consensus_scores_one_standing')
      .on(t.proposalId, sql`coalesce(${t.criterionId}, '00000000-0000-0000-0000-000000000000'::uuid)`)
      .where(sql`replaced_at is null`),
    check('consensus_scores_points', sql`${t.criterionId} is not null or ${t.points} between 0 and 100`),
    check('consensus_scores_reason', sql`char_length(btrim(${t.reason})) between 1 and 4000`),
    foreignKey({
      name: 'consensus_scores_item',
      columns: [t.itemId, t.proposalId, t.challengeId],
      foreignColumns: [meetingItems.id, meetingItems.proposalId, meetingItems.challengeId],
    }),
    foreignKey({
      name: 'consensus_scores_criterion',
      columns: [t.criterionId, t.challengeId],
      foreignColumns: [criteria.id, criteria.challengeId],
    }),
    index('consensus_scores_challenge').on(t.challengeId),
  ],
)

/** A part of the minutes: about one proposal, or (`proposalId` null) about the meeting as such. */
export type MinutesPart = {
  readonly proposalId: string | null
  readonly heading: string
  readonly text: string
}

/** The minutes of a meeting in numbered versions; the one that was approved is the last. */
export const meetingMinutes = pgTable(
  'meeting_minutes',
  {
    meetingId: uuid().notNull(),
    challengeId: uuid().notNull(),
    number: smallint().notNull(),
    locale: locale().notNull(),
    parts: jsonb().$type<readonly MinutesPart[]>().notNull(),
    hash: text().notNull(),
    writtenAt: writtenAt(),
    writtenBy: byPerson(),
    approvedAt: instant(),
    approvedBy: byPerson(),
    /** As it was typed. */
    approvedName: text(),
  },
  (t) => [
    primaryKey({ columns: [t.meetingId, t.number] }),
    uniqueIndex('meeting_minutes_one_approved')
      .on(t.meetingId)
      .where(sql`approved_at is not null`),
    check('meeting_minutes_locale', oneOf(t.locale, LOCALES)),
    check('meeting_minutes_hash', sql`${t.hash} ~ '^[0-9a-f]{64}$'`),
    check('meeting_minutes_approved', sql`(${t.approvedAt} is null) = (${t.approvedName} is null)`),
    foreignKey({
      name: 'meeting_minutes_meeting',
      columns: [t.meetingId, t.challengeId],
      foreignColumns: [consensusMeetings.id, consensusMeetings.challengeId],
    }).onDelete('cascade'),
  ],
)

/** A time at which a finalist pitches. `sequence` rises when time or place change, as in its calendar file. */
export const pitchSlots = pgTable(
  'pitch_slots',
  {
    id: id(),
    challengeId: uuid()
      .notNull()
      .references(() => challenges.id, { onDelete: 'cascade' }),
    startsAt: instant().notNull(),
    endsAt: instant().notNull(),
    place: text().notNull().default(''),
    link: text().notNull().default(''),
    proposalId: uuid(),
    takenAt: instant(),
    takenBy: text().$type<'organiser' | 'team'>(),
    sequence: integer().notNull().default(0),
    changedAt: writtenAt(),
    cancelledAt: instant(),
    /** Why it was called off, as the team reads it. */
    cancelReason: text(),
  },
  (t) => [
    uniqueIndex('pitch_slots_one_each')
      .on(t.proposalId)
      .where(sql`cancelled_at is null`),
    unique('pitch_slots_in_challenge').on(t.id, t.challengeId),
    check(
      'pitch_slots_cancel_reason',
      sql`${t.cancelReason} is null or ${t.cancelledAt} is not null and char_length(btrim(${t.cancelReason})) between 1 and 1000`,
    ),
    check('pitch_slots_order', sql`${t.startsAt} < ${t.endsAt}`),
    check(
      'pitch_slots_taken',
      sql`(${t.proposalId} is null) = (${t.takenAt} is null) and (${t.proposalId} is null) = (${t.takenBy} is null)`,
    ),
    check('pitch_slots_taken_by', oneOf(t.takenBy, ['organiser', 'team'])),
    check(
      'pitch_slots_where',
      sql`char_length(${t.place}) <= 200 and char_length(${t.link}) <= 500 and (${t.place} <> '' or ${t.link} <> '')`,
    ),
    check('pitch_slots_link', sql`${t.link} = '' or ${t.link} ~ '^https://'`),
    foreignKey({
      name: 'pitch_slots_finalist',
      columns: [t.proposalId, t.challengeId],
      foreignColumns: [finalists.proposalId, finalists.challengeId],
    }),
    index('pitch_slots_challenge').on(t.challengeId, t.startsAt),
  ],
)
