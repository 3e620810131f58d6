import { describe, expect, it } from 'vitest'
import { sessionCalendar, type SessionCalendarFacts } from './session-calendar.ts'

const facts: SessionCalendarFacts = {
  id: 'f47ac10b-58cc-4372-a567-0e02b2c3d479',
  title: 'Reverse pitch',
  description: 'Ask the city.',
  startsAt: new Date('2021-12-09T12:00:00Z'),
  endsAt: new Date('2021-12-09T13:30:00Z'),
  place: 'Harbour Hall, Helsinki',
  sequence: 2,
  isCancelled: false,
  language: 'en',
  host: 'haaste.test',
  url: 'https://haaste.test/en/sessions/x',
  movedAt: new Date('2021-12-01T08:00:00Z'),
}

describe('the calendar file of a session', () => {
  it('holds the same instant for every clock, under a name that stays', () => {
    const file = sessionCalendar(facts)
    for (const line of [
      'METHOD:PUBLISH',
      'UID:session-f47ac10b-58cc-4372-a567-0e02b2c3d479@haaste.test',
      'SEQUENCE:2',
      'DTSTAMP:20211201T080000Z',
      'DTSTART:20211209T120000Z',
      'DTEND:20211209T133000Z',
      'LOCATION:Harbour Hall\\, Helsinki',
      'TRIGGER:-PT1H',
    ])
      expect(file).toContain(line)
  })

  it('takes a session out that was called off', () => {
    const file = sessionCalendar({ ...facts, isCancelled: true, sequence: 3 })
    expect(file).toContain('METHOD:CANCEL')
    expect(file).toContain('STATUS:CANCELLED')
    expect(file).toContain('SEQUENCE:3')
    expect(file).not.toContain('VALARM')
  })
})
