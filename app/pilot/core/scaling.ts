/** After measuring: how a pilot goes on, and what became of it half a year and a year later. */
import type { PilotRefusal } from './refusals.ts'
import type { PilotState } from './pilot-states.ts'

/** The ways on. Stopping is a state of its own, with its reason. */
export const scalingWays = ['own_cost', 'extend', 'procure', 'direct_award', 'invest', 'replicate'] as const
export type ScalingWay = (typeof scalingWays)[number]

export type ScalingDecision = {
  readonly way: ScalingWay
  /** The body or person that decided. */
  readonly decider: string
  /** ISO day. */
  readonly decidedOn: string
  readonly reasons: string
}

/** Null when it may be written down of a pilot in that state. `today` is an ISO day in the pilot's zone. */
export function scalingRefusal(
  state: PilotState,
  { decidedOn }: ScalingDecision,
  today: string,
): PilotRefusal | null {
  if (state !== 'measured') return { code: 'no-road', from: state, to: 'scaled' }
  return decidedOn > today ? { code: 'decided-in-future' } : null
}

export const followupMonths = [6, 12] as const
export type FollowupMonths = (typeof followupMonths)[number]

export const followupStandings = ['in_use', 'extended', 'changed', 'ended'] as const
export type FollowupStanding = (typeof followupStandings)[number]

/**
 * The day so many months after an ISO day; where that month is shorter, its last day: half a year after 31 August is
 * 28 February.
 */
export function monthsAfter(day: string, months: number): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10)
}

/** Which follow-ups can be answered: those whose day has come since the last day of the pilot. All ISO days. */
export function dueFollowups(endsOn: string, today: string): FollowupMonths[] {
  return followupMonths.filter((months) => monthsAfter(endsOn, months) <= today)
}
