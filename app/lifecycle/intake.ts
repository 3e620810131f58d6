/**
 * Until when proposals are taken. The deadline is the instant that is announced; behind it may lie the minutes of grace
 * that the challenge announces with it, and a later deadline that one proposal was given for a reason of its own.
 */
import type { Challenge } from './challenge.ts'

type Taking = Pick<Challenge, 'calendar' | 'policy'>

/** The most minutes of grace a challenge can announce. */
export const mostGraceMinutes = 60

/** The deadline that holds for a proposal: the one of all, or its own where that is later. */
export function deadlineFor({ calendar }: Pick<Challenge, 'calendar'>, ownClosesAt: Date | null): Date {
  return ownClosesAt !== null && ownClosesAt > calendar.closesAt ? ownClosesAt : calendar.closesAt
}

/** The instant from which nothing more is taken from the team with that deadline of its own (null: with none). */
export function takenUntil(challenge: Taking, ownClosesAt: Date | null = null): Date {
  return withGrace(challenge, deadlineFor(challenge, ownClosesAt))
}

/** The instant from which nothing more is taken from anybody. Until then a sealed challenge stays sealed. */
export function intakeEndsAt(challenge: Taking & Pick<Challenge, 'ownDeadlinesUntil'>): Date {
  return takenUntil(challenge, challenge.ownDeadlinesUntil)
}

/** True when something handed in at that instant came after the deadline of its team, in the minutes of grace. */
export function isInGrace(challenge: Taking, ownClosesAt: Date | null, at: Date): boolean {
  return at >= deadlineFor(challenge, ownClosesAt) && at < takenUntil(challenge, ownClosesAt)
}

function withGrace({ policy }: Pick<Challenge, 'policy'>, instant: Date): Date {
  return new Date(instant.getTime() + policy.graceMinutes * 60_000)
}
