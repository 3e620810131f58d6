import { describe, expect, it } from 'vitest'
import type { AssignmentFacts, AssignmentPlan } from '../core/assignment.ts'
import { drawPlan } from './draw-plan.server.ts'

const pair = (jurorId: string, proposalId: string) => ({ jurorId, proposalId })
const names = (prefix: string, count: number) => Array.from({ length: count }, (_, i) => `${prefix}${i + 1}`)

/** Everybody is clear of everything. */
function panel(jurorCount: number, proposalCount: number, seed: string): AssignmentFacts {
  const [jurors, proposals] = [names('j', jurorCount), names('p', proposalCount)]
  return {
    ...{ proposals, seed, standing: [], minimumReviews: 2 },
    jurors: jurors.map((id) => ({ id, maximumLoad: proposalCount })),
    cleared: jurors.flatMap((jurorId) => proposals.map((proposalId) => pair(jurorId, proposalId))),
  }
}

/** Proposals on which two meet who are kept apart. */
function meetings({ apart = [] }: AssignmentFacts, { kept, added }: AssignmentPlan): string[] {
  const all = [...kept, ...added]
  const reads = (jurorId: string, proposalId: string) =>
    all.some((own) => own.jurorId === jurorId && own.proposalId === proposalId)
  return [...new Set(all.map(({ proposalId }) => proposalId))].filter((p) =>
    apart.some(([one, other]) => reads(one, p) && reads(other, p)),
  )
}

describe('jurors who are kept apart', () => {
  it('cost no review where one of them has begun and another juror is free', async () => {
    for (let seed = 0; seed < 40; seed += 1) {
      const facts: AssignmentFacts = {
        ...panel(4, 2, `begun ${seed}`),
        standing: [{ ...pair('j1', 'p1'), isStarted: true }],
        apart: [['j1', 'j2']],
      }
      const plan = await drawPlan(facts)
      expect(plan.shortages).toEqual([])
      expect(meetings(facts, plan)).toEqual([])
      expect(plan.kept).toEqual([pair('j1', 'p1')])
    }
  })
})
