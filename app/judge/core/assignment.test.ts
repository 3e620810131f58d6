import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { planAssignment, type AssignmentFacts, type Pair } from './assignment.ts'

const everyPair = (jurors: readonly string[], proposals: readonly string[]): Pair[] =>
  jurors.flatMap((jurorId) => proposals.map((proposalId) => ({ jurorId, proposalId })))
const names = (prefix: string, count: number) => Array.from({ length: count }, (_, i) => `${prefix}${i + 1}`)

function facts(
  changes: Partial<AssignmentFacts> & { jurorCount?: number; proposalCount?: number },
): AssignmentFacts {
  const jurors = names('j', changes.jurorCount ?? 3)
  const proposals = names('p', changes.proposalCount ?? 6)
  return {
    proposals,
    jurors: jurors.map((id) => ({ id, maximumLoad: 20 })),
    cleared: everyPair(jurors, proposals),
    standing: [],
    minimumReviews: 2,
    seed: 'seed',
    ...changes,
  }
}

describe('assignment', () => {
  it('gives every proposal its reviews and shares the work evenly', () => {
    const plan = planAssignment(facts({ jurorCount: 4, proposalCount: 10, minimumReviews: 3 }))
    expect(plan.added).toHaveLength(30)
    expect(plan.shortages).toEqual([])
    expect(Object.values(plan.loads).sort()).toEqual([7, 7, 8, 8])
  })

  it('goes round conflicts by moving somebody else', () => {
    // j1 may read everything, j2 only p1: a greedy choice of j1 for p1 must be taken back.
    const plan = planAssignment(
      facts({
        proposals: ['p1', 'p2'],
        jurors: [
          { id: 'j1', maximumLoad: 1 },
          { id: 'j2', maximumLoad: 1 },
        ],
        cleared: [...everyPair(['j1'], ['p1', 'p2']), { jurorId: 'j2', proposalId: 'p1' }],
        minimumReviews: 1,
      }),
    )
    expect(plan.added).toEqual([
      { jurorId: 'j2', proposalId: 'p1' },
      { jurorId: 'j1', proposalId: 'p2' },
    ])
  })

  it('says which proposals lack cleared jurors, and which lack room', () => {
    const cleared = everyPair(['j1', 'j2'], ['p1', 'p2', 'p3']).filter(
      ({ jurorId, proposalId }) => jurorId === 'j1' || proposalId !== 'p1',
    )
    const plan = planAssignment(facts({ proposals: ['p1', 'p2', 'p3'], jurorCount: 2, cleared }))
    expect(plan.shortages).toEqual([
      { proposalId: 'p1', assigned: 1, needed: 2, cleared: 1, reason: 'too-few-cleared' },
    ])
    const full = planAssignment(
      facts({ proposalCount: 3, jurors: [{ id: 'j1', maximumLoad: 2 }], minimumReviews: 1 }),
    )
    expect(full.shortages).toMatchObject([{ assigned: 0, cleared: 1, reason: 'jurors-full' }])
  })

  it('deals in rounds: nobody gets a second review while another waits for the first', () => {
    const plan = planAssignment(
      facts({ proposalCount: 4, jurors: names('j', 2).map((id) => ({ id, maximumLoad: 2 })) }),
    )
    expect(plan.shortages.map(({ assigned }) => assigned)).toEqual([1, 1, 1, 1])
  })

  it('keeps begun work and moves the rest when a juror joins', () => {
    const before = planAssignment(facts({ jurorCount: 2, proposalCount: 4, minimumReviews: 1 }))
    const standing = before.added.map((pair) => ({ ...pair, isStarted: pair.proposalId === 'p1' }))
    const after = planAssignment(facts({ jurorCount: 3, proposalCount: 4, minimumReviews: 1, standing }))
    expect(after.kept).toContainEqual(before.added.find(({ proposalId }) => proposalId === 'p1'))
    expect(after.released).toHaveLength(after.added.length)
    expect(Object.values(after.loads).sort()).toEqual([1, 1, 2])
  })

  it('changes nothing when nothing has changed', () => {
    const first = planAssignment(facts({ proposalCount: 9 }))
    const again = planAssignment(
      facts({ proposalCount: 9, standing: first.added.map((pair) => ({ ...pair, isStarted: false })) }),
    )
    expect(again).toMatchObject({ added: [], released: [], kept: first.added, loads: first.loads })
  })

  it('brings matching pairs together where loads and reviews stay the same, the worst-served first', () => {
    const matches = everyPair(['j1', 'j2'], ['p1', 'p2']).map((pair) => ({
      ...pair,
      match: { j1p1: 90, j1p2: 50, j2p1: 40, j2p2: 10 }[`${pair.jurorId}${pair.proposalId}`] ?? 0,
    }))
    const two = facts({ jurorCount: 2, proposalCount: 2, minimumReviews: 1, matches })
    // 90 and 10 are worth more together than 50 and 40, by more than the hundredth that may be given up.
    expect(planAssignment(two)).toMatchObject({
      added: [
        { jurorId: 'j1', proposalId: 'p1' },
        { jurorId: 'j2', proposalId: 'p2' },
      ],
      quality: { isProved: true, shareOfBest: 1 },
    })
    const nearly = matches.map((pair) => (pair.match === 90 ? { ...pair, match: 80.5 } : pair))
    expect(planAssignment({ ...two, matches: nearly })).toMatchObject({
      added: [
        { jurorId: 'j2', proposalId: 'p1' },
        { jurorId: 'j1', proposalId: 'p2' },
      ],
      quality: { isProved: true, shareOfBest: 900 / 905 },
    })
  })

  it('moves what nobody has opened only for a clearly better match', () => {
    const standing = [{ jurorId: 'j1', proposalId: 'p1', isStarted: false }]
    const one = (better: number) =>
      planAssignment(
        facts({
          ...{ jurorCount: 2, proposals: ['p1'], minimumReviews: 1, standing },
          cleared: everyPair(['j1', 'j2'], ['p1']),
          matches: [
            { jurorId: 'j1', proposalId: 'p1', match: 40 },
            { jurorId: 'j2', proposalId: 'p1', match: better },
          ],
        }),
      )
    expect(one(64).added).toEqual([])
    expect(one(66).added).toEqual([{ jurorId: 'j2', proposalId: 'p1' }])
  })

  it('keeps promises before it shares evenly, and needs before wishes', () => {
    const jurors = [
      { id: 'j1', maximumLoad: 6, minimumLoad: 5 },
      { id: 'j2', maximumLoad: 6 },
      { id: 'j3', maximumLoad: 6 },
    ]
    expect(planAssignment(facts({ jurors, minimumReviews: 1 })).loads).toMatchObject({ j1: 5 })
    const wishes = planAssignment(
      facts({
        jurors: jurors.map(({ id }) => ({ id, maximumLoad: 5 })),
        minimumReviews: 2,
        targetReviews: 3,
      }),
    )
    expect(wishes).toMatchObject({ shortages: [], loads: { j1: 5, j2: 5, j3: 5 } })
  })

  it('never brings together who is kept apart, begun work aside', () => {
    const cleared = everyPair(['j1', 'j2'], ['p1'])
    const given = facts({ jurorCount: 2, proposals: ['p1'], cleared, apart: [['j1', 'j2']] })
    expect(planAssignment(given)).toMatchObject({
      added: [{ proposalId: 'p1' }],
      shortages: [{ assigned: 1, reason: 'jurors-full' }],
    })
    const standing = ['j1', 'j2'].map((jurorId) => ({ jurorId, proposalId: 'p1', isStarted: true }))
    expect(planAssignment({ ...given, standing })).toMatchObject({ released: [], shortages: [] })
  })

  it('leaves out a juror who has gone and a proposal that was withdrawn, and gives the rest to the others', () => {
    const before = planAssignment(facts({ jurorCount: 3, proposalCount: 6, minimumReviews: 1 }))
    const standing = before.added.map((pair) => ({ ...pair, isStarted: false }))
    const after = planAssignment(
      facts({ jurorCount: 2, proposals: names('p', 6).slice(1), minimumReviews: 1, standing }),
    )
    const gone = standing.filter(({ jurorId, proposalId }) => jurorId === 'j3' || proposalId === 'p1')
    for (const { jurorId, proposalId } of gone) expect(after.released).toContainEqual({ jurorId, proposalId })
    expect(after.shortages).toEqual([])
    expect([...after.kept, ...after.added].map(({ proposalId }) => proposalId).sort()).toEqual(
      names('p', 6).slice(1),
    )
  })

  it('releases what lost its ground: an ineligible proposal, a withdrawn clearance', () => {
    const standing = [{ jurorId: 'j1', proposalId: 'gone', isStarted: true }]
    expect(planAssignment(facts({ standing })).released).toEqual([{ jurorId: 'j1', proposalId: 'gone' }])
  })

  it('respects conflicts, loads and begun work whatever the facts, and is the same for any order of them', () => {
    fc.assert(
      fc.property(randomFacts(), (given) => {
        const plan = planAssignment(given)
        const all = [...plan.kept, ...plan.added]
        const cleared = new Set(given.cleared.map(key))
        const pinned = given.standing.filter((pair) => pair.isStarted && cleared.has(key(pair)))
        expect(new Set(all.map(key)).size).toBe(all.length)
        for (const pair of all) expect(cleared.has(key(pair))).toBe(true)
        for (const pair of pinned) expect(plan.kept.map(key)).toContain(key(pair))
        for (const { id, maximumLoad } of given.jurors) {
          const load = all.filter(({ jurorId }) => jurorId === id).length
          expect(plan.loads[id]).toBe(load)
          expect(load).toBeLessThanOrEqual(
            Math.max(maximumLoad, pinned.filter(({ jurorId }) => jurorId === id).length),
          )
        }
        for (const proposalId of given.proposals) {
          const own = all.filter((pair) => pair.proposalId === proposalId).length
          const pins = pinned.filter((pair) => pair.proposalId === proposalId).length
          expect(own).toBeLessThanOrEqual(Math.max(given.minimumReviews, pins))
          expect(plan.shortages.some((shortage) => shortage.proposalId === proposalId)).toBe(
            own < given.minimumReviews,
          )
        }
        const reversed = {
          ...given,
          proposals: [...given.proposals].reverse(),
          jurors: [...given.jurors].reverse(),
          cleared: [...given.cleared].reverse(),
          standing: [...given.standing].reverse(),
        }
        expect(planAssignment(reversed)).toEqual(plan)
      }),
      { numRuns: 500 },
    )
  })

  it('assigns as many reviews as any plan could, and as evenly', () => {
    fc.assert(
      fc.property(randomFacts({ small: true }), (given) => {
        const plan = planAssignment({ ...given, standing: [] })
        const best = bestByTrying(given)
        expect(plan.added.length).toBe(best.reviews)
        const squares = Object.values(plan.loads).reduce((total, load) => total + load * load, 0)
        expect(squares).toBe(best.squares)
      }),
      { numRuns: 200 },
    )
  })
})

function key({ jurorId, proposalId }: Pair): string {
  return `${jurorId} ${proposalId}`
}

function randomFacts({ small = false } = {}): fc.Arbitrary<AssignmentFacts> {
  return fc
    .record({
      jurorCount: fc.integer({ min: 1, max: small ? 3 : 6 }),
      proposalCount: fc.integer({ min: 1, max: small ? 3 : 9 }),
      minimumReviews: fc.integer({ min: 1, max: small ? 2 : 4 }),
      seed: fc.string(),
    })
    .chain(({ jurorCount, proposalCount, minimumReviews, seed }) => {
      const pairs = everyPair(names('j', jurorCount), names('p', proposalCount))
      return fc.record({
        proposals: fc.constant(names('p', proposalCount)),
        jurors: fc.tuple(
          ...names('j', jurorCount).map((id) =>
            fc.integer({ min: 1, max: small ? 3 : 8 }).map((maximumLoad) => ({ id, maximumLoad })),
          ),
        ),
        cleared: fc.subarray(pairs),
        standing: fc
          .subarray(pairs)
          .chain((some) =>
            fc
              .array(fc.boolean(), { minLength: some.length, maxLength: some.length })
              .map((started) => some.map((pair, i) => ({ ...pair, isStarted: started[i] ?? false }))),
          ),
        minimumReviews: fc.constant(minimumReviews),
        seed: fc.constant(seed),
      })
    })
}

/** Every choice of pairs, tried one by one: the most reviews, and among those the most even loads. */
function bestByTrying(given: AssignmentFacts): { reviews: number; squares: number } {
  let best = { reviews: -1, squares: 0 }
  for (let choice = 0; choice < 2 ** given.cleared.length; choice += 1) {
    const pairs = given.cleared.filter((_, i) => choice & (1 << i))
    const loads = given.jurors.map(({ id, maximumLoad }) => ({
      load: pairs.filter(({ jurorId }) => jurorId === id).length,
      maximumLoad,
    }))
    const isAllowed =
      loads.every(({ load, maximumLoad }) => load <= maximumLoad) &&
      given.proposals.every(
        (id) => pairs.filter(({ proposalId }) => proposalId === id).length <= given.minimumReviews,
      )
    if (!isAllowed || pairs.length < best.reviews) continue
    const squares = loads.reduce((total, { load }) => total + load * load, 0)
    if (pairs.length > best.reviews || squares < best.squares) best = { reviews: pairs.length, squares }
  }
  return best
}
