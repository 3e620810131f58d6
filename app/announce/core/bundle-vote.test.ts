import fc from 'fast-check'
import { expect, it } from 'vitest'
import { fundingByCounts, fundingOf } from '#app/judge/core/ballots/budget-vote.ts'
import { storedRubric } from '#app/publish/core/rubrics/index.ts'
import { aBundle, type Judged } from '#test/factories/a-bundle.ts'
import { verifyBundle } from '../../../public/haaste-verify.mjs'

const judged: Judged = {
  criteria: [
    {
      ...{ id: 'c1', position: 1, weight: 100, minimum: null, isForFinalists: false },
      rubric: storedRubric({ type: 'anchored-scale', config: { lowest: 1, highest: 5 } }),
    },
  ],
  proposals: ['p1', 'p2'],
  jurors: 1,
  cards: [
    { juror: 1, proposal: 'p1', points: { c1: '5' } },
    { juror: 1, proposal: 'p2', points: { c1: '3' } },
  ],
}

type Vote = {
  readonly counting: 'by-votes' | 'equal-shares'
  readonly budget: number
  readonly afterUnaffordable: 'next-affordable' | 'stop'
  readonly projects: readonly { readonly cost: number; readonly votes: number }[]
}

const votes: fc.Arbitrary<Vote> = fc.record({
  counting: fc.constant('by-votes' as const),
  budget: fc.integer({ min: 1, max: 60 }),
  afterUnaffordable: fc.constantFrom('next-affordable' as const, 'stop' as const),
  projects: fc.array(
    fc.record({ cost: fc.integer({ min: 1, max: 30 }), votes: fc.integer({ min: 0, max: 4 }) }),
    {
      minLength: 1,
      maxLength: 7,
    },
  ),
})

/** The vote as a bundle tells it: its rule, the counts, and what the portal made of them. */
function told({ projects, ...rule }: Vote) {
  const counts = projects.map(({ votes: own }, index) => ({
    projectId: `p${index + 1}`,
    votes: own,
    voters: 4,
  }))
  const costs = projects.map(({ cost }, index) => ({ projectId: `p${index + 1}`, cost }))
  const { rows, leftover } = fundingByCounts(rule, costs, counts)
  return { ...rule, counts, rows: [...rows], leftover }
}

const findingOf = (vote: Readonly<Record<string, unknown>>) => {
  const report = verifyBundle(aBundle({ ...judged, vote }).publicText)
  return { status: report.findings.find(({ code }) => code === 'vote')?.status, limits: report.limits }
}

it('reckons again what a vote takes, by the counts and the rule alone', () => {
  fc.assert(
    fc.property(votes, (vote) => {
      expect(findingOf(told(vote)).status).toBe('ok')
    }),
  )
})

it('finds a taken project, a place, a cost or a sum that the counts do not lead to', () => {
  fc.assert(
    fc.property(votes, fc.nat(), (vote, which) => {
      const right = told(vote)
      const at = which % right.rows.length
      const changed = (change: Readonly<Record<string, unknown>>) =>
        right.rows.map((row, index) => (index === at ? { ...row, ...change } : row))
      const row = right.rows[at]!
      const outcome = row.outcome === 'funded' ? 'too-dear' : 'funded'
      for (const wrong of [
        { ...right, rows: changed({ outcome }) },
        { ...right, rows: changed({ place: row.place + 1 }) },
        { ...right, rows: changed({ votes: row.votes + 1 }) },
        { ...right, leftover: right.leftover + 1 },
        { ...right, rows: [] },
      ])
        expect(findingOf(wrong).status).toBe('fault')
    }),
  )
})

it('says what it cannot reckon: who picked what, and shares of which no group is told', () => {
  const vote: Vote = {
    ...{ counting: 'by-votes', budget: 10, afterUnaffordable: 'stop' },
    projects: [{ cost: 5, votes: 2 }],
  }
  expect(findingOf(told(vote))).toMatchObject({
    status: 'ok',
    limits: expect.arrayContaining(['vote-picks']),
  })
  const shares = findingOf({ ...told(vote), counting: 'equal-shares' })
  expect(shares).toMatchObject({ status: undefined, limits: expect.arrayContaining(['vote']) })
  const { rows: _, leftover: __, ...earlier } = told(vote)
  expect(findingOf(earlier)).toMatchObject({ status: undefined, limits: expect.arrayContaining(['vote']) })
})

it('takes a vote nobody took part in for one that took nothing', () => {
  const none = {
    counting: 'by-votes',
    budget: 10,
    afterUnaffordable: 'stop',
    counts: [],
    rows: [],
    leftover: null,
  }
  expect(findingOf(none).status).toBe('ok')
  expect(findingOf({ ...none, leftover: 10 }).status).toBe('fault')
})

const names = ['a', 'b', 'c', 'd', 'e']

/** Votes by equal shares, with costs and groups small enough to be often equal. */
const shared = fc.record({
  budget: fc.integer({ min: 4, max: 40 }),
  afterUnaffordable: fc.constantFrom('next-affordable' as const, 'stop' as const),
  costs: fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: names.length }),
  groups: fc.array(
    fc.record({
      projectIds: fc.subarray([...names, 'withdrawn'], { minLength: 1 }),
      voters: fc.integer({ min: 1, max: 4 }),
    }),
    { minLength: 1, maxLength: 6 },
  ),
})

type Shared = typeof shared extends fc.Arbitrary<infer Value> ? Value : never

function toldShares({ budget, afterUnaffordable, costs, groups }: Shared) {
  const projects = costs.map((cost, index) => ({ projectId: names[index]!, cost }))
  const rule = { counting: 'equal-shares' as const, budget, afterUnaffordable }
  const result = fundingOf(rule, projects, groups)!
  const counts = result.rows.map(({ projectId, votes: own }) => ({
    ...{ projectId, votes: own, voters: result.voters },
  }))
  return { ...rule, counts, patterns: groups, rows: [...result.rows], leftover: result.leftover }
}

it('reckons again what equal shares take, from the groups of voters, with arithmetic of its own', () => {
  fc.assert(
    fc.property(shared, (vote) => {
      expect(findingOf(toldShares(vote)).status).toBe('ok')
    }),
    { numRuns: 500 },
  )
})

it('finds another winner, another cost, another vote and another rest by equal shares', () => {
  fc.assert(
    fc.property(shared, fc.nat(), (vote, which) => {
      const right = toldShares(vote)
      const at = which % right.rows.length
      const row = right.rows[at]!
      const changed = (change: Readonly<Record<string, unknown>>) =>
        right.rows.map((each, index) => (index === at ? { ...each, ...change } : each))
      const group = which % right.patterns.length
      const patterns = right.patterns.map((each, index) =>
        index === group ? { ...each, voters: each.voters + 1 } : each,
      )
      for (const wrong of [
        { ...right, rows: changed({ outcome: row.outcome === 'funded' ? 'too-dear' : 'funded' }) },
        { ...right, rows: changed({ votes: row.votes + 1 }) },
        // What is taken costs what it costs: another price leaves another rest, or takes something else.
        ...(row.outcome === 'funded' ? [{ ...right, rows: changed({ cost: row.cost + 1 }) }] : []),
        { ...right, patterns },
        { ...right, patterns: right.patterns.slice(1) },
        { ...right, leftover: right.leftover + 1 },
      ])
        expect(findingOf(wrong).status).toBe('fault')
    }),
    { numRuns: 300 },
  )
})

it('says so where more orders are equal than it follows, and still holds groups against counts', () => {
  const costs = names.map(() => 4)
  const groups = names.flatMap((one, index) =>
    names.slice(index + 1).map((other) => ({ projectIds: [one, other], voters: 1 })),
  )
  const many = toldShares({ budget: 40, afterUnaffordable: 'next-affordable', costs, groups })
  expect(findingOf(many)).toMatchObject({ status: 'ok', limits: expect.arrayContaining(['vote']) })
  expect(findingOf({ ...many, patterns: groups.slice(1) }).status).toBe('fault')
})

it('a file in which a vote was changed after it was sealed is not what the record sealed', () => {
  const right = toldShares({
    ...{ budget: 12, afterUnaffordable: 'next-affordable', costs: [6, 6, 8] },
    groups: [
      { projectIds: ['a'], voters: 3 },
      { projectIds: ['b', 'c'], voters: 2 },
    ],
  })
  const { publicText } = aBundle({ ...judged, vote: right })
  expect(verifyBundle(publicText).verdict).toBe('proved')
  for (const [from, to] of [
    ['"voters":3}', '"voters":4}'],
    ['"cost":8', '"cost":7'],
    ['"outcome":"funded"', '"outcome":"too-dear"'],
  ] as const) {
    expect(publicText).toContain(from)
    expect(verifyBundle(publicText.replace(from, to)).verdict).not.toBe('proved')
  }
})
