import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pairAnswers, type Comparison } from '#app/judge/core/ballots/pairwise.ts'
import type { Criterion } from '#app/judge/core/scoring.ts'
import { roundingModes } from '#app/platform/rounding.ts'
import { usualRule, type JudgingRule } from '#app/publish/core/judging-rule.ts'
import { storedRubric, type RubricTypeName } from '#app/publish/core/rubrics/index.ts'
import { aBundle, rankingOfJudged, type Card, type Judged } from '#test/factories/a-bundle.ts'
import { verifyBundle, type Report } from '../../../public/haaste-verify.mjs'

/** Types of answers with a setting, and answers each takes. */
const rubrics: Record<RubricTypeName, { config: unknown; answers: readonly string[] }> = {
  'anchored-scale': { config: { lowest: 1, highest: 5 }, answers: ['1', '2', '3', '4', '5'] },
  points: {
    config: { lowest: '-1', highest: '2.5', step: '0.25' },
    answers: ['-1', '0', '0.75', '1.25', '2.5'],
  },
  'yes-partly-no': { config: {}, answers: ['0', '0.5', '1'] },
  steps: { config: { values: ['1', '3', '5.5', '10'] }, answers: ['1', '3', '5.5', '10'] },
  // Fewer are better, and what is measured may lie beyond an end.
  measured: { config: { unit: 's', worst: '60', best: '20.5' }, answers: ['70', '60', '33.3', '20.5', '7'] },
}
const types = Object.keys(rubrics) as RubricTypeName[]

const criterionOf = (type: RubricTypeName, position: number, more: Partial<Criterion> = {}): Criterion => ({
  ...{ id: `c${position}`, position, weight: 25, minimum: null, isForFinalists: false },
  rubric: storedRubric({ type, config: rubrics[type].config }),
  ...more,
})

const criteriaList = fc
  .tuple(
    fc.array(
      fc.record({
        type: fc.constantFrom(...types),
        weight: fc.integer({ min: 1, max: 60 }),
        hasMinimum: fc.boolean(),
      }),
      { minLength: 1, maxLength: 4 },
    ),
    fc.boolean(),
  )
  .map(([all, isLastForFinalists]) =>
    all.map(({ type, weight, hasMinimum }, index) =>
      criterionOf(type, index + 1, {
        weight,
        minimum: hasMinimum ? (rubrics[type].answers[1] ?? null) : null,
        isForFinalists: isLastForFinalists && index > 0 && index === all.length - 1,
      }),
    ),
  )

const rounding = fc.option(
  fc.record({ digits: fc.integer({ min: 0, max: 3 }), mode: fc.constantFrom(...roundingModes) }),
)
const ruleFor = (criteria: readonly Criterion[]): fc.Arbitrary<JudgingRule> =>
  fc.record({
    counts: fc.constantFrom('share' as const, 'points' as const),
    first: fc.constantFrom('jurors' as const, 'criteria' as const),
    panel: fc.constantFrom(
      { by: 'mean' as const },
      { by: 'median' as const },
      { by: 'trimmed' as const, highest: 1, lowest: 1 },
      { by: 'trimmed' as const, highest: 2, lowest: 0 },
    ),
    weights: fc.constantFrom('mean' as const, 'sum' as const),
    rounding: fc.record({ panel: rounding, weighted: rounding, total: rounding }),
    tieBreak: fc.option(
      fc.shuffledSubarray(
        [
          ...criteria.map(({ position }) => ({ by: 'criterion' as const, position })),
          { by: 'spread' as const },
        ],
        { minLength: 1 },
      ),
    ),
    minimum: fc.option(fc.constantFrom('20', '55.5')),
    belowMinimum: fc.constantFrom('behind' as const, 'marked' as const),
  })

/** Any jury by scorecards: every type of answer, every rule, few answers, so that ties are common. */
const byScorecards: fc.Arbitrary<Judged> = criteriaList.chain((criteria) =>
  fc
    .record({
      rule: ruleFor(criteria),
      counts: fc.constantFrom('individual' as const, 'consensus' as const),
      winnerAt: fc.nat({ max: 2 }),
      size: fc.integer({ min: 1, max: 6 }),
      jurors: fc.integer({ min: 1, max: 4 }),
      picks: fc.infiniteStream(fc.nat({ max: 11 })),
    })
    .map(({ rule, counts, winnerAt, size, jurors, picks }) => {
      const next = () => Number(picks.next().value)
      const proposals = Array.from({ length: size }, (_, index) => `p${index + 1}`)
      const finalists = next() < 4 ? proposals.filter(() => next() < 6) : []
      const cards = proposals.flatMap((proposal): Card[] =>
        Array.from({ length: jurors }, (_, index) => index + 1).flatMap((juror): Card[] => {
          if (next() === 0) return []
          const asked = criteria.filter(
            ({ isForFinalists }) => !isForFinalists || finalists.includes(proposal),
          )
          const points = asked.map(({ id, rubric }) => {
            const pick = next()
            const { answers } = rubrics[rubric.type]
            return [id, pick === 11 ? null : (answers[pick % answers.length] ?? null)] as const
          })
          return [{ juror, proposal, points: Object.fromEntries(points) }]
        }),
      )
      const agreed = counts === 'consensus' ? proposals.filter(() => next() < 4) : []
      const consensus = Object.fromEntries(
        agreed.map((proposal) => [proposal, `${50 + (next() % 2)}.${next() % 2 ? '25' : '5'}`]),
      )
      return { criteria, rule, counts, winnerAt, proposals, finalists, jurors, cards, consensus }
    }),
)

const ids = (size: number) => Array.from({ length: size }, (_, index) => `p${index + 1}`)
const byOrders: fc.Arbitrary<Judged> = fc
  .record({
    size: fc.integer({ min: 1, max: 6 }),
    by: fc.constantFrom('mean-rank' as const, 'borda' as const, 'schulze' as const),
    points: fc.option(fc.constant<number[]>([12, 10, 8, 7]), { nil: undefined }),
    tieBreak: fc.shuffledSubarray(['head-to-head' as const, 'first-places' as const]),
    winnerAt: fc.nat({ max: 2 }),
  })
  .chain(({ size, by, points, tieBreak, winnerAt }) =>
    fc
      .array(fc.shuffledSubarray(ids(size), { minLength: 1 }), { minLength: 1, maxLength: 5 })
      .map((ballots) => ({
        ...{ criteria: [criterionOf('points', 1)], proposals: ids(size), jurors: ballots.length, cards: [] },
        ranked: { rule: { by, tieBreak, ...(by === 'borda' && points && { points }) }, ballots },
        winnerAt,
      })),
  )

const byPairs: fc.Arbitrary<Judged> = fc.integer({ min: 2, max: 6 }).chain((size) =>
  fc
    .array(
      fc.record({
        jurorId: fc.constantFrom('1', '2', '3'),
        pair: fc.shuffledSubarray(ids(size), { minLength: 2, maxLength: 2 }),
        answer: fc.constantFrom(...pairAnswers),
      }),
      { minLength: 1, maxLength: 20 },
    )
    .map((told) => ({
      ...{ criteria: [criterionOf('points', 1)], proposals: ids(size), jurors: 3, cards: [] },
      pairs: told.map(({ jurorId, pair, answer }): Comparison => {
        const [firstId = '', secondId = ''] = [...pair].sort()
        return { jurorId, firstId, secondId, answer }
      }),
    })),
)

/** What a report finds fault with, for reading when a property fails. */
const wrongIn = ({ findings }: Report) =>
  findings.filter(({ status }) => status !== 'ok').map(({ code, where }) => `${code}: ${where}`)

describe('the verifier reckons as the portal does, on its own', () => {
  it.each([
    ['by scorecards, in every type of answer and by every rule', byScorecards, 150],
    ['by ranked ballots', byOrders, 80],
    ['by comparisons of pairs', byPairs, 40],
  ])('%s', (_, judged: fc.Arbitrary<Judged>, numRuns) => {
    fc.assert(
      fc.property(judged, (some) => {
        const { publicText, fullText, receipts } = aBundle(some)
        expect(wrongIn(verifyBundle(fullText, { receipts: [...receipts] }))).toEqual([])
        expect(wrongIn(verifyBundle(publicText, { receipts: [...receipts] }))).toEqual([])
      }),
      { numRuns },
    )
  })
})

/** A jury of three on four proposals, with thirds in the totals. */
const usual: Judged = {
  criteria: [criterionOf('anchored-scale', 1, { weight: 60 }), criterionOf('points', 2, { weight: 40 })],
  rule: usualRule,
  proposals: ids(4),
  jurors: 3,
  cards: ids(4).flatMap((proposal, index) =>
    [1, 2, 3].map((juror) => ({
      ...{ juror, proposal },
      points: { c1: String(1 + ((index * 2 + juror) % 5)), c2: index + juror === 5 ? null : '0.75' },
    })),
  ),
}

it('is the same to the byte for the same facts', () => {
  expect(aBundle(usual)).toEqual(aBundle(usual))
})

it('tells the public nothing of who scored what, nor of who was not chosen', () => {
  const { publicText } = aBundle(usual)
  for (const word of ['card-', 'Thank you.', 'The reason of', 'To p', 'conflictKind', '"juror"', 'salt'])
    expect(publicText).not.toContain(word)
  const named = JSON.parse(publicText) as { bundle: { decision: { named: { reference: string }[] } } }
  expect(named.bundle.decision.named).toHaveLength(1)
})

/** Two proposals of one total, of which the heavier criterion puts the first before the second. */
const parted: Judged = {
  ...usual,
  criteria: [
    criterionOf('anchored-scale', 1, { weight: 60 }),
    criterionOf('points', 2, { weight: 40 }),
    criterionOf('points', 3, { weight: 40 }),
  ],
  ...{ proposals: ids(3), jurors: 1 },
  cards: [
    ['5', '-1', '-1'],
    ['1', '2.5', '0.75'],
    ['1', '-1', '-1'],
  ].map(([c1, c2, c3], index) => ({
    ...{ juror: 1, proposal: `p${index + 1}` },
    points: { c1: c1 ?? null, c2: c2 ?? null, c3: c3 ?? null },
  })),
}

it('counts among those that leave the ranking whoever wins although the tie-break puts them second', () => {
  const deviationsOf = (judged: Judged) => {
    const { publicText, fullText } = aBundle(judged)
    expect(wrongIn(verifyBundle(fullText))).toEqual([])
    return (JSON.parse(publicText) as { bundle: { decision: { deviations: number } } }).bundle.decision
      .deviations
  }
  expect(rankingOfJudged(parted).map(({ place }) => place)).toEqual([1, 1, 3])
  expect(deviationsOf(parted)).toBe(0)
  expect(deviationsOf({ ...parted, winnerAt: 1 })).toBe(2)
})

it('lets the tie-break part two whose neighbour was moved away by what the jury agreed on', () => {
  const twins = [parted.cards[0]!, { ...parted.cards[0]!, proposal: 'p2' }]
  const judged: Judged = {
    ...parted,
    counts: 'consensus',
    cards: [...twins, { ...parted.cards[1]!, proposal: 'p3' }],
    consensus: { p2: '10.00' },
  }
  const { fullText } = aBundle(judged)
  expect(rankingOfJudged(judged).map(({ place, tieBreak }) => [place, tieBreak?.by ?? null])).toEqual([
    [1, 'criterion'],
    [1, null],
    [3, null],
  ])
  expect(wrongIn(verifyBundle(fullText))).toEqual([])
})
