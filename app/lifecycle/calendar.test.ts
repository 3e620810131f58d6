import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aCalendar } from '#test/factories/a-lifecycle.ts'
import {
  calendarInstants,
  calendarRefusals,
  instantToWallClock,
  isZone,
  movedCalendar,
  orderRefusals,
  wallClockToInstant,
} from './calendar.ts'

const helsinki = 'Europe/Helsinki'

describe('a wall clock becomes an instant', () => {
  it.each([
    ['the deadline of 2021', '2021-12-22', '23:59', helsinki, '2021-12-22T21:59:00.000Z'],
    ['the same minute in Shanghai', '2021-12-23', '05:59', 'Asia/Shanghai', '2021-12-22T21:59:00.000Z'],
    ['summer time', '2021-07-01', '12:00', helsinki, '2021-07-01T09:00:00.000Z'],
    ['a leap day', '2024-02-29', '00:00', 'Asia/Tokyo', '2024-02-28T15:00:00.000Z'],
    ['a zone with 45 minutes', '2026-01-01', '00:00', 'Asia/Kathmandu', '2025-12-31T18:15:00.000Z'],
    ['the minute before the gap', '2026-03-29', '02:59', helsinki, '2026-03-29T00:59:00.000Z'],
    ['the minute after the gap', '2026-03-29', '04:00', helsinki, '2026-03-29T01:00:00.000Z'],
    ['the minute before the repeated hour', '2026-10-25', '02:59', helsinki, '2026-10-24T23:59:00.000Z'],
    ['the minute after the repeated hour', '2026-10-25', '04:00', helsinki, '2026-10-25T02:00:00.000Z'],
    ['universal time', '2026-10-25', '03:30', 'UTC', '2026-10-25T03:30:00.000Z'],
  ])('%s', (_, date, time, zone, instant) => {
    expect(wallClockToInstant({ date, time, zone })).toEqual({ ok: true, value: new Date(instant) })
  })

  it('names the hour that does not exist and its two neighbours', () => {
    expect(wallClockToInstant({ date: '2026-03-29', time: '03:30', zone: helsinki })).toEqual({
      ok: false,
      refusal: {
        code: 'time-missing',
        date: '2026-03-29',
        time: '03:30',
        zone: helsinki,
        gapStart: '03:00',
        gapEnd: '04:00',
        before: { date: '2026-03-29', time: '02:59' },
        after: { date: '2026-03-29', time: '04:00' },
      },
    })
  })

  it('knows gaps that are not an hour, and not at night', () => {
    expect(
      wallClockToInstant({ date: '2026-10-04', time: '02:15', zone: 'Australia/Lord_Howe' }),
    ).toMatchObject({
      refusal: { code: 'time-missing', gapStart: '02:00', gapEnd: '02:30' },
    })
    // Samoa crossed the date line: 30 December 2011 did not exist there at all.
    expect(wallClockToInstant({ date: '2011-12-30', time: '12:00', zone: 'Pacific/Apia' })).toMatchObject({
      refusal: {
        code: 'time-missing',
        before: { date: '2011-12-29', time: '23:59' },
        after: { date: '2011-12-31', time: '00:00' },
      },
    })
  })

  it('gives both readings of a time that comes twice', () => {
    expect(wallClockToInstant({ date: '2026-10-25', time: '03:30', zone: helsinki })).toEqual({
      ok: false,
      refusal: {
        code: 'time-ambiguous',
        date: '2026-10-25',
        time: '03:30',
        zone: helsinki,
        earlier: { instant: new Date('2026-10-25T00:30:00Z'), offset: '+03:00' },
        later: { instant: new Date('2026-10-25T01:30:00Z'), offset: '+02:00' },
      },
    })
  })

  it.each([
    '2021-02-30',
    '2021-13-01',
    '22.12.2021',
    '',
    '0000-01-01',
    '9999-01-01',
    '2021-1-2',
    '2021-12-22x',
  ])('refuses the date %j', (date) => {
    const answer = wallClockToInstant({ date, time: '12:00', zone: helsinki })
    expect(answer).toEqual({ ok: false, refusal: { code: 'date-invalid', date } })
  })

  it.each(['24:00', '23:60', '9:00', '12', '', '12:00:00', '12.00', '١٢:٠٠'])(
    'refuses the time %j',
    (time) => {
      const answer = wallClockToInstant({ date: '2021-12-22', time, zone: helsinki })
      expect(answer).toEqual({ ok: false, refusal: { code: 'clock-time-invalid', time } })
    },
  )

  it.each([
    'CST',
    'UTC+8',
    'GMT-2',
    '+08:00',
    'Etc/GMT+8',
    'etc/gmt-2',
    'Europe/Nowhere',
    '',
    'Helsinki',
    '../UTC',
  ])('refuses the zone %j, which is unknown or means something else elsewhere', (zone) => {
    const answer = wallClockToInstant({ date: '2021-12-22', time: '12:00', zone })
    expect(answer).toEqual({ ok: false, refusal: { code: 'zone-unknown', zone } })
  })

  it('accepts every city zone this platform knows', () => {
    const cities = Intl.supportedValuesOf('timeZone').filter(
      (zone) => zone.includes('/') && !zone.startsWith('Etc/'),
    )
    expect(cities.length).toBeGreaterThan(300)
    expect(cities.filter((zone) => !isZone(zone))).toEqual([])
  })
})

/** The instants a typed time can mean: one, or both of an ambiguous one. */
function readings(answer: ReturnType<typeof wallClockToInstant>): Date[] {
  if (answer.ok) return [answer.value]
  const { refusal } = answer
  return refusal.code === 'time-ambiguous' ? [refusal.earlier.instant, refusal.later.instant] : []
}

describe('there and back again', () => {
  const zones = [
    'Europe/Helsinki',
    'Europe/Stockholm',
    'Asia/Shanghai',
    'Asia/Tokyo',
    'Asia/Kathmandu',
    'Pacific/Apia',
  ]

  it('an unambiguous wall clock of an instant gives that instant, an ambiguous one lists it', () => {
    const minute = fc.integer({ min: Date.UTC(2020, 0) / 60_000, max: Date.UTC(2035, 0) / 60_000 })
    fc.assert(
      fc.property(minute, fc.constantFrom(...zones), (minutes, zone) => {
        const instant = new Date(minutes * 60_000)
        const { date, time } = instantToWallClock(instant, zone)
        const answer = wallClockToInstant({ date, time, zone })
        expect(readings(answer)).toContainEqual(instant)
      }),
      { numRuns: 2000 },
    )
  })

  it('agrees with Intl, minute by minute, through both clock changes of 2024 to 2030', () => {
    const format = new Intl.DateTimeFormat('sv-SE', {
      timeZone: helsinki,
      dateStyle: 'short',
      timeStyle: 'short',
    })
    for (const change of clockChanges) {
      for (let minutes = -180; minutes <= 180; minutes += 1) {
        const instant = new Date(change + minutes * 60_000)
        const { date, time } = instantToWallClock(instant, helsinki)
        expect(`${date} ${time}`).toBe(format.format(instant))
      }
    }
  })

  /** The last Sundays of March and October, 01:00 UTC. */
  const clockChanges = [2024, 2025, 2026, 2027, 2028, 2029, 2030].flatMap((year) =>
    [2, 9].map((month) => {
      const last = new Date(Date.UTC(year, month, 31, 1))
      return Date.UTC(year, month, 31 - last.getUTCDay(), 1)
    }),
  )

  it('says the offset that holds then', () => {
    expect(instantToWallClock(new Date('2021-12-22T21:59:30Z'), helsinki)).toEqual({
      date: '2021-12-22',
      time: '23:59',
      zone: helsinki,
      offset: '+02:00',
    })
  })
})

describe('the order of a calendar', () => {
  const before = new Date('2021-11-01T00:00:00Z')

  it('finds nothing wrong with the calendar of 2021', () => {
    expect(calendarRefusals(aCalendar(), before)).toEqual([])
  })

  it('names the two instants that are the wrong way round', () => {
    const calendar = aCalendar({ closesAt: new Date('2021-12-01T00:00:00Z') })
    expect(orderRefusals(calendar)).toEqual([
      { code: 'calendar-order', earlier: 'opensAt', later: 'closesAt' },
    ])
  })

  it.each([
    ['opensAt', 'closesAt'],
    ['closesAt', 'judgingEndsAt'],
    ['judgingEndsAt', 'announcesAt'],
  ] as const)('refuses %s and %s at the same instant', (earlier, later) => {
    const calendar = aCalendar()
    const refusals = orderRefusals({ ...calendar, [later]: calendar[earlier] })
    expect(refusals[0]).toEqual({ code: 'calendar-order', earlier, later })
  })

  it('refuses an opening in the past, and accepts one at this very instant', () => {
    const calendar = aCalendar()
    const { opensAt, zone } = calendar
    expect(calendarRefusals(calendar, new Date(opensAt.getTime() + 1))).toEqual([
      { code: 'opening-past', opensAt, zone },
    ])
    expect(calendarRefusals(calendar, opensAt)).toEqual([])
  })

  it('refuses zones that do not exist, of the partners too', () => {
    const calendar = aCalendar({ zone: 'Moon/Base', partnerZones: ['Asia/Shanghai', 'CST'] })
    expect(calendarRefusals(calendar, before)).toEqual([
      { code: 'zone-unknown', zone: 'Moon/Base' },
      { code: 'zone-unknown', zone: 'CST' },
    ])
  })

  it('moves what is named and counts the version', () => {
    const closesAt = new Date('2021-12-23T21:59:00Z')
    expect(movedCalendar(aCalendar(), { closesAt })).toEqual(aCalendar({ closesAt, version: 2 }))
    expect(calendarInstants).toEqual(['opensAt', 'closesAt', 'judgingEndsAt', 'announcesAt'])
  })
})
