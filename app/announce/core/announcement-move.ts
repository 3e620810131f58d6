import type { Challenge } from '#app/lifecycle/challenge.ts'
import type { Command } from '#app/lifecycle/commands.ts'
import { holdMinutes } from '#app/lifecycle/hold.ts'

const minute = 60_000

/**
 * The earliest instant at which a decision can be announced that is to be told as soon as possible: the first full minute
 * (UTC) by which the minutes have passed in which it can still be stopped.
 */
export function soonestAnnouncement(now: Date): Date {
  return new Date(Math.ceil((now.getTime() + holdMinutes * minute) / minute) * minute)
}

/** The last minutes before a confirmed decision is told by itself: it can be stopped, and nothing else. */
export function isAboutToBeTold(
  { state, calendar }: Pick<Challenge, 'state' | 'calendar'>,
  now: Date,
): boolean {
  const left = calendar.announcesAt.getTime() - now.getTime()
  return state === 'confirmed' && left > 0 && left <= holdMinutes * minute
}

export type AskedMove = {
  /** Null asks for the soonest instant. */
  readonly announcesAt: Date | null
  readonly reason: string
  /** Null where the account of whoever asked is gone. */
  readonly askedBy: string | null
}

/** What somebody's agreement to a move asks of the challenge. `hash`: the decision they have read. */
export function moveCommand(
  { announcesAt, reason, askedBy }: AskedMove,
  { by, hash, now }: { by: string; hash: string; now: Date },
): Command {
  return announcesAt
    ? { type: 'postponeAnnouncement', by, announcesAt, reason, askedBy }
    : { type: 'announceSooner', by, announcesAt: soonestAnnouncement(now), reason, askedBy, hash }
}
