import { describe, expect, it } from 'vitest'
import { fraction } from '#app/platform/fraction.ts'
import { checkedScorecard } from './checked-scorecard.ts'
import type { Criterion, Points } from './scoring.ts'

const criterion = (id: string, position: number, weight: number): Criterion => ({
  ...{ id, position, weight, minimum: null, isForFinalists: false },
  rubric: { type: 'anchored-scale', config: { lowest: 1, highest: 5 } },
})
const criteria = [criterion('b', 2, 40), criterion('a', 1, 60)]

describe('a scorecard that is checked', () => {
  it.each<[string, Points, object]>([
    ['nothing given', {}, { missing: ['a', 'b'], cannotJudge: 0 }],
    ['one missing', { a: fraction(4) }, { missing: ['b'], cannotJudge: 0 }],
    ['all there', { a: fraction(4), b: fraction(2) }, { missing: [], cannotJudge: 0 }],
    ['one left out', { a: fraction(4), b: null }, { missing: [], cannotJudge: 1 }],
    ['nothing to be judged', { a: null, b: null }, { missing: [], cannotJudge: 2 }],
  ])('%s', (_name, points, expected) => {
    expect(checkedScorecard(criteria, points)).toEqual(expected)
  })
})
