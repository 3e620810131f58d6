import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toldRatings, type Usefulness } from './feedback-ratings.ts'
import { leastCount } from './small-cells.ts'

const rated = (...given: Usefulness[]) =>
  given.map((usefulness, index) => ({ usefulness, words: `words ${index}` }))

describe('toldRatings', () => {
  it('says nothing before five teams have answered', () => {
    expect(toldRatings(rated('useful', 'useful', 'not', 'partly'))).toBeNull()
  })

  it('tells what five or more have said, and the rest together', () => {
    const useful = Array<Usefulness>(7).fill('useful')
    expect(toldRatings(rated(...useful))?.answered).toEqual({
      cells: [{ item: 'useful', count: 7 }],
      others: null,
    })
    expect(toldRatings(rated(...useful, 'not', 'partly'))?.answered).toEqual({ cells: [], others: 9 })
  })

  it('tells no cell of fewer than five, whatever was answered, and the order of answers shows nowhere', () => {
    const rating = fc.record({
      usefulness: fc.constantFrom<Usefulness>('useful', 'partly', 'not'),
      words: fc.string(),
    })
    fc.assert(
      fc.property(fc.array(rating, { maxLength: 40 }), (ratings) => {
        const told = toldRatings(ratings)
        expect(toldRatings([...ratings].reverse())).toEqual(told)
        for (const { count } of told?.answered.cells ?? []) expect(count).toBeGreaterThanOrEqual(leastCount)
        if (told && told.answered.others !== null) {
          expect(told.answered.others).toBeGreaterThanOrEqual(leastCount)
        }
      }),
    )
  })
})
