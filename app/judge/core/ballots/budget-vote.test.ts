import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkedVote, fundingByCounts, type Project, type VoteRule } from './budget-vote.ts'

const rule: VoteRule = {
  counting: 'by-votes',
  budget: 100,
  maximum: null,
  isWithinBudget: false,
  afterUnaffordable: 'next-affordable',
}
const projects = (costs: Record<string, number>): Project[] =>
  Object.entries(costs).map(([projectId, cost]) => ({ projectId, cost }))
const votes = (...picks: string[]) =>
  picks.map((pick, index) => ({ voterId: `V${index}`, projectIds: [...pick] }))
type Votes = readonly { readonly projectIds: readonly string[] }[]
/** The greedy rule over single votes, counted here. */
const taken = (given: Parameters<typeof fundingByCounts>[0], some: readonly Project[], cast: Votes) =>
  fundingByCounts(
    given,
    some,
    some.map(({ projectId }) => ({
      projectId,
      votes: cast.filter(({ projectIds }) => projectIds.includes(projectId)).length,
      voters: cast.length,
    })),
  )
const outcomes = (costs: Record<string, number>, picks: string[], over: Partial<VoteRule> = {}) => {
  const { rows, leftover } = taken({ ...rule, ...over }, projects(costs), votes(...picks))
  return [
    ...rows.map(({ projectId, votes: count, outcome }) => `${projectId}${count} ${outcome}`),
    leftover,
  ].join(', ')
}

describe('taking by votes', () => {
  it.each<[string, Record<string, number>, string[], Partial<VoteRule>, string]>([
    [
      'by votes, while it lasts',
      { A: 60, B: 30, C: 20 },
      ['AB', 'A', 'C', 'A', 'B'],
      {},
      'A3 funded, B2 funded, C1 too-dear, 10',
    ],
    [
      'the next that fits',
      { A: 60, B: 50, C: 40 },
      ['AB', 'AB', 'A', 'C'],
      {},
      'A3 funded, B2 too-dear, C1 funded, 0',
    ],
    [
      'or no more',
      { A: 60, B: 50, C: 40 },
      ['AB', 'AB', 'A', 'C'],
      { afterUnaffordable: 'stop' },
      'A3 funded, B2 too-dear, C1 stopped, 40',
    ],
    ['the less costly of equals first', { A: 60, B: 50 }, ['AB'], {}, 'B1 funded, A1 too-dear, 50'],
    [
      'equal in both, money for one: people decide',
      { A: 60, B: 60, C: 30 },
      ['AB', 'C'],
      {},
      'C1 funded, A1 tied, B1 tied, 10',
    ],
    ['equal in both, money for both', { A: 50, B: 50 }, ['AB'], {}, 'A1 funded, B1 funded, 0'],
    ['nobody wanted it', { A: 10, B: 10 }, ['A'], {}, 'A1 funded, B0 without-votes, 90'],
    ['a project that is gone', { A: 10 }, ['AX', 'X'], {}, 'A1 funded, 90'],
    ['dearer than everything', { A: 101 }, ['A'], {}, 'A1 too-dear, 100'],
    ['nobody voted', { A: 10 }, [], {}, 'A0 without-votes, 100'],
  ])('%s', (_name, costs, picks, over, result) => {
    expect(outcomes(costs, picks, over)).toBe(result)
  })
})

const someProjects = fc
  .array(fc.integer({ min: 1, max: 80 }), { minLength: 1, maxLength: 7 })
  .map((costs) => costs.map((cost, index) => ({ projectId: 'ABCDEFG'[index] ?? '', cost })))
const someVotes = fc
  .array(fc.subarray([...'ABCDEFG']), { maxLength: 12 })
  .map((picks) => picks.map((projectIds, index) => ({ voterId: `V${index}`, projectIds })))
const afters = fc.constantFrom<VoteRule['afterUnaffordable']>('next-affordable', 'stop')

describe('whatever is voted', () => {
  it('what is taken fits, and nothing that fits is left by the first rule', () => {
    fc.assert(
      fc.property(someProjects, someVotes, afters, (some, cast, afterUnaffordable) => {
        const { rows, leftover } = taken({ budget: 100, afterUnaffordable }, some, cast)
        const spent = rows.reduce((sum, { outcome, cost }) => sum + (outcome === 'funded' ? cost : 0), 0)
        expect(leftover).toBeGreaterThanOrEqual(0)
        expect(spent + leftover).toBeLessThanOrEqual(100)
        if (!rows.some(({ outcome }) => outcome === 'tied')) expect(spent + leftover).toBe(100)
        if (afterUnaffordable === 'next-affordable')
          for (const { outcome, cost } of rows)
            if (outcome === 'too-dear') expect(cost).toBeGreaterThan(leftover)
      }),
    )
  })

  it('order and names of projects and voters change nothing', () => {
    fc.assert(
      fc.property(someProjects, someVotes, afters, (some, cast, afterUnaffordable) => {
        const turn = (id: string) => 'GFEDCBA'['ABCDEFG'.indexOf(id)] ?? id
        const plain = taken({ budget: 100, afterUnaffordable }, some, cast)
        const turned = taken(
          { budget: 100, afterUnaffordable },
          some.map(({ projectId, cost }) => ({ projectId: turn(projectId), cost })).reverse(),
          cast
            .map(({ voterId, projectIds }) => ({
              voterId: `W${voterId}`,
              projectIds: projectIds.map(turn).reverse(),
            }))
            .reverse(),
        )
        const of = new Map(turned.rows.map((row) => [row.projectId, row]))
        for (const { projectId, ...row } of plain.rows) expect(of.get(turn(projectId))).toMatchObject(row)
        expect(turned.leftover).toBe(plain.leftover)
      }),
    )
  })
})

describe('one vote', () => {
  const some = projects({ A: 60, B: 50, C: 40 })
  it.each([
    ['is kept sorted, each once', rule, ['C', 'A', 'C'], { ok: true, value: ['A', 'C'] }],
    ['of nothing', rule, [], { ok: false, refusal: { code: 'vote-empty' } }],
    [
      'for what is not on the ballot',
      rule,
      ['A', 'X'],
      { ok: false, refusal: { code: 'vote-project-unknown' } },
    ],
    [
      'for too many',
      { ...rule, maximum: 1 },
      ['A', 'B'],
      { ok: false, refusal: { code: 'vote-too-many', maximum: 1, count: 2 } },
    ],
    [
      'over the budget',
      { ...rule, isWithinBudget: true },
      ['A', 'B'],
      { ok: false, refusal: { code: 'vote-over-budget', budget: 100, cost: 110 } },
    ],
    [
      'just within the budget',
      { ...rule, isWithinBudget: true },
      ['A', 'C'],
      { ok: true, value: ['A', 'C'] },
    ],
  ] as const)('%s', (_name, over, picked, result) => {
    expect(checkedVote(over, some, picked)).toEqual(result)
  })
})
