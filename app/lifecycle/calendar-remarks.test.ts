import { describe, expect, it } from 'vitest'
import { aCalendar } from '#test/factories/a-lifecycle.ts'
import { calendarRemarks } from './calendar-remarks.ts'

/** A calendar nobody remarks on: six weeks, closing on a Wednesday afternoon, three weeks for the jury in spring. */
const calm = aCalendar({
  opensAt: new Date('2026-04-01T06:00:00Z'),
  closesAt: new Date('2026-05-13T13:00:00Z'),
  judgingEndsAt: new Date('2026-06-03T13:00:00Z'),
  announcesAt: new Date('2026-06-17T13:00:00Z'),
})
const remarksOn = (changes: Partial<typeof calm>) => calendarRemarks({ ...calm, ...changes })

describe('remarks on a calendar', () => {
  it('leave a calm calendar alone', () => {
    expect(calendarRemarks(calm)).toEqual([])
  })

  it('see what was unkind in 2021: 19 days, tomorrow in Shanghai, a jury over Christmas', () => {
    expect(calendarRemarks(aCalendar())).toEqual([
      { code: 'window-short', count: 19 },
      { code: 'other-day-for-partner', zone: 'Asia/Shanghai', date: '2021-12-23', time: '05:59' },
      { code: 'jury-over-christmas' },
    ])
  })

  it('count 21 days as enough', () => {
    expect(remarksOn({ opensAt: new Date('2026-04-22T13:00:00Z') })).toEqual([])
    expect(remarksOn({ opensAt: new Date('2026-04-22T13:01:00Z') })).toEqual([
      { code: 'window-short', count: 20 },
    ])
  })

  it.each([
    ['2026-05-14T13:00:00Z', []],
    ['2026-05-15T13:00:00Z', [5]],
    ['2026-05-16T13:00:00Z', [6]],
    ['2026-05-17T13:00:00Z', [7]],
    ['2026-05-18T13:00:00Z', []],
  ])('know the weekday of %s in the zone', (closesAt, weekdays) => {
    const expected = weekdays.map((weekday) => ({ code: 'closes-before-weekend', weekday }))
    expect(remarksOn({ closesAt: new Date(closesAt) })).toEqual(expected)
  })

  it('see midnight in the zone of the organiser', () => {
    expect(remarksOn({ closesAt: new Date('2026-05-12T21:00:00Z') })).toContainEqual({
      code: 'closes-at-midnight',
    })
    expect(remarksOn({ closesAt: new Date('2026-05-13T00:00:00Z') })).not.toContainEqual({
      code: 'closes-at-midnight',
    })
  })

  it('see a clock change in the 72 hours before the deadline', () => {
    const opensAt = new Date('2026-02-01T06:00:00Z')
    const at = new Date('2026-03-29T01:00:00Z')
    const near = { code: 'clock-change-near', zone: 'Europe/Helsinki', at }
    expect(remarksOn({ opensAt, closesAt: new Date('2026-04-01T01:00:00Z') })).toContainEqual(near)
    expect(remarksOn({ opensAt, closesAt: new Date('2026-04-01T01:01:00Z') })).not.toContainEqual(near)
    expect(remarksOn({ opensAt, closesAt: new Date('2026-03-29T00:59:00Z') })).not.toContainEqual(near)
  })

  it('want two weeks for the jury', () => {
    expect(remarksOn({ judgingEndsAt: new Date('2026-05-27T12:59:00Z') })).toEqual([
      { code: 'jury-window-short', count: 13 },
    ])
  })

  it('find Christmas in a jury time that spans a year', () => {
    expect(remarksOn({ judgingEndsAt: new Date('2027-06-01T00:00:00Z') })).toEqual([
      { code: 'jury-over-christmas' },
    ])
    expect(remarksOn({ judgingEndsAt: new Date('2026-12-23T22:00:00Z') })).toEqual([])
    expect(remarksOn({ judgingEndsAt: new Date('2026-12-23T22:01:00Z') })).toEqual([
      { code: 'jury-over-christmas' },
    ])
  })
})
