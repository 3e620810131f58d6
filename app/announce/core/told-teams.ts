/**
 * What holds for an award at the announcement, where winners were told before: some have declined by then, and a reserve may
 * have taken the place. Whoever holds a place then is announced as a winner, and nobody else.
 */
import type { Outcome } from './outcomes.ts'

type Standing = {
  readonly outcome: Outcome
  readonly answer: 'accepted' | 'declined' | null
  readonly answeredAt: Date | null
  readonly movedUpAt: Date | null
}

/** A team that declined before the announcement: nobody hears of it as a winner. */
export function isDeclinedBefore(
  { answer, answeredAt }: Pick<Standing, 'answer' | 'answeredAt'>,
  announcesAt: Date,
): boolean {
  return answer === 'declined' && answeredAt !== null && answeredAt < announcesAt
}

/** A reserve that moved up before the announcement. */
export function isMovedUpBefore(movedUpAt: Date | null, announcesAt: Date): boolean {
  return movedUpAt !== null && movedUpAt < announcesAt
}

/** What the team is told at the announcement: the outcome as it stands then; null for nothing. */
export function announcedOutcome(
  { outcome, answer, answeredAt, movedUpAt }: Standing,
  announcesAt: Date,
): Outcome | null {
  if (isDeclinedBefore({ answer, answeredAt }, announcesAt)) return null
  return isMovedUpBefore(movedUpAt, announcesAt) ? 'winner' : outcome
}
