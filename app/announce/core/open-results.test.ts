import { describe, expect, it } from 'vitest'
import { openResults, resultRows, type ResultFacts } from './open-results.ts'

const facts: ResultFacts = {
  funnel: {
    followers: 40,
    begun: 12,
    submitted: 9,
    eligible: 8,
    judged: 8,
    finalists: null,
    winners: 2,
    mentions: 1,
  },
  countries: { FI: 6, CN: 2 },
  kinds: { enterprise: 8 },
  totals: ['200/3', '60/1', '61/1', '62/1', '63/1', '100/1', '95/1', null],
  rule: { counts: 'share', weights: 'mean' },
  isByBallot: false,
}

describe('open results', () => {
  it('tell totals in bands and hide small countries', () => {
    const results = openResults(facts)
    expect(results.countries).toEqual({ cells: [], others: 8 })
    expect(results.kinds).toEqual({ cells: [{ item: 'enterprise', count: 8 }], others: null })
    expect(results.totals).toEqual([
      { from: 0, to: 60, count: 0 },
      { from: 60, to: 100, count: 7 },
    ])
  })

  it.each([
    ['points', { rule: { counts: 'points', weights: 'mean' } }],
    ['summed weights', { rule: { counts: 'share', weights: 'sum' } }],
    ['ballots', { isByBallot: true }],
    ['four totals only', { totals: facts.totals.slice(0, 4) }],
  ] satisfies [string, Partial<ResultFacts>][])('tell no bands for %s', (_, changes) => {
    expect(openResults({ ...facts, ...changes }).totals).toBeNull()
  })

  it('are rows with a count each, without a step that was not gone', () => {
    const rows = resultRows(openResults(facts), { made: null, outcomes: null })
    expect(rows.filter(({ dataset }) => dataset === 'funnel').map(({ item }) => item)).toEqual([
      'followers',
      'begun',
      'submitted',
      'eligible',
      'judged',
      'winners',
      'mentions',
    ])
    expect(rows).toContainEqual({ dataset: 'country', item: 'others', from: null, to: null, count: 8 })
    expect(rows).toContainEqual({ dataset: 'total', item: '', from: 60, to: 100, count: 7 })
  })
})

it('has appeals where they are none or many, and nothing of a few', () => {
  const appealsIn = (appeals: Parameters<typeof resultRows>[1]) =>
    resultRows(openResults(facts), appeals).flatMap(({ dataset, item, count }) =>
      dataset === 'appeal' ? [[item, count]] : [],
    )
  expect(appealsIn({ made: 0, outcomes: null })).toEqual([['made', 0]])
  expect(appealsIn({ made: null, outcomes: null })).toEqual([])
  expect(appealsIn({ made: 9, outcomes: { cells: [{ item: 'dismissed', count: 5 }], others: 4 } })).toEqual([
    ['made', 9],
    ['dismissed', 5],
    ['others', 4],
  ])
})
