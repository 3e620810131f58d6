import ical, { ICalAlarmType, type ICalCalendar, ICalCalendarMethod, ICalEventStatus } from 'ical-generator'
import { calendarEventId } from '#app/lifecycle/calendar-events.ts'

export type CalendarFacts = {
  readonly id: string
  readonly state: string
  readonly opensAt: Date
  readonly closesAt: Date
  readonly announcesAt: Date
  /** When the public votes; null where it does not. */
  readonly vote: { readonly opensAt: Date; readonly closesAt: Date } | null
  /** Rises with every moved date; calendars take the higher one as the newer. */
  readonly calendarVersion: number
  /** When a date last moved, or the challenge was cancelled: the same file for as long as nothing does. */
  readonly calendarChangedAt: Date
  readonly question: string
  /** IETF tag of the texts. */
  readonly language: string
  /** Names the events for ever, with the challenge's id: the address must not change the identity. */
  readonly host: string
  readonly url: string
  readonly summaries: Readonly<
    Record<'opens' | 'closes' | 'announces' | 'vote-opens' | 'vote-closes', string>
  >
  /** What is said of the announced minutes of grace; null where there are none. */
  readonly grace: string | null
  /** What the alarm a day before the deadline says. */
  readonly reminder: string
}

const daySeconds = 24 * 3_600

/** What a calendar needs that no database knows: where things are, and what they are called in the reader's language. */
export type CalendarWords = Pick<
  CalendarFacts,
  'language' | 'host' | 'url' | 'summaries' | 'grace' | 'reminder'
>

/**
 * An iCalendar file (RFC 5545) with the opening, the deadline and the announcement, and of a public vote its opening and its close, in UTC. Each event keeps its UID;
 * SEQUENCE is the calendar's version, so that a moved deadline replaces the old one. A cancelled challenge cancels them,
 * one version later.
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
    ...(facts.vote
      ? ([
          ['vote-opens', facts.vote.opensAt],
          ['vote-closes', facts.vote.closesAt],
        ] as const)
      : []),
  ] as const
  const isCancelled = facts.state === 'cancelled'
  for (const [name, at] of moments) {
    const event = calendar.createEvent({
      id: calendarEventId(name, facts.id, facts.host),
      sequence: facts.calendarVersion + (isCancelled ? 1 : 0),
      stamp: facts.calendarChangedAt,
      start: at,
      end: at,
      summary: facts.summaries[name],
      description:
        name === 'closes' && facts.grace !== null ? `${facts.question}\n\n${facts.grace}` : facts.question,
      url: facts.url,
      status: isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    })
    if (name === 'closes') {
      event.createAlarm({ type: ICalAlarmType.display, trigger: daySeconds, description: facts.reminder })
    }
  }
}
