import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { goalPoints, goalRefusal, isReached, newestOf, wayOf, type GoalValue } from './goals.ts'

const value = (year: number, amount: number): GoalValue => ({
  year,
  value: amount,
  basis: 'measured',
  note: '',
})
const goal = {
  baseline: 100,
  baselineYear: 2019,
  baselineBasis: 'measured' as const,
  target: 20,
  targetYear: 2030,
}

describe('a goal', () => {
  it.each([
    ['with all of its baseline', {}, null],
    ['without a baseline', { baseline: null, baselineYear: null, baselineBasis: null }, null],
    ['whose baseline has no year', { baselineYear: null }, 'baseline-incomplete'],
    ['whose baseline rests on nothing', { baselineBasis: null }, 'baseline-incomplete'],
    ['with a year and no baseline', { baseline: null, baselineBasis: null }, 'baseline-incomplete'],
    ['that is reached before it begins', { target: 100 }, 'goal-as-baseline'],
    ['in the year of its baseline', { targetYear: 2019 }, 'goal-years'],
  ])('%s', (_, change, code) => {
    expect(goalRefusal({ ...goal, ...change })?.code ?? null).toBe(code)
  })

  it.each([
    ['nothing was measured', [], null],
    ['it stands where it was', [value(2021, 100)], 0],
    ['a quarter lies behind', [value(2021, 80)], 0.25],
    ['the newest counts, whatever the order', [value(2023, 60), value(2021, 100)], 0.5],
    ['it went the other way', [value(2021, 108)], -0.1],
    ['it is reached', [value(2021, 20)], 1],
    ['it is beyond', [value(2021, 12)], 1.1],
  ])('when %s', (_, values, way) => {
    expect(wayOf(goal, values)).toBe(way)
    expect(isReached(goal, values)).toBe(way !== null && way >= 1)
  })

  it('claims no way without a baseline', () => {
    expect(wayOf({ baseline: null, target: 20 }, [value(2021, 20)])).toBeNull()
    expect(isReached({ baseline: null, target: 20 }, [value(2021, 20)])).toBe(false)
  })

  it('is drawn from its baseline on, a measured value of that year aside', () => {
    expect(
      goalPoints(goal, [value(2021, 80), value(2019, 99)]).map(({ year, value: at }) => [year, at]),
    ).toEqual([
      [2019, 100],
      [2021, 80],
    ])
    expect(goalPoints({ baseline: null, baselineYear: null }, [value(2021, 80)])).toHaveLength(1)
  })
})

it('comes closer whichever way the target lies', () => {
  const amount = fc.integer({ min: -1000, max: 1000 })
  fc.assert(
    fc.property(amount, amount, fc.double({ min: 0, max: 1, noNaN: true }), (baseline, target, part) => {
      fc.pre(baseline !== target)
      const at = baseline + (target - baseline) * part
      expect(wayOf({ baseline, target }, [value(2021, at)])).toBeCloseTo(part, 6)
    }),
  )
})

it('has no newest value where there is none', () => {
  expect(newestOf([])).toBeNull()
})
