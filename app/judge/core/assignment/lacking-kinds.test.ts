import { describe, expect, it } from 'vitest'
import { JUROR_KINDS } from '#db/schema/index.ts'
import {
  planAssignment,
  planningOf,
  type AssignmentFacts,
  type AssignmentPlan,
  type Pair,
  type PlanQuality,
} from '../assignment.ts'
import { jurorKinds } from '../juror-kinds.ts'
import { lackingKinds, type LackReason } from './lacking-kinds.ts'
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
    const research = { kind: 'research', reason: 'costs-more', count: 1 }
    expect(lackingKinds({ ...facts, standing: [] }, plan)).toEqual([
      { proposalId: 'p2', kinds: [research] },
      { proposalId: 'p3', kinds: [{ kind: 'research', reason: 'none-clear', count: 1 }] },
    ])
    expect(lackingKinds({ ...facts, kinds: [] }, plan)).toEqual([])
  })

  const made = (pairs: readonly Pair[], quality: Partial<PlanQuality> = {}): AssignmentPlan => ({
    ...{ kept: [], added: pairs, released: [], shortages: [] },
    loads: Object.fromEntries(
      facts.jurors.map(({ id }) => [id, pairs.filter(({ jurorId }) => jurorId === id).length]),
    ),
    quality: { isProved: true, open: [], shareOfBest: 1, ...quality },
  })
  const asked: AssignmentFacts = { ...facts, standing: [], proposals: ['p1'], minimumReviews: 2 }
  const read = [pair('city', 'p1'), pair('any', 'p1')]
  const only = (maximumLoad: number) =>
    facts.jurors.map((juror) => (juror.id === 'lab' ? { ...juror, maximumLoad } : juror))
  it.each<[LackReason, number, AssignmentFacts, AssignmentPlan]>([
    ['none-seated', 0, { ...asked, jurors: facts.jurors.filter(({ id }) => id !== 'lab') }, made(read)],
    ['none-seated', 0, { ...asked, jurors: only(0) }, made(read)],
    ['none-clear', 1, { ...asked, cleared: read }, made(read)],
    ['few-places', 0, { ...asked, standing: read.map((own) => ({ ...own, isStarted: true })) }, made(read)],
    ['jurors-full', 1, { ...asked, jurors: only(1) }, made([...read, pair('lab', 'p2')])],
    ['kept-apart', 1, { ...asked, apart: [['lab', 'city']] }, made(read)],
    ['costs-more', 1, asked, made(read, { open: [{ level: 'matches', atMost: 0.1 }] })],
    ['not-found', 1, asked, made(read, { isProved: false, open: [{ level: 'kinds', atMost: 1 }] })],
  ])('are missing with the reason %s', (reason, count, given, plan) => {
    expect(lackingKinds(given, plan)).toEqual([
      { proposalId: 'p1', kinds: [{ kind: 'research', reason, count }] },
    ])
  })
})
