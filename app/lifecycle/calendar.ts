/**
 * A challenge has four instants: it opens, it closes, its jury ends, its winners are announced. They are typed as a
 * wall clock in a named zone and stored as instants; the conversion happens here and nowhere else. A time that the
 * clocks skip or show twice is never guessed.
 */
import { Temporal } from 'temporal-polyfill'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import type { LifecycleRefusal } from './refusals.ts'

/** In the order in which they must follow each other. */
export const calendarInstants = ['opensAt', 'closesAt', 'judgingEndsAt', 'announcesAt'] as const
export type CalendarInstant = (typeof calendarInstants)[number]

export type Calendar = Readonly<Record<CalendarInstant, Date>> & {
  /** The organiser's IANA zone, in which the times were typed: `Europe/Helsinki`. */
  readonly zone: string
  /** Other zones the pages show beside it. */
  readonly partnerZones: readonly string[]
  /** Starts at 1 and rises with every change, so that a reminder knows which deadline it speaks of. */
  readonly version: number
}
export type NewCalendar = Omit<Calendar, 'version'>

/** What a clock on the wall of a city shows: ISO date, 24-hour time to the minute. */
export type WallClock = { readonly date: string; readonly time: string }

export type WallClockRefusal = LifecycleRefusal<
  'date-invalid' | 'clock-time-invalid' | 'zone-unknown' | 'time-missing' | 'time-ambiguous'
>

/**
 * `{ date: '2021-12-22', time: '23:59', zone: 'Europe/Helsinki' }` → 2021-12-22T21:59:00Z. Refuses what is not one
 * instant: a time in the hour skipped in spring is missing, a time in the hour repeated in autumn is ambiguous.
 */
export function wallClockToInstant(typed: WallClock & { zone: string }): Result<Date, WallClockRefusal> {
  const { date, time, zone } = typed
  const day = plainDate(date)
  if (day === null) return refuse('date-invalid', { date })
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) return refuse('clock-time-invalid', { time })
  if (!isZone(zone)) return refuse('zone-unknown', { zone })

  const clock = day.toPlainDateTime(time)
  const earlier = clock.toZonedDateTime(zone, { disambiguation: 'earlier' })
  const later = clock.toZonedDateTime(zone, { disambiguation: 'later' })
  if (!later.toPlainDateTime().equals(clock))
    return refuse('time-missing', { date, time, zone, ...gapAround(later) })
  if (!earlier.equals(later)) {
    return refuse('time-ambiguous', {
      date,
      time,
      zone,
      earlier: readingOf(earlier),
      later: readingOf(later),
    })
  }
  return accept(instantOf(clock.toZonedDateTime(zone, { disambiguation: 'reject' })))
}

/** The wall clock of a zone at an instant, with its offset: `{ date, time, zone, offset: '+02:00' }`. */
export function instantToWallClock(
  instant: Date,
  zone: string,
): WallClock & { zone: string; offset: string } {
  const there = zonedAt(instant, zone)
  return { ...wallClockOf(there), zone, offset: there.offset }
}

/** UTC-12: a day is over there last. Calls of universities close by it, as "anywhere on Earth". */
const anywhereOnEarth = 'Etc/GMT+12'

/** True for the named zones people mean: `Asia/Shanghai`, `UTC`. Not `CST`, `UTC+8` or `Etc/GMT+8`, which mislead. */
export function isZone(zone: string): boolean {
  if (zone === anywhereOnEarth) return true
  if (zone !== 'UTC' && !/^(?!Etc\/|SystemV\/)[A-Z]\w+(\/[A-Z][\w+-]+)+$/i.test(zone)) return false
  try {
    zonedAt(new Date(0), zone)
    return true
  } catch {
    return false
  }
}

/** What makes a calendar that is not public yet impossible, in the order of the instants. Empty when it is fine. */
export function calendarRefusals(
  calendar: NewCalendar,
  now: Date,
): LifecycleRefusal<'zone-unknown' | 'opening-past' | 'calendar-order'>[] {
  const past =
    calendar.opensAt < now
      ? [{ code: 'opening-past' as const, opensAt: calendar.opensAt, zone: calendar.zone }]
      : []
  return [...zoneRefusals(calendar), ...past, ...orderRefusals(calendar)]
}

/** Each instant must lie after the one before it: names the pairs that do not. */
export function orderRefusals(calendar: NewCalendar): LifecycleRefusal<'calendar-order'>[] {
  return calendarInstants.slice(1).flatMap((later, index) => {
    const earlier = calendarInstants[index]
    if (earlier === undefined || calendar[earlier] < calendar[later]) return []
    return [{ code: 'calendar-order' as const, earlier, later }]
  })
}

/** The same calendar with some instants moved, one version later. */
export function movedCalendar(
  calendar: Calendar,
  moved: Partial<Record<CalendarInstant, Date | undefined>>,
): Calendar {
  return {
    ...calendar,
    opensAt: moved.opensAt ?? calendar.opensAt,
    closesAt: moved.closesAt ?? calendar.closesAt,
    judgingEndsAt: moved.judgingEndsAt ?? calendar.judgingEndsAt,
    announcesAt: moved.announcesAt ?? calendar.announcesAt,
    version: calendar.version + 1,
  }
}

/** A zone's date, time and offset at an instant, for arithmetic on its clock. */
export function zonedAt(instant: Date, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(zone)
}

function zoneRefusals({ zone, partnerZones }: NewCalendar): LifecycleRefusal<'zone-unknown'>[] {
  return [zone, ...partnerZones]
    .filter((name) => !isZone(name))
    .map((name) => ({ code: 'zone-unknown' as const, zone: name }))
}

function plainDate(date: string): Temporal.PlainDate | null {
  if (!/^[12]\d{3}-\d{2}-\d{2}$/.test(date)) return null
  try {
    return Temporal.PlainDate.from(date, { overflow: 'reject' })
  } catch {
    return null
  }
}

/** `later` was moved out of a gap, so the clocks jumped at the transition just before it. */
function gapAround(later: Temporal.ZonedDateTime) {
  const jump = later.getTimeZoneTransition('previous')
  if (jump === null) throw new Error(`no clock change before ${later.toString()}`)
  const lastMinute = jump.subtract({ minutes: 1 })
  return {
    gapStart: lastMinute.toPlainDateTime().add({ minutes: 1 }).toPlainTime().toString().slice(0, 5),
    gapEnd: wallClockOf(jump).time,
    before: wallClockOf(lastMinute),
    after: wallClockOf(jump),
  }
}

function wallClockOf(there: Temporal.ZonedDateTime): WallClock {
  return { date: there.toPlainDate().toString(), time: there.toPlainTime().toString().slice(0, 5) }
}

function readingOf(there: Temporal.ZonedDateTime) {
  return { instant: instantOf(there), offset: there.offset }
}

function instantOf(there: Temporal.ZonedDateTime): Date {
  return new Date(there.epochMilliseconds)
}
