import { solveWithHighs } from '#app/platform/highs.server.ts'
import { boundOf, lossesOf, worthOf } from '../core/assignment/certificate.ts'
import { clashesOf, type Clash } from '../core/assignment/clashes.ts'
import { type Lack, type LinearModel, pairModel, type SideRules } from '../core/assignment/linear-model.ts'
import { brokenRules, keepsRules } from '../core/assignment/side-rules.ts'
import { solveTransport, type Transport } from '../core/assignment/transport.ts'
import { lowestSum, raiseWorst } from '../core/assignment/worst-served.ts'

export type SolvedAssignment = {
  readonly isSolved: true
  readonly chosen: Uint8Array
  /** What the pairs are worth, and what no others can exceed: equal where it is proved that nothing is better. */
  readonly objective: number
  readonly bound: number
  /** The lowest sum of matches of a proposal. */
  readonly worst: number
  readonly by: 'flow' | 'highs'
}

export type UnsolvedAssignment = {
  readonly isSolved: false
  readonly clashes: readonly Clash[]
  /** Jurors kept apart who cannot be, when loads and conflicts alone would do. */
  readonly apart: readonly (readonly [number, number])[]
  /** Whether the kinds of jurors that each proposal is to have are what cannot be. */
  readonly isKinds: boolean
  /** The fewest that have to go without a kind; empty where kinds are not the matter, or time ran out. */
  readonly lacking: readonly Lack[]
  /** The time ran out before anything was found or excluded. */
  readonly isOutOfTime: boolean
}

export type SolvingWish = {
  readonly rules: SideRules
  /** Which share of the total may be given up so that the worst-served proposal is served better. */
  readonly give: number
  /** Bounds the search for the worst-served. */
  readonly effort?: number
  readonly seconds?: number
}

/**
 * Solves an assignment: by our own flow where it can say everything, by HiGHS where jurors are kept apart or kinds are asked
 * for and the flow's answer breaks that.
 */
export async function solveAssignment(
  problem: Transport,
  { rules, give, effort, seconds = 20 }: SolvingWish,
): Promise<SolvedAssignment | UnsolvedAssignment> {
  const flow = solveTransport(problem)
  const nothing = { clashes: [], apart: [], isKinds: false, lacking: [], isOutOfTime: false }
  const unsolved = { isSolved: false, ...nothing } as const
  if (!flow.isSolved) return { ...unsolved, clashes: clashesOf(problem) }
  const bound = boundOf(problem, flow.prices)
  const solved = (chosen: Uint8Array, by: 'flow' | 'highs', above = bound): SolvedAssignment => {
    const objective = worthOf(problem, chosen)
    if (objective === null) throw new Error('An assignment broke the bounds it was made for')
    return { isSolved: true, chosen, objective, bound: above, worst: lowestSum(problem, chosen), by }
  }
  const budget = Math.floor(Math.abs(bound) * give)
  const hasRules = rules.apart.length + rules.groups.length > 0
  const within = hasRules ? { keeps: keepsRules(problem.jurors, rules) } : {}
  const raised = (chosen: Uint8Array) =>
    raiseWorst({ problem, chosen, prices: flow.prices, match: problem.worth, ...within }, budget, effort)
      .chosen
  if (!brokenRules(problem, flow.chosen, rules)) return solved(raised(flow.chosen), 'flow')

  const ruled = await solveRuled({ problem, rules, flow, bound, seconds })
  if (ruled === 'infeasible') return { ...unsolved, ...(await clashingRules(problem, rules)) }
  if (ruled === 'out-of-time') return { ...unsolved, isOutOfTime: true }
  return solved(raised(ruled.chosen), 'highs', ruled.bound)
}

type Ruled = {
  readonly problem: Transport
  readonly rules: SideRules
  readonly flow: { readonly chosen: Uint8Array; readonly prices: Float64Array }
  readonly bound: number
  readonly seconds: number
}

/**
 * The rules are asked of the pairs near the flow's best first: whatever a pair would cost at least is known, and when the
 * answer is nearer to the bound than all that were left out would be, it is the best of all.
 */
async function solveRuled({ problem, rules, flow, bound, seconds }: Ruled) {
  const losses = lossesOf(problem, flow)
  const inOrder = losses.filter((loss, pair) => flow.chosen[pair] !== 1 && loss < Infinity).sort()
  const reviews = problem.reviews.reduce((sum, own) => sum + own, 0)
  const startedMs = performance.now()
  let best: { chosen: Uint8Array; objective: number } | null = null
  for (let share = 2 * reviews; ; share *= 4) {
    const reach = best ? bound - best.objective : (inOrder[share] ?? Infinity)
    const known = (pair: number) => {
      if ((losses[pair] ?? Infinity) <= reach) return null
      return flow.chosen[pair] === 1 ? 1 : 0
    }
    const { model, pairs } = pairModel(problem, { rules, known })
    const left = seconds - (performance.now() - startedMs) / 1000
    if (left <= 0) return best ? { ...best, bound } : 'out-of-time'
    const answer = await solveWithHighs(scaled(model), { seconds: left })
    if (answer.values) {
      const chosen = new Uint8Array(problem.worth.length)
      pairs.forEach((pair, column) => (chosen[pair] = (answer.values?.[column] ?? 0) > 0.5 ? 1 : 0))
      const objective = worthOf(problem, chosen) ?? -Infinity
      best = { chosen, objective }
      if (answer.status === 'optimal' && bound - objective <= reach) return { chosen, bound: objective }
      if (answer.status !== 'optimal') return { chosen, bound }
    } else if (answer.status !== 'infeasible') return 'out-of-time'
    else if (reach === Infinity) return 'infeasible'
  }
}

/** Costs of at most ten thousand, where HiGHS's tolerances are meant for. */
function scaled(model: LinearModel): LinearModel {
  const largest = model.colCost.reduce((most, cost) => Math.max(most, Math.abs(cost)), 1)
  const factor = Math.min(1, 1e4 / largest)
  return { ...model, colCost: model.colCost.map((cost) => cost * factor) }
}

const mostTried = 40

/** The fewest pairs that cannot be kept apart: each is left out in turn, and stays out when nothing is possible still. */
async function clashingRules(problem: Transport, { apart, groups, spared }: SideRules) {
  const isPossible = async (rules: SideRules) =>
    (await solveWithHighs(pairModel(problem, { rules }).model, { seconds: 5 })).status !== 'infeasible'
  const alone = { apart: [], groups, spared }
  if (groups.length > 0 && !(await isPossible(alone)))
    return { isKinds: true, lacking: await fewestLacking(problem, alone) }
  const isKinds = groups.length > 0 && (await isPossible({ apart, groups: [] }))
  let left = apart
  for (const pair of apart.slice(0, mostTried)) {
    const without = left.filter((other) => other !== pair)
    if (!(await isPossible({ apart: without, groups, spared }))) left = without
  }
  return {
    ...{ apart: left, isKinds },
    lacking: isKinds ? await fewestLacking(problem, { apart, groups, spared }) : [],
  }
}

async function fewestLacking(problem: Transport, rules: SideRules): Promise<readonly Lack[]> {
  const { model, pairs, lacks } = pairModel(problem, { rules, goal: 'kinds' })
  const { values } = await solveWithHighs(model, { seconds: 5 })
  return values ? lacks.filter((_, index) => (values[pairs.length + index] ?? 0) > 0.5) : []
}
