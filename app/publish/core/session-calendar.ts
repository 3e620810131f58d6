import ical, { ICalAlarmType, ICalCalendarMethod, ICalEventStatus } from 'ical-generator'
import { calendarEventId } from '#app/lifecycle/calendar-events.ts'

export type SessionCalendarFacts = {
  readonly id: string
  readonly title: string
  readonly description: string
  readonly startsAt: Date
  readonly endsAt: Date
  readonly place: string
  readonly sequence: number
  /** When the sequence last rose: the same file for as long as it does not. */
  readonly movedAt: Date
  readonly isCancelled: boolean
  /** IETF tag of the texts. */
  readonly language: string
  /** Names the session for ever, with its id: the address must not change the identity. */
  readonly host: string
  readonly url: string
}

/**
 * An iCalendar file (RFC 5545) of a session, in UTC, with an alarm an hour before. It keeps its UID; SEQUENCE rises when
 * it moves, and a session that was called off is taken out (`METHOD:CANCEL`).
 */
export function sessionCalendar(facts: SessionCalendarFacts): string {
  const calendar = ical({
    name: facts.title,
    method: facts.isCancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH,
    prodId: { company: 'Haaste', product: 'Sessions', language: facts.language.toUpperCase() },
    url: facts.url,
    ttl: 3_600,
  })
  const event = calendar.createEvent({
    id: calendarEventId('session', facts.id, facts.host),
    sequence: facts.sequence,
    stamp: facts.movedAt,
    start: facts.startsAt,
    end: facts.endsAt,
    summary: facts.title,
    description: facts.description,
    ...(facts.place !== '' && { location: facts.place }),
    url: facts.url,
    status: facts.isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
  })
  if (!facts.isCancelled)
    event.createAlarm({ type: ICalAlarmType.display, trigger: 3_600, description: facts.title })
  return calendar.toString()
}
