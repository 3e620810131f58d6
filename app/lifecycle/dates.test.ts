import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aCalendar } from '#test/factories/a-lifecycle.ts'
import { isLate, leastFar, markedDates } from './dates.ts'
import { challengeStates, isEndState, type RoadState } from './phases.ts'

const roadStates = challengeStates.filter((state): state is RoadState => !isEndState(state))

const calendar = aCalendar()
const before = (at: Date) => new Date(at.getTime() - 1)
const { opensAt, closesAt, judgingEndsAt, announcesAt } = calendar

const letters = { done: 'd', current: 'c', next: 'n', late: 'L' }
const marks = (road: RoadState, now: Date) =>
  markedDates(road, calendar, now)
    .map(({ mark }) => letters[mark])
    .join('')

describe('the dates of a challenge', () => {
  it.each<[string, RoadState, Date, string]>([
    ['scheduled', 'scheduled', before(opensAt), 'cnnn'],
    ['a draft whose opening has passed', 'draft', opensAt, 'Lnnn'],
    ['open', 'open', opensAt, 'dcnn'],
    ['open, one instant before the deadline', 'open', before(closesAt), 'dcnn'],
    ['open after the deadline, for those who have grace', 'open', closesAt, 'dcnn'],
    ['closed', 'closed', closesAt, 'ddcn'],
    ['judging', 'judging', before(judgingEndsAt), 'ddcn'],
    ['still screening when the jury should be done', 'closed', judgingEndsAt, 'ddLn'],
    ['still screening when all should be announced', 'closed', announcesAt, 'ddLL'],
    ['judging ended early', 'deliberating', before(judgingEndsAt), 'dddc'],
    ['deliberating past the announcement', 'deliberating', announcesAt, 'dddL'],
    ['decided past the announcement', 'decided', announcesAt, 'dddL'],
    ['confirmed before the announcement', 'confirmed', before(announcesAt), 'dddc'],
    ['announced', 'announced', announcesAt, 'dddd'],
    ['completed', 'completed', announcesAt, 'dddd'],
  ])('%s', (_, road, now, expected) => {
    expect(marks(road, now)).toBe(expected)
  })

  it('are never late before their instant, and never done before their state', () => {
    fc.assert(
      fc.property(fc.constantFrom(...roadStates), fc.date({ noInvalidDate: true }), (road, now) => {
        // Nobody can hand in when the jury should be done.
        fc.pre(road !== 'open' || now < calendar.judgingEndsAt)
        for (const date of markedDates(road, calendar, now)) {
          if (date.at > now) expect(date.mark).not.toBe('late')
          expect(date.mark === 'late').toBe(isLate(road, date, now))
        }
        expect(marks(road, now)).toMatch(/^d*(L+n*|cn*)?$/)
      }),
    )
  })
})

it('counts a shared date by the challenge that has come least far', () => {
  expect(leastFar(['announced', 'closed', 'judging'])).toBe('closed')
  expect(leastFar(['piloting'])).toBe('piloting')
})
