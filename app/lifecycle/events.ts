/** What has happened to a challenge. `at` is the instant it took effect; `by` is null when the calendar did it. */
import type { Calendar } from './calendar.ts'
import type { PersonId } from './commands.ts'
import type { ArchivableState, ChallengeState } from './phases.ts'

type Happened<Type extends string, Data = unknown> = {
  readonly type: Type
  readonly at: Date
  readonly by: PersonId
} & Readonly<Data>

type HappenedByItself<Type extends string> = {
  readonly type: Type
  readonly at: Date
  readonly by: PersonId | null
}

/** `to.version` is one above `from.version`. */
type CalendarMove = { from: Calendar; to: Calendar }

export type ChallengeEvent =
  | Happened<'BriefEdited'>
  | Happened<'CalendarChanged', CalendarMove>
  | Happened<'ReviewRequested'>
  | Happened<'ChangesRequested', { remarks: string }>
  | Happened<'ChallengeApproved'>
  | Happened<'ChallengeScheduled', { opensAt: Date }>
  | Happened<'ChallengeUnscheduled'>
  | HappenedByItself<'ChallengeOpened'>
  | Happened<'AddendumIssued', { number: number; hash: string }>
  | HappenedByItself<'ChallengeClosed'>
  | Happened<'DeadlineExtended', CalendarMove & { reason: string }>
  /** `from` is the deadline that held for the proposal before. */
  | Happened<'DeadlineExtendedForOne', { proposalId: string; from: Date; to: Date; reason: string }>
  | Happened<'JudgingStarted'>
  | Happened<'JudgingExtended', CalendarMove & { reason: string }>
  | HappenedByItself<'JudgingEnded'>
  | Happened<'DecisionRecorded', { hash: string }>
  | Happened<'DecisionWithdrawn', { hash: string; reason: string }>
  | Happened<'DecisionConfirmed', { hash: string }>
  | Happened<'AnnouncementPostponed', CalendarMove & { reason: string }>
  | Happened<'AnnouncementBroughtForward', CalendarMove & { reason: string }>
  /** The teams that won, under embargo: nobody else. */
  | HappenedByItself<'WinnersTold'>
  | HappenedByItself<'WinnersAnnounced'>
  | Happened<'PilotStarted', { pilotId: string }>
  | Happened<'PilotsCompleted'>
  | Happened<'ChallengeCancelled', { from: ChallengeState; reason: string }>
  | Happened<'ChallengeArchived', { from: ChallengeState }>
  | Happened<'ChallengeUnarchived', { to: ArchivableState }>

export type EventType = ChallengeEvent['type']
