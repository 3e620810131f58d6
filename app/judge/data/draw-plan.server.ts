import {
  planAssignment,
  planningOf,
  planOf,
  type AssignmentFacts,
  type AssignmentPlan,
} from '../core/assignment.ts'
import { evenedBounds } from '../core/assignment/evened-bounds.ts'
import { brokenRules } from '../core/assignment/side-rules.ts'
import { solveTransport } from '../core/assignment/transport.ts'
import { solveAssignment } from './solve-assignment.server.ts'

/** Looks are taken in this order; each lasts so many seconds at the most. */
const slacks = [0, 1, Infinity]
const secondsForRules = 4

/**
 * The plan for these facts. Where the flow would bring jurors together who are kept apart, or leave a proposal without a
 * juror of a kind that is asked for, HiGHS looks for the best plan that does not: with the loads as they are, with one more for
 * each, and with all that was agreed to. If there is none, or time runs out, the flow's plan stands: one of two who are kept apart is taken out and the
 * proposal may lack a review, or a kind.
 */
export async function drawPlan(facts: AssignmentFacts): Promise<AssignmentPlan> {
  const planning = planningOf(facts)
  if (planning.apart.length + planning.groups.length === 0) return planAssignment(facts)
  const flow = solveTransport(planning.problem)
  const { apart, groups, spared } = planning
  const rules = { apart, groups, spared }
  if (!flow.isSolved || !brokenRules(planning.problem, flow.chosen, rules)) return planAssignment(facts)
  for (const slack of slacks) {
    const answer = await solveAssignment(evenedBounds(planning, flow.loads, slack), {
      ...{ rules, give: 0, effort: 0, seconds: secondsForRules },
    })
    if (!answer.isSolved) continue
    const isProved = answer.objective === answer.bound
    return planOf(facts, planning, { chosen: answer.chosen, quality: { isProved, shareOfBest: 1 } })
  }
  return planAssignment(facts)
}
