import { describe, expect, it } from 'vitest'
import { fromOwnMean, ownTotals } from './own-calibration.ts'

describe('own totals', () => {
  it('are counted in five steps, with their mean', () => {
    const of100 = { lowest: 0, highest: 100 }
    const { steps, mean } = ownTotals(['0.00', '19.99', '20.00', '80.00', '100.00'], of100)
    expect(steps.map(({ count }) => count)).toEqual([2, 1, 0, 0, 2])
    expect([steps[0], steps[4]]).toMatchObject([
      { from: 0, to: 20 },
      { from: 80, to: 100 },
    ])
    expect(mean).toBe('44.0')
    expect(ownTotals([], of100).mean).toBeNull()
  })

  it('are counted between the ends that the rule gives', () => {
    const { steps } = ownTotals(['1.5', '2.5', '5', '0.9'], { lowest: 1, highest: 6 })
    expect(steps.map(({ from, count }) => [from, count])).toEqual([
      [1, 2],
      [2, 1],
      [3, 0],
      [4, 0],
      [5, 1],
    ])
  })

  it('are compared with the others of the same juror', () => {
    expect(fromOwnMean('60.00', ['50.00', '55.00'])).toBe('+7.5')
    expect(fromOwnMean('50.00', ['50.00'])).toBe('0.0')
    expect(fromOwnMean('40.00', ['50.00', '36.00'])).toBe('−3.0')
    expect(fromOwnMean('40.00', [])).toBeNull()
  })
})
