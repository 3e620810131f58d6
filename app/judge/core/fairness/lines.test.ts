import fc from 'fast-check'
import { expect, it } from 'vitest'
import { bestOf, linesHeld, linesOf } from './lines.ts'

const placed = (...places: number[]) => places.map((place, index) => ({ proposalId: `p${index}`, place }))

it.each([
  ['a line below each pilot and one below the first in reserve', placed(1, 2, 3, 4, 5), 2, [1, 2, 3]],
  ['none where nobody is left below', placed(1, 2), 2, [1]],
  ['one pilot at least', placed(1, 2, 3), 0, [1, 2]],
  ['none without a ranking', [], 3, []],
  ['none with one proposal', placed(1), 1, []],
])('%s', (_, ranking, pilots, lines) => {
  expect(linesOf(ranking, pilots).map(({ place }) => place)).toEqual(lines)
  expect(
    linesOf(ranking, pilots).every(({ place, isReserve }) => isReserve === place > Math.max(1, pilots)),
  ).toBe(true)
})

it('a tie across a line leaves more above than there are places', () => {
  expect(linesOf(placed(1, 1, 3, 4), 1)).toEqual([
    { place: 1, isReserve: false, above: 2, isTied: true },
    { place: 2, isReserve: true, above: 2, isTied: false },
  ])
})

it.each([
  [
    [90, 80, 70, 60],
    [true, true, true],
  ],
  [
    [80, 90, 70, 60],
    [false, true, true],
  ],
  [
    [90, 80, 70, 85],
    [true, false, false],
  ],
  // A tie across a line leaves it open.
  [
    [90, 80, 80, 60],
    [true, false, true],
  ],
])('totals of %j hold the lines: %j', (totals, held) => {
  expect(linesHeld(linesOf(placed(1, 2, 3, 4), 2), Float64Array.from(totals))).toEqual(held)
})

it('the best are those that sorting finds, equal totals sharing a place', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.integer({ min: 0, max: 9 }), fc.constant(-Infinity)), { maxLength: 30 }),
      fc.integer({ min: 1, max: 8 }),
      (totals, deepest) => {
        const found = bestOf(Float64Array.from(totals), deepest).filter(({ place }) => place <= deepest)
        const wanted = totals
          .map((total, index) => ({ index, place: 1 + totals.filter((other) => other > total).length }))
          .filter(({ place }) => place <= deepest)
        const byIndex = (a: { index: number }, b: { index: number }) => a.index - b.index
        expect(found.sort(byIndex)).toEqual(wanted.sort(byIndex))
      },
    ),
    { numRuns: 500 },
  )
})
