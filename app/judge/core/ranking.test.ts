import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compare, fraction, toFixedHalfUp } from '#app/platform/fraction.ts'
import { jurorSeverities, rankProposals, type FinalScorecard } from './ranking.ts'
import { usualRule, type JudgingRule } from '#app/publish/core/judging-rule.ts'
import { scorecardTotal, type Criterion } from './scoring.ts'

const scale = {
  rubric: { type: 'anchored-scale', config: { lowest: 1, highest: 5 } },
  isForFinalists: false,
} as const
const criteria: Criterion[] = [
  { ...{ id: 'impact', position: 1, weight: 60, minimum: '3' }, ...scale },
  { ...{ id: 'plan', position: 2, weight: 40, minimum: null }, ...scale },
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
  points: { impact: exact(impact), plan: exact(plan) },
})
/** What stays below a minimum is marked here, so that the order is that of the totals. */
const marked: JudgingRule = { ...usualRule, belowMinimum: 'marked' }
const usual = { criteria, proposals, rule: marked, finalists: new Set<string>() }
const rank = (scorecards: FinalScorecard[]) => rankProposals({ ...usual, scorecards })
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
    const rubric = { type: 'anchored-scale', config: { lowest: 0, highest: 100 } } as const
    const fine: Criterion[] = [
      { ...{ id: 'x', position: 1, weight: 100, minimum: null, isForFinalists: false }, rubric },
    ]
    const cards = (proposalId: string, points: number[]) =>
      points.map((x, i) => ({ jurorId: `j${i}`, proposalId, points: { x: fraction(x) } }))
    // 50 and 1/300 against 50: the difference lies beyond the second decimal.
    const rows = rankProposals({
      ...{ ...usual, criteria: fine, proposals: proposals.slice(0, 2) },
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
          rankProposals({ ...usual, proposals: shuffle(proposals, numbers), scorecards: shuffled }),
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

describe('severity', () => {
  it('compares each juror with the others on the same proposals', () => {
    const scorecards = [card('mild', 'p1', 5, 5), card('strict', 'p1', 3, 3), card('alone', 'p2', 1, 1)]
    expect(jurorSeverities({ criteria, rule: usualRule, scorecards, finalists: new Set() })).toEqual([
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
        expect(
          jurorSeverities({ criteria, rule: usualRule, scorecards, finalists: new Set() })[0],
        ).toMatchObject({
          jurorId: 'strict',
          difference: fraction(-25),
        })
      }),
    )
    expect(scorecardTotal(criteria, { impact: fraction(2), plan: fraction(2) })).toEqual(fraction(25))
  })
})

function exact(points: number | null) {
  return points === null ? null : fraction(points)
}

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

describe('the rule of a challenge', () => {
  const ranked = (over: Partial<Parameters<typeof rankProposals>[0]>, scorecards: FinalScorecard[]) =>
    rankProposals({ ...usual, scorecards, ...over })
  const order = (rows: ReturnType<typeof rankProposals>) =>
    rows.map(({ proposalId, place }) => `${proposalId} ${place}`)
  const scorecards = [card('a', 'p1', 2, 5), card('a', 'p2', 3, 3), card('a', 'p3', 5, 1)]

  it('puts what stays below a minimum behind the others, or marks it only', () => {
    // 55, 50 and 60; p1 stays below the 3 that impact needs.
    expect(order(ranked({}, scorecards)).slice(0, 3)).toEqual(['p3 1', 'p1 2', 'p2 3'])
    const behind = ranked({ rule: usualRule }, scorecards)
    expect(order(behind).slice(0, 3)).toEqual(['p3 1', 'p2 2', 'p1 3'])
    expect(behind.map(({ isBehind }) => isBehind)).toEqual([false, false, true, false])
  })

  it('has a minimum of the whole', () => {
    const rows = ranked({ rule: { ...usualRule, minimum: '55.5' } }, scorecards)
    expect(rows.map(({ isBelowTotal, belowMinimum }) => [isBelowTotal, belowMinimum])).toEqual([
      [false, []],
      [true, ['impact']],
      [true, []],
      [false, []],
    ])
  })

  it('breaks ties by the criterion it names', () => {
    const tied = [card('a', 'p1', 3, 5), card('a', 'p2', 5, 2)]
    const rule: JudgingRule = { ...marked, tieBreak: [{ by: 'criterion', position: 2 }] }
    const rows = ranked({ rule }, tied)
    expect(order(rows).slice(0, 2)).toEqual(['p1 1', 'p2 1'])
    expect(rows[0]?.tieBreak).toEqual({ by: 'criterion', criterionId: 'plan' })
  })

  it('takes the median of the panel where it says so', () => {
    const panel = [...[5, 5, 1].map((level, i) => card(`j${i}`, 'p1', level, level)), card('a', 'p2', 4, 4)]
    expect(order(ranked({}, panel))[0]).toBe('p2 1')
    expect(order(ranked({ rule: { ...marked, panel: { by: 'median' } } }, panel))[0]).toBe('p1 1')
  })

  it('ranks finalists by all criteria before the others, who are ranked by those of the first round', () => {
    const [impact, plan] = criteria
    if (!impact || !plan) throw new Error('no criteria')
    const inFinal = [
      { ...impact, minimum: null },
      { ...plan, isForFinalists: true },
    ]
    const cards = [card('a', 'p1', 5, 1), card('a', 'p2', 5, 5), card('a', 'p3', 5, 5), card('a', 'p4', 4, 5)]
    const rows = ranked({ criteria: inFinal, finalists: new Set(['p1', 'p2']) }, cards)
    expect(order(rows)).toEqual(['p2 1', 'p1 2', 'p3 3', 'p4 4'])
    // Whoever is no finalist is not counted in what finalists are asked, even where somebody has scored it.
    expect(rows.map(({ criterionMeans }) => 'plan' in criterionMeans)).toEqual([true, true, false, false])
    expect(rows[2]?.total).toEqual(fraction(100))
  })

  it('is the same whatever the scale of the weights', () => {
    fc.assert(
      fc.property(scorecardSets(), fc.integer({ min: 2, max: 50 }), (cards, factor) => {
        const scaled = criteria.map((each) => ({ ...each, weight: each.weight * factor }))
        expect(ranked({ criteria: scaled }, cards)).toEqual(rank(cards))
      }),
    )
  })

  it('changes no place by a review that says what the others’ mean says', () => {
    const complete = fc.uniqueArray(
      fc
        .tuple(fc.constantFrom('a', 'b', 'c'), fc.constantFrom('p1', 'p2'), level(), level())
        .map(([juror, proposal, impact, plan]) => card(juror, proposal, impact, plan)),
      { selector: ({ jurorId, proposalId }) => jurorId + proposalId, minLength: 1 },
    )
    fc.assert(
      fc.property(complete, (cards) => {
        const before = rank(cards)
        const means = before.flatMap(({ proposalId, criterionMeans, total }) =>
          total === null ? [] : [{ jurorId: 'new', proposalId, points: criterionMeans }],
        )
        const after = rank([...cards, ...means])
        expect(after.map(({ proposalId, place, total }) => [proposalId, place, total])).toEqual(
          before.map(({ proposalId, place, total }) => [proposalId, place, total]),
        )
      }),
    )
  })

  it('says nothing where there is no review, and ties all where all are alike', () => {
    expect(order(ranked({}, []))).toEqual(['p1 null', 'p2 null', 'p3 null', 'p4 null'])
    const alike = ['p1', 'p2', 'p3', 'p4'].map((proposalId) => card('a', proposalId, 4, 4))
    const rows = ranked({}, alike)
    expect(order(rows)).toEqual(['p1 1', 'p2 1', 'p3 1', 'p4 1'])
    expect(rows.map(({ tieBreak }) => tieBreak?.by ?? null)).toEqual(['nothing', 'nothing', 'nothing', null])
  })
})

function level() {
  return fc.integer({ min: 1, max: 5 })
}
