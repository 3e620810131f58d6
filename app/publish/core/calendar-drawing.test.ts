import { describe, expect, it } from 'vitest'
import { aCalendar } from '#test/factories/a-lifecycle.ts'
import { locales } from '#app/platform/i18n.ts'
import { calendarDrawings, roomFor } from './calendar-drawing.ts'
import { calendarPicture } from './calendar-picture.ts'

const zones = ['Europe/Helsinki', 'Asia/Shanghai', 'America/Los_Angeles']
const names = { apply: 'Hakeminen', judge: 'Bedömning', announce: 'Offentliggörande av vinnarna' }

describe.each(locales)('the drawing of a calendar in %s', (lang) => {
  // The deadline at the beginning, in the middle and near the end of the picture.
  it.each(['2021-12-06T21:59:00Z', '2021-12-22T21:59:00Z', '2022-01-10T21:59:00Z'])(
    'keeps every word inside, with the deadline at %s',
    (closing) => {
      const closesAt = new Date(closing)
      const calendar = aCalendar({
        closesAt,
        judgingEndsAt: new Date('2022-01-12T15:00:00Z'),
        announcesAt: new Date('2022-01-14T08:00:00Z'),
      })
      const drawings = calendarDrawings({
        ...{ lang, zones, closesAt },
        picture: calendarPicture(calendar, []),
        nameOfPhase: (phase) => names[phase],
        nameOfCountry: (code) => code,
      })
      expect(drawings.map(({ width }) => width)).toEqual([720, 360])
      for (const { width, readings, bars, months, deadline } of drawings) {
        const longest = Math.max(...readings.texts.map(roomFor))
        const from = readings.anchor === 'start' ? readings.x : readings.x - longest
        expect(from).toBeGreaterThanOrEqual(0)
        expect(from + longest).toBeLessThanOrEqual(width + 0.1)
        if (deadline.top === 14) expect(from > deadline.x || from + longest < deadline.x).toBe(true)
        for (const bar of bars) if (bar.name) expect(roomFor(bar.name)).toBeLessThan(bar.width)
        for (const month of months) expect(month.x + roomFor(month.name)).toBeLessThanOrEqual(width)
      }
    },
  )
})
