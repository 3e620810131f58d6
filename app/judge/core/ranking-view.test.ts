import { describe, expect, it } from 'vitest'
import { pageOfRanking, rankingPageLength, safePlaces } from './ranking-view.ts'

const rows = Array.from({ length: 120 }, (_, index) => index + 1)

describe('one page of a ranking', () => {
  it.each([
    [1, 1, 50],
    [51, 51, 100],
    [101, 101, 120],
    [0, 1, 50],
    [-7, 1, 50],
    [Number.NaN, 1, 50],
    [1.5, 1, 50],
    [9_999, 120, 120],
  ])('asked for from %s it has the rows %s to %s', (from, first, last) => {
    const page = pageOfRanking(rows, { from, isWhole: false })
    expect([page.from, page.rows[0], page.rows.at(-1), page.all]).toEqual([first, first, last, 120])
  })

  it('is all of it for printing, and nothing where there is nothing', () => {
    expect(pageOfRanking(rows, { from: 51, isWhole: true })).toEqual({ rows, from: 1, all: 120 })
    expect(pageOfRanking([], { from: 3, isWhole: false })).toEqual({ rows: [], from: 1, all: 0 })
  })

  it('pages one behind the other have every row once', () => {
    const seen = []
    for (let from = 1; from <= rows.length; from += rankingPageLength)
      seen.push(...pageOfRanking(rows, { from, isWhole: false }).rows)
    expect(seen).toEqual(rows)
  })
})

it('a place is safe when it is the only one that is taken with each juror left out', () => {
  expect(
    safePlaces([
      { place: 1, band: [1, 1] },
      { place: 2, band: [2, 3] },
      { place: 3, band: null },
      { place: null, band: null },
    ]),
  ).toEqual({ placed: 3, safe: 1 })
})
