/** When a call whose answer was lost is made again, and when nobody may make it any more. Milliseconds. */
import { hours, minutes } from './moments.ts'

/**
 * The first two are hiccups of a network and cost a moment; then 1, 5, 15 and every 60 minutes. The same key each time.
 */
const backOff = [500, 10_000, minutes(1), minutes(5), minutes(15), minutes(60)] as const

/** The service forgets an idempotency key after 24 hours; an hour of margin, and never a second mail. */
export const lastTryAfterMs = hours(23)

/** The wait after the n-th call without an answer (from 1), between 100 % and 120 % by `chance` (0 to 1), so that not all come back at once. */
export function waitAfterTry(attempt: number, chance = 0): number {
  const step = Math.min(Math.max(attempt, 1), backOff.length) - 1
  return Math.round((backOff[step] ?? minutes(60)) * (1 + 0.2 * chance))
}

/** A service that failed this often in a row is left alone for a while by everybody. */
const failuresToLeaveAlone = 3

/** How long a service that is ill is left alone after `failures` failed calls in a row; 0: not at all yet. */
export function leaveAloneFor(failures: number, toldMs: number | null): number {
  if (toldMs !== null) return toldMs
  return failures < failuresToLeaveAlone ? 0 : waitAfterTry(failures - failuresToLeaveAlone + 2)
}
