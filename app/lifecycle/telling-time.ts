/**
 * When winners are told before everybody else, under embargo, and how long a team has to answer. A challenge says both
 * before its deadline; an embargo of no hours means that winners hear of it with everybody, at the announcement.
 */
import type { Challenge } from './challenge.ts'
import { holdMinutes } from './hold.ts'

/** Where nobody has said otherwise: at the announcement, and two weeks to answer. */
export const usualEmbargoHours = 0
export const usualAnswerDays = 14

/** Two weeks are as long as a secret lasts. */
export const mostEmbargoHours = 336

/** Fewer would be no time to ask one's own board, more would keep the reserve waiting. */
export const leastAnswerDays = 3
export const mostAnswerDays = 60

const hour = 3_600_000
const day = 24 * hour

/** From when on a decision may be acted upon: it is certain, and the minutes are over in which it can still be stopped. */
export function heldUntil(lastWordAt: Date): Date {
  return new Date(lastWordAt.getTime() + holdMinutes * 60_000)
}

/**
 * When the winners of a confirmed decision will be told under embargo: so many hours before the announcement, and not before
 * the decision can be acted upon. Null when they have been told, and when nothing is left of the time before the announcement.
 */
export function tellsWinnersAt({
  state,
  calendar: { announcesAt },
  policy: { embargoHours },
  heldUntil,
  winnersToldAt,
}: Pick<Challenge, 'state' | 'calendar' | 'policy' | 'heldUntil' | 'winnersToldAt'>): Date | null {
  if (state !== 'confirmed' || winnersToldAt !== null || heldUntil === null || embargoHours === 0) return null
  const at = Math.max(announcesAt.getTime() - embargoHours * hour, heldUntil.getTime())
  return at < announcesAt.getTime() ? new Date(at) : null
}

/** When a place was or will be offered to a winner: under embargo, or with the announcement. */
export function offeredAt(
  challenge: Pick<Challenge, 'state' | 'calendar' | 'policy' | 'heldUntil' | 'winnersToldAt'>,
): Date {
  return challenge.winnersToldAt ?? tellsWinnersAt(challenge) ?? challenge.calendar.announcesAt
}

/** Until when the lead of a team that was offered a place is asked to answer. A day is 24 hours, whatever the clocks do. */
export function answerBy(offered: Date, { answerDays }: Pick<Challenge['policy'], 'answerDays'>): Date {
  return new Date(offered.getTime() + answerDays * day)
}
