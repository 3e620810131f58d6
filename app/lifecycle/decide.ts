/**
 * The heart of the house: may this be done to this challenge at this moment, and what follows from it? The answer
 * comes from the transition table and its guards; it first settles what the calendar has already done.
 */
import { accept, type Result } from '#app/platform/result.ts'
import { movedCalendar, type CalendarInstant } from './calendar.ts'
import type { Challenge } from './challenge.ts'
import type { Command, CommandType } from './commands.ts'
import type { ChallengeEvent } from './events.ts'
import { evolveAll } from './evolve.ts'
import { guards } from './guards.ts'
import { deadlineFor, intakeEndsAt } from './intake.ts'
import { archivedFrom, hasReached, isEndState, transitionFor, type ChallengeState } from './phases.ts'
import type { LifecycleRefusal } from './refusals.ts'
import { settle } from './settle.ts'

/**
 * The events to write down: what the calendar had done by `now`, then what the command does. A refusal writes
 * nothing, not even what was settled; the next tick or the next accepted command does.
 */
export function decide(
  challenge: Challenge,
  command: Command,
  now: Date,
): Result<ChallengeEvent[], LifecycleRefusal> {
  const past = settle(challenge, now)
  if (command.type === 'settle') return accept(past)

  const current = evolveAll(challenge, past)
  const refusal = refusalOf(current, command, now)
  return refusal === null ? accept([...past, eventOf(current, command, now)]) : { ok: false, refusal }
}

function refusalOf(challenge: Challenge, command: Asked, now: Date): LifecycleRefusal | null {
  const row = transitionFor(challenge.state, command.type)
  if (row === undefined)
    return stillTaking(challenge, command, now) ?? stateRefusal(challenge.state, command.type)
  for (const guard of row.guards) {
    const refusal = guards[guard](challenge, command, now)
    if (refusal !== null) return refusal
  }
  return null
}

/** Judging waits until nobody can hand in any more, though the deadline of all is over. */
function stillTaking(challenge: Challenge, { type }: Asked, now: Date): LifecycleRefusal | null {
  const { state, calendar } = challenge
  if (type !== 'startJudging' || state !== 'open' || now < calendar.closesAt) return null
  return { code: 'still-taking', until: intakeEndsAt(challenge), zone: calendar.zone }
}

/** Says why there is no road from here, as closely as the person can use it. */
export function stateRefusal(state: ChallengeState, command: CommandType): LifecycleRefusal {
  if (state === 'cancelled') return { code: 'challenge-cancelled' }
  if (isEndState(state)) return { code: 'challenge-archived' }
  const isPublic = hasReached(state, 'open')
  switch (command) {
    case 'editBrief':
    case 'changeCalendar':
      if (state === 'in_review') return { code: 'brief-in-review' }
      if (!isPublic) return { code: 'unschedule-first' }
      return { code: command === 'editBrief' ? 'brief-is-public' : 'calendar-is-public' }
    case 'schedule':
    case 'publish':
      if (!hasReached(state, 'approved')) return { code: 'approval-needed' }
      break
    case 'extendDeadline':
    case 'extendForOne':
      if (hasReached(state, 'judging')) return { code: 'judging-has-started' }
      break
    case 'confirmDecision':
      if (!hasReached(state, 'decided')) return { code: 'decision-needed' }
      break
    case 'withdrawDecision':
    case 'postponeAnnouncement':
    case 'announceSooner':
    case 'cancel':
      if (hasReached(state, 'announced')) return { code: 'already-announced' }
  }
  return { code: 'wrong-state', command, state }
}

type Asked = Exclude<Command, { type: 'settle' }>

function eventOf(challenge: Challenge, command: Asked, now: Date): ChallengeEvent {
  const { state, calendar } = challenge
  const stamp = { at: now, by: command.by }
  switch (command.type) {
    case 'editBrief':
      return { type: 'BriefEdited', ...stamp }
    case 'changeCalendar':
      return {
        type: 'CalendarChanged',
        ...stamp,
        from: calendar,
        to: { ...command.calendar, version: calendar.version + 1 },
      }
    case 'requestReview':
      return { type: 'ReviewRequested', ...stamp }
    case 'requestChanges':
      return { type: 'ChangesRequested', ...stamp, remarks: command.remarks }
    case 'approve':
      return { type: 'ChallengeApproved', ...stamp }
    case 'schedule':
      return { type: 'ChallengeScheduled', ...stamp, opensAt: calendar.opensAt }
    case 'unschedule':
      return { type: 'ChallengeUnscheduled', ...stamp }
    case 'publish':
      return { type: 'ChallengeOpened', ...stamp }
    case 'issueAddendum':
      return { type: 'AddendumIssued', ...stamp, number: command.number, hash: command.hash }
    case 'extendDeadline':
      return { type: 'DeadlineExtended', ...stamp, ...move(challenge, command), reason: command.reason }
    case 'extendForOne': {
      const { proposalId, ownClosesAt, closesAt: to, reason } = command
      const from = deadlineFor(challenge, ownClosesAt)
      return { type: 'DeadlineExtendedForOne', ...stamp, proposalId, from, to, reason }
    }
    case 'startJudging':
      return { type: 'JudgingStarted', ...stamp }
    case 'extendJudging':
      return { type: 'JudgingExtended', ...stamp, ...move(challenge, command), reason: command.reason }
    case 'endJudging':
      return { type: 'JudgingEnded', ...stamp }
    case 'recordDecision':
      return { type: 'DecisionRecorded', ...stamp, hash: command.hash }
    case 'withdrawDecision':
      return {
        type: 'DecisionWithdrawn',
        ...stamp,
        hash: challenge.decisionHash ?? '',
        reason: command.reason,
      }
    case 'confirmDecision':
      return { type: 'DecisionConfirmed', ...stamp, hash: command.hash }
    case 'postponeAnnouncement':
      return { type: 'AnnouncementPostponed', ...stamp, ...move(challenge, command), reason: command.reason }
    case 'announceSooner':
      return {
        ...{ type: 'AnnouncementBroughtForward', ...stamp, ...move(challenge, command) },
        reason: command.reason,
      }
    case 'startPilot':
      return { type: 'PilotStarted', ...stamp, pilotId: command.pilotId }
    case 'completePilots':
      return { type: 'PilotsCompleted', ...stamp }
    case 'cancel':
      return { type: 'ChallengeCancelled', ...stamp, from: state, reason: command.reason }
    case 'archive':
      return { type: 'ChallengeArchived', ...stamp, from: state }
    case 'unarchive':
      return { type: 'ChallengeUnarchived', ...stamp, to: archivedFrom(challenge.endedFrom) }
  }
}

function move({ calendar }: Challenge, moved: Partial<Record<CalendarInstant, Date>>) {
  return { from: calendar, to: movedCalendar(calendar, moved) }
}
