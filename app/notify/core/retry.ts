/** When a call that went wrong is made again, who waits until then, and when nobody may make it any more. Milliseconds. */
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
/** Without a word of the service about how long. */
const usualPauseMs = { pace: 1_000, quota: hours(1), down: 2_000 } as const
/** A batch that waits no longer than this is kept as it was frozen; after more its messages are looked at anew. */
const keptFrozenForMs = 5_000

export type TurnedAway = {
  readonly cause: 'pace' | 'quota' | 'down'
  /** How long the service asked to wait, where it did. */
  readonly afterMs: number | null
  /** It said itself that it would take more calls right now: it means this one. */
  readonly isRoomLeft?: boolean
}

export type Pause = {
  /** Until the same call may be made again. */
  readonly batchMs: number
  /** Until anybody may call again. */
  readonly everybodyMs: number
  /** The call is made again as it was; otherwise its messages are looked at anew. */
  readonly isKept: boolean
}

/**
 * Who waits how long after a call of which certainly nothing was accepted. `failures` counts the calls that failed in a
 * row, with this one. A call that is turned away while there is room waits alone for as long as it is told; the third in
 * a row says that the room is not what it seems.
 */
export function pauseAfter({ cause, afterMs, isRoomLeft = false }: TurnedAway, failures: number): Pause {
  const batchMs =
    cause === 'down' ? Math.max(afterMs ?? 0, usualPauseMs.down) : (afterMs ?? usualPauseMs[cause])
  const everybodyMs =
    cause === 'down'
      ? leaveAloneFor(failures, afterMs)
      : cause === 'pace' && isRoomLeft && failures < failuresToLeaveAlone
        ? 0
        : batchMs
  const longestMs = Math.max(batchMs, everybodyMs)
  return { batchMs: longestMs, everybodyMs, isKept: cause !== 'quota' && longestMs <= keptFrozenForMs }
}

/** How long a service that is ill is left alone after `failures` failed calls in a row; 0: not at all yet. */
export function leaveAloneFor(failures: number, toldMs: number | null): number {
  if (toldMs !== null) return toldMs
  return failures < failuresToLeaveAlone ? 0 : waitAfterTry(failures - failuresToLeaveAlone + 2)
}
