import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator'
import type { Locale } from '#app/platform/i18n.ts'

/** One date for the reader's calendar. */
export type CalendarEntry = {
  /** For ever the same for the same thing, so that a later file moves the date instead of adding one. */
  readonly uid: string
  readonly title: string
  /** ISO instant; a calendar day (`2022-03-01`) stands for the whole of it, wherever one is. */
  readonly startsAt: string
  /** ISO instant; the same as the start when absent. */
  readonly endsAt?: string
  /** Rises when the date moves: the version of the calendar it was read from. */
  readonly sequence: number
  readonly url: string
  readonly description: string
  readonly location?: string
  /** It does not take place: programs take it out of the calendar (`METHOD:CANCEL`, RFC 5546 section 3.2.5). */
  readonly isCancelled?: boolean
}

/**
 * An iCalendar file (RFC 5545) of one date, with `METHOD:PUBLISH` (RFC 5546 section 3.2.1) and all times in UTC, which
 * every calendar shows on its own clock.
 * `writtenAt` is when it was written (`DTSTAMP`).
 */
export function calendarFile(entry: CalendarEntry, given: { locale: Locale; writtenAt: Date }): string {
  const calendar = ical({
    name: entry.title,
    method: entry.isCancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH,
    prodId: { company: 'Haaste', product: 'Mail', language: given.locale.toUpperCase() },
  })
  const isWholeDay = /^\d{4}-\d{2}-\d{2}$/.test(entry.startsAt)
  const start = new Date(entry.startsAt)
  calendar.createEvent({
    id: entry.uid,
    sequence: entry.sequence,
    stamp: given.writtenAt,
    start,
    ...(!isWholeDay && { end: entry.endsAt === undefined ? start : new Date(entry.endsAt) }),
    allDay: isWholeDay,
    summary: entry.title,
    description: entry.description,
    url: entry.url,
    ...(entry.location && { location: entry.location }),
    status: entry.isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
  })
  return calendar.toString()
}
