import { describe, expect, it } from 'vitest'
import { aCalendar } from '#test/factories/a-lifecycle.ts'
import { calendarRemarks, type Holiday, type RemarkSurroundings } from './calendar-remarks.ts'
import type { NewCalendar } from './calendar.ts'

/** A calendar nobody remarks on: six weeks, closing on a Wednesday afternoon, three weeks for the jury in spring. */
const calm = aCalendar({
  opensAt: new Date('2026-04-01T06:00:00Z'),
  closesAt: new Date('2026-05-13T13:00:00Z'),
  judgingEndsAt: new Date('2026-06-03T13:00:00Z'),
  announcesAt: new Date('2026-06-17T13:00:00Z'),
})
const remarksOn = (changes: Partial<typeof calm>) => calendarRemarks({ ...calm, ...changes })

const offsets: Readonly<Record<string, string>> = { FI: '+03:00', SE: '+02:00', CN: '+08:00' }

function dayOff(country: string, date: string): Holiday {
  const startsAt = new Date(`${date}T00:00:00${offsets[country]}`)
  return { country, date, name: 'A day off', startsAt, endsAt: new Date(startsAt.getTime() + 86_400_000) }
}

describe('remarks on a calendar', () => {
  it('leave a calm calendar alone', () => {
    expect(calendarRemarks(calm)).toEqual([])
  })

  /** 3 December to 22 December 2021, jury to 12 January, winners on 14 January: the China-Finland Challenge. */
  const of2021 = aCalendar({ judgingEndsAt: new Date('2022-01-12T15:00:00Z') })
  const here = { zone: 'Europe/Helsinki', date: '2021-12-22', time: '23:59' }
  const shanghai = { zone: 'Asia/Shanghai', date: '2021-12-23', time: '05:59' }
  const newYork = { zone: 'America/New_York', date: '2021-12-22', time: '16:59' }

  it.each<[string, RemarkSurroundings, readonly (typeof here)[]]>([
    ['with its partners alone', {}, [shanghai]],
    ['with readers in New York', { readerZones: ['America/New_York'] }, [shanghai, newYork]],
    [
      'with the holidays of its two countries',
      { holidays: [dayOff('FI', '2021-12-24'), dayOff('CN', '2022-01-01'), dayOff('FI', '2022-01-06')] },
      [shanghai],
    ],
    ['with a jury that is large enough', { load: { proposals: 24, reviews: 3, jurors: 6 } }, [shanghai]],
  ])('see what was unkind in 2021, %s', (_, surroundings, elsewhere) => {
    expect(calendarRemarks(of2021, surroundings)).toEqual([
      { code: 'window-short', count: 19 },
      { code: 'closes-at-day-end' },
      { code: 'other-day-elsewhere', here, elsewhere },
      { code: 'jury-over-christmas' },
      { code: 'announcement-early', count: 1 },
    ])
  })

  it.each<[string, Partial<NewCalendar>, RemarkSurroundings, readonly string[]]>([
    ['29 days', { opensAt: new Date('2026-04-14T12:00:00Z') }, {}, ['window-tight']],
    ['30 days', { opensAt: new Date('2026-04-13T13:00:00Z') }, {}, []],
    [
      'the last minute of a day',
      { closesAt: new Date('2026-05-13T20:59:00Z'), partnerZones: [] },
      {},
      ['closes-at-day-end'],
    ],
    ['a holiday at home', {}, { holidays: [dayOff('FI', '2026-05-13')] }, ['closes-on-holiday']],
    ['the day after one', {}, { holidays: [dayOff('FI', '2026-05-12')] }, []],
    [
      'holidays in two countries',
      {},
      { holidays: [dayOff('FI', '2026-05-13'), dayOff('CN', '2026-05-13')] },
      ['closes-on-holiday', 'closes-on-holiday'],
    ],
    ['readers whose day is the same', {}, { readerZones: ['Asia/Tokyo'] }, []],
    [
      'readers whose day is another',
      {},
      { readerZones: ['Pacific/Auckland', 'Asia/Tokyo'] },
      ['other-day-elsewhere'],
    ],
    ['three proposals a juror a day', {}, { load: { proposals: 90, reviews: 2, jurors: 4 } }, []],
    ['one more', {}, { load: { proposals: 91, reviews: 2, jurors: 4 } }, ['jury-load-high']],
    ['no jurors yet', {}, { load: { proposals: 900, reviews: 2, jurors: 0 } }, []],
    ['one day off for the jury', {}, { holidays: [dayOff('SE', '2026-05-14')] }, []],
    [
      'two days off for the jury',
      {},
      { holidays: [dayOff('FI', '2026-05-14'), dayOff('CN', '2026-05-25')] },
      ['jury-over-holidays'],
    ],
    [
      'the same day off in two countries',
      {},
      { holidays: [dayOff('FI', '2026-05-14'), dayOff('SE', '2026-05-14')] },
      [],
    ],
    ['a holiday on a Sunday', {}, { holidays: [dayOff('FI', '2026-05-14'), dayOff('FI', '2026-05-24')] }, []],
    ['winners after 13 days', { announcesAt: new Date('2026-06-17T12:59:00Z') }, {}, ['announcement-early']],
  ])('on %s', (_, changes, surroundings, codes) => {
    expect(calendarRemarks({ ...calm, ...changes }, surroundings).map(({ code }) => code)).toEqual(codes)
  })

  it('count the working days that days off leave to the jury', () => {
    const load = { proposals: 40, reviews: 3, jurors: 2 }
    const holidays = [dayOff('FI', '2026-05-14'), dayOff('FI', '2026-05-15')]
    expect(calendarRemarks(calm, { load })).toContainEqual(
      expect.objectContaining({ code: 'jury-load-high', count: 4, workingDays: 15 }),
    )
    expect(calendarRemarks(calm, { load, holidays })).toContainEqual(
      expect.objectContaining({ code: 'jury-load-high', count: 5, workingDays: 13 }),
    )
  })

  it('tell what is too short from what is tight', () => {
    expect(remarksOn({ opensAt: new Date('2026-04-22T13:00:00Z') })).toEqual([
      { code: 'window-tight', count: 21 },
    ])
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
    const until = (judgingEndsAt: string) =>
      remarksOn({ judgingEndsAt: new Date(judgingEndsAt), announcesAt: new Date('2027-09-01T00:00:00Z') })
    expect(until('2027-06-01T00:00:00Z')).toEqual([{ code: 'jury-over-christmas' }])
    expect(until('2026-12-23T22:00:00Z')).toEqual([])
    expect(until('2026-12-23T22:01:00Z')).toEqual([{ code: 'jury-over-christmas' }])
  })
})
