import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compare, fraction, toExactText, zero } from './fraction.ts'
import { missingCriteria, scorecardTotal, type Criterion, type Points } from './scoring.ts'

const criterion = (id: string, weight: number, scale: Partial<Criterion> = {}): Criterion => ({
  id,
  weight,
  position: 1,
  lowest: 1,
  highest: 5,
  minimum: null,
  ...scale,
})
const four = [criterion('a', 40), criterion('b', 30), criterion('c', 20), criterion('d', 10)]

describe('the total of a scorecard', () => {
  it.each([
    ['all highest', { a: 5, b: 5, c: 5, d: 5 }, '100/1'],
    ['all lowest', { a: 1, b: 1, c: 1, d: 1 }, '0/1'],
    ['weights count in full', { a: 4, b: 2, c: 1, d: 1 }, '75/2'],
    ['cannot judge leaves out and renormalises', { a: 4, b: null, c: null, d: null }, '75/1'],
    ['a missing answer is left out alike', { a: 4 }, '75/1'],
  ])('%s', (_name, points, total) => {
    const result = scorecardTotal(four, points)
    expect(result && toExactText(result)).toBe(total)
  })

  it('is nothing, not zero, when no criterion could be judged', () => {
    expect(scorecardTotal(four, { a: null, b: null, c: null, d: null })).toBeNull()
  })

  it('keeps thirds: 33, 33 and 34 percent on a scale of 0 to 3', () => {
    const thirds = [33, 33, 34].map((weight, i) => criterion(`${i}`, weight, { lowest: 0, highest: 3 }))
    expect(scorecardTotal(thirds, { 0: 1, 1: 1, 2: 1 })).toEqual(fraction(100, 3))
    expect(scorecardTotal(thirds, { 0: 1, 1: 2, 2: null })).toEqual(fraction(50))
  })

  it('lies between 0 and 100, rises with every point, and ignores the order of the criteria', () => {
    const answers = fc.record({ a: level(), b: level(), c: level(), d: level() })
    fc.assert(
      fc.property(answers, fc.shuffledSubarray(four, { minLength: 4 }), (points, shuffled) => {
        const total = scorecardTotal(four, points)
        expect(scorecardTotal(shuffled, points)).toEqual(total)
        if (total === null) return
        expect(compare(total, zero)).toBeGreaterThanOrEqual(0)
        expect(compare(total, fraction(100))).toBeLessThanOrEqual(0)
        if (points.a !== null && points.a < 5) {
          const better = scorecardTotal(four, { ...points, a: points.a + 1 }) ?? zero
          expect(compare(better, total)).toBeGreaterThan(0)
        }
      }),
      { numRuns: 1_000 },
    )
  })
})

it('names what is missing in the order of the brief; cannot judge is an answer', () => {
  const criteria = [criterion('second', 50, { position: 2 }), criterion('first', 50, { position: 1 })]
  expect(missingCriteria(criteria, {}).map(({ id }) => id)).toEqual(['first', 'second'])
  expect(missingCriteria(criteria, { first: null }).map(({ id }) => id)).toEqual(['second'])
})

function level(): fc.Arbitrary<Points[string]> {
  return fc.option(fc.integer({ min: 1, max: 5 }), { nil: null, freq: 5 })
}
