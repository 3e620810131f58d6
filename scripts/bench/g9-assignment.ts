import { boundOf, worthOf } from '#app/judge/core/assignment/certificate.ts'
import { readInstance } from '#app/judge/core/assignment/instance-file.ts'
import { pairModel } from '#app/judge/core/assignment/linear-model.ts'
import { solveTransport, type Solved, type Transport } from '#app/judge/core/assignment/transport.ts'
import { raiseWorst } from '#app/judge/core/assignment/worst-served.ts'
import { solveWithHighs } from '#app/platform/highs.server.ts'
import { drawnInstance } from '#test/factories/a-drawn-assignment.ts'
import { type Check, type Entry, interleave, median } from './harness.ts'

const reviews = 4
const seeds = [1, 2, 3]
/** What may be given up of the total for the worst-served proposal. */
const given = 0.01

/** Seeded: jurors with fields, proposals of one or two of them, and a conflict in every hundredth pair. */
function drawn(size: { proposals: number; jurors: number; seed: number }): Transport {
  const conflicts = Math.round((size.proposals * size.jurors) / 100)
  const read = readInstance(drawnInstance({ ...size, reviews, conflicts }))
  if (!read.ok) throw new Error(read.refusal.problems.join('; '))
  return read.value.problem
}

function solved(problem: Transport): Solved {
  const found = solveTransport(problem)
  if (!found.isSolved) throw new Error('A drawn assignment has no solution')
  return found
}

function timed<Value>(work: () => Value): { value: Value; seconds: number } {
  const startedMs = performance.now()
  const value = work()
  return { value, seconds: (performance.now() - startedMs) / 1000 }
}

/** Exact assignment against the linear programme of HiGHS on the same instance. */
export const g9: Entry = {
  id: 'G9',
  title: 'Assignment of 2,000 proposals to 200 jurors, 4 reviews each, against the linear programme of HiGHS',
  async run(_lab, pace) {
    const problem = drawn({ proposals: 2000, jurors: 200, seed: 1 })
    const { model } = pairModel(problem, { isWhole: false })
    let gap = 0
    let apart = 0
    const comparison = await interleave(
      {
        ...{ name: 'seconds of our flow', against: 'HiGHS, dual simplex or what it chooses' },
        ...{ unit: 's', isMoreBetter: false, bar: 1, stretch: 0.2 },
        measured: () => {
          const { value, seconds } = timed(() => solved(problem))
          const worth = worthOf(problem, value.chosen) ?? -Infinity
          gap = Math.max(gap, boundOf(problem, value.prices) - worth)
          return Promise.resolve(seconds)
        },
        baseline: async () => {
          const { objective, seconds } = await solveWithHighs(model, { seconds: 300 })
          const own = worthOf(problem, solved(problem).chosen) ?? 0
          apart = Math.max(apart, Math.abs((objective ?? Infinity) - own))
          return seconds
        },
      },
      pace,
    )
    return {
      comparisons: [comparison],
      counts: [
        { name: 'distance to the proved bound', unit: 'of the total', value: gap, bar: 0, stretch: 0 },
      ],
      checks: [
        {
          what: 'both come to the same total',
          holds: apart < 1,
          says: `${apart.toFixed(3)} apart, in thousandths of a match`,
        },
      ],
      notes: [
        'HiGHS runs as WebAssembly; its time is that of solving, without loading it or handing it the model.',
      ],
    }
  },
}

/** The worst-served proposal against the most that any proposal could have at best. */
export const g10: Entry = {
  id: 'G10',
  title:
    'Worst-served proposal, 2,000 proposals, 200 jurors, 4 reviews each, at most 1 % of the total given up',
  run(_lab, { report }) {
    const rows = seeds.map((seed) => {
      const problem = drawn({ proposals: 2000, jurors: 200, seed })
      const flow = solved(problem)
      const plan = { problem, ...flow, match: problem.worth }
      const best = worthOf(problem, flow.chosen) ?? 0
      const before = raiseWorst(plan, -1).worst
      const { value, seconds } = timed(() => raiseWorst(plan, Math.floor(best * given)))
      report(`G10: instance ${seed} of ${seeds.length}`)
      const total = worthOf(problem, value.chosen)
      return { before, best, total, seconds, worst: value.worst, worstBound: value.worstBound }
    })
    const checks: Check[] = [
      {
        what: 'no conflict, all reviews, all loads within their bounds',
        holds: rows.every(({ total }) => total !== null),
        says: `${rows.length} instances looked through`,
      },
      {
        what: 'the total stays within a hundredth of the best',
        holds: rows.every(({ total, best }) => (total ?? 0) >= best * (1 - given)),
        says: rows.map(({ total, best }) => (((total ?? 0) / best) * 100).toFixed(2)).join(' %, ') + ' %',
      },
    ]
    return Promise.resolve({
      comparisons: [
        {
          ...{ name: 'lowest sum of a proposal', against: 'the best that proposal could have alone' },
          ...{ unit: 'thousandths', isMoreBetter: true, bar: 0.95, stretch: 1 },
          rows: rows.map(({ worst, worstBound }) => ({
            ...{ measured: worst, baseline: worstBound, ratio: worst / worstBound },
          })),
          ratio: median(rows.map(({ worst, worstBound }) => worst / worstBound)),
        },
      ],
      counts: [],
      checks,
      notes: [
        `With the best total alone the worst-served would have ${rows.map(({ before }) => before).join(', ')}.`,
        `Lifting took ${rows.map(({ seconds }) => seconds.toFixed(1)).join(', ')} s. The baseline is a bound, not a plan.`,
      ],
    })
  },
}

/** How the time grows with proposals, and with jurors. */
export const g11: Entry = {
  id: 'G11',
  title:
    'Growth of the assignment: 500 to 4,000 proposals with 200 jurors; 50 to 500 jurors with 2,000 proposals',
  run(_lab, { rounds, report }) {
    const secondsOf = (size: { proposals: number; jurors: number }) => {
      const problem = drawn({ ...size, seed: 1 })
      solved(problem)
      const rows = Array.from({ length: rounds }, () => timed(() => solved(problem)))
      const isProved = rows.every(
        ({ value }) => boundOf(problem, value.prices) === worthOf(problem, value.chosen),
      )
      report(`G11: ${size.proposals} proposals, ${size.jurors} jurors`)
      return { isProved, seconds: median(rows.map(({ seconds }) => seconds)) }
    }
    const byProposals = [500, 1000, 2000, 4000].map((proposals) => ({
      size: proposals,
      ...secondsOf({ proposals, jurors: 200 }),
    }))
    const byJurors = [50, 100, 200, 500].map((jurors) => ({
      size: jurors,
      ...secondsOf({ proposals: 2000, jurors }),
    }))
    const told = (rows: readonly { size: number; seconds: number }[]) =>
      rows.map(({ size, seconds }) => `${size}: ${seconds.toFixed(2)} s`).join(', ')
    const all = [...byProposals, ...byJurors]
    return Promise.resolve({
      comparisons: [],
      counts: [
        {
          ...{ name: 'growth with proposals', unit: '(exponent)', value: slopeOf(byProposals) },
          ...{ bar: 1.5, stretch: 1.2 },
        },
      ],
      checks: [
        {
          what: 'every one is solved and proved optimal',
          holds: all.every(({ isProved }) => isProved),
          says: `${all.length} instances`,
        },
      ],
      notes: [
        `Proposals: ${told(byProposals)}.`,
        `Jurors: ${told(byJurors)}; exponent ${slopeOf(byJurors).toFixed(2)}.`,
      ],
    })
  },
}

/** The slope of the straight line through the logarithms. */
function slopeOf(rows: readonly { size: number; seconds: number }[]): number {
  const points = rows.map(({ size, seconds }) => [Math.log(size), Math.log(seconds)] as const)
  const mean = (place: 0 | 1) => points.reduce((sum, point) => sum + point[place], 0) / points.length
  const [x, y] = [mean(0), mean(1)]
  const above = points.reduce((sum, [a, b]) => sum + (a - x) * (b - y), 0)
  return above / points.reduce((sum, [a]) => sum + (a - x) ** 2, 0)
}
