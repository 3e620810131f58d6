/**
 * What the calendar has already made true, whether or not anything has run since. A deadline passes because it is
 * past: the worker's tick only writes down what `settle` says, and every decision settles first. So a worker that is
 * stopped, late or doubled changes nothing a person may do.
 */
import type { CalendarInstant } from './calendar.ts'
import type { Challenge } from './challenge.ts'
import type { ChallengeEvent } from './events.ts'
import { evolve, evolveAll } from './evolve.ts'
import { intakeEndsAt, takenUntil } from './intake.ts'
import {
  automaticTransitionsFrom,
  type AutomaticCommand,
  type AutomaticInstant,
  type ChallengeState,
} from './phases.ts'
import { tellsWinnersAt } from './telling-time.ts'

/** The automatic events that are due and not yet written down, each stamped with its own calendar instant. */
export function settle(challenge: Challenge, now: Date): ChallengeEvent[] {
  const next = nextAutomatic(challenge)
  if (next === null || now < next.at) return []
  const event: ChallengeEvent = { type: automaticEvents[next.command], at: next.at, by: null }
  return [event, ...settle(evolve(challenge, event), now)]
}

/** The challenge as it truly stands at `now`. */
export function settled(challenge: Challenge, now: Date): Challenge {
  return evolveAll(challenge, settle(challenge, now))
}

/**
 * Open is arithmetic: published by approval, and `opensAt <= now < closesAt`, the deadline being that of the proposal in
 * question and prolonged by the minutes of grace. No job opens or shuts the gate.
 */
export function isOpen(challenge: Challenge, now: Date, ownClosesAt: Date | null = null): boolean {
  const { state, calendar } = challenge
  const isPublished = state === 'scheduled' || state === 'open'
  return isPublished && calendar.opensAt <= now && now < takenUntil(challenge, ownClosesAt)
}

/** When the calendar brings an instant about. The deadline closes a challenge once nobody can hand in any more. */
export function takesEffectAt(challenge: Challenge, instant: CalendarInstant): Date {
  return instant === 'closesAt' ? intakeEndsAt(challenge) : challenge.calendar[instant]
}

/** The next thing the calendar will do by itself, or null when the challenge waits for a person. */
export function nextAutomatic(
  challenge: Challenge,
): { command: AutomaticCommand; instant: AutomaticInstant; at: Date; to: ChallengeState } | null {
  const coming = automaticTransitionsFrom(challenge.state).flatMap(
    ({ command, automaticAt: instant, to }) => {
      const at = instant === 'tellsWinnersAt' ? tellsWinnersAt(challenge) : takesEffectAt(challenge, instant)
      return at === null ? [] : [{ command, instant, at, to }]
    },
  )
  return coming.sort((one, other) => one.at.getTime() - other.at.getTime())[0] ?? null
}

const automaticEvents = {
  open: 'ChallengeOpened',
  close: 'ChallengeClosed',
  endJudging: 'JudgingEnded',
  tellWinners: 'WinnersTold',
  release: 'WinnersAnnounced',
} as const satisfies Record<AutomaticCommand, ChallengeEvent['type']>
