/**
 * Until when a team may appeal against what was decided: so many days after the announcement, as the challenge said before
 * its deadline.
 */
import type { Challenge } from './challenge.ts'

/** Where nobody has said otherwise. */
export const usualAppealDays = 14

/** Fewer would be no time to read and write in, more would keep everybody waiting. */
export const leastAppealDays = 7
export const mostAppealDays = 60

const day = 86_400_000

/** The instant from which no appeal is taken any more. A day is 24 hours, whatever the clocks do. */
export function appealsUntil({
  calendar,
  policy,
}: {
  readonly calendar: Pick<Challenge['calendar'], 'announcesAt'>
  readonly policy: Pick<Challenge['policy'], 'appealDays'>
}): Date {
  return new Date(calendar.announcesAt.getTime() + policy.appealDays * day)
}
