/** What is true of a challenge after something has happened to it. Never refuses, never throws. */
import { movedCalendar } from './calendar.ts'
import type { Challenge } from './challenge.ts'
import type { ChallengeEvent } from './events.ts'
import { isEndState, transitions, type ChallengeState, type RoadState } from './phases.ts'
import { heldUntil } from './telling-time.ts'

/** The challenge after one event. */
export function evolve(challenge: Challenge, event: ChallengeEvent): Challenge {
  return { ...challenge, ...factsFrom(challenge, event), state: stateAfter(challenge.state, event) }
}

/** The challenge after several events, in order. */
export function evolveAll(challenge: Challenge, events: readonly ChallengeEvent[]): Challenge {
  return events.reduce(evolve, challenge)
}

function stateAfter(state: ChallengeState, event: ChallengeEvent): ChallengeState {
  if (event.type === 'ChallengeUnarchived') return event.to
  return transitions.find((row) => row.from === state && row.event === event.type)?.to ?? state
}

function factsFrom(challenge: Challenge, event: ChallengeEvent): Partial<Challenge> {
  switch (event.type) {
    case 'BriefEdited':
      return withoutApproval
    case 'CalendarChanged':
      return { ...withoutApproval, calendar: event.to }
    case 'ReviewRequested':
      return { requestedBy: event.by }
    case 'ChallengeApproved':
      return { approvedBy: event.by }
    case 'ChallengeOpened':
      return openedAt(challenge, event.at)
    case 'DeadlineExtended':
    case 'JudgingExtended':
      return { calendar: event.to }
    case 'AnnouncementPostponed':
    case 'AnnouncementBroughtForward':
      return { calendar: event.to, ...heldAgain(challenge, event.at) }
    case 'DeadlineExtendedForOne':
      return { ownDeadlinesUntil: latest(challenge.ownDeadlinesUntil, event.to) }
    case 'DecisionRecorded':
      return { decisionHash: event.hash, decidedBy: event.by }
    case 'DecisionWithdrawn':
      return { decisionHash: null, decidedBy: null, confirmedBy: null, heldUntil: null, winnersToldAt: null }
    case 'DecisionConfirmed':
      return { confirmedBy: event.by, heldUntil: heldUntil(event.at) }
    case 'WinnersTold':
      return { winnersToldAt: event.at }
    case 'ChallengeCancelled':
    case 'ChallengeArchived':
      return { endedFrom: endedFrom(challenge) }
    case 'ChallengeUnarchived':
      return { endedFrom: event.to === 'cancelled' ? challenge.endedFrom : null }
    default:
      return {}
  }
}

/** Approval covers the brief and its calendar as they were read: a change to either asks for a new one. */
const withoutApproval = { requestedBy: null, approvedBy: null }

/** The move of an announcement is another last word, as long as no winner has been told. */
function heldAgain({ state, winnersToldAt }: Challenge, at: Date): Partial<Challenge> {
  return state === 'confirmed' && winnersToldAt === null ? { heldUntil: heldUntil(at) } : {}
}

/** Opening by hand moves the calendar's opening to that moment; opening on time changes nothing. */
function openedAt({ calendar }: Challenge, at: Date): Partial<Challenge> {
  if (calendar.opensAt.getTime() === at.getTime()) return {}
  return { calendar: movedCalendar(calendar, { opensAt: at }) }
}

function latest(before: Date | null, at: Date): Date {
  return before !== null && before > at ? before : at
}

function endedFrom({ state, endedFrom }: Challenge): RoadState | null {
  return isEndState(state) ? endedFrom : state
}
