import fc from 'fast-check'
import { expect, it } from 'vitest'
import { orderOf, partialOrderOf, placed } from './rank-sheet.ts'
import { readRankRows as readRows } from './rank-file.ts'

const readRankRows = (rows: Record<string, string>[]) =>
  readRows(rows.map((cells, index) => ({ number: index + 2, cells })))
const mine = ['A', 'B', 'C']

it.each([
  [
    { A: 2, B: 1, C: 3 },
    { ok: true, value: ['B', 'A', 'C'] },
  ],
  [
    { A: 2, B: 1, C: 3, Z: 1 },
    { ok: true, value: ['B', 'A', 'C'] },
  ],
  [
    { A: 2, B: null },
    { ok: false, refusal: { code: 'ranks-incomplete', missing: ['B', 'C'], count: 2 } },
  ],
  [
    { A: 2, B: 2 },
    { ok: false, refusal: { code: 'ranks-doubled', rank: 2, doubled: ['A', 'B'] } },
  ],
  [
    { A: 1, B: 1, C: 1 },
    { ok: false, refusal: { code: 'ranks-doubled', rank: 1, doubled: mine } },
  ],
  [
    { A: 0, B: 4, C: 1.5 },
    { ok: false, refusal: { code: 'ranks-off', wrong: mine, count: 3 } },
  ],
])('%j', (sheet, result) => {
  expect(orderOf(mine, sheet)).toEqual(result)
})

it('a step up and a step down again is where it began, except at the ends', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray(['A', 'B', 'C', 'D'], { minLength: 2 }), fc.nat(3), (order, at) => {
      const id = order[at % order.length] ?? 'A'
      const there = placed(order, { id, direction: 'up' })
      expect([...there].sort()).toEqual([...order].sort())
      if (order[0] !== id) expect(placed(there, { id, direction: 'down' })).toEqual(order)
      else expect(there).toEqual(order)
    }),
  )
})

const row = (challenge: string, juror: string, proposal: string, rank: string) => ({
  challenge,
  juror,
  proposal,
  rank,
})

it('reads a file by challenge and juror: equal ranks are equal, an empty one is not ranked', () => {
  const rows = [
    row('X', 'J', 'A', '2'),
    row('X', 'J', 'B', '1'),
    row('X', 'K', 'A', ''),
    row('X', 'K', 'B', '5'),
    row('X', 'K', 'C', '5'),
    row('Y', 'J', 'A', '1'),
  ]
  expect(readRankRows(rows)).toEqual({
    ok: true,
    value: [
      {
        challenge: 'X',
        proposals: ['A', 'B', 'C'],
        ballots: [
          { jurorId: 'J', order: [['B'], ['A']] },
          { jurorId: 'K', order: [['B', 'C']] },
        ],
      },
      { challenge: 'Y', proposals: ['A'], ballots: [{ jurorId: 'J', order: [['A']] }] },
    ],
  })
})

it.each([
  ['an empty file', [], [[1, 'the file']]],
  ['a heading that is missing', [{ challenge: 'X', juror: 'J', proposal: 'A' }], [[1, 'rank']]],
  [
    'ranks that are none',
    ['0', '1.5', 'first', '-1'].map((rank, at) => row('X', 'J', `${at}`, rank)),
    [
      [2, 'rank'],
      [3, 'rank'],
      [4, 'rank'],
      [5, 'rank'],
    ],
  ],
  ['the same proposal twice', [row('X', 'J', 'A', '1'), row('X', 'J', 'A', '2')], [[3, 'proposal']]],
  ['a row without a juror', [row('X', '', 'A', '1')], [[2, 'juror']]],
])('refuses %s', (_name, rows, places) => {
  const result = readRankRows(rows as Record<string, string>[])
  expect(!result.ok && result.refusal.problems.map(({ row: number, field }) => [number, field])).toEqual(
    places,
  )
})

it('so far: gaps close up, what has no rank has none, and comes in at the end', () => {
  expect(partialOrderOf(mine, { A: 3, B: null, C: 1 })).toEqual({ ok: true, value: ['C', 'A'] })
  expect(partialOrderOf(mine, { A: 3, C: 3 })).toMatchObject({ refusal: { code: 'ranks-doubled' } })
  expect(placed(['C', 'A'], { id: 'B', direction: 'up' })).toEqual(['C', 'A', 'B'])
})
