import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { zonedAt } from '#app/lifecycle/calendar.ts'
import { days, usualQuiet } from './moments.ts'
import { lastTuesday, weeklyAt, weeklyItems } from './weekly.ts'

const helsinki = 'Europe/Helsinki'

describe('the last Tuesday', () => {
  it.each([
    ['2021-12-07T06:59:59.999Z', '2021-11-30T07:00:00Z'],
    ['2021-12-07T07:00:00Z', '2021-12-07T07:00:00Z'],
    ['2021-12-13T23:00:00Z', '2021-12-07T07:00:00Z'],
  ])('before %s in Helsinki is %s', (now, expected) => {
    expect(lastTuesday(new Date(now), helsinki)).toEqual(new Date(expected))
  })

  it('is a Tuesday at nine on the clock of the zone, less than eight days back, also when clocks change', () => {
    const zone = fc.constantFrom(helsinki, 'Asia/Shanghai', 'America/New_York', 'Asia/Kathmandu', 'UTC')
    const instant = fc.date({
      min: new Date('2021-01-01T00:00:00Z'),
      max: new Date('2027-12-31T00:00:00Z'),
      noInvalidDate: true,
    })
    fc.assert(
      fc.property(instant, zone, (now, where) => {
        const at = lastTuesday(now, where)
        const there = zonedAt(at, where)
        expect([there.dayOfWeek, there.hour, there.minute]).toEqual([2, 9, 0])
        expect(at.getTime()).toBeLessThanOrEqual(now.getTime())
        expect(now.getTime() - at.getTime()).toBeLessThan(days(7) + 3_600_001)
      }),
    )
  })
})

describe('a weekly digest', () => {
  const slot = new Date('2021-12-07T07:00:00Z')
  const reader = {
    ...{ zone: helsinki, quiet: usualQuiet },
    ...{ since: new Date('2021-12-01T00:00:00Z'), until: null },
  }

  it.each([
    ['before its hour', '2021-12-07T06:59:59Z', {}, null],
    ['at its hour', '2021-12-07T07:00:00Z', {}, '2021-12-07T07:00:00.000Z'],
    ['a day late', '2021-12-08T07:00:01Z', {}, null],
    [
      'to whoever asked for it after',
      '2021-12-07T08:00:00Z',
      { since: new Date('2021-12-07T07:30:00Z') },
      null,
    ],
    ['a second time', '2021-12-07T08:00:00Z', { until: slot }, null],
    [
      'in longer quiet hours',
      '2021-12-07T07:00:00Z',
      { quiet: { fromHour: 20, untilHour: 11 } },
      '2021-12-07T09:00:00.000Z',
    ],
  ])('goes %s', (_, now, given, expected) => {
    expect(weeklyAt({ ...reader, ...given }, new Date(now))?.sendAt.toISOString() ?? null).toBe(expected)
  })

  it('has what opened in the week before, and what closes in the fortnight after, each once', () => {
    const item = (opensAt: string, closesAt: string) => ({
      opensAt: new Date(opensAt),
      closesAt: new Date(closesAt),
    })
    const items = {
      fresh: item('2021-12-01T10:00:00Z', '2022-02-01T10:00:00Z'),
      freshAndShort: item('2021-12-07T07:00:00Z', '2021-12-10T10:00:00Z'),
      closing: item('2021-11-01T10:00:00Z', '2021-12-21T07:00:00Z'),
      closingSooner: item('2021-11-01T10:00:00Z', '2021-12-08T07:00:00Z'),
      later: item('2021-11-01T10:00:00Z', '2021-12-21T07:00:01Z'),
      over: item('2021-11-01T10:00:00Z', '2021-12-07T07:00:00Z'),
      aWeekOld: item('2021-11-30T07:00:00Z', '2022-02-01T10:00:00Z'),
    }
    const { opened, closing } = weeklyItems(Object.values(items), slot)
    expect(opened).toEqual([items.freshAndShort, items.fresh])
    expect(closing).toEqual([items.closingSooner, items.closing])
  })
})
