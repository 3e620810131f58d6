import { describe, expect, it } from 'vitest'
import { voteFairness } from './vote-report.ts'

const projects = (costs: Record<string, number>) =>
  Object.entries(costs).map(([projectId, cost]) => ({ projectId, cost }))
const rule = { budget: 100, afterUnaffordable: 'next-affordable', counting: 'by-votes' } as const

describe('a public vote drawn anew', () => {
  it('has shares whose spread is that of a share', () => {
    const found = voteFairness(rule, projects({ A: 60, B: 60 }), [
      { projectIds: ['A'], voters: 240 },
      { projectIds: ['B'], voters: 160 },
    ])!
    const [first] = found.rows
    expect(first).toMatchObject({ projectId: 'A', share: 0.6, outcome: 'funded' })
    // ± 1.96 √(p (1 − p) ÷ n), and a little for the draws.
    const margin = 1.96 * Math.sqrt((0.6 * 0.4) / 400)
    expect(Math.abs(first!.interval[0] - (0.6 - margin))).toBeLessThan(0.01)
    expect(Math.abs(first!.interval[1] - (0.6 + margin))).toBeLessThan(0.01)
    expect(first!.taken).toBeGreaterThan(0.99)
  })

  it('says what the rule that was not stated makes of the same votes', () => {
    const votes = [
      { projectIds: ['A', 'B', 'C'], voters: 20 },
      { projectIds: ['D'], voters: 10 },
    ]
    const costs = projects({ A: 40, B: 40, C: 15, D: 30 })
    const byVotes = voteFairness(rule, costs, votes)!
    expect(byVotes.other).toBe('equal-shares')
    const of = new Map(byVotes.rows.map((row) => [row.projectId, row]))
    expect(of.get('D')).toMatchObject({
      outcome: 'too-dear',
      otherwise: 'funded',
      taken: expect.closeTo(0, 1) as number,
    })
    const byShares = voteFairness({ ...rule, counting: 'equal-shares' }, costs, votes)!
    expect(byShares.rows.find(({ projectId }) => projectId === 'D')).toMatchObject({
      outcome: 'funded',
      otherwise: 'too-dear',
    })
  })

  it('depends on nothing but the votes', () => {
    const plain = voteFairness(rule, projects({ A: 60, B: 50, C: 40 }), [
      { projectIds: ['A'], voters: 3 },
      { projectIds: ['B', 'C'], voters: 2 },
      { projectIds: [], voters: 1 },
    ])!
    const turned = voteFairness(rule, projects({ Z: 40, Y: 50, X: 60 }), [
      { projectIds: [], voters: 1 },
      { projectIds: ['Z', 'Y'], voters: 2 },
      { projectIds: ['X'], voters: 3 },
    ])!
    const to: Record<string, string> = { A: 'X', B: 'Y', C: 'Z' }
    expect(turned.rows).toEqual(plain.rows.map((row) => ({ ...row, projectId: to[row.projectId] })))
  })

  it('is nothing where nobody voted', () => {
    expect(voteFairness(rule, projects({ A: 60 }), [])).toBeNull()
  })
})
