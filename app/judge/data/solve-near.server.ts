import { solveWithHighs } from '#app/platform/highs.server.ts'
import { lossesOf, worthOf } from '../core/assignment/certificate.ts'
import type { Known, LinearModel, PairModel } from '../core/assignment/linear-model.ts'
import type { Transport } from '../core/assignment/transport.ts'

type Near = {
  readonly problem: Transport
  /** The best assignment without the rules of the model, with what bounds every one of them. */
  readonly flow: { readonly chosen: Uint8Array; readonly prices: Float64Array }
  readonly bound: number
  readonly seconds: number
  readonly modelOf: (known: Known) => PairModel
  /** Pairs that are asked from the beginning, however much they cost. */
  readonly also?: ReadonlySet<number>
  /** Whether all pairs are asked when those near the best allow nothing. */
  readonly isPatient?: boolean
}

/**
 * The rules are asked of the pairs near the flow's best first: whatever a pair would cost at least is known, and when the
 * answer is nearer to the bound than all that were left out would be, it is the best of all.
 */
export async function solveNear({
  problem,
  flow,
  bound,
  seconds,
  modelOf,
  also,
  isPatient = true,
}: Near): Promise<{ chosen: Uint8Array; bound: number } | 'infeasible' | 'out-of-time'> {
  const losses = lossesOf(problem, flow)
  const inOrder = others(losses, flow.chosen)
  const startedMs = performance.now()
  let best: { chosen: Uint8Array; objective: number } | null = null
  for (let share = sharedAtFirst(problem, inOrder.length); ; share *= 4) {
    const reach = best ? bound - best.objective : (inOrder[share] ?? Infinity)
    const known = (pair: number) => {
      if ((losses[pair] ?? Infinity) <= reach || also?.has(pair)) return null
      return flow.chosen[pair] === 1 ? 1 : 0
    }
    const { model, pairs } = modelOf(known)
    const left = seconds - (performance.now() - startedMs) / 1000
    if (left <= 0) return best ? { chosen: best.chosen, bound } : 'out-of-time'
    const answer = await solveWithHighs(scaled(model).model, { seconds: left })
    if (answer.values) {
      const chosen = new Uint8Array(problem.worth.length)
      pairs.forEach((pair, column) => (chosen[pair] = (answer.values?.[column] ?? 0) > 0.5 ? 1 : 0))
      const objective = worthOf(problem, chosen) ?? -Infinity
      best = { chosen, objective }
      if (answer.status === 'optimal' && bound - objective <= reach) return { chosen, bound: objective }
      if (answer.status !== 'optimal') return { chosen, bound }
    } else if (answer.status !== 'infeasible') return 'out-of-time'
    else if (reach === Infinity || !isPatient) return 'infeasible'
  }
}

/** Of so many pairs, all are asked at once. */
const askedAtOnce = 3000

const others = (losses: Float64Array, chosen: Uint8Array): Float64Array =>
  losses.filter((loss, pair) => chosen[pair] !== 1 && loss < Infinity).sort()

function sharedAtFirst({ reviews }: Transport, pairs: number): number {
  return pairs <= askedAtOnce ? Infinity : 2 * reviews.reduce((sum, own) => sum + own, 0)
}

/** Of so many pairs, a level is solved among all soon enough. */
const solvedAtOnce = 15_000

/** So many of each group are near a proposal, whatever they cost. */
const nearOfGroup = 6

/**
 * The pairs among which a good answer is found soon: those near the flow's best, and for each proposal a few jurors of each
 * group. Null where there are so few pairs that all are.
 */
export function nearPairs(
  problem: Transport,
  flow: Near['flow'],
  groups: readonly (readonly number[])[],
): { near: ReadonlySet<number>; ofGroups: ReadonlySet<number> } | null {
  const losses = lossesOf(problem, flow)
  const inOrder = others(losses, flow.chosen)
  const reach = inOrder[sharedAtFirst(problem, inOrder.length)]
  if (reach === undefined || inOrder.length <= solvedAtOnce) return null
  const ofGroups = new Set<number>()
  for (let row = 0; row < losses.length; row += problem.jurors) {
    const loss = (j: number) => losses[row + j] ?? Infinity
    for (const group of groups) {
      const possible = group.filter((j) => loss(j) < Infinity).sort((a, b) => loss(a) - loss(b) || a - b)
      for (const j of possible.slice(0, nearOfGroup)) ofGroups.add(row + j)
    }
  }
  const near = new Set(ofGroups)
  losses.forEach((loss, pair) => {
    if (loss <= reach || flow.chosen[pair] === 1) near.add(pair)
  })
  return { near, ofGroups }
}

/** Costs of at most ten thousand, where HiGHS's tolerances are meant for, and what they were multiplied by. */
export function scaled(model: LinearModel): { model: LinearModel; factor: number } {
  const largest = model.colCost.reduce((most, cost) => Math.max(most, Math.abs(cost)), 1)
  const factor = Math.min(1, 1e4 / largest)
  return { factor, model: { ...model, colCost: model.colCost.map((cost) => cost * factor) } }
}
