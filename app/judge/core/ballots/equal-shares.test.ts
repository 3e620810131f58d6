import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fundingByCounts, fundingOf, type Project } from './budget-vote.ts'
import { equalShares, quickAmounts, type VoterGroup } from './equal-shares.ts'

const projects = (costs: Record<string, number>): Project[] =>
  Object.entries(costs).map(([projectId, cost]) => ({ projectId, cost }))
/** "AB3": three voters who picked A and B. */
const voters = (...texts: string[]): VoterGroup[] =>
  texts.map((text) => ({
    projectIds: [...text.replace(/\d+/, '')],
    voters: Number(/\d+/.exec(text)?.[0] ?? 1),
  }))
const rule = { budget: 100, afterUnaffordable: 'next-affordable', counting: 'equal-shares' } as const
const said = (costs: Record<string, number>, groups: string[], over: Partial<{ budget: number }> = {}) => {
  const result = fundingOf({ ...rule, ...over }, projects(costs), voters(...groups))
  return (
    result &&
    [...result.rows.map(({ projectId, outcome }) => `${projectId} ${outcome}`), result.leftover].join(', ')
  )
}

describe('equal shares', () => {
  it.each<[string, Record<string, number>, string[], Partial<{ budget: number }>, string | null]>([
    [
      // Two thirds like A, B and C, one third D: by votes D would get nothing.
      'a third of the voters decides over a third of the money',
      { A: 30, B: 30, C: 30, D: 30 },
      ['ABC20', 'D10'],
      { budget: 90 },
      'A tied, B tied, C tied, D funded, 0',
    ],
    [
      'the one that asks the smallest part of its cost of any comes first',
      { A: 40, B: 60 },
      ['AB6', 'B4'],
      {},
      'B funded, A funded, 0',
    ],
    ['what is left goes by votes', { A: 60, B: 45 }, ['A5', 'B5'], {}, 'B funded, A too-dear, 55'],
    ['of equals the less costly first', { A: 50, B: 20 }, ['A5', 'B2', 'X3'], {}, 'A funded, B funded, 30'],
    [
      'equal in everything, sharing no voter: both',
      { A: 50, B: 50 },
      ['A5', 'B5'],
      {},
      'A funded, B funded, 0',
    ],
    [
      'equal in everything, money for one: people decide',
      { A: 60, B: 60 },
      ['AB10'],
      {},
      'A tied, B tied, 40',
    ],
    ['nobody picked it', { A: 50, B: 10 }, ['A10'], {}, 'A funded, B without-votes, 50'],
    ['those whose picks are gone are voters all the same', { A: 60 }, ['A6', 'X4'], {}, 'A funded, 40'],
    ['nobody voted', { A: 10 }, [], {}, null],
  ])('%s', (_name, costs, groups, over, expected) => {
    expect(said(costs, groups, over)).toBe(expected)
  })
})

/*
 * The rule once more, from the paper: sixty to the power of the projects as the unit of money, so that every payment is a
 * whole number where groups are small; prices by trying every number of those who pay all they have.
 */
function writtenTaken(
  some: readonly Project[],
  groups: readonly VoterGroup[],
  budget: number,
): string[] | null {
  const people = groups.flatMap(({ projectIds, voters: count }) =>
    Array.from({ length: count }, () => new Set(projectIds)),
  )
  const unit = 2520n ** BigInt(some.length) * BigInt(people.length)
  const purse = people.map(() => (BigInt(budget) * unit) / BigInt(people.length))
  const taken: string[] = []
  for (;;) {
    const offers = some.flatMap(({ projectId, cost }) => {
      if (taken.includes(projectId)) return []
      const own = people.flatMap((picks, at) => (picks.has(projectId) ? [at] : []))
      const price = BigInt(cost) * unit
      if (own.length === 0 || own.reduce((sum, at) => sum + purse[at]!, 0n) < price) return []
      const rising = own.map((at) => purse[at]!).sort((a, b) => (a < b ? -1 : 1))
      for (let poor = 0; poor < rising.length; poor += 1) {
        const rest = price - rising.slice(0, poor).reduce((sum, amount) => sum + amount, 0n)
        const each = rest / BigInt(rising.length - poor)
        if (rest % BigInt(rising.length - poor) !== 0n) throw new Error('the unit is too coarse')
        if (rising[poor]! >= each) return [{ projectId, cost, own, each }]
      }
      return []
    })
    offers.sort(
      (a, b) =>
        Number(a.each * BigInt(b.cost) - b.each * BigInt(a.cost) > 0n) -
          Number(a.each * BigInt(b.cost) - b.each * BigInt(a.cost) < 0n) ||
        a.cost - b.cost ||
        b.own.length - a.own.length,
    )
    const [best, second] = offers
    if (!best) return taken
    const isSame =
      second &&
      best.each * BigInt(second.cost) === second.each * BigInt(best.cost) &&
      best.cost === second.cost &&
      best.own.length === second.own.length
    if (isSame) return null
    taken.push(best.projectId)
    for (const at of best.own) purse[at] = purse[at]! > best.each ? purse[at]! - best.each : 0n
  }
}

const someProjects = fc
  .array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 6 })
  .map((costs) => costs.map((cost, index) => ({ projectId: 'ABCDEF'[index]!, cost })))
const someGroups = fc
  .array(fc.tuple(fc.subarray([...'ABCDEF']), fc.integer({ min: 1, max: 2 })), { minLength: 1, maxLength: 5 })
  .map((groups) => groups.map(([projectIds, count]) => ({ projectIds, voters: count })))

describe('whatever is voted', () => {
  it('what shares pay for is what the paper says, to the last project', () => {
    fc.assert(
      fc.property(someProjects, someGroups, (some, groups) => {
        const known = groups.map(({ projectIds, voters: count }) => ({
          projectIds: projectIds.filter((id) => some.some(({ projectId }) => projectId === id)),
          voters: count,
        }))
        const written = writtenTaken(some, known, 100)
        fc.pre(written !== null)
        const taken = (arithmetic: 'exact' | 'quick') => {
          const outcomes =
            arithmetic === 'exact'
              ? new Map(
                  fundingOf(rule, some, known)!.rows.map(({ projectId, outcome }) => [projectId, outcome]),
                )
              : equalShares(rule, some, known, {
                  arithmetic: quickAmounts,
                  restOf: (rest, others) =>
                    fundingByCounts(
                      rest,
                      others,
                      others.map(({ projectId }) => ({
                        ...{ projectId, voters: 1 },
                        votes: known.reduce(
                          (sum, group) => sum + (group.projectIds.includes(projectId) ? group.voters : 0),
                          0,
                        ),
                      })),
                    ),
                }).outcomes
          return written!.map((id) => outcomes.get(id))
        }
        expect(taken('exact')).toEqual(written!.map(() => 'funded'))
        expect(taken('quick')).toEqual(taken('exact'))
      }),
      { numRuns: 300 },
    )
  })

  it('what is taken fits, and nothing that fits into what is left is passed over', () => {
    fc.assert(
      fc.property(someProjects, someGroups, (some, groups) => {
        const { rows, leftover } = fundingOf(rule, some, groups)!
        const spent = rows.reduce((sum, { outcome, cost }) => sum + (outcome === 'funded' ? cost : 0), 0)
        expect(spent + leftover).toBeLessThanOrEqual(100)
        if (rows.some(({ outcome }) => outcome === 'tied')) return
        expect(spent + leftover).toBe(100)
        for (const { outcome, cost } of rows)
          if (outcome === 'too-dear') expect(cost).toBeGreaterThan(leftover)
      }),
    )
  })

  it('names, the order they come in and how voters are grouped change nothing', () => {
    fc.assert(
      fc.property(someProjects, someGroups, (some, groups) => {
        const turn = (id: string) => 'FEDCBA'['ABCDEF'.indexOf(id)]!
        const plain = fundingOf(rule, some, groups)!
        const turned = fundingOf(
          rule,
          some.map(({ projectId, cost }) => ({ projectId: turn(projectId), cost })).reverse(),
          groups
            .flatMap(({ projectIds, voters: count }) =>
              Array.from({ length: count }, () => ({
                projectIds: projectIds.map(turn).reverse(),
                voters: 1,
              })),
            )
            .reverse(),
        )!
        const of = new Map(turned.rows.map(({ projectId, outcome }) => [projectId, outcome]))
        for (const { projectId, outcome } of plain.rows) expect(of.get(turn(projectId))).toBe(outcome)
        expect(turned.leftover).toBe(plain.leftover)
      }),
    )
  })
})
