/** What stands in a calendar file of ours, for people. */

export type CalendarFacts = {
  readonly title: string
  /** ISO instant, or a calendar day. */
  readonly startsAt: string
  readonly description: string
  readonly uid: string
  readonly sequence: string
}

/** Reads the one event of a file as RFC 5545 writes it: long lines folded (3.1), text escaped (3.3.11). */
export function calendarFacts(file: string): CalendarFacts {
  const lines = file.replace(/\r?\n[ \t]/g, '').split(/\r?\n/)
  const event = lines.slice(lines.indexOf('BEGIN:VEVENT') + 1, lines.indexOf('END:VEVENT'))
  const value = (name: string) => {
    const line = event.find((one) => one.startsWith(`${name}:`) || one.startsWith(`${name};`))
    return line?.slice(line.indexOf(':') + 1) ?? ''
  }
  return {
    title: unescaped(value('SUMMARY')),
    startsAt: asIso(value('DTSTART')),
    description: unescaped(value('DESCRIPTION')),
    uid: value('UID'),
    sequence: value('SEQUENCE'),
  }
}

function unescaped(text: string): string {
  return text.replace(/\\([nN,;\\])/g, (_, sign: string) => (sign.toLowerCase() === 'n' ? '\n' : sign))
}

/** `20211222T215900Z` and `20220301`. */
function asIso(stamp: string): string {
  const [, year, month, day, hour, minute, second] =
    /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})Z)?$/.exec(stamp) ?? []
  const date = `${year}-${month}-${day}`
  return hour === undefined ? date : `${date}T${hour}:${minute}:${second}Z`
}

/** What a file asks calendars to do (RFC 5546): the part that carries it says the same. */
export function calendarMethod(file: string): 'PUBLISH' | 'CANCEL' {
  return /^METHOD:CANCEL\r?$/m.test(file) ? 'CANCEL' : 'PUBLISH'
}
