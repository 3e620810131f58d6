import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { boundOf, worthOf } from './certificate.ts'
import { clashesOf, withReliefs } from './clashes.ts'
import { solveTransport, type Transport } from './transport.ts'
import { raiseWorst } from './worst-served.ts'

/** Small problems with conflicts, uneven bounds and, often, no solution. */
export function someProblem({ steepest = 3 } = {}): fc.Arbitrary<Transport> {
  return fc
    .record({ proposals: fc.integer({ min: 1, max: 6 }), jurors: fc.integer({ min: 1, max: 5 }) })
    .chain(({ proposals, jurors }) => {
      const whole = (min: number, max: number, length: number) =>
        fc.array(fc.integer({ min, max }), { minLength: length, maxLength: length })
      return fc
        .record({
          worth: whole(-1, 9, proposals * jurors),
          reviews: whole(0, 3, proposals),
          least: whole(0, 2, jurors),
          more: whole(0, 4, jurors),
          steepness: whole(0, steepest, jurors),
          held: whole(0, 2, jurors),
        })
        .map(({ worth, reviews, least, more, steepness, held }) => ({
          ...{ proposals, jurors },
          worth: Float64Array.from(worth, (own) => (own < 0 ? -Infinity : own)),
          reviews: Int32Array.from(reviews),
          least: Int32Array.from(least),
          most: Int32Array.from(more, (own, j) => own + (least[j] ?? 0)),
          steepness: Float64Array.from(steepness),
          held: Int32Array.from(held),
        }))
    })
}

/** The best of every choice of pairs, tried one proposal after the other; null when there is none. */
function bestByTrying(problem: Transport): number | null {
  const { proposals, jurors, reviews, worth, most } = problem
  const chosen = new Uint8Array(worth.length)
  const loads = new Int32Array(jurors)
  let best: number | null = null
  const choose = (p: number, from: number, left: number): void => {
    if (left === 0) {
      if (p + 1 < proposals) return choose(p + 1, 0, reviews[p + 1] ?? 0)
      const total = worthOf(problem, chosen)
      if (total !== null && (best === null || total > best)) best = total
      return
    }
    for (let j = from; j < jurors; j += 1) {
      const pair = p * jurors + j
      if (worth[pair] === -Infinity || (loads[j] ?? 0) >= (most[j] ?? 0)) continue
      chosen[pair] = 1
      loads[j] = (loads[j] ?? 0) + 1
      choose(p, j + 1, left - 1)
      chosen[pair] = 0
      loads[j] = (loads[j] ?? 0) - 1
    }
  }
  choose(0, 0, reviews[0] ?? 0)
  return best
}

describe('the flow', () => {
  it('finds the best there is, proves it, and says when there is none', () => {
    fc.assert(
      fc.property(someProblem(), (problem) => {
        const solved = solveTransport(problem)
        const best = bestByTrying(problem)
        expect(solved.isSolved).toBe(best !== null)
        if (!solved.isSolved) return
        expect(worthOf(problem, solved.chosen)).toBe(best)
        expect(boundOf(problem, solved.prices)).toBe(best)
      }),
      { numRuns: 2000 },
    )
  })

  it('comes to the same whatever prices it begins with', () => {
    fc.assert(
      fc.property(
        someProblem(),
        fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 5 }),
        (problem, near) => {
          const [plain, begun] = [solveTransport(problem), solveTransport(problem, Float64Array.from(near))]
          expect(begun.isSolved).toBe(plain.isSolved)
          if (!plain.isSolved || !begun.isSolved) return
          expect(worthOf(problem, begun.chosen)).toBe(worthOf(problem, plain.chosen))
        },
      ),
    )
  })

  it('is bounded from above by any prices', () => {
    fc.assert(
      fc.property(
        someProblem(),
        fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 5 }),
        (problem, prices) => {
          const solved = solveTransport(problem)
          fc.pre(solved.isSolved)
          if (!solved.isSolved) return
          expect(boundOf(problem, Float64Array.from(prices))).toBeGreaterThanOrEqual(
            worthOf(problem, solved.chosen) ?? Infinity,
          )
        },
      ),
    )
  })
})

describe('what clashes', () => {
  it('is nothing exactly when an assignment is possible; reliefs make it possible, each clash can be counted again', () => {
    fc.assert(
      fc.property(someProblem({ steepest: 0 }), (problem) => {
        const clashes = clashesOf(problem)
        expect(clashes.length === 0).toBe(bestByTrying(problem) !== null)
        const reliefs = clashes.flatMap((clash) => clash.reliefs)
        expect(bestByTrying(withReliefs(problem, reliefs))).not.toBeNull()
        for (const clash of clashes) {
          if (clash.kind === 'room') expect(clash.needed).toBeGreaterThan(clash.room)
          if (clash.kind === 'work') expect(clash.asked).toBeGreaterThan(clash.available)
          if (clash.kind === 'few-jurors') expect(clash.needed).toBeGreaterThan(clash.possible)
        }
      }),
      { numRuns: 2000 },
    )
  })

  it('is relieved by no more than is needed: one step less anywhere is not enough', () => {
    fc.assert(
      fc.property(someProblem({ steepest: 0 }), (problem) => {
        const reliefs = clashesOf(problem).flatMap((clash) => clash.reliefs)
        fc.pre(reliefs.length > 0)
        for (const relief of reliefs) {
          const step = relief.kind === 'raise-most' ? -1 : 1
          const less = reliefs.map((one) => (one === relief ? { ...one, to: one.to + step } : one))
          expect(bestByTrying(withReliefs(problem, less))).toBeNull()
        }
      }),
      { numRuns: 1000 },
    )
  })
})

describe('the worst-served proposal', () => {
  it('is never served worse, within the bounds and the budget', () => {
    fc.assert(
      fc.property(someProblem({ steepest: 0 }), fc.integer({ min: 0, max: 6 }), (problem, budget) => {
        const solved = solveTransport(problem)
        fc.pre(solved.isSolved)
        if (!solved.isSolved) return
        const plan = { problem, ...solved, match: problem.worth }
        const [before, after] = [raiseWorst(plan, -1), raiseWorst(plan, budget)]
        expect(after.worst).toBeGreaterThanOrEqual(before.worst)
        expect(after.worst).toBeLessThanOrEqual(after.worstBound)
        const [best, reached] = [worthOf(problem, solved.chosen), worthOf(problem, after.chosen)]
        expect(reached).not.toBeNull()
        expect((best ?? 0) - (reached ?? 0)).toBeLessThanOrEqual(budget)
      }),
      { numRuns: 1000 },
    )
  })

  it('gets a juror who suits it from a proposal that has others', () => {
    // Best in total is j1 with p1 (9) and j2 with p2 (1); the other way round each has 4 or more.
    const problem: Transport = {
      ...{ proposals: 2, jurors: 2 },
      worth: Float64Array.from([9, 5, 4, 1]),
      reviews: Int32Array.from([1, 1]),
      least: Int32Array.from([0, 0]),
      most: Int32Array.from([1, 1]),
      steepness: new Float64Array(2),
      held: new Int32Array(2),
    }
    const solved = solveTransport(problem)
    if (!solved.isSolved) throw new Error('There is an assignment')
    const plan = { problem, ...solved, match: problem.worth }
    expect([...solved.chosen]).toEqual([1, 0, 0, 1])
    expect(raiseWorst(plan, 0)).toMatchObject({ worst: 1, worstBound: 4 })
    expect(raiseWorst(plan, 1)).toMatchObject({ worst: 4, chosen: Uint8Array.from([0, 1, 1, 0]) })
  })
})
