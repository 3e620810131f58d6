import { describe, expect, it } from 'vitest'
import { allowance, daysForWave } from './quota.ts'

describe('a daily quota', () => {
  it.each([
    [
      { daily: null, usedToday: 5000, mandatoryAhead: 9 },
      { mandatory: Infinity, others: Infinity },
    ],
    [
      { daily: 100, usedToday: 0, mandatoryAhead: 0 },
      { mandatory: 100, others: 100 },
    ],
    [
      { daily: 100, usedToday: 60, mandatoryAhead: 25 },
      { mandatory: 40, others: 15 },
    ],
    [
      { daily: 100, usedToday: 60, mandatoryAhead: 90 },
      { mandatory: 40, others: 0 },
    ],
    [
      { daily: 100, usedToday: 130, mandatoryAhead: 1 },
      { mandatory: 0, others: 0 },
    ],
  ])('%j allows %j', (facts, expected) => {
    expect(allowance(facts)).toEqual(expected)
  })

  it.each([
    [412, 100, 5],
    [100, 100, 1],
    [101, 100, 2],
    [0, 100, 1],
    [412, null, 1],
  ])('spreads %i mails at %s a day over %i days', (mails, daily, days) => {
    expect(daysForWave(mails, daily)).toBe(days)
  })
})
