import { describe, expect, it } from 'vitest'
import { planAssignment, type AssignmentFacts } from './assignment.ts'
import { rescueFacts } from './rescue.ts'

const everybody = ['late', 'quick', 'full']
const proposals = ['p1', 'p2', 'p3', 'p4']
const facts: AssignmentFacts = {
  proposals,
  jurors: [
    { id: 'late', maximumLoad: 4 },
    { id: 'quick', maximumLoad: 4 },
    { id: 'full', maximumLoad: 1 },
  ],
  cleared: everybody
    .flatMap((jurorId) => proposals.map((proposalId) => ({ jurorId, proposalId })))
    .filter(({ jurorId, proposalId }) => !(jurorId === 'quick' && proposalId === 'p4')),
  standing: [
    { jurorId: 'late', proposalId: 'p1', isStarted: true },
    { jurorId: 'late', proposalId: 'p2', isStarted: false },
    { jurorId: 'late', proposalId: 'p3', isStarted: false },
    { jurorId: 'full', proposalId: 'p4', isStarted: false },
  ],
  minimumReviews: 1,
  seed: 'seed',
}
const rescued = (expected: number) => planAssignment(rescueFacts(facts, [{ jurorId: 'late', expected }]))

describe('a rescue', () => {
  it('moves what is untouched and too much, and nothing that has begun', () => {
    const plan = rescued(1.9)
    expect(plan.released).toEqual([
      { jurorId: 'late', proposalId: 'p2' },
      { jurorId: 'late', proposalId: 'p3' },
    ])
    expect(plan.added).toEqual([
      { jurorId: 'quick', proposalId: 'p2' },
      { jurorId: 'quick', proposalId: 'p3' },
    ])
    expect(plan.kept).toContainEqual({ jurorId: 'late', proposalId: 'p1' })
    expect(plan.shortages).toEqual([])
  })

  it('leaves what the juror is expected to finish, as even with the others as may be', () => {
    expect(rescued(2).released).toHaveLength(1)
    expect(rescued(3).released).toHaveLength(1)
  })

  it('never moves the work of those who are on time', () => {
    expect(rescued(0).kept).toContainEqual({ jurorId: 'full', proposalId: 'p4' })
  })

  it('gives nobody a proposal they are not cleared for', () => {
    const stuck = { ...facts, cleared: facts.cleared.filter(({ jurorId }) => jurorId !== 'quick') }
    const plan = planAssignment(rescueFacts(stuck, [{ jurorId: 'late', expected: 1 }]))
    expect(plan.added).toEqual([])
    expect(plan.shortages.map(({ proposalId }) => proposalId)).toEqual(['p2', 'p3'])
  })
})
