/**
 * The one calendar of a programme, and where challenges have dates of their own. The calendar is the one that most of
 * them share; a challenge that moves a date of its own overrides it, and the others go on sharing theirs.
 */
import { calendarInstants, type CalendarInstant, type NewCalendar } from '#app/lifecycle/calendar.ts'

type Dated = { readonly id: string; readonly calendar: NewCalendar }

export type ProgrammeCalendar = {
  readonly calendar: NewCalendar
  /** Who follows it, in their order. */
  readonly following: readonly string[]
  /** Who has dates of their own, and which of them. A clock of its own counts as well: `zone`. */
  readonly own: readonly { readonly id: string; readonly differs: readonly (CalendarInstant | 'zone')[] }[]
}

/** The programme's calendar; of two that equally many share, the one of the earlier challenge. Null without challenges. */
export function programmeCalendarOf(challenges: readonly Dated[]): ProgrammeCalendar | null {
  const groups = new Map<string, Dated[]>()
  for (const challenge of challenges) {
    const key = keyOf(challenge.calendar)
    groups.set(key, [...(groups.get(key) ?? []), challenge])
  }
  let most: Dated[] = []
  for (const group of groups.values()) if (group.length > most.length) most = group
  const [first] = most
  if (!first) return null
  const { calendar } = first
  return {
    calendar,
    following: most.map(({ id }) => id),
    own: challenges
      .filter((challenge) => !most.includes(challenge))
      .map((challenge) => ({ id: challenge.id, differs: differencesOf(calendar, challenge.calendar) })),
  }
}

/** One text for one calendar: what a form carries to say which dates its author saw. */
export function keyOf(calendar: NewCalendar): string {
  return [calendar.zone, ...calendarInstants.map((instant) => calendar[instant].toISOString())].join(' ')
}

function differencesOf(shared: NewCalendar, own: NewCalendar): (CalendarInstant | 'zone')[] {
  return [
    ...(shared.zone === own.zone ? [] : ['zone' as const]),
    ...calendarInstants.filter((instant) => shared[instant].getTime() !== own[instant].getTime()),
  ]
}
