import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compare, fraction, toExactText, zero } from '#app/platform/fraction.ts'
import { usualRule, type JudgingRule } from '#app/publish/core/judging-rule.ts'
import {
  criteriaAskedOf,
  endsOfTotals,
  jurorTotal,
  jurorTotalText,
  missingCriteria,
  scorecardTotal,
  type Criterion,
  type Points,
} from './scoring.ts'

const criterion = (id: string, weight: number, scale: Partial<Criterion> = {}): Criterion => ({
  id,
  weight,
  position: 1,
  rubric: { type: 'anchored-scale', config: { lowest: 1, highest: 5 } },
  minimum: null,
  isForFinalists: false,
  ...scale,
})
const four = [criterion('a', 40), criterion('b', 30), criterion('c', 20), criterion('d', 10)]

describe('the own total of a juror', () => {
  const points = exact({ a: 4, b: 2, c: 3, d: 5 })
  const told = (over: Partial<JudgingRule>, given: Points = points) => {
    const rule = { ...usualRule, ...over }
    return jurorTotalText(jurorTotal(four, rule, given), rule)
  }
  const { rounding } = usualRule

  it.each<[string, Partial<JudgingRule>, string]>([
    ['shares of 100', {}, '57.50'],
    ['points as they are', { counts: 'points' }, '3.30'],
    // 4 × 0.4 + 2 × 0.3 + 3 × 0.2 + 5 × 0.1
    ['a sum of points', { counts: 'points', weights: 'sum' }, '3.30'],
    ['a rounded total', { rounding: { ...rounding, panel: { digits: 0, mode: 'half-even' } } }, '58'],
    [
      'parts rounded before they are added',
      { counts: 'points', weights: 'sum', rounding: { ...rounding, weighted: { digits: 0, mode: 'down' } } },
      '1.00',
    ],
    [
      'no rounding of the panel where criteria are combined first',
      { first: 'criteria', rounding: { ...rounding, panel: { digits: 0, mode: 'up' } } },
      '57.50',
    ],
  ])('follows the rule: %s', (_, over, text) => {
    expect(told(over)).toBe(text)
  })

  it('is nothing in a sum while a criterion has no score', () => {
    expect(told({ weights: 'sum' }, exact({ a: 4, b: null, c: 3, d: 5 }))).toBeNull()
  })

  it('lies between the ends of the rule', () => {
    const ends = (over: Partial<JudgingRule>, criteria = four) => {
      const { lowest, highest } = endsOfTotals(criteria, { ...usualRule, ...over })
      return [toExactText(lowest), toExactText(highest)]
    }
    expect(ends({})).toEqual(['0/1', '100/1'])
    expect(ends({ counts: 'points', weights: 'sum' })).toEqual(['1/1', '5/1'])
    const factors = [criterion('a', 300), criterion('b', 100, { isForFinalists: true })]
    expect(ends({ counts: 'points', weights: 'sum' }, factors)).toEqual(['3/1', '20/1'])
  })
})

describe('the total of a scorecard', () => {
  it.each([
    ['all highest', { a: 5, b: 5, c: 5, d: 5 }, '100/1'],
    ['all lowest', { a: 1, b: 1, c: 1, d: 1 }, '0/1'],
    ['weights count in full', { a: 4, b: 2, c: 1, d: 1 }, '75/2'],
    ['cannot judge leaves out and renormalises', { a: 4, b: null, c: null, d: null }, '75/1'],
    ['a missing answer is left out alike', { a: 4 }, '75/1'],
  ])('%s', (_name, points, total) => {
    const result = scorecardTotal(four, exact(points))
    expect(result && toExactText(result)).toBe(total)
  })

  it('is nothing, not zero, when no criterion could be judged', () => {
    expect(scorecardTotal(four, { a: null, b: null, c: null, d: null })).toBeNull()
  })

  it('keeps thirds: 33, 33 and 34 percent on a scale of 0 to 3', () => {
    const thirds = [33, 33, 34].map((weight, i) =>
      criterion(`${i}`, weight, { rubric: { type: 'anchored-scale', config: { lowest: 0, highest: 3 } } }),
    )
    expect(scorecardTotal(thirds, exact({ 0: 1, 1: 1, 2: 1 }))).toEqual(fraction(100, 3))
    expect(scorecardTotal(thirds, exact({ 0: 1, 1: 2, 2: null }))).toEqual(fraction(50))
  })

  it('lies between 0 and 100, rises with every point, and ignores the order of the criteria', () => {
    const answers = fc.record({ a: level(), b: level(), c: level(), d: level() })
    fc.assert(
      fc.property(answers, fc.shuffledSubarray(four, { minLength: 4 }), (points, shuffled) => {
        const total = scorecardTotal(four, exact(points))
        expect(scorecardTotal(shuffled, exact(points))).toEqual(total)
        if (total === null) return
        expect(compare(total, zero)).toBeGreaterThanOrEqual(0)
        expect(compare(total, fraction(100))).toBeLessThanOrEqual(0)
        if (points.a !== null && points.a < 5) {
          const better = scorecardTotal(four, exact({ ...points, a: points.a + 1 })) ?? zero
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

it('asks what is for finalists of finalists alone', () => {
  const criteria = [criterion('all', 50), criterion('final', 50, { isForFinalists: true })]
  expect(criteriaAskedOf(criteria, { isFinalist: false }).map(({ id }) => id)).toEqual(['all'])
  expect(criteriaAskedOf(criteria, { isFinalist: true })).toEqual(criteria)
})

function exact(points: Readonly<Record<string, number | null>>): Points {
  return Object.fromEntries(
    Object.entries(points).map(([id, given]) => [id, given === null ? null : fraction(given)]),
  )
}

function level(): fc.Arbitrary<number | null> {
  return fc.option(fc.integer({ min: 1, max: 5 }), { nil: null, freq: 5 })
}
