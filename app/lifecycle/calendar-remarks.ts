/**
 * A calendar can be possible and still be unkind: too short, ending in a night or over Christmas. These remarks stop
 * nobody; they show an organiser what a participant will notice. Thresholds come from 314 published calls and from the
 * calendars of the source programmes.
 */
import { Temporal } from 'temporal-polyfill'
import { instantToWallClock, zonedAt, type Calendar, type NewCalendar } from './calendar.ts'

/** A day off in one country, from its first to its last instant on that country's clock. */
export type Holiday = {
  /** ISO 3166-1 alpha-2. */
  readonly country: string
  readonly name: string
  /** ISO, in that country. */
  readonly date: string
  readonly startsAt: Date
  readonly endsAt: Date
}

/** What the calendar alone does not say. Whatever is left out is not remarked on. */
export type RemarkSurroundings = {
  /** Of the countries the programme chose, from the opening to the announcement. */
  readonly holidays?: readonly Holiday[]
  /** Proposals there are or are expected, how many reviews each gets, and how many jurors share them. */
  readonly load?: { readonly proposals: number; readonly reviews: number; readonly jurors: number }
  /** IANA zones in which people wait for the deadline, besides the partners'. */
  readonly readerZones?: readonly string[]
}

export type CalendarRemark =
  /** Nine in ten published calls are open for longer than 21 days; `count` is in whole days. */
  | { readonly code: 'window-short'; readonly count: number }
  /** From 21 to 29 days: possible, and little for a team that has to find partners. */
  | { readonly code: 'window-tight'; readonly count: number }
  /** `weekday` counts from Monday = 1; people look for help on a working day and find none. */
  | { readonly code: 'closes-before-weekend'; readonly weekday: 5 | 6 | 7 }
  | { readonly code: 'closes-on-holiday'; readonly country: string; readonly name: string }
  /** 00:00 belongs to the day that begins, and half of the readers take it for the day that ends. */
  | { readonly code: 'closes-at-midnight' }
  /** 23:59 cannot be misread, but nobody is at work to help. */
  | { readonly code: 'closes-at-day-end' }
  /** The clocks of the zone change in the last 72 hours, at `at`. */
  | { readonly code: 'clock-change-near'; readonly zone: string; readonly at: Date }
  /** In at least one zone the deadline falls on another calendar day: how it reads at home and in all of them. */
  | { readonly code: 'other-day-elsewhere'; readonly here: Reading; readonly elsewhere: readonly Reading[] }
  /** Fewer than 14 days from the deadline to the end of the jury's work; `count` is in whole days. */
  | { readonly code: 'jury-window-short'; readonly count: number }
  /** Each juror would have to judge more than three proposals on every working day; `count` is how many. */
  | {
      readonly code: 'jury-load-high'
      readonly count: number
      readonly proposals: number
      readonly jurors: number
      readonly workingDays: number
    }
  /** 24 to 26 December, in the organiser's zone, lie in the jury's time. */
  | { readonly code: 'jury-over-christmas' }
  /** At least two working days of the jury's time are days off somewhere; `count` is how many. */
  | { readonly code: 'jury-over-holidays'; readonly count: number; readonly holidays: readonly Holiday[] }
  /** Fewer than 14 days from the end of the jury's work to the announcement; `count` is in whole days. */
  | { readonly code: 'announcement-early'; readonly count: number }

type Reading = { readonly zone: string; readonly date: string; readonly time: string }

const shortestWindowDays = 21
const comfortableWindowDays = 30
const shortestJuryWindowDays = 14
const shortestDecisionDays = 14
const clockChangeHours = 72
/** Forty proposals a juror in three weeks: more than that and the last ones are read by tired people. */
const mostProposalsADay = 3

/** What a careful colleague would remark on this calendar, in the order of its instants. Empty when nothing. */
export function calendarRemarks(
  calendar: NewCalendar | Calendar,
  { holidays = [], load, readerZones = [] }: RemarkSurroundings = {},
): CalendarRemark[] {
  return [
    ...windowRemark(calendar),
    ...weekendRemark(calendar),
    ...holidayRemarks(calendar, holidays),
    ...hourRemark(calendar),
    ...clockChangeRemarks(calendar),
    ...otherDayRemark(calendar, readerZones),
    ...juryWindowRemark(calendar),
    ...juryLoadRemark(calendar, holidays, load),
    ...juryHolidaysRemark(calendar, holidays),
    ...announcementRemark(calendar),
  ]
}

function windowRemark({ opensAt, closesAt }: NewCalendar): CalendarRemark[] {
  const count = wholeDays(opensAt, closesAt)
  if (count < shortestWindowDays) return [{ code: 'window-short', count }]
  return count < comfortableWindowDays ? [{ code: 'window-tight', count }] : []
}

function weekendRemark({ closesAt, zone }: NewCalendar): CalendarRemark[] {
  const weekday = zonedAt(closesAt, zone).dayOfWeek
  return weekday === 5 || weekday === 6 || weekday === 7 ? [{ code: 'closes-before-weekend', weekday }] : []
}

/** Once a country: some days have two names. */
function holidayRemarks({ closesAt }: NewCalendar, holidays: readonly Holiday[]): CalendarRemark[] {
  const there = holidays.filter(({ startsAt, endsAt }) => startsAt <= closesAt && closesAt < endsAt)
  return [...new Map(there.map((holiday) => [holiday.country, holiday])).values()].map(
    ({ country, name }) => ({ code: 'closes-on-holiday', country, name }),
  )
}

function hourRemark({ closesAt, zone }: NewCalendar): CalendarRemark[] {
  const { time } = instantToWallClock(closesAt, zone)
  if (time === '00:00') return [{ code: 'closes-at-midnight' }]
  return time === '23:59' ? [{ code: 'closes-at-day-end' }] : []
}

function clockChangeRemarks({ closesAt, zone, partnerZones }: NewCalendar): CalendarRemark[] {
  return [zone, ...partnerZones].flatMap((name) => {
    const deadline = zonedAt(closesAt, name)
    const change = deadline.getTimeZoneTransition('previous')
    if (change === null || change.until(deadline).total('hours') > clockChangeHours) return []
    return [{ code: 'clock-change-near' as const, zone: name, at: new Date(change.epochMilliseconds) }]
  })
}

function otherDayRemark(
  { closesAt, zone, partnerZones }: NewCalendar,
  readerZones: readonly string[],
): CalendarRemark[] {
  const reading = (name: string): Reading => {
    const { date, time } = instantToWallClock(closesAt, name)
    return { zone: name, date, time }
  }
  const here = reading(zone)
  const others = [...new Set([...partnerZones, ...readerZones])].filter((name) => name !== zone)
  const elsewhere = others.map(reading)
  return elsewhere.some(({ date }) => date !== here.date)
    ? [{ code: 'other-day-elsewhere', here, elsewhere }]
    : []
}

function juryWindowRemark({ closesAt, judgingEndsAt }: NewCalendar): CalendarRemark[] {
  const count = wholeDays(closesAt, judgingEndsAt)
  return count < shortestJuryWindowDays ? [{ code: 'jury-window-short', count }] : []
}

function juryLoadRemark(
  calendar: NewCalendar,
  holidays: readonly Holiday[],
  load: RemarkSurroundings['load'],
): CalendarRemark[] {
  if (!load || load.jurors === 0) return []
  const daysOff = new Set(holidays.map(({ date }) => date))
  const workingDays = juryDays(calendar).filter((day) => day.dayOfWeek <= 5 && !daysOff.has(day.toString()))
  const each = (load.proposals * load.reviews) / load.jurors
  const count = Math.ceil(each / Math.max(1, workingDays.length))
  if (count <= mostProposalsADay) return []
  return [
    {
      code: 'jury-load-high',
      count,
      proposals: load.proposals,
      jurors: load.jurors,
      workingDays: workingDays.length,
    },
  ]
}

/** Christmas says it all by itself, with whatever else lies around it; other days off count when there are several. */
function juryHolidaysRemark(calendar: NewCalendar, holidays: readonly Holiday[]): CalendarRemark[] {
  const days = juryDays(calendar).map((day) => day.toString())
  if (isChristmasIn(calendar)) return [{ code: 'jury-over-christmas' }]
  const lost = holidays.filter(
    ({ date }) => days.includes(date) && Temporal.PlainDate.from(date).dayOfWeek <= 5,
  )
  const count = new Set(lost.map(({ date }) => date)).size
  return count >= 2 ? [{ code: 'jury-over-holidays', count, holidays: lost }] : []
}

function isChristmasIn({ closesAt, judgingEndsAt, zone }: NewCalendar): boolean {
  const start = zonedAt(closesAt, zone)
  const end = zonedAt(judgingEndsAt, zone)
  const years = Array.from(
    { length: Math.max(0, end.year - start.year + 1) },
    (_, index) => start.year + index,
  )
  return years.some((year) => {
    const eve = Temporal.PlainDate.from({ year, month: 12, day: 24 }).toZonedDateTime(zone)
    const after = Temporal.PlainDate.from({ year, month: 12, day: 27 }).toZonedDateTime(zone)
    return closesAt.getTime() < after.epochMilliseconds && eve.epochMilliseconds < judgingEndsAt.getTime()
  })
}

function announcementRemark({ judgingEndsAt, announcesAt }: NewCalendar): CalendarRemark[] {
  const count = wholeDays(judgingEndsAt, announcesAt)
  return count < shortestDecisionDays ? [{ code: 'announcement-early', count }] : []
}

/** The calendar days after the deadline's own up to the last day of judging, at most a year of them. */
function juryDays({ closesAt, judgingEndsAt, zone }: NewCalendar): Temporal.PlainDate[] {
  const first = zonedAt(closesAt, zone).toPlainDate().add({ days: 1 })
  const count = first.until(zonedAt(judgingEndsAt, zone).toPlainDate()).days + 1
  return Array.from({ length: Math.min(366, Math.max(0, count)) }, (_, days) => first.add({ days }))
}

function wholeDays(from: Date, until: Date): number {
  return Math.floor((until.getTime() - from.getTime()) / 86_400_000)
}
