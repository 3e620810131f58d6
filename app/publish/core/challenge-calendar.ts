import ical, { ICalAlarmType, type ICalCalendar, ICalCalendarMethod, ICalEventStatus } from 'ical-generator'
import { calendarEventId } from '#app/lifecycle/calendar-events.ts'

export type CalendarFacts = {
  readonly id: string
  readonly state: string
  readonly opensAt: Date
  readonly closesAt: Date
  readonly announcesAt: Date
  /** Rises with every moved date; calendars take the higher one as the newer. */
  readonly calendarVersion: number
  readonly question: string
  /** IETF tag of the texts. */
  readonly language: string
  /** Names the events for ever, with the challenge's id: the address must not change the identity. */
  readonly host: string
  readonly url: string
  readonly now: Date
  readonly summaries: Readonly<Record<'opens' | 'closes' | 'announces', string>>
  /** What the alarm a day before the deadline says. */
  readonly reminder: string
}

const daySeconds = 24 * 3_600

/**
 * An iCalendar file (RFC 5545) with the opening, the deadline and the announcement, in UTC. Each event keeps its UID;
 * SEQUENCE is the calendar's version, so that a moved deadline replaces the old one. A cancelled challenge cancels them.
 */
export function challengeCalendar(facts: CalendarFacts): string {
  return programmeCalendar({ name: facts.summaries.closes, language: facts.language, url: facts.url }, [
    facts,
  ])
}

/** The same for several challenges in one file. */
export function programmeCalendar(
  { name, language, url }: { name: string; language: string; url: string },
  challenges: readonly CalendarFacts[],
): string {
  const calendar = ical({
    name,
    method: ICalCalendarMethod.PUBLISH,
    prodId: { company: 'Haaste', product: 'Challenges', language: language.toUpperCase() },
    url,
    ttl: 3_600,
  })
  for (const facts of challenges) addEvents(calendar, facts)
  return calendar.toString()
}

function addEvents(calendar: ICalCalendar, facts: CalendarFacts): void {
  const moments = [
    ['opens', facts.opensAt],
    ['closes', facts.closesAt],
    ['announces', facts.announcesAt],
  ] as const
  for (const [name, at] of moments) {
    const event = calendar.createEvent({
      id: calendarEventId(name, facts.id, facts.host),
      sequence: facts.calendarVersion,
      stamp: facts.now,
      start: at,
      end: at,
      summary: facts.summaries[name],
      description: facts.question,
      url: facts.url,
      status: facts.state === 'cancelled' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    })
    if (name === 'closes') {
      event.createAlarm({ type: ICalAlarmType.display, trigger: daySeconds, description: facts.reminder })
    }
  }
}
