import { describe, expect, it } from 'vitest'
import type { ScoredFacts } from '#app/notify/core/notice.ts'
import { spreadsOf } from './divergence.ts'

const scale = (id: string, position: number, weight: number) => ({
  ...{ id, position, weight, isForFinalists: false },
  ...{ type: 'points', config: { lowest: '1', highest: '5', step: '1' } },
})
const facts = (...cards: [string, string | null, string | null][]): ScoredFacts => ({
  rule: {},
  criteria: [scale('a', 1, 60), scale('b', 2, 40), { ...scale('c', 3, 0), isForFinalists: true }],
  scorecards: cards.map(([proposalId, a, b]) => ({ proposalId, points: { a, b, c: '1' } })),
})

describe('how far jurors lie apart', () => {
  it.each<[string, ScoredFacts, Record<string, number>]>([
    ['from the worst to the best', facts(['p', '1', '1'], ['p', '5', '5']), { p: 100 }],
    ['by the weights', facts(['p', '1', '3'], ['p', '5', '3'], ['p', '3', '3']), { p: 60 }],
    ['of each proposal for itself', facts(['p', '1', '1'], ['p', '1', '1'], ['q', '5', '5']), { p: 0 }],
    ['not of one who could judge nothing', facts(['p', '1', '1'], ['p', null, null]), {}],
    ['of nothing', facts(), {}],
  ])('%s', (_, given, expected) => {
    expect(spreadsOf(given)).toEqual(expected)
  })
})
