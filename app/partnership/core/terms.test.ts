import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  daysLeft,
  isRenewed,
  movedTermRefusal,
  newTermRefusal,
  noticeDay,
  presentTerm,
  standingOf,
  yearsOf,
  type Term,
} from './terms.ts'

const first: Term = { number: 1, startsOn: '2020-09-03', endsOn: '2025-12-31' }
const second: Term = { number: 2, startsOn: '2026-01-01', endsOn: '2030-12-31' }

describe('a term', () => {
  it.each([
    ['the day before', '2020-09-02', 'ahead', 1947],
    ['its first day', '2020-09-03', 'holds', 1946],
    ['its last day', '2025-12-31', 'holds', 1],
    ['the day after', '2026-01-01', 'over', 0],
  ] as const)('on %s', (_, today, standing, left) => {
    expect(standingOf(first, today)).toBe(standing)
    expect(daysLeft(first, today)).toBe(left)
  })

  it.each([
    [6, '2025-06-30'],
    [1, '2025-11-30'],
    [12, '2024-12-31'],
    [10, '2025-02-28'],
    [22, '2024-02-29'],
  ])('is told of %i months before it ends, on %s', (months, day) => {
    expect(noticeDay(first, months)).toBe(day)
  })

  it('is renewed by one that begins after it, and not by one before', () => {
    expect(isRenewed(first, [first])).toBe(false)
    expect(isRenewed(first, [first, second])).toBe(true)
    expect(isRenewed(second, [first, second])).toBe(false)
  })

  it.each([
    ['in the first', '2023-01-01', 1],
    ['on the first day of the second', '2026-01-01', 2],
    ['before both', '2019-01-01', 1],
    ['after both', '2031-01-01', 2],
  ])('is the present one %s', (_, today, number) => {
    expect(presentTerm([second, first], today)?.number).toBe(number)
  })

  it('is none where there is none', () => {
    expect(presentTerm([], '2023-01-01')).toBeNull()
  })
})

describe('a renewal', () => {
  it.each([
    ['the day after', { startsOn: '2026-01-01', endsOn: '2030-12-31' }, null],
    ['after a gap', { startsOn: '2027-01-01', endsOn: '2030-12-31' }, null],
    [
      'on the last day',
      { startsOn: '2025-12-31', endsOn: '2030-12-31' },
      { code: 'term-overlaps', number: 1, endsOn: '2025-12-31', nextOn: '2026-01-01' },
    ],
    [
      'before the term that stands',
      { startsOn: '2020-01-01', endsOn: '2020-06-01' },
      { code: 'term-earlier', number: 1, startsOn: '2020-09-03' },
    ],
    ['of one day', { startsOn: '2026-01-01', endsOn: '2026-01-01' }, { code: 'term-days' }],
  ])('that begins %s', (_, next, refusal) => {
    expect(newTermRefusal(next, [first])).toEqual(refusal)
  })

  it('may be the first term of all', () => {
    expect(newTermRefusal(first, [])).toBeNull()
  })
})

describe('a term that moves', () => {
  it.each([
    ['its end later', { ...second, endsOn: '2031-12-31' }, [], null],
    ['into the one before', { ...second, startsOn: '2025-06-01' }, [], 'term-overlaps'],
    ['off a reported year', { ...second, endsOn: '2028-12-31' }, [2030], 'term-behind'],
    ['off a year without report', { ...second, endsOn: '2028-12-31' }, [2027], null],
    ['to end before it begins', { ...second, endsOn: '2025-01-01' }, [], 'term-days'],
  ])('moves %s', (_, moved, reported, code) => {
    expect(movedTermRefusal(moved, [first, second], reported)?.code ?? null).toBe(code)
  })
})

const day = fc
  .integer({ min: 0, max: 36_000 })
  .map((days) => new Date(days * 86_400_000).toISOString().slice(0, 10))

it('never lets two terms hold on one day', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(day, day), { maxLength: 8 }), day, (asked, today) => {
      const terms: Term[] = []
      for (const [startsOn, endsOn] of asked) {
        if (newTermRefusal({ startsOn, endsOn }, terms) === null)
          terms.push({ number: terms.length + 1, startsOn, endsOn })
      }
      expect(terms.filter((term) => standingOf(term, today) === 'holds').length).toBeLessThanOrEqual(1)
      const present = presentTerm(terms, today)
      for (const term of terms) {
        if (standingOf(term, today) === 'holds') expect(present).toBe(term)
      }
      expect(terms.filter((term) => !isRenewed(term, terms))).toHaveLength(Math.min(1, terms.length))
    }),
  )
})

it('counts every year of every term once', () => {
  expect(yearsOf([second, first])).toEqual([2020, 2021, 2022, 2023, 2024, 2025, 2026, 2027, 2028, 2029, 2030])
  expect(yearsOf([])).toEqual([])
})
