import { expect, it } from 'vitest'
import { ownDates, sharedCalendar, type DatedChallenge } from './shared-calendar.ts'

const challenge = (title: string, closes: string, mark: 'done' | 'next' = 'next'): DatedChallenge => ({
  title,
  zones: ['Europe/Helsinki'],
  instants: [
    { key: 'opensAt', atIso: '2027-02-01T07:00:00.000Z', mark: 'done' },
    { key: 'closesAt', atIso: closes, mark },
  ],
})
const shared = '2027-03-01T15:00:00.000Z'
const later = '2027-03-08T15:00:00.000Z'

it('says a shared date once, and names the challenges of a date that only some have', () => {
  const items = sharedCalendar(
    [challenge('A', shared), challenge('B', later), challenge('C', shared)],
    (key) => key,
  )
  expect(items.map(({ label, atIso, note, state }) => [label, atIso, note, state])).toEqual([
    ['opensAt', '2027-02-01T07:00:00.000Z', undefined, 'done'],
    ['closesAt', shared, 'A · C', 'current'],
    ['closesAt', later, 'B', 'next'],
  ])
})

it('tells who deviates from the calendar that most share, and in which dates', () => {
  const own = ownDates([challenge('A', later), challenge('B', shared), challenge('C', shared)])
  expect(own.map(({ title, differs }) => [title, differs])).toEqual([['A', ['closesAt']]])
  expect(ownDates([challenge('A', shared), challenge('B', shared)])).toEqual([])
  expect(ownDates([])).toEqual([])
})
