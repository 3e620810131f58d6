/**
 * What a person may ask of a challenge. Who may ask is the gate's question; whether it can be done now is `decide`'s.
 * Facts the decision needs but the challenge does not hold travel as counts, read in the same transaction.
 */
import type { NewCalendar } from './calendar.ts'

export type PersonId = string

type Asked<Type extends string, Data = unknown> = {
  readonly type: Type
  readonly by: PersonId
} & Readonly<Data>

export type Command =
  | Asked<'editBrief'>
  | Asked<'changeCalendar', { calendar: NewCalendar }>
  | Asked<'requestReview'>
  | Asked<'requestChanges', { remarks: string }>
  | Asked<'approve'>
  | Asked<'schedule'>
  | Asked<'unschedule'>
  /** Opens the challenge at once: the calendar's opening becomes now. */
  | Asked<'publish'>
  /** `number` counts the addenda of the brief from 1, `hash` covers its texts, `writtenBy` are all who wrote in it. */
  | Asked<'issueAddendum', { number: number; hash: string; writtenBy: readonly PersonId[] }>
  /** For every applicant alike. The two later instants may move along, later only. */
  | Asked<'extendDeadline', { closesAt: Date; judgingEndsAt?: Date; announcesAt?: Date; reason: string }>
  /** For one proposal, whose own deadline (null while it has none) is `ownClosesAt`. */
  | Asked<'extendForOne', { proposalId: string; ownClosesAt: Date | null; closesAt: Date; reason: string }>
  | Asked<'startJudging', JuryCounts>
  | Asked<'extendJudging', { judgingEndsAt: Date; reason: string }>
  /** Before the jury deadline, once every scorecard is final. */
  | Asked<'endJudging', { unfinishedScorecards: number }>
  /** `hash` covers the whole decision: awards, reserve list, reasons. */
  | Asked<'recordDecision', { hash: string }>
  | Asked<'withdrawDecision', { reason: string }>
  /** `hash` is the decision the confirming person has read. */
  | Asked<'confirmDecision', { hash: string }>
  /** Of a confirmed decision it takes two: `askedBy` asked for it, `by` agrees. Before, `askedBy` is null. */
  | Asked<'postponeAnnouncement', { announcesAt: Date; reason: string; askedBy: PersonId | null }>
  /** A confirmed decision is told sooner than announced: `askedBy` asked for it, `by` agrees with the hash read. */
  | Asked<'announceSooner', { announcesAt: Date; reason: string; askedBy: PersonId | null; hash: string }>
  | Asked<'startPilot', { pilotId: string; acceptedAwards: number }>
  | Asked<'completePilots', { runningPilots: number }>
  | Asked<'cancel', { reason: string }>
  | Asked<'archive'>
  | Asked<'unarchive'>
  /** Asked by the worker and by nobody else: record what the calendar has already made true. */
  | { readonly type: 'settle' }

export type CommandType = Command['type']

export type JuryCounts = {
  /** Jurors who accepted, and how many the challenge asks for. */
  jurors: number
  jurorsNeeded: number
  /** Submitted proposals found eligible, and those nobody has screened yet. */
  eligible: number
  unscreened: number
  /** Eligible proposals with fewer assigned jurors than the challenge asks for. */
  underassigned: number
  /** Disclosed conflicts the chair has not ruled on. */
  undecidedConflicts: number
}
