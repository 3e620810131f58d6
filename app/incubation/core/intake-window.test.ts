import { describe, expect, it } from 'vitest'
import { answerByOf, intakeStanding } from './intake-window.ts'

const batch = {
  kind: 'batch' as const,
  opensAt: new Date('2026-03-02T07:00:00.000Z'),
  closesAt: new Date('2026-03-27T14:00:00.000Z'),
}

describe('when an intake takes applications', () => {
  it.each([
    ['2026-03-02T06:59:59.999Z', 'not-yet'],
    ['2026-03-02T07:00:00.000Z', 'open'],
    ['2026-03-27T13:59:59.999Z', 'open'],
    ['2026-03-27T14:00:00.000Z', 'closed'],
    ['2026-03-27T14:00:00.001Z', 'closed'],
  ] as const)('a batch at %s: %s', (now, expected) => {
    expect(intakeStanding(batch, new Date(now))).toBe(expected)
  })

  it('rolling: always', () => {
    expect(intakeStanding({ kind: 'rolling' }, new Date('2099-01-01T00:00:00Z'))).toBe('open')
  })
})

describe('until when a place is held', () => {
  it.each([
    ['2026-03-02T21:30:00Z', 7, 'Europe/Helsinki', '2026-03-09T21:59:00.000Z'],
    // Half past midnight in Helsinki is the next day there.
    ['2026-03-02T22:30:00Z', 7, 'Europe/Helsinki', '2026-03-10T21:59:00.000Z'],
    // The clocks change in between.
    ['2026-03-27T12:00:00Z', 7, 'Europe/Helsinki', '2026-04-03T20:59:00.000Z'],
    ['2026-03-02T21:30:00Z', 1, 'Asia/Shanghai', '2026-03-04T15:59:00.000Z'],
  ])('from %s for %i days in %s', (now, days, zone, expected) => {
    expect(answerByOf(new Date(now), days, zone).toISOString()).toBe(expected)
  })
})
