import {
  liftedPlan,
  planAssignment,
  planningOf,
  planOf,
  solvedPlanning,
  type AssignmentFacts,
  type AssignmentPlan,
  type Planned,
  type Planning,
} from '../core/assignment.ts'
import { evenedBounds } from '../core/assignment/evened-bounds.ts'
import type { SideRules } from '../core/assignment/linear-model.ts'
import { brokenRules } from '../core/assignment/side-rules.ts'
import { solveAssignment } from './solve-assignment.server.ts'

/** Looks are taken in this order; each lasts so many seconds at the most. */
const slacks = [0, 1, Infinity]
const secondsForRules = 4

/**
 * The plan for these facts. Where the flow would bring jurors together who are kept apart, or leave a proposal without a
 * juror of a kind that is asked for, HiGHS looks for the best plan that does not: with the loads as they are, with one more for
 * each, and with all that was agreed to, until no more reviews are missing than loads and conflicts alone make missing. Where
 * kinds cost reviews, or cannot be had, they are given up before reviews are. The worst-served are lifted within the same
 * rules. If time runs out, the flow's plan stands: one of two who are kept apart is taken out and the proposal may lack a
 * review, or a kind.
 */
export async function drawPlan(facts: AssignmentFacts): Promise<AssignmentPlan> {
  const planning = planningOf(facts)
  const { apart, groups, spared } = planning
  if (apart.length + groups.length === 0) return planAssignment(facts)
  const flow = solvedPlanning(planning)
  const rules = { apart, groups, spared }
  const ruled = brokenRules(planning.problem, flow.chosen, rules)
    ? await ruledPlan(planning, flow, rules)
    : { ...flow, rules }
  if (!ruled) return planAssignment(facts)
  return planOf(facts, planning, liftedPlan(planning, ruled, ruled.rules))
}

type Ruled = Planned & { readonly rules: SideRules }

/** The first look in which the rules cost no review; otherwise the one in which they cost the fewest. */
async function ruledPlan(
  planning: Planning,
  flow: ReturnType<typeof solvedPlanning>,
  rules: SideRules,
): Promise<Ruled | null> {
  const least = costOfMissing(planning, flow.chosen)
  let best: (Ruled & { readonly cost: number }) | null = null
  const looks = rules.groups.length > 0 ? [rules, { apart: rules.apart, groups: [] }] : [rules]
  for (const asked of looks) {
    for (const slack of slacks) {
      const answer = await solveAssignment(evenedBounds(planning, flow.loads, slack), {
        ...{ rules: asked, give: 0, effort: 0, seconds: secondsForRules },
      })
      if (!answer.isSolved) continue
      const { chosen, objective, bound } = answer
      const cost = costOfMissing(planning, chosen)
      if (best && best.cost <= cost) continue
      best = { chosen, cost, prices: flow.prices, isProved: objective === bound, rules: asked }
      if (cost <= least) return best
    }
  }
  return best
}

/** What the reviews that are missing cost: a first one more than a second, a needed one more than one that is wished for. */
function costOfMissing({ problem, jurorIds }: Planning, chosen: Uint8Array): number {
  return problem.worth.reduce(
    (cost, worth, pair) =>
      chosen[pair] === 1 && pair % problem.jurors >= jurorIds.length ? cost - worth : cost,
    0,
  )
}
