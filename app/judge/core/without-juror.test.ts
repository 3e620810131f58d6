import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { usualRule, type JudgingRule } from '#app/publish/core/judging-rule.ts'
import { fraction } from '#app/platform/fraction.ts'
import { fairnessReport } from './fairness/report.ts'
import { contendersOf, rankProposals, ruleOf, type FinalScorecard, type RankingRow } from './ranking.ts'
import type { Criterion } from './scoring.ts'
import { jurorsWhoMove, rankBands, type PlaceSpan } from './without-juror.ts'

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
/** What stays below a minimum is marked here, so that the order is that of the totals. */
const marked: JudgingRule = { ...usualRule, belowMinimum: 'marked' }
const openTies: JudgingRule = { ...marked, tieBreak: [] }

const factsOf = (scorecards: readonly FinalScorecard[], rule = marked) => ({
  ...{ criteria, proposals, rule, scorecards },
  finalists: new Set<string>(),
})
const exact = (points: number | null) => (points === null ? null : fraction(points))
const card = (jurorId: string, proposalId: string, impact: number | null, plan: number | null) => ({
  ...{ jurorId, proposalId },
  points: { impact: exact(impact), plan: exact(plan) },
})

/** p1 is first, and without c it has the total of p2, with more in what counts more. */
const tiedWithoutC = [
  ...['a', 'b'].flatMap((juror) => [card(juror, 'p1', 5, 2), card(juror, 'p2', 3, 5)]),
  ...[card('c', 'p1', 5, 5), card('c', 'p2', 3, 3)],
  ...['a', 'b', 'c'].map((juror) => card(juror, 'p3', 1, 1)),
]

describe('the band of a place', () => {
  it('is one number when nobody alone can change it', () => {
    const scorecards = ['a', 'b', 'c'].flatMap((juror) => [card(juror, 'p1', 5, 5), card(juror, 'p2', 1, 1)])
    expect(rankBands(factsOf(scorecards))).toMatchObject({ p1: [1, 1], p2: [2, 2], p3: null })
  })

  it('shows whom a single juror decides', () => {
    const scorecards = [
      ...['a', 'b'].flatMap((juror) => [card(juror, 'p1', 4, 4), card(juror, 'p2', 3, 3)]),
      card('c', 'p1', 1, 1),
      card('c', 'p2', 5, 5),
    ]
    expect(rankBands(factsOf(scorecards))).toMatchObject({ p1: [1, 2], p2: [1, 2] })
  })

  it('takes all places of a tie without a juror, unless the tie-break list parts it', () => {
    expect(rankBands(factsOf(tiedWithoutC, openTies))).toMatchObject({ p1: [1, 2], p2: [1, 2], p3: [3, 3] })
    expect(rankBands(factsOf(tiedWithoutC))).toMatchObject({ p1: [1, 1], p2: [2, 2], p3: [3, 3] })
  })

  it('takes all places that are shared with everybody counted', () => {
    const scorecards = ['a', 'b'].flatMap((juror) => [card(juror, 'p1', 5, 2), card(juror, 'p2', 3, 5)])
    expect(rankBands(factsOf(scorecards))).toMatchObject({ p1: [1, 2], p2: [1, 2] })
  })

  it('is not widened by who would be left without a total', () => {
    const scorecards = [card('a', 'p1', 5, 5), ...['b', 'c'].map((juror) => card(juror, 'p2', 2, 2))]
    expect(rankBands(factsOf(scorecards))).toMatchObject({ p1: [1, 1], p2: [2, 2] })
  })

  it('is that of the rankings made anew without each juror', () => {
    fc.assert(
      fc.property(scorecardSets(), fc.constantFrom(marked, openTies, usualRule), (scorecards, rule) => {
        const whole = rankProposals(factsOf(scorecards, rule))
        const spans = [
          new Map(whole.map(({ proposalId, place }) => [proposalId, sharing(whole, place)] as const)),
          ...rankingsWithoutEach(scorecards, rule).map(({ rows }) => spansByTieBreak(rows)),
        ]
        for (const [proposalId, band] of Object.entries(rankBands(factsOf(scorecards, rule)))) {
          const places = spans.flatMap((some) => some.get(proposalId) ?? [])
          expect(band).toEqual(places.length === 0 ? null : [Math.min(...places), Math.max(...places)])
        }
      }),
      { numRuns: 400 },
    )
  })

  it('always holds the place itself', () => {
    fc.assert(
      fc.property(scorecardSets(), (scorecards) => {
        const bands = rankBands(factsOf(scorecards))
        for (const { proposalId, place } of rankProposals(factsOf(scorecards))) {
          const band = bands[proposalId]
          if (place === null) expect(band ?? null).toBeNull()
          else expect(band && band[0] <= place && place <= band[1]).toBe(true)
        }
      }),
    )
  })
})

describe('a line of the fairness report', () => {
  const movedBy = (scorecards: readonly FinalScorecard[], rule: JudgingRule) => {
    const facts = factsOf(scorecards, rule)
    const ranked = { ...ruleOf(facts), contenders: contendersOf(facts) }
    const { lines } = fairnessReport({ ...ranked, ranking: rankProposals(facts), pilots: 1 })
    return lines[0]?.contests.flatMap((one) => (one.by === 'jurors' ? one.jurors : []))
  }

  it('is contested by a tie without a juror, unless the tie-break list parts it', () => {
    expect(movedBy(tiedWithoutC, openTies)).toEqual(['c'])
    expect(movedBy(tiedWithoutC, marked)).toEqual([])
  })

  it('hangs on no juror exactly where everybody above it keeps to the places above it', () => {
    fc.assert(
      fc.property(scorecardSets(), fc.constantFrom(marked, openTies, usualRule), (scorecards, rule) => {
        const facts = factsOf(scorecards, rule)
        const placed = rankProposals(facts).filter(({ place }) => place !== null)
        const bands = rankBands(facts)
        const field = { ...ruleOf(facts), contenders: contendersOf(facts) }
        for (const { place } of placed) {
          const above = placed.filter((one) => one.place! <= place!)
          const [moving] = jurorsWhoMove(field, [{ above: above.length }])
          expect(moving!.length === 0).toBe(
            above.every(({ proposalId }) => bands[proposalId]![1] <= above.length),
          )
        }
      }),
      { numRuns: 400 },
    )
  })
})

/** Without each juror in turn; who would be left without a total keeps its own scorecards. */
function rankingsWithoutEach(scorecards: readonly FinalScorecard[], rule: JudgingRule) {
  return [...new Set(scorecards.map(({ jurorId }) => jurorId))].map((jurorId) => {
    const others = scorecards.filter((one) => one.jurorId !== jurorId)
    const totals = new Set(
      rankProposals(factsOf(others, rule)).flatMap((row) => (row.total ? [row.proposalId] : [])),
    )
    const kept = scorecards.filter((one) => one.jurorId !== jurorId || !totals.has(one.proposalId))
    return { jurorId, rows: rankProposals(factsOf(kept, rule)) }
  })
}

function sharing(rows: readonly RankingRow[], place: number | null): readonly number[] {
  if (place === null) return []
  return [place, place + rows.filter((row) => row.place === place).length - 1]
}

/** The places that the order of a ranking gives, ties that nothing parts taking all of theirs. */
function spansByTieBreak(rows: readonly RankingRow[]): Map<string, PlaceSpan> {
  const spans = new Map<string, PlaceSpan>()
  const placed = rows.filter(({ place }) => place !== null)
  for (let start = 0; start < placed.length;) {
    let end = start
    while (placed[end]?.tieBreak?.by === 'nothing') end += 1
    for (let at = start; at <= end; at += 1) spans.set(placed[at]!.proposalId, [start + 1, end + 1])
    start = end + 1
  }
  return spans
}

function scorecardSets(): fc.Arbitrary<FinalScorecard[]> {
  const level = fc.option(fc.integer({ min: 1, max: 5 }), { nil: null, freq: 6 })
  const pairs = ['a', 'b', 'c'].flatMap((jurorId) =>
    proposals.map(({ proposalId }) => ({ jurorId, proposalId })),
  )
  return fc.tuple(fc.subarray(pairs), fc.infiniteStream(fc.tuple(level, level))).map(([chosen, points]) =>
    chosen.map(({ jurorId, proposalId }) => {
      const [impact, plan] = points.next().value as [number | null, number | null]
      return card(jurorId, proposalId, impact, plan)
    }),
  )
}
