import {
  liftedPlan,
  planAssignment,
  planningOf,
  planOf,
  solvedPlanning,
  type AssignmentFacts,
  type AssignmentPlan,
} from '../core/assignment.ts'
import { lacksOf } from '../core/assignment/level-model.ts'
import { sparedAt } from '../core/assignment/linear-model.ts'
import { brokenRules } from '../core/assignment/side-rules.ts'
import { solveByLevels } from './solve-levels.server.ts'

/**
 * The plan for these facts. Where the flow would bring jurors together who are kept apart, or leave a proposal without a
 * juror of a kind that is asked for, HiGHS looks for the plan that is best level by level: reviews, what jurors were promised, proposals
 * with their kinds, even loads, matches. A proposal that cannot have a kind goes without it by itself, and the others keep
 * theirs. The worst-served are lifted within the same rules. What could not be proved in the time there is stands in the
 * plan's quality. One solving takes so many seconds at the most.
 */
export async function drawPlan(facts: AssignmentFacts, { seconds = 4 } = {}): Promise<AssignmentPlan> {
  const planning = planningOf(facts)
  const { problem, apart, groups, spared, closed } = planning
  if (apart.length + groups.length === 0) return planAssignment(facts)
  const flow = solvedPlanning(planning)
  const rules = { apart, groups, spared, closed }
  if (!brokenRules(problem, flow.chosen, rules))
    return planOf(facts, planning, liftedPlan(planning, flow, rules))
  const ruled = { problem, rules, real: planning.jurorIds.length }
  const solved = await solveByLevels(ruled, { flow, seconds })
  if (typeof solved === 'string') throw new Error('A plan in which reviews may be missing has no solution')
  const { chosen, open } = solved
  const lacking = lacksOf(ruled, chosen).map(({ group, proposal }) => sparedAt(group, proposal))
  return planOf(
    facts,
    planning,
    liftedPlan(
      planning,
      { chosen, open, prices: flow.prices },
      { ...rules, spared: new Set([...spared, ...lacking]) },
    ),
  )
}
