import { describe, expect, it } from 'vitest'
import { JUROR_KINDS } from '#db/schema/index.ts'
import { planAssignment, planningOf, type AssignmentFacts } from '../assignment.ts'
import { jurorKinds } from '../juror-kinds.ts'
import { lackingKinds } from './lacking-kinds.ts'
import { sparedAt } from './linear-model.ts'

const pair = (jurorId: string, proposalId: string) => ({ jurorId, proposalId })

const facts: AssignmentFacts = {
  proposals: ['p1', 'p2', 'p3'],
  jurors: [
    { id: 'city', maximumLoad: 5, kind: 'municipality' },
    { id: 'lab', maximumLoad: 5, kind: 'research' },
    { id: 'any', maximumLoad: 5, kind: null },
  ],
  cleared: [
    ...['p1', 'p2', 'p3'].flatMap((p) => [pair('city', p), pair('any', p)]),
    ...['p1', 'p2'].map((p) => pair('lab', p)),
  ],
  standing: [{ ...pair('lab', 'p2'), isStarted: true }],
  minimumReviews: 1,
  kinds: ['research'],
  seed: 'seed',
}

describe('kinds that are asked for', () => {
  it('are the same words in the database', () => {
    expect(jurorKinds).toEqual(JUROR_KINDS)
  })

  it('are not asked for again where one has begun, nor where nobody of them is clear', () => {
    const { groups, spared, proposalIds, jurorIds } = planningOf(facts)
    expect(groups).toEqual([[jurorIds.indexOf('lab')]])
    expect([...spared].sort()).toEqual(['p2', 'p3'].map((p) => sparedAt(0, proposalIds.indexOf(p))).sort())
  })

  it('are missing where nobody of them would read', () => {
    const plan = planAssignment({ ...facts, standing: [], cleared: [pair('lab', 'p1'), pair('any', 'p2')] })
    expect(lackingKinds(facts, plan)).toEqual([
      { proposalId: 'p2', kinds: ['research'] },
      { proposalId: 'p3', kinds: ['research'] },
    ])
    expect(lackingKinds({ ...facts, kinds: [] }, plan)).toEqual([])
  })
})
