import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compare, fraction, toFixedHalfUp } from './fraction.ts'
import { jurorSeverities, rankBands, rankProposals, type FinalScorecard } from './ranking.ts'
import { scorecardTotal, type Criterion } from './scoring.ts'

const criteria: Criterion[] = [
  { id: 'impact', position: 1, weight: 60, lowest: 1, highest: 5, minimum: 3 },
  { id: 'plan', position: 2, weight: 40, lowest: 1, highest: 5, minimum: null },
]
const proposals = ['p1', 'p2', 'p3', 'p4'].map((proposalId) => ({
  proposalId,
  reference: `HEL-${proposalId}`,
}))
const card = (
  jurorId: string,
  proposalId: string,
  impact: number | null,
  plan: number | null,
): FinalScorecard => ({
  jurorId,
  proposalId,
  points: { impact, plan },
})
const rank = (scorecards: FinalScorecard[]) => rankProposals({ criteria, proposals, scorecards })
const brief = (scorecards: FinalScorecard[]) =>
  rank(scorecards).map((row) => `${row.proposalId} ${row.place}`)

describe('ranking', () => {
  it('puts the highest mean first and proposals without a total last', () => {
    const scorecards = [
      card('a', 'p2', 5, 5),
      card('b', 'p2', 1, 1),
      card('a', 'p1', 4, 4),
      card('a', 'p3', null, null),
    ]
    expect(brief(scorecards)).toEqual(['p1 1', 'p2 2', 'p3 null', 'p4 null'])
    expect(rank(scorecards).map(({ reviews }) => reviews)).toEqual([1, 2, 0, 0])
  })

  it('lets equal totals share a place and counts on after them', () => {
    const scorecards = [
      card('a', 'p1', 5, 5),
      card('a', 'p2', 3, 3),
      card('a', 'p3', 3, 3),
      card('a', 'p4', 1, 1),
    ]
    expect(brief(scorecards)).toEqual(['p1 1', 'p2 2', 'p3 2', 'p4 4'])
    const [first, second, third] = rank(scorecards)
    expect(first?.isTied).toBe(false)
    expect(second).toMatchObject({ isTied: true, tieBreak: { by: 'nothing' } })
    expect(third).toMatchObject({ isTied: true, tieBreak: null })
  })

  it('reads the heavier criterion first inside a tie', () => {
    // 60 × 2/4 + 40 × 4/4 = 70 = 60 × 4/4 + 40 × 1/4
    const scorecards = [card('a', 'p1', 3, 5), card('a', 'p2', 5, 2)]
    expect(brief(scorecards).slice(0, 2)).toEqual(['p2 1', 'p1 1'])
    expect(rank(scorecards)[0]?.tieBreak).toEqual({ by: 'criterion', criterionId: 'impact' })
  })

  it('then the smaller spread', () => {
    const scorecards = [
      card('a', 'p1', 5, 5),
      card('b', 'p1', 1, 1),
      card('a', 'p2', 3, 3),
      card('b', 'p2', 3, 3),
    ]
    expect(brief(scorecards).slice(0, 2)).toEqual(['p2 1', 'p1 1'])
    expect(rank(scorecards)[0]?.tieBreak).toEqual({ by: 'spread' })
  })

  it('does not tie what only rounds alike', () => {
    const fine: Criterion[] = [{ id: 'x', position: 1, weight: 100, lowest: 0, highest: 100, minimum: null }]
    const cards = (proposalId: string, points: number[]) =>
      points.map((x, i) => ({ jurorId: `j${i}`, proposalId, points: { x } }))
    // 50 and 1/300 against 50: the difference lies beyond the second decimal.
    const rows = rankProposals({
      criteria: fine,
      proposals: proposals.slice(0, 2),
      scorecards: [
        ...cards('p1', [...Array<number>(299).fill(50), 51]),
        ...cards('p2', [...Array<number>(300).fill(50)]),
      ],
    })
    expect(rows.map(({ total }) => total && toFixedHalfUp(total, 2))).toEqual(['50.00', '50.00'])
    expect(rows.map(({ place, isTied }) => [place, isTied])).toEqual([
      [1, false],
      [2, false],
    ])
  })

  it('names criteria whose mean stays below the minimum', () => {
    expect(rank([card('a', 'p1', 2, 5), card('b', 'p1', 3, 5)])[0]?.belowMinimum).toEqual(['impact'])
    expect(rank([card('a', 'p1', 3, 5)])[0]?.belowMinimum).toEqual([])
  })

  it('ignores the order of what comes in, and agrees with a recomputation', () => {
    fc.assert(
      fc.property(scorecardSets(), fc.infiniteStream(fc.nat()), (scorecards, numbers) => {
        const shuffled = shuffle(scorecards, numbers)
        const rows = rank(scorecards)
        expect(
          rankProposals({ criteria, proposals: shuffle(proposals, numbers), scorecards: shuffled }),
        ).toEqual(rows)
        for (const [index, row] of rows.entries()) {
          const next = rows[index + 1]
          if (row.total && next?.total) expect(compare(row.total, next.total)).toBeGreaterThanOrEqual(0)
          if (row.total === null) expect(row.place).toBeNull()
          else {
            const better = rows.filter(
              ({ total }) => total !== null && compare(total, row.total ?? total) > 0,
            )
            expect(row.place).toBe(better.length + 1)
          }
        }
      }),
      { numRuns: 500 },
    )
  })
})

describe('rank bands', () => {
  it('are one number when nobody alone can change the place', () => {
    const scorecards = ['a', 'b', 'c'].flatMap((juror) => [card(juror, 'p1', 5, 5), card(juror, 'p2', 1, 1)])
    expect(rankBands({ criteria, proposals, scorecards })).toMatchObject({ p1: [1, 1], p2: [2, 2], p3: null })
  })

  it('show whom a single juror decides', () => {
    const scorecards = [
      ...['a', 'b'].flatMap((juror) => [card(juror, 'p1', 4, 4), card(juror, 'p2', 3, 3)]),
      card('c', 'p1', 1, 1),
      card('c', 'p2', 5, 5),
    ]
    expect(rankBands({ criteria, proposals, scorecards })).toMatchObject({ p1: [1, 2], p2: [1, 2] })
  })

  it('always hold the place itself', () => {
    fc.assert(
      fc.property(scorecardSets(), (scorecards) => {
        const bands = rankBands({ criteria, proposals, scorecards })
        for (const { proposalId, place } of rank(scorecards)) {
          const band = bands[proposalId]
          if (place === null) expect(band ?? null).toBeNull()
          else expect(band && band[0] <= place && place <= band[1]).toBe(true)
        }
      }),
    )
  })
})

describe('severity', () => {
  it('compares each juror with the others on the same proposals', () => {
    const scorecards = [card('mild', 'p1', 5, 5), card('strict', 'p1', 3, 3), card('alone', 'p2', 1, 1)]
    expect(jurorSeverities(criteria, scorecards)).toEqual([
      { jurorId: 'strict', difference: fraction(-50), shared: 1 },
      { jurorId: 'mild', difference: fraction(50), shared: 1 },
      { jurorId: 'alone', difference: null, shared: 0 },
    ])
  })

  it('finds a planted strictness', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 2, max: 5 }), { minLength: 3, maxLength: 4 }), (truth) => {
        const scorecards = truth.flatMap((points, i) => [
          card('fair', `p${i + 1}`, points, points),
          card('strict', `p${i + 1}`, points - 1, points - 1),
        ])
        expect(jurorSeverities(criteria, scorecards)[0]).toMatchObject({
          jurorId: 'strict',
          difference: fraction(-25),
        })
      }),
    )
    expect(scorecardTotal(criteria, { impact: 2, plan: 2 })).toEqual(fraction(25))
  })
})

function scorecardSets(): fc.Arbitrary<FinalScorecard[]> {
  const level = fc.option(fc.integer({ min: 1, max: 5 }), { nil: null, freq: 6 })
  return fc.uniqueArray(
    fc
      .tuple(fc.constantFrom('a', 'b', 'c'), fc.constantFrom('p1', 'p2', 'p3', 'p4'), level, level)
      .map(([juror, proposal, impact, plan]) => card(juror, proposal, impact, plan)),
    { selector: ({ jurorId, proposalId }) => jurorId + proposalId },
  )
}

function shuffle<Item>(items: readonly Item[], numbers: Iterator<number>): Item[] {
  return items
    .map((item) => ({ item, key: Number(numbers.next().value) }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item)
}
