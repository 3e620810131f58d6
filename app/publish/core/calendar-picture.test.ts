import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { aCalendar } from '#test/factories/a-lifecycle.ts'
import { calendarPicture } from './calendar-picture.ts'

const holiday = (country: string, date: string) => ({
  country,
  date,
  name: `${country} ${date}`,
  startsAt: new Date(`${date}T00:00:00Z`),
  endsAt: new Date(`${date}T24:00:00Z`),
})

describe('the picture of a calendar', () => {
  const calendar = aCalendar()
  const picture = calendarPicture(calendar, [
    holiday('CN', '2022-01-01'),
    holiday('FI', '2021-12-24'),
    holiday('FI', '2021-11-06'),
    holiday('SE', '2022-06-06'),
  ])

  it('shows 2021 from the day before the opening to the day after the announcement', () => {
    expect(picture.days).toBe(45)
    expect(picture.months.map(({ date }) => date)).toEqual(['2021-12-02', '2022-01-01'])
    expect(picture.instants.map(({ at }) => at)).toEqual([1.375, 20.999, 40, 43.417])
    expect(picture.weekends[0]).toEqual({ from: 2, to: 4 })
    expect(picture.weekends).toHaveLength(7)
  })

  it('has a lane for each country with a day off in it, and no other', () => {
    expect(picture.lanes).toEqual([
      { country: 'CN', holidays: [{ at: 30, date: '2022-01-01', name: 'CN 2022-01-01' }] },
      { country: 'FI', holidays: [{ at: 22, date: '2021-12-24', name: 'FI 2021-12-24' }] },
    ])
  })

  it('keeps everything inside and in order, whatever the calendar', () => {
    const later = fc.integer({ min: 1, max: 400 * 86_400 })
    fc.assert(
      fc.property(
        fc.tuple(later, later, later),
        fc.constantFrom('UTC', 'Asia/Shanghai', 'America/New_York'),
        (gaps, zone) => {
          let at = calendar.opensAt.getTime()
          const [closesAt, judgingEndsAt, announcesAt] = gaps.map((gap) => new Date((at += gap * 1000)))
          const shown = calendarPicture(
            {
              ...calendar,
              zone,
              closesAt: closesAt!,
              judgingEndsAt: judgingEndsAt!,
              announcesAt: announcesAt!,
            },
            [],
          )
          const places = [0, ...shown.instants.map((one) => one.at), shown.days]
          expect(places).toEqual([...places].sort((a, b) => a - b))
          for (const { from, to } of [...shown.bars, ...shown.weekends])
            expect(to).toBeGreaterThanOrEqual(from)
        },
      ),
    )
  })
})
