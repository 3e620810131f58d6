/** When a message that could not be handed over is tried again, and when nobody may try it any more. */
import { hours, minutes } from './moments.ts'

const backOffMinutes = [1, 5, 15, 60] as const

/** The service forgets an idempotency key after 24 hours; an hour of margin, and never a second mail. */
export const lastTryAfterMs = hours(23)

/** The wait after the n-th failed try (from 1): 1, 5, 15, then every 60 minutes, unless the service says how long. */
export function waitAfterTry(attempt: number, toldMs: number | null): number {
  if (toldMs !== null) return toldMs
  const step = Math.min(Math.max(attempt, 1), backOffMinutes.length) - 1
  return minutes(backOffMinutes[step] ?? 60)
}
