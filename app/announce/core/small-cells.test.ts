import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { leastCount, toldBands, toldCounts } from './small-cells.ts'

describe('told counts', () => {
  it.each([
    [
      'all large',
      { FI: 20, CN: 9 },
      [
        ['FI', 20],
        ['CN', 9],
      ],
      null,
    ],
    ['two small ones that are enough together', { FI: 20, SE: 3, EE: 2 }, [['FI', 20]], 5],
    ['a single small one takes the next smallest along', { FI: 20, CN: 9, SE: 3 }, [['FI', 20]], 12],
    ['small ones that are too few together', { FI: 20, CN: 9, SE: 1, EE: 1 }, [['FI', 20]], 11],
    ['nothing left to tell', { FI: 3 }, [], 3],
    ['nobody', { FI: 0 }, [], null],
  ] as const)('%s', (_, counts, cells, others) => {
    expect(toldCounts(counts)).toEqual({ cells: cells.map(([item, count]) => ({ item, count })), others })
  })

  it('never tells a small cell, nor one that the others leave over, and loses nobody', () => {
    const counts = fc.dictionary(fc.stringMatching(/^[A-Z]{2}$/), fc.nat(30), { maxKeys: 12 })
    fc.assert(
      fc.property(counts, (given) => {
        const { cells, others } = toldCounts(given)
        const all = Object.values(given).reduce((sum, count) => sum + count, 0)
        expect(cells.reduce((sum, { count }) => sum + count, 0) + (others ?? 0)).toBe(all)
        for (const { count } of cells) expect(count).toBeGreaterThanOrEqual(leastCount)
        const hidden = Object.entries(given).filter(
          ([item, count]) => count > 0 && !cells.some((cell) => cell.item === item),
        )
        if (others !== null && cells.length > 0) {
          expect(hidden.length).toBeGreaterThanOrEqual(2)
          expect(others).toBeGreaterThanOrEqual(leastCount)
        }
      }),
    )
  })
})

describe('told bands', () => {
  const tens = { width: 10, end: 100 }

  it.each([
    ['too few', [50, 60, 70, 80], null],
    [
      'one band',
      [50, 51, 52, 53, 59],
      [
        [0, 50, 0],
        [50, 60, 5],
        [60, 100, 0],
      ],
    ],
    [
      'the upper end belongs to the last',
      [100, 100, 100, 100, 91],
      [
        [0, 90, 0],
        [90, 100, 5],
      ],
    ],
    [
      'a small band goes with the next',
      [10, 20, 21, 22, 23],
      [
        [0, 10, 0],
        [10, 30, 5],
        [30, 100, 0],
      ],
    ],
    [
      'the last small one goes with what is below',
      [50, 50, 50, 50, 50, 95],
      [
        [0, 50, 0],
        [50, 100, 6],
      ],
    ],
  ] as const)('%s', (_, values, expected) => {
    expect(toldBands(values, tens)).toEqual(
      expected && expected.map(([from, to, count]) => ({ from, to, count })),
    )
  })

  it('covers everything once, without a band of one to four', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 5, maxLength: 60 }), (values) => {
        const bands = toldBands(values, tens)!
        expect(bands.reduce((sum, { count }) => sum + count, 0)).toBe(values.length)
        expect(bands[0]!.from).toBe(0)
        expect(bands.at(-1)!.to).toBe(100)
        bands.slice(1).forEach((band, index) => expect(band.from).toBe(bands[index]!.to))
        for (const { count } of bands) expect(count === 0 || count >= leastCount).toBe(true)
      }),
    )
  })
})
