import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { failedMinutesBefore, isExtensionDue, proposedDeadline } from './outage-rule.ts'

const closesAt = new Date('2026-10-21T13:00:00Z')
const at = (minutes: number) => new Date(closesAt.getTime() + minutes * 60_000)
const outage = (from: number, to: number) => ({ beganAt: at(from), endedAt: at(to) })

describe('minutes away in the two hours before a deadline', () => {
  it.each<[string, ReturnType<typeof outage>[], number]>([
    ['none', [], 0],
    ['ten at once', [outage(-60, -50)], 10],
    ['several together', [outage(-100, -96), outage(-30, -24)], 10],
    ['one that began before the window', [outage(-200, -115)], 5],
    ['one that lasts beyond the deadline', [outage(-9, 40)], 9],
    ['one that ended before the window', [outage(-300, -120)], 0],
    ['one after the deadline', [outage(0, 60)], 0],
    ['the whole window', [outage(-500, 500)], 120],
    ['two that overlap, once', [outage(-30, -10), outage(-20, -5)], 25],
    ['a part of a minute less than ten', [{ beganAt: at(-60), endedAt: new Date(at(-50).getTime() - 1) }], 9],
  ])('%s', (_, outages, expected) => {
    expect(failedMinutesBefore(closesAt, outages)).toBe(expected)
  })

  it('are what counting minute by minute says', () => {
    const stretch = fc.tuple(fc.integer({ min: -300, max: 60 }), fc.integer({ min: 1, max: 90 }))
    fc.assert(
      fc.property(fc.array(stretch, { maxLength: 6 }), (stretches) => {
        const outages = stretches.map(([from, length]) => outage(from, from + length))
        let counted = 0
        for (let minute = -120; minute < 0; minute += 1)
          if (stretches.some(([from, length]) => from <= minute && minute < from + length)) counted += 1
        expect(failedMinutesBefore(closesAt, outages)).toBe(counted)
      }),
    )
  })
})

it('proposes from ten minutes on', () => {
  expect([9, 10, 120].map(isExtensionDue)).toEqual([false, true, true])
})

it('proposes a day later, and a day from now when that is past', () => {
  expect(proposedDeadline(closesAt, at(5))).toEqual(at(24 * 60))
  expect(proposedDeadline(closesAt, at(24 * 60 + 90))).toEqual(new Date('2026-10-23T15:00:00Z'))
})
