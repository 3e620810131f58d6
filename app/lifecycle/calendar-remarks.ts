/**
 * A calendar can be possible and still be unkind: too short, ending in a night or over Christmas. These remarks stop
 * nobody; they show an organiser what a participant will notice. Thresholds come from 314 published calls and from the
 * calendars of the source programmes.
 */
import { Temporal } from 'temporal-polyfill'
import { instantToWallClock, zonedAt, type Calendar, type NewCalendar } from './calendar.ts'

export type CalendarRemark =
  /** Nine in ten published calls are open for longer than 21 days; `count` is in whole days. */
  | { readonly code: 'window-short'; readonly count: number }
  /** `weekday` counts from Monday = 1; people look for help on a working day and find none. */
  | { readonly code: 'closes-before-weekend'; readonly weekday: 5 | 6 | 7 }
  /** 00:00 belongs to the day that begins, and half of the readers take it for the day that ends. */
  | { readonly code: 'closes-at-midnight' }
  /** The clocks of the zone change in the last 72 hours, at `at`. */
  | { readonly code: 'clock-change-near'; readonly zone: string; readonly at: Date }
  /** In a partner's zone the deadline falls on another calendar day. */
  | {
      readonly code: 'other-day-for-partner'
      readonly zone: string
      readonly date: string
      readonly time: string
    }
  /** Fewer than 14 days from the deadline to the end of the jury's work; `count` is in whole days. */
  | { readonly code: 'jury-window-short'; readonly count: number }
  /** 24 to 26 December, in the organiser's zone, lie in the jury's time. */
  | { readonly code: 'jury-over-christmas' }

const shortestWindowDays = 21
const shortestJuryWindowDays = 14
const clockChangeHours = 72

/** What a careful colleague would remark on this calendar, in the order of its instants. Empty when nothing. */
export function calendarRemarks(calendar: NewCalendar | Calendar): CalendarRemark[] {
  return [
    ...windowRemark(calendar),
    ...weekendRemark(calendar),
    ...midnightRemark(calendar),
    ...clockChangeRemarks(calendar),
    ...partnerDayRemarks(calendar),
    ...juryWindowRemark(calendar),
    ...christmasRemark(calendar),
  ]
}

function windowRemark({ opensAt, closesAt }: NewCalendar): CalendarRemark[] {
  const count = wholeDays(opensAt, closesAt)
  return count < shortestWindowDays ? [{ code: 'window-short', count }] : []
}

function weekendRemark({ closesAt, zone }: NewCalendar): CalendarRemark[] {
  const weekday = zonedAt(closesAt, zone).dayOfWeek
  return weekday === 5 || weekday === 6 || weekday === 7 ? [{ code: 'closes-before-weekend', weekday }] : []
}

function midnightRemark({ closesAt, zone }: NewCalendar): CalendarRemark[] {
  return instantToWallClock(closesAt, zone).time === '00:00' ? [{ code: 'closes-at-midnight' }] : []
}

function clockChangeRemarks({ closesAt, zone, partnerZones }: NewCalendar): CalendarRemark[] {
  return [zone, ...partnerZones].flatMap((name) => {
    const deadline = zonedAt(closesAt, name)
    const change = deadline.getTimeZoneTransition('previous')
    if (change === null || change.until(deadline).total('hours') > clockChangeHours) return []
    return [{ code: 'clock-change-near' as const, zone: name, at: new Date(change.epochMilliseconds) }]
  })
}

function partnerDayRemarks({ closesAt, zone, partnerZones }: NewCalendar): CalendarRemark[] {
  const { date: day } = instantToWallClock(closesAt, zone)
  return partnerZones.flatMap((partner) => {
    const { date, time } = instantToWallClock(closesAt, partner)
    return date === day ? [] : [{ code: 'other-day-for-partner' as const, zone: partner, date, time }]
  })
}

function juryWindowRemark({ closesAt, judgingEndsAt }: NewCalendar): CalendarRemark[] {
  const count = wholeDays(closesAt, judgingEndsAt)
  return count < shortestJuryWindowDays ? [{ code: 'jury-window-short', count }] : []
}

function christmasRemark({ closesAt, judgingEndsAt, zone }: NewCalendar): CalendarRemark[] {
  const start = zonedAt(closesAt, zone)
  const end = zonedAt(judgingEndsAt, zone)
  const years = Array.from(
    { length: Math.max(0, end.year - start.year + 1) },
    (_, index) => start.year + index,
  )
  const isSpanned = years.some((year) => {
    const eve = Temporal.PlainDate.from({ year, month: 12, day: 24 }).toZonedDateTime(zone)
    const after = Temporal.PlainDate.from({ year, month: 12, day: 27 }).toZonedDateTime(zone)
    return closesAt.getTime() < after.epochMilliseconds && eve.epochMilliseconds < judgingEndsAt.getTime()
  })
  return isSpanned ? [{ code: 'jury-over-christmas' }] : []
}

function wholeDays(from: Date, until: Date): number {
  return Math.floor((until.getTime() - from.getTime()) / 86_400_000)
}
