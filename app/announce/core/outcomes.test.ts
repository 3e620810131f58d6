import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  decisionRefusal,
  deviationsFromRanking,
  hashOfDecision,
  outcomes,
  withWinnerPlaces,
  type DecisionContent,
  type OutcomeRow,
  type RankedLine,
} from './outcomes.ts'

const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex')

const row = (
  proposalId: string,
  outcome: OutcomeRow['outcome'],
  more: Partial<OutcomeRow> = {},
): OutcomeRow => ({
  proposalId,
  outcome,
  place: null,
  reason: `A reason of its own for ${proposalId}`,
  feedback: '',
  ...more,
})

const line = (proposalId: string, place: number | null): RankedLine => ({ proposalId, place, total: '50/1' })

const ranking = [line('a', 1), line('b', 2), line('c', 3)]
const facts = { eligible: ['a', 'b', 'c'], pilotsOffered: 1 }
const rows = [row('a', 'winner'), row('b', 'reserve', { place: 1 }), row('c', 'not_selected')]

const refusalOf = (given: OutcomeRow[], lines = ranking) =>
  decisionRefusal({ outcomes: given, ranking: lines }, facts)

describe('a decision that may be recorded', () => {
  it('gives every proposal an outcome and a reason', () => {
    expect(refusalOf(rows)).toBeNull()
  })

  it('is refused while a proposal has no outcome', () => {
    expect(refusalOf(rows.slice(0, 2))).toEqual({ code: 'outcome-missing', count: 1 })
  })

  it('is refused with a proposal that does not take part, or one twice', () => {
    expect(refusalOf([...rows, row('x', 'not_selected')])).toEqual({ code: 'proposals-changed' })
    expect(refusalOf([...rows, row('c', 'not_selected')])).toEqual({ code: 'proposals-changed' })
  })

  it.each(['winner', 'reserve'] as const)(
    'has nobody below a minimum as %s where that cannot win',
    (outcome) => {
      const place = outcome === 'reserve' ? 1 : null
      const given = [row('a', 'not_selected'), row('b', 'not_selected'), row('c', outcome, { place })]
      const barred = ['c']
      expect(decisionRefusal({ outcomes: given, ranking }, { ...facts, barred })).toEqual({
        code: 'below-minimum',
        proposalIds: ['c'],
      })
      const mentioned = [row('a', 'winner'), row('b', 'not_selected'), row('c', 'honourable_mention')]
      expect(decisionRefusal({ outcomes: mentioned, ranking }, { ...facts, barred })).toBeNull()
    },
  )

  it('names no more winners than there are pilots', () => {
    expect(refusalOf([row('a', 'winner'), row('b', 'winner'), row('c', 'not_selected')])).toEqual({
      code: 'too-many-winners',
      count: 2,
      offered: 1,
    })
  })

  it('may name none', () => {
    expect(refusalOf(rows.map((each) => ({ ...each, outcome: 'not_selected', place: null })))).toBeNull()
  })

  it.each([
    ['the same place twice', 1, 1, ['b', 'c']],
    ['no place', 1, null, ['c']],
    ['place zero', 1, 0, ['c']],
  ])('wants numbered reserves: %s', (_, first, second, proposalIds) => {
    const given = [
      row('a', 'winner'),
      row('b', 'reserve', { place: first }),
      row('c', 'reserve', { place: second }),
    ]
    expect(refusalOf(given)).toEqual({ code: 'reserve-places', proposalIds })
  })

  it('wants a reason everywhere', () => {
    expect(refusalOf([rows[0]!, rows[1]!, row('c', 'not_selected', { reason: ' \n' })])).toEqual({
      code: 'reasons-missing',
      proposalIds: ['c'],
    })
  })
})

describe('leaving the ranking', () => {
  const lifted = [row('c', 'winner'), row('a', 'not_selected'), row('b', 'not_selected')]

  it('is seen from both sides', () => {
    expect(deviationsFromRanking(lifted, ranking).sort()).toEqual(['a', 'b', 'c'])
    expect(deviationsFromRanking(rows, ranking)).toEqual([])
  })

  it('counts within the reserve list too', () => {
    const swapped = [row('a', 'winner'), row('b', 'reserve', { place: 2 }), row('c', 'reserve', { place: 1 })]
    expect(deviationsFromRanking(swapped, ranking)).toEqual(['b', 'c'])
  })

  it('is free among equals, and not where the tie-break has put them in an order', () => {
    const equals = [line('a', 1), line('b', 1), line('c', 1)]
    expect(deviationsFromRanking(lifted, equals)).toEqual([])
    const parted = (...turns: number[]) => equals.map((each, index) => ({ ...each, turn: turns[index]! }))
    expect(deviationsFromRanking(lifted, parted(2, 2, 1))).toEqual([])
    expect(deviationsFromRanking(lifted, parted(1, 1, 2))).toEqual(['c', 'a', 'b'])
  })

  it('needs an explanation of its own, not a short one and not a shared one', () => {
    expect(refusalOf(lifted)).toBeNull()
    const shared = 'The others fitted the site better than this.'
    expect(
      refusalOf(lifted.map((each) => (each.proposalId === 'c' ? each : { ...each, reason: shared }))),
    ).toEqual({
      code: 'deviation-unexplained',
      proposalIds: ['a', 'b'],
    })
    expect(
      refusalOf(lifted.map((each) => (each.proposalId === 'c' ? { ...each, reason: 'Better' } : each))),
    ).toEqual({
      code: 'deviation-unexplained',
      proposalIds: ['c'],
    })
  })

  it('never happens when outcomes follow the ranking', () => {
    const world = fc.array(fc.tuple(fc.integer({ min: 1, max: 8 }), fc.constantFrom(...outcomes)), {
      maxLength: 12,
    })
    fc.assert(
      fc.property(world, (pairs) => {
        const order = (outcome: (typeof outcomes)[number]) => outcomes.indexOf(outcome)
        const places = pairs.map(([place]) => place).sort((a, b) => a - b)
        const fared = pairs.map(([, outcome]) => outcome).sort((a, b) => order(a) - order(b))
        const lines = places.map((place, index) => line(String(index), place))
        const given = fared.map((outcome, index) => row(String(index), outcome, { place: index + 1 }))
        return deviationsFromRanking(given, lines).length === 0
      }),
    )
  })
})

describe('places of winners', () => {
  it('follow the ranking, and equals share', () => {
    const given = [row('a', 'winner'), row('b', 'winner'), row('c', 'winner')]
    const placed = withWinnerPlaces(given, [line('a', 4), line('b', 2), line('c', 2)])
    expect(placed.map(({ place }) => place)).toEqual([3, 1, 1])
  })
})

describe('the hash', () => {
  const decision: DecisionContent = { outcomes: rows, ranking, statements: { en: 'Well done', fi: 'Hienoa' } }

  it('does not depend on the order of what comes in', () => {
    const turned: DecisionContent = {
      statements: { fi: 'Hienoa', en: 'Well done' },
      ranking: [...ranking].reverse(),
      outcomes: [...rows].reverse(),
    }
    expect(hashOfDecision(turned, sha256)).toBe(hashOfDecision(decision, sha256))
  })

  it.each<[string, Partial<DecisionContent>]>([
    ['an outcome', { outcomes: [row('a', 'not_selected'), ...rows.slice(1)] }],
    ['a place', { outcomes: [rows[0]!, { ...rows[1]!, place: 2 }, rows[2]!] }],
    ['a reason', { outcomes: [{ ...rows[0]!, reason: 'Another' }, ...rows.slice(1)] }],
    ['a feedback', { outcomes: [{ ...rows[0]!, feedback: 'More' }, ...rows.slice(1)] }],
    ['the ranking', { ranking: [line('a', 1), line('b', 2), line('c', 2)] }],
    ['a statement', { statements: { en: 'Well done.', fi: 'Hienoa' } }],
  ])('covers %s', (_, change) => {
    expect(hashOfDecision({ ...decision, ...change }, sha256)).not.toBe(hashOfDecision(decision, sha256))
  })
})
