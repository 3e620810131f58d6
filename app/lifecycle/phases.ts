/**
 * A challenge walks through six phases in one direction. This file holds the only list of phases, the only list of
 * states, and the one table of what leads from where to where. The database enum, the badges, the rail and
 * docs/lifecycle.md are derived from it.
 */
import type { CalendarInstant } from './calendar.ts'
import type { CommandType } from './commands.ts'
import type { EventType } from './events.ts'
import type { GuardName } from './guards.ts'

export const phases = ['publish', 'apply', 'deadline', 'judge', 'announce', 'pilot'] as const
export type Phase = (typeof phases)[number]

/** In the order of the road; the last two are the ends, which any of several states can reach. */
export const challengeStates = [
  'draft',
  'in_review',
  'changes_requested',
  'approved',
  'scheduled',
  'open',
  'closed',
  'judging',
  'deliberating',
  'decided',
  'confirmed',
  'announced',
  'piloting',
  'completed',
  'cancelled',
  'archived',
] as const
export type ChallengeState = (typeof challengeStates)[number]

/** The two ends stand outside the rail: `endedFrom` of the challenge tells in which phase it stopped. */
export const endStates = ['cancelled', 'archived'] as const
export type EndState = (typeof endStates)[number]
export type RoadState = Exclude<ChallengeState, EndState>

/** The phase each state of the road belongs to. */
export const phaseOfState = {
  draft: 'publish',
  in_review: 'publish',
  changes_requested: 'publish',
  approved: 'publish',
  scheduled: 'publish',
  open: 'apply',
  closed: 'deadline',
  judging: 'judge',
  deliberating: 'judge',
  decided: 'announce',
  confirmed: 'announce',
  announced: 'announce',
  piloting: 'pilot',
  completed: 'pilot',
} as const satisfies Record<RoadState, Phase>

/** What the calendar does by itself; only `endJudging` can also be asked for by a person. */
export type AutomaticCommand = 'open' | 'close' | 'endJudging' | 'tellWinners' | 'release'

/** An instant of the calendar, or the one at which winners are told under embargo, which is reckoned from it. */
export type AutomaticInstant = CalendarInstant | 'tellsWinnersAt'

/** One row of the table. `automaticAt` names the instant at which it happens without anybody. */
export type Transition = {
  readonly from: ChallengeState
  readonly command: CommandType | AutomaticCommand
  readonly to: ChallengeState
  readonly event: EventType
  readonly guards: readonly GuardName[]
  readonly automaticAt: AutomaticInstant | null
}

function byPerson(
  from: readonly ChallengeState[],
  command: CommandType,
  to: ChallengeState | 'same',
  event: EventType,
  ...guards: GuardName[]
): Transition[] {
  return from.map((state) => ({
    from: state,
    command,
    to: to === 'same' ? state : to,
    event,
    guards,
    automaticAt: null,
  }))
}

function byCalendar(
  from: ChallengeState,
  command: AutomaticCommand,
  to: ChallengeState,
  event: EventType,
  automaticAt: AutomaticInstant,
): Transition {
  return { from, command, to, event, guards: [], automaticAt }
}

/** A promise made in public can be called off until the winners are public; after that it can only be archived. */
const beforeAnnouncement = [
  'draft',
  'in_review',
  'changes_requested',
  'approved',
  'scheduled',
  'open',
  'closed',
  'judging',
  'deliberating',
  'decided',
  'confirmed',
] as const satisfies readonly ChallengeState[]

/** What can be put away: a challenge that is over, or called off. */
const archivable = ['announced', 'completed', 'cancelled'] as const satisfies readonly ChallengeState[]
export type ArchivableState = (typeof archivable)[number]

/** Where a challenge of the archive was put away, by where its road had stopped. */
export function archivedFrom(endedFrom: RoadState | null): ArchivableState {
  return endedFrom === 'announced' || endedFrom === 'completed' ? endedFrom : 'cancelled'
}

/**
 * Every road there is. What is not in this table cannot happen. Marked as pure: a page in the browser that knows the states
 * alone goes without the roads.
 */
export const transitions: readonly Transition[] = /* @__PURE__ */ everyRoad()

function everyRoad(): Transition[] {
  return [
    // publish: the brief and its calendar are written, approved by somebody else, and put on the calendar
    ...byPerson(['draft', 'changes_requested'], 'editBrief', 'same', 'BriefEdited'),
    ...byPerson(['approved'], 'editBrief', 'draft', 'BriefEdited'),
    ...byPerson(
      ['draft', 'changes_requested'],
      'changeCalendar',
      'same',
      'CalendarChanged',
      'new-calendar-in-order',
    ),
    ...byPerson(['approved'], 'changeCalendar', 'draft', 'CalendarChanged', 'new-calendar-in-order'),
    ...byPerson(
      ['draft', 'changes_requested'],
      'requestReview',
      'in_review',
      'ReviewRequested',
      'calendar-in-order',
    ),
    ...byPerson(['in_review'], 'requestChanges', 'changes_requested', 'ChangesRequested', 'remarks-given'),
    ...byPerson(['in_review'], 'approve', 'approved', 'ChallengeApproved', 'approver-is-another-person'),
    ...byPerson(['approved'], 'schedule', 'scheduled', 'ChallengeScheduled', 'calendar-in-order'),
    ...byPerson(['scheduled'], 'unschedule', 'approved', 'ChallengeUnscheduled'),
    ...byPerson(['approved', 'scheduled'], 'publish', 'open', 'ChallengeOpened', 'deadline-follows-now'),
    byCalendar('scheduled', 'open', 'open', 'ChallengeOpened', 'opensAt'),

    // apply and deadline: open is arithmetic, the deadline moves later, for everybody, or with a reason for one proposal
    ...byPerson(['open'], 'issueAddendum', 'same', 'AddendumIssued', 'issuer-is-another-person'),
    byCalendar('open', 'close', 'closed', 'ChallengeClosed', 'closesAt'),
    ...byPerson(
      ['open', 'closed'],
      'extendDeadline',
      'open',
      'DeadlineExtended',
      'reason-given',
      'deadline-later',
    ),
    ...byPerson(
      ['open', 'closed'],
      'extendForOne',
      'open',
      'DeadlineExtendedForOne',
      'reason-given',
      'own-deadline-later',
    ),

    // judge: the jury begins when everything it needs is there, and ends at its own deadline
    ...byPerson(['closed'], 'startJudging', 'judging', 'JudgingStarted', 'judging-time-left', 'jury-ready'),
    ...byPerson(
      ['open', 'closed', 'judging'],
      'extendJudging',
      'same',
      'JudgingExtended',
      'reason-given',
      'judging-end-later',
    ),
    // Late scorecards are let in by more time for everybody, and only while nothing has been decided.
    ...byPerson(
      ['deliberating'],
      'extendJudging',
      'judging',
      'JudgingExtended',
      'reason-given',
      'judging-end-later',
    ),
    ...byPerson(['judging'], 'endJudging', 'deliberating', 'JudgingEnded', 'scorecards-final'),
    byCalendar('judging', 'endJudging', 'deliberating', 'JudgingEnded', 'judgingEndsAt'),

    // announce: one person decides, another confirms the same decision, the calendar tells the winners and releases it
    ...byPerson(['deliberating'], 'recordDecision', 'decided', 'DecisionRecorded'),
    ...byPerson(
      ['decided', 'confirmed'],
      'withdrawDecision',
      'deliberating',
      'DecisionWithdrawn',
      'reason-given',
    ),
    ...byPerson(
      ['decided'],
      'confirmDecision',
      'confirmed',
      'DecisionConfirmed',
      'confirmer-is-another-person',
      'decision-unchanged',
      'announcement-ahead',
      'hold-ahead',
    ),
    ...byPerson(
      ['open', 'closed', 'judging', 'deliberating', 'decided'],
      'postponeAnnouncement',
      'same',
      'AnnouncementPostponed',
      'reason-given',
      'announcement-later',
    ),
    ...byPerson(
      ['confirmed'],
      'postponeAnnouncement',
      'same',
      'AnnouncementPostponed',
      'reason-given',
      'moved-by-two',
      'announcement-later',
      'hold-ahead',
    ),
    ...byPerson(
      ['confirmed'],
      'announceSooner',
      'same',
      'AnnouncementBroughtForward',
      'reason-given',
      'moved-by-two',
      'decision-unchanged',
      'announcement-sooner',
      'hold-ahead',
    ),
    byCalendar('confirmed', 'tellWinners', 'confirmed', 'WinnersTold', 'tellsWinnersAt'),
    byCalendar('confirmed', 'release', 'announced', 'WinnersAnnounced', 'announcesAt'),

    // pilot: an accepted award becomes a pilot, and the challenge is complete when no pilot runs any more
    ...byPerson(['announced', 'piloting'], 'startPilot', 'piloting', 'PilotStarted', 'award-accepted'),
    ...byPerson(['piloting'], 'completePilots', 'completed', 'PilotsCompleted', 'pilots-finished'),

    // the two ends
    ...byPerson(beforeAnnouncement, 'cancel', 'cancelled', 'ChallengeCancelled', 'reason-given'),
    ...byPerson(archivable, 'archive', 'archived', 'ChallengeArchived'),
    // Out of the archive a challenge comes back to where it was put away; the event says where that is.
    ...archivable.flatMap((state) => byPerson(['archived'], 'unarchive', state, 'ChallengeUnarchived')),
  ]
}

/** The row a person's command takes from this state, or undefined when there is none. */
export function transitionFor(state: ChallengeState, command: CommandType): Transition | undefined {
  return transitions.find((row) => row.from === state && row.command === command && row.automaticAt === null)
}

export type AutomaticTransition = Transition & {
  readonly automaticAt: AutomaticInstant
  readonly command: AutomaticCommand
}

/** The rows the calendar takes from this state; none when the state waits for a person. */
export function automaticTransitionsFrom(state: ChallengeState): AutomaticTransition[] {
  return transitions.filter(
    (row): row is AutomaticTransition => row.from === state && row.automaticAt !== null,
  )
}

/** True when `state` lies at `milestone` or beyond it on the road. The two ends are not on the road. */
export function hasReached(state: RoadState, milestone: RoadState): boolean {
  return challengeStates.indexOf(state) >= challengeStates.indexOf(milestone)
}

/** True for the two states in which a challenge has ended. */
export function isEndState(state: ChallengeState): state is EndState {
  return state === 'cancelled' || state === 'archived'
}
