import { boundOf, worthOf } from '../core/assignment/certificate.ts'
import { type Lack, lacksOf } from '../core/assignment/level-model.ts'
import { pairModel, type SideRules, sparedAt } from '../core/assignment/linear-model.ts'
import { brokenRules, keepsRules } from '../core/assignment/side-rules.ts'
import { solveTransport, type Transport } from '../core/assignment/transport.ts'
import { lowestSum, raiseWorst } from '../core/assignment/worst-served.ts'
import { explainImpossible, type Explanation } from './explain-assignment.server.ts'
import { solveByLevels } from './solve-levels.server.ts'
import { solveNear } from './solve-near.server.ts'

export type SolvedAssignment = {
  readonly isSolved: true
  readonly chosen: Uint8Array
  /** What the pairs are worth, and what no others can exceed: equal where it is proved that nothing is better. */
  readonly objective: number
  readonly bound: number
  /** The lowest sum of matches of a proposal. */
  readonly worst: number
  /** Where kinds are wished for: who goes without which, and how many proposals more could have theirs at the most. */
  readonly lacking: readonly Lack[]
  readonly lackingFewer: number
  readonly by: 'flow' | 'highs'
}

export type UnsolvedAssignment = Explanation & {
  readonly isSolved: false
  /** The time ran out before anything was found or excluded. */
  readonly isOutOfTime: boolean
}

export type SolvingWish = {
  readonly rules: SideRules
  /**
   * `required` (the default): each proposal has each kind, or nothing is possible. `wished`: as many proposals as possible have
   * all of them, and the total is the best with so many.
   */
  readonly kinds?: 'required' | 'wished'
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
  { rules, kinds = 'required', give, effort, seconds = 20 }: SolvingWish,
): Promise<SolvedAssignment | UnsolvedAssignment> {
  const flow = solveTransport(problem)
  const asked = kinds === 'wished' ? { apart: rules.apart, groups: [] } : rules
  const impossible = async () =>
    ({ isSolved: false, isOutOfTime: false, ...(await explainImpossible(problem, asked)) }) as const
  const outOfTime = { isSolved: false, isOutOfTime: true, clashes: [], apart: [], kinds: null } as const
  if (!flow.isSolved) return impossible()
  const bound = boundOf(problem, flow.prices)
  const solved = (
    chosen: Uint8Array,
    by: 'flow' | 'highs',
    { above = bound, lacking = [] as readonly Lack[], lackingFewer = 0 } = {},
  ): SolvedAssignment => {
    const objective = worthOf(problem, chosen)
    if (objective === null) throw new Error('An assignment broke the bounds it was made for')
    const worst = lowestSum(problem, chosen)
    return { isSolved: true, chosen, objective, bound: above, worst, lacking, lackingFewer, by }
  }
  const budget = Math.floor(Math.abs(bound) * give)
  const raised = (chosen: Uint8Array, kept = rules) => {
    const hasRules = kept.apart.length + kept.groups.length > 0
    const within = hasRules ? { keeps: keepsRules(problem.jurors, kept) } : {}
    const plan = { problem, chosen, prices: flow.prices, match: problem.worth, ...within }
    return raiseWorst(plan, budget, effort).chosen
  }
  if (!brokenRules(problem, flow.chosen, rules)) return solved(raised(flow.chosen), 'flow')
  if (kinds === 'wished' && rules.groups.length > 0) {
    const ruled = { problem, rules, real: problem.jurors }
    const best = await solveByLevels(ruled, { flow, seconds })
    if (best === 'infeasible') return impossible()
    if (best === 'out-of-time') return outOfTime
    const lacking = lacksOf(ruled, best.chosen)
    const spared = new Set(lacking.map(({ group, proposal }) => sparedAt(group, proposal)))
    return solved(raised(best.chosen, { ...rules, spared }), 'highs', {
      ...{ lacking, above: -best.bounds.matches },
      lackingFewer: best.open.find(({ level }) => level === 'kinds')?.atMost ?? 0,
    })
  }

  const ruled = await solveNear({
    ...{ problem, flow, bound, seconds },
    modelOf: (known) => pairModel(problem, { rules, known }),
  })
  if (ruled === 'infeasible') return impossible()
  if (ruled === 'out-of-time') return outOfTime
  return solved(raised(ruled.chosen), 'highs', { above: ruled.bound })
}
