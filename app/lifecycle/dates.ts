/**
 * The four dates of a challenge as a list may tell them. A date is done when what it promised has happened, never
 * merely because it is past: a challenge that is stuck before its announcement has announced nothing.
 */
import { calendarInstants, type Calendar, type CalendarInstant } from './calendar.ts'
import { challengeStates, hasReached, type RoadState } from './phases.ts'

/** `late`: it was planned for an instant that is past, and has not happened. */
export type DateMark = 'done' | 'current' | 'next' | 'late'

export type MarkedDate = { readonly instant: CalendarInstant; readonly at: Date; readonly mark: DateMark }

/** The state in which each date has come true. */
const cameTrueIn: Readonly<Record<CalendarInstant, RoadState>> = {
  opensAt: 'open',
  closesAt: 'closed',
  judgingEndsAt: 'deliberating',
  announcesAt: 'announced',
}

/**
 * True when the instant has passed and what it promised has not happened. `road` is settled by the clock, so the
 * deadline of an open challenge is not late: somebody still has minutes of grace, or a later deadline of their own.
 */
export function isLate(road: RoadState, { instant, at }: { instant: CalendarInstant; at: Date }, now: Date) {
  const isStillTaking = instant === 'closesAt' && road === 'open'
  return at <= now && !isStillTaking && !hasReached(road, cameTrueIn[instant])
}

/** The dates in their order. The first one still to come is current, unless something before it is late. */
export function markedDates(
  road: RoadState,
  calendar: Pick<Calendar, CalendarInstant>,
  now: Date,
): MarkedDate[] {
  const dates = calendarInstants.map((instant) => ({ instant, at: calendar[instant] }))
  const open = dates.filter(({ instant }) => !hasReached(road, cameTrueIn[instant]))
  const current = open.some((date) => isLate(road, date, now)) ? undefined : open[0]
  return dates.map((date) => ({
    ...date,
    mark: !open.includes(date)
      ? ('done' as const)
      : isLate(road, date, now)
        ? ('late' as const)
        : date === current
          ? ('current' as const)
          : ('next' as const),
  }))
}

/** Of several challenges with one calendar, the state of the one that has come least far: a shared date is done for all. */
export function leastFar(roads: readonly [RoadState, ...RoadState[]]): RoadState {
  const order = (road: RoadState) => challengeStates.indexOf(road)
  return roads.reduce((least, road) => (order(road) < order(least) ? road : least))
}
