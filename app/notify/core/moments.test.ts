import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  afterTheNight,
  beforeTheNight,
  inLanguage,
  isNight,
  nextMorning,
  quietFromHours,
  quietUntilHours,
} from './moments.ts'

const zone = fc.constantFrom('Europe/Helsinki', 'Asia/Shanghai', 'America/New_York', 'Asia/Kolkata', 'UTC')
const instant = fc.date({
  min: new Date('2021-01-01T00:00:00Z'),
  max: new Date('2027-12-31T00:00:00Z'),
  noInvalidDate: true,
})

describe('quiet hours', () => {
  it('move two hours before a deadline at 23:59 in Helsinki to the evening in Shanghai', () => {
    const twoHoursBefore = new Date('2021-12-22T19:59:00Z')
    expect(isNight(twoHoursBefore, 'Asia/Shanghai')).toBe(true)
    expect(beforeTheNight(twoHoursBefore, 'Asia/Shanghai')).toEqual(new Date('2021-12-22T12:45:00Z'))
    expect(beforeTheNight(twoHoursBefore, 'Europe/Helsinki')).toEqual(new Date('2021-12-22T18:45:00Z'))
  })

  it.each([
    ['2021-12-22T18:59:59.999Z', false],
    ['2021-12-22T19:00:00Z', true],
    ['2021-12-23T05:59:59.999Z', true],
    ['2021-12-23T06:00:00Z', false],
  ])('begin at 21:00 and end at 08:00: %s', (at, expected) => {
    expect(isNight(new Date(at), 'Europe/Helsinki')).toBe(expected)
  })

  it('never ring at night, never move later, never by more than half a day', () => {
    fc.assert(
      fc.property(instant, zone, (at, where) => {
        const moved = beforeTheNight(at, where)
        expect(isNight(moved, where)).toBe(false)
        expect(moved.getTime()).toBeLessThanOrEqual(at.getTime())
        expect(at.getTime() - moved.getTime()).toBeLessThan(12.5 * 3_600_000)
      }),
    )
  })
})

describe('longer quiet hours', () => {
  const quiet = fc.record({
    fromHour: fc.constantFrom(...quietFromHours),
    untilHour: fc.constantFrom(...quietUntilHours),
  })

  it('move a reminder of seven in the evening to a quarter before the night begins', () => {
    const at = new Date('2021-12-22T17:00:00Z')
    expect(beforeTheNight(at, 'Europe/Helsinki')).toEqual(at)
    expect(beforeTheNight(at, 'Europe/Helsinki', { fromHour: 18, untilHour: 9 })).toEqual(
      new Date('2021-12-22T15:45:00Z'),
    )
  })

  it('never ring in the hours that were chosen, whichever they are', () => {
    fc.assert(
      fc.property(instant, zone, quiet, (at, where, hours) => {
        expect(isNight(beforeTheNight(at, where, hours), where, hours)).toBe(false)
        expect(isNight(afterTheNight(at, where, hours), where, hours)).toBe(false)
        expect(beforeTheNight(at, where, hours).getTime()).toBeLessThanOrEqual(at.getTime())
        expect(afterTheNight(at, where, hours).getTime()).toBeGreaterThanOrEqual(at.getTime())
      }),
    )
  })
})

describe('the next morning', () => {
  it('is 08:00 where the reader is', () => {
    const closing = new Date('2021-12-22T21:59:00Z')
    expect(nextMorning(closing, 'Europe/Helsinki')).toEqual(new Date('2021-12-23T06:00:00Z'))
    expect(nextMorning(closing, 'Asia/Shanghai')).toEqual(new Date('2021-12-23T00:00:00Z'))
    expect(nextMorning(new Date('2021-12-23T06:00:00Z'), 'Europe/Helsinki')).toEqual(
      new Date('2021-12-24T06:00:00Z'),
    )
  })
})

describe('a text in several languages', () => {
  it('is read in the reader’s, in English, or in what there is', () => {
    expect(inLanguage({ en: 'Air', fi: 'Ilma' }, 'fi')).toBe('Ilma')
    expect(inLanguage({ en: 'Air', fi: ' ' }, 'fi')).toBe('Air')
    expect(inLanguage({ 'zh-CN': '空气' }, 'sv')).toBe('空气')
    expect(inLanguage({}, 'sv')).toBe('')
  })
})
