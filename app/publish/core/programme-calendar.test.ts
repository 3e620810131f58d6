import { expect, it } from 'vitest'
import type { NewCalendar } from '#app/lifecycle/calendar.ts'
import { programmeCalendarOf } from './programme-calendar.ts'

const calendar: NewCalendar = {
  zone: 'Europe/Helsinki',
  partnerZones: [],
  opensAt: new Date('2027-02-01T07:00:00Z'),
  closesAt: new Date('2027-03-01T15:00:00Z'),
  judgingEndsAt: new Date('2027-04-01T14:00:00Z'),
  announcesAt: new Date('2027-04-09T07:00:00Z'),
}
const later = new Date('2027-03-08T15:00:00Z')

it('is the one most challenges share; the others differ by what they moved', () => {
  const challenges = [
    { id: 'a', calendar: { ...calendar, closesAt: later } },
    { id: 'b', calendar },
    { id: 'c', calendar: { ...calendar } },
    { id: 'd', calendar: { ...calendar, zone: 'Asia/Tokyo' } },
  ]
  expect(programmeCalendarOf(challenges)).toEqual({
    calendar,
    following: ['b', 'c'],
    own: [
      { id: 'a', differs: ['closesAt'] },
      { id: 'd', differs: ['zone'] },
    ],
  })
})

it('is the first challenge’s where none is shared more, and nobody’s without challenges', () => {
  const challenges = [
    { id: 'a', calendar },
    { id: 'b', calendar: { ...calendar, closesAt: later } },
  ]
  expect(programmeCalendarOf(challenges)).toMatchObject({ following: ['a'], own: [{ id: 'b' }] })
  expect(programmeCalendarOf([])).toBeNull()
})
