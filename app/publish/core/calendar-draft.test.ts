import { describe, expect, it } from 'vitest'
import { chinaFinland2021 } from '../templates/china-finland-2021.ts'
import {
  calendarFromOpening,
  calendarOfTemplate,
  readCalendar,
  type TypedCalendar,
} from './calendar-draft.ts'

const now = new Date('2021-01-01T00:00:00Z')
const at = (date: string, time = '12:00') => ({ date, time })

const fine: TypedCalendar = {
  zone: 'Europe/Helsinki',
  opensAt: at('2021-12-03', '09:00'),
  closesAt: at('2021-12-22', '23:59'),
  judgingEndsAt: at('2022-01-12', '17:00'),
  announcesAt: at('2022-01-14', '10:00'),
}

const codesOf = (typed: Partial<TypedCalendar>) => {
  const read = readCalendar({ ...fine, ...typed }, ['Asia/Shanghai'], now)
  if (read.ok) return {}
  return Object.fromEntries(
    Object.entries(read.refusal.problems).map(([name, refusal]) => [name, refusal.code]),
  )
}

describe('reading a typed calendar', () => {
  it('gives the instants of 2021', () => {
    expect(readCalendar(fine, ['Asia/Shanghai'], now)).toEqual({
      ok: true,
      value: {
        zone: 'Europe/Helsinki',
        partnerZones: ['Asia/Shanghai'],
        opensAt: new Date('2021-12-03T07:00:00Z'),
        closesAt: new Date('2021-12-22T21:59:00Z'),
        judgingEndsAt: new Date('2022-01-12T15:00:00Z'),
        announcesAt: new Date('2022-01-14T08:00:00Z'),
      },
    })
  })

  it.each<[string, Partial<TypedCalendar>, Record<string, string>]>([
    ['the hour the clocks skip', { opensAt: at('2021-03-28', '03:30') }, { opensAt: 'time-missing' }],
    ['the hour they repeat', { opensAt: at('2021-10-31', '03:30') }, { opensAt: 'time-ambiguous' }],
    ['a day that is none', { closesAt: at('2021-02-30') }, { closesAt: 'date-invalid' }],
    ['no time at all', { closesAt: at('2021-12-22', '') }, { closesAt: 'clock-time-invalid' }],
    ['an opening in the past', { opensAt: at('2020-12-03') }, { opensAt: 'opening-past' }],
    ['a deadline before the opening', { closesAt: at('2021-12-01') }, { closesAt: 'calendar-order' }],
    [
      'several things at once',
      { opensAt: at('2021-10-31', '03:30'), announcesAt: at('tomorrow') },
      { opensAt: 'time-ambiguous', announcesAt: 'date-invalid' },
    ],
    [
      'a zone that is none',
      { zone: 'Helsinki' },
      {
        opensAt: 'zone-unknown',
        closesAt: 'zone-unknown',
        judgingEndsAt: 'zone-unknown',
        announcesAt: 'zone-unknown',
      },
    ],
  ])('names %s', (_, typed, expected) => {
    expect(codesOf(typed)).toEqual(expected)
  })
})

it('counts the days of a template from its opening', () => {
  const opening = { date: '2021-12-03', time: '09:00', zone: 'Europe/Helsinki' }
  expect(calendarFromOpening(chinaFinland2021.original!.calendar, opening)).toEqual(fine)
  expect(calendarOfTemplate(chinaFinland2021, opening)).toEqual(fine)
  const broken = calendarOfTemplate(chinaFinland2021, { ...opening, date: 'soon' })
  expect(readCalendar(broken, [], now).ok).toBe(false)
})
