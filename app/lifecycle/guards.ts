/**
 * The conditions named in the transition table. Each answers null when it holds, and otherwise the refusal that
 * tells the person what stands in the way.
 */
import {
  calendarInstants,
  calendarRefusals,
  movedCalendar,
  orderRefusals,
  type Calendar,
  type CalendarInstant,
} from './calendar.ts'
import type { Challenge } from './challenge.ts'
import type { Command, JuryCounts } from './commands.ts'
import { holdMinutes } from './hold.ts'
import { deadlineFor } from './intake.ts'
import type { LifecycleRefusal } from './refusals.ts'

type Guard = (challenge: Challenge, command: Command, now: Date) => LifecycleRefusal | null

export const guardNames = [
  'new-calendar-in-order',
  'calendar-in-order',
  'remarks-given',
  'reason-given',
  'approver-is-another-person',
  'issuer-is-another-person',
  'deadline-follows-now',
  'deadline-later',
  'own-deadline-later',
  'judging-time-left',
  'jury-ready',
  'judging-end-later',
  'scorecards-final',
  'confirmer-is-another-person',
  'decision-unchanged',
  'announcement-ahead',
  'announcement-later',
  'announcement-sooner',
  'hold-ahead',
  'moved-by-two',
  'award-accepted',
  'pilots-finished',
] as const
export type GuardName = (typeof guardNames)[number]

export const guards: Record<GuardName, Guard> = {
  'new-calendar-in-order': (_challenge, command, now) =>
    command.type === 'changeCalendar' ? (calendarRefusals(command.calendar, now)[0] ?? null) : null,

  'calendar-in-order': ({ calendar }, _command, now) => calendarRefusals(calendar, now)[0] ?? null,

  'remarks-given': (_challenge, command) =>
    command.type === 'requestChanges' && isBlank(command.remarks) ? { code: 'remarks-missing' } : null,

  'reason-given': (_challenge, command) =>
    'reason' in command && isBlank(command.reason) ? { code: 'reason-missing' } : null,

  'approver-is-another-person': ({ requestedBy, createdBy }, command) =>
    command.type === 'approve' && (command.by === requestedBy || command.by === createdBy)
      ? { code: 'approver-is-author' }
      : null,

  'issuer-is-another-person': (_challenge, command) =>
    command.type === 'issueAddendum' && command.writtenBy.includes(command.by)
      ? { code: 'issuer-is-author' }
      : null,

  'deadline-follows-now': ({ calendar }, _command, now) =>
    orderRefusals(movedCalendar(calendar, { opensAt: now }))[0] ?? null,

  'deadline-later': ({ calendar }, command, now) => {
    if (command.type !== 'extendDeadline') return null
    const alongWith = {
      judgingEndsAt: unlessUnmoved(calendar.judgingEndsAt, command.judgingEndsAt),
      announcesAt: unlessUnmoved(calendar.announcesAt, command.announcesAt),
    }
    return laterRefusal(calendar, { closesAt: command.closesAt, ...alongWith }, now)
  },

  'own-deadline-later': (challenge, command, now) => {
    if (command.type !== 'extendForOne') return null
    const { closesAt } = command
    const { judgingEndsAt, zone } = challenge.calendar
    const before = deadlineFor(challenge, command.ownClosesAt)
    if (closesAt <= before) return { code: 'deadline-earlier', closesAt: before, zone }
    if (closesAt <= now) return { code: 'instant-past', instant: 'closesAt', at: closesAt, zone }
    return closesAt < judgingEndsAt
      ? null
      : { code: 'calendar-order', earlier: 'closesAt', later: 'judgingEndsAt' }
  },

  'judging-end-later': ({ calendar }, command, now) =>
    command.type === 'extendJudging'
      ? laterRefusal(calendar, { judgingEndsAt: command.judgingEndsAt }, now)
      : null,

  'announcement-later': ({ calendar }, command, now) =>
    command.type === 'postponeAnnouncement'
      ? laterRefusal(calendar, { announcesAt: command.announcesAt }, now)
      : null,

  'judging-time-left': ({ calendar: { judgingEndsAt, zone } }, _command, now) =>
    now < judgingEndsAt ? null : { code: 'judging-window-past', judgingEndsAt, zone },

  'jury-ready': (_challenge, command) => (command.type === 'startJudging' ? juryRefusal(command) : null),

  'scorecards-final': (_challenge, command) =>
    command.type === 'endJudging' && command.unfinishedScorecards > 0
      ? { code: 'scorecards-unfinished', count: command.unfinishedScorecards }
      : null,

  'confirmer-is-another-person': ({ decidedBy }, command) =>
    command.type === 'confirmDecision' && command.by === decidedBy ? { code: 'confirmer-is-decider' } : null,

  'decision-unchanged': ({ decisionHash }, command) =>
    (command.type === 'confirmDecision' || command.type === 'announceSooner') && command.hash !== decisionHash
      ? { code: 'decision-changed' }
      : null,

  // A release that is already due would surprise everybody: the instant has to be moved first.
  'announcement-ahead': ({ calendar: { announcesAt, zone } }, _command, now) =>
    now < announcesAt ? null : { code: 'announcement-past', announcesAt, zone },

  'announcement-sooner': ({ calendar }, command) => {
    if (command.type !== 'announceSooner') return null
    const { announcesAt, zone } = calendar
    if (command.announcesAt >= announcesAt) return { code: 'announcement-not-sooner', announcesAt, zone }
    return orderRefusals(movedCalendar(calendar, { announcesAt: command.announcesAt }))[0] ?? null
  },

  // Whoever sees that something is wrong must have time to stop it: the last step lies a while before the instant.
  'hold-ahead': ({ calendar }, command, now) => {
    const announcesAt =
      'announcesAt' in command && command.announcesAt ? command.announcesAt : calendar.announcesAt
    const isHeld = announcesAt.getTime() - now.getTime() >= holdMinutes * 60_000
    return isHeld
      ? null
      : { code: 'announcement-too-near', announcesAt, zone: calendar.zone, minutes: holdMinutes }
  },

  'moved-by-two': (_challenge, command) => {
    if (!('askedBy' in command)) return null
    if (command.askedBy === null) return { code: 'second-person-needed' }
    return command.askedBy === command.by ? { code: 'mover-is-asker' } : null
  },

  'award-accepted': (_challenge, command) =>
    command.type === 'startPilot' && command.acceptedAwards < 1 ? { code: 'award-not-accepted' } : null,

  'pilots-finished': (_challenge, command) =>
    command.type === 'completePilots' && command.runningPilots > 0
      ? { code: 'pilots-running', count: command.runningPilots }
      : null,
}

/** A public instant moves later, into the future, and keeps its place in the order. */
function laterRefusal(
  calendar: Calendar,
  moved: Partial<Record<CalendarInstant, Date | undefined>>,
  now: Date,
): LifecycleRefusal | null {
  for (const instant of calendarInstants) {
    const at = moved[instant]
    if (at === undefined) continue
    if (at <= calendar[instant]) return earlierRefusal(calendar, instant)
    if (at <= now) return { code: 'instant-past', instant, at, zone: calendar.zone }
  }
  return orderRefusals(movedCalendar(calendar, moved))[0] ?? null
}

/** A form posts all three instants: one that stays where it is has not been moved. */
function unlessUnmoved(current: Date, asked: Date | undefined): Date | undefined {
  return asked?.getTime() === current.getTime() ? undefined : asked
}

function earlierRefusal(calendar: Calendar, instant: CalendarInstant): LifecycleRefusal {
  const { zone, closesAt, judgingEndsAt, announcesAt } = calendar
  if (instant === 'judgingEndsAt') return { code: 'judging-end-earlier', judgingEndsAt, zone }
  if (instant === 'announcesAt') return { code: 'announcement-earlier', announcesAt, zone }
  return { code: 'deadline-earlier', closesAt, zone }
}

function juryRefusal(counts: JuryCounts): LifecycleRefusal | null {
  const { jurors, jurorsNeeded, eligible, unscreened, underassigned, undecidedConflicts } = counts
  if (unscreened > 0) return { code: 'screening-unfinished', count: unscreened }
  if (eligible === 0) return { code: 'no-eligible-proposals' }
  if (jurors < jurorsNeeded) return { code: 'jury-too-small', count: jurors, needed: jurorsNeeded }
  if (undecidedConflicts > 0) return { code: 'conflicts-undecided', count: undecidedConflicts }
  if (underassigned > 0) return { code: 'assignment-incomplete', count: underassigned }
  return null
}

function isBlank(text: string): boolean {
  return text.trim() === ''
}
