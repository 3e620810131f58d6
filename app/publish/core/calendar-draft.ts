/** From what was typed or what a template says to four instants. */
import { Temporal } from 'temporal-polyfill'
import {
  calendarInstants,
  calendarRefusals,
  wallClockToInstant,
  type CalendarInstant,
  type NewCalendar,
  type WallClock,
} from '#app/lifecycle/calendar.ts'
import type { LifecycleRefusal } from '#app/lifecycle/refusals.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import type { CalendarOffsets, ProgrammeTemplate } from '../templates/template.ts'

/** The four instants as somebody typed them, all in one zone. */
export type TypedCalendar = { readonly zone: string } & Readonly<Record<CalendarInstant, WallClock>>

/** What is wrong with which instant; a person who typed four dates wants to hear about all of them at once. */
export type CalendarProblems = { readonly [instant in CalendarInstant]?: LifecycleRefusal }

export type CalendarDraftRefusal = { readonly code: 'calendar-refused'; readonly problems: CalendarProblems }

/** Reads a typed calendar: every time that does not exist, exists twice, lies in the past or out of order is named. */
export function readCalendar(
  typed: TypedCalendar,
  partnerZones: readonly string[],
  now: Date,
): Result<NewCalendar, CalendarDraftRefusal> {
  const problems: { [instant in CalendarInstant]?: LifecycleRefusal } = {}
  const instants = {} as Record<CalendarInstant, Date>
  for (const instant of calendarInstants) {
    const read = wallClockToInstant({ ...typed[instant], zone: typed.zone })
    if (read.ok) instants[instant] = read.value
    else problems[instant] = read.refusal
  }
  if (Object.keys(problems).length > 0) return refuse('calendar-refused', { problems })
  const calendar: NewCalendar = { zone: typed.zone, partnerZones, ...instants }
  for (const refusal of calendarRefusals(calendar, now)) {
    const instant = refusal.code === 'calendar-order' ? refusal.later : 'opensAt'
    problems[instant] ??= refusal
  }
  return Object.keys(problems).length > 0 ? refuse('calendar-refused', { problems }) : accept(calendar)
}

/** A template's calendar from an opening day on: `{ days: 19, time: '23:59' }` is nineteen days after that day. */
export function calendarFromOpening(
  offsets: CalendarOffsets,
  opening: WallClock & { zone: string },
): TypedCalendar {
  const on = (instant: CalendarInstant): WallClock => ({
    date: dayAfter(opening.date, offsets[instant].days),
    time: instant === 'opensAt' ? opening.time : offsets[instant].time,
  })
  return {
    zone: opening.zone,
    opensAt: on('opensAt'),
    closesAt: on('closesAt'),
    judgingEndsAt: on('judgingEndsAt'),
    announcesAt: on('announcesAt'),
  }
}

/**
 * A template's calendar on a new opening day: a deadline that would fall on a Friday, Saturday or Sunday waits for the
 * Monday, and what comes after it waits as long. On the opening day of the edition it was taken from it is that edition's
 * own calendar, as it was.
 */
export function calendarOfTemplate(
  { calendar, original }: Pick<ProgrammeTemplate, 'calendar' | 'original'>,
  opening: WallClock & { zone: string },
): TypedCalendar {
  if (original?.openingOn === opening.date) return calendarFromOpening(original.calendar, opening)
  const wait = daysToMonday(dayAfter(opening.date, calendar.closesAt.days))
  const later = (instant: CalendarInstant) => ({
    ...calendar[instant],
    days: calendar[instant].days + wait,
  })
  return calendarFromOpening(
    {
      opensAt: calendar.opensAt,
      closesAt: later('closesAt'),
      judgingEndsAt: later('judgingEndsAt'),
      announcesAt: later('announcesAt'),
    },
    opening,
  )
}

/** From Friday to Sunday; on other days, and on a day that is none, there is nothing to wait for. */
function daysToMonday(date: string): number {
  try {
    const { dayOfWeek } = Temporal.PlainDate.from(date)
    return dayOfWeek >= 5 ? 8 - dayOfWeek : 0
  } catch {
    return 0
  }
}

/** A day that is none stays as typed, so that reading it names the problem. */
function dayAfter(date: string, days: number): string {
  try {
    return Temporal.PlainDate.from(date).add({ days }).toString()
  } catch {
    return date
  }
}
