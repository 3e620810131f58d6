/** The dates of a challenge as other people's calendars know them: by a name that stays the same when a date moves. */

/** `closes` and its like name a date of a challenge; the others are dates of a jury, of a pilot, a session, a pitch, and a meeting. */
export type CalendarEventName =
  | 'opens'
  | 'closes'
  | 'announces'
  | 'vote-opens'
  | 'vote-closes'
  | 'judging-ends'
  | 'milestone'
  | 'session'
  | 'pitch'
  | 'jury-meeting'

/** The UID (RFC 5545 section 3.8.4.7) of a date. `host` is the installation's, whatever address it is read at. */
export function calendarEventId(name: CalendarEventName, id: string, host: string): string {
  return `${name}-${id}@${host}`
}
