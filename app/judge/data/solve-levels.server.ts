import { solveWithHighs } from '#app/platform/highs.server.ts'
import { boundOf, worthOf } from '../core/assignment/certificate.ts'
import {
  type Costs,
  costsOf,
  type Level,
  levelModel,
  levels,
  type Ruled,
} from '../core/assignment/level-model.ts'
import { leastOfKinds } from '../core/assignment/least-of-kinds.ts'
import { type OpenLevel, openLevels } from '../core/assignment/open-levels.ts'
import { brokenRules } from '../core/assignment/side-rules.ts'
import { nearPairs, scaled, solveNear } from './solve-near.server.ts'

export type SolvedByLevels = {
  readonly chosen: Uint8Array
  readonly costs: Costs
  /** No plan costs less on a level, given what was reached on those before it; -Infinity where nothing is known. */
  readonly bounds: Costs
  readonly open: readonly OpenLevel[]
}

type Flow = { readonly chosen: Uint8Array; readonly prices: Float64Array }
type Found = { readonly chosen: Uint8Array; readonly costs: Costs }
type Answer = { readonly found: Found | null; readonly bound: number; readonly isInfeasible: boolean }

/** One solving takes so long at the most, all together so many times that. */
const solvingsInTime = 3

/**
 * The plan that is best level by level within loads and conflicts, with nobody beside whom they are kept apart from: as many
 * proposals as possible have the kinds that are asked for, each of them by itself. `flow` is the best plan without these
 * rules, so what it costs is a bound on every level but the kinds. Where a plan costs no more than that and nothing of kinds,
 * one solving is enough and proves the whole; otherwise each level is solved with those before it held.
 */
export async function solveByLevels(
  ruled: Ruled,
  { flow, seconds = 4 }: { flow: Flow; seconds?: number },
): Promise<SolvedByLevels | 'infeasible' | 'out-of-time'> {
  const { problem, rules } = ruled
  const free = costsOf(ruled, flow.chosen)
  const { reviews, promises, evenness } = free
  const few = nearPairs(problem, flow, rules.groups)
  const near = await solveNear({
    ...{ problem, flow, seconds, bound: boundOf(problem, flow.prices) },
    ...(few && { also: few.ofGroups, isPatient: false }),
    modelOf: (known) =>
      levelModel(ruled, { goal: 'matches', limits: { reviews, promises, kinds: 0, evenness }, known }),
  })
  const worth = typeof near === 'object' ? worthOf(problem, near.chosen) : null
  if (typeof near === 'object' && worth !== null) {
    const costs = costsOf(ruled, near.chosen)
    const bounds = { ...costs, matches: costs.matches - (near.bound - worth) }
    return { chosen: near.chosen, costs, bounds, open: openLevels(ruled, costs, bounds) }
  }
  return levelByLevel(ruled, { flow, free, seconds, near: few?.near ?? null })
}

type ByLevel = {
  readonly flow: Flow
  readonly free: Costs
  readonly seconds: number
  /** Among which pairs a good plan is looked for before all are asked; null: all at once. */
  readonly near: ReadonlySet<number> | null
}

async function levelByLevel(
  ruled: Ruled,
  { flow, free, seconds, near }: ByLevel,
): Promise<SolvedByLevels | 'infeasible' | 'out-of-time'> {
  const untilMs = performance.now() + 1000 * seconds * solvingsInTime
  let best = withoutMeetings(ruled, flow.chosen)
  let isInfeasible = false
  /** What no plan within the limits can fall below; a better plan that is found on the way is kept. */
  const boundOn = async (goal: Level, limits: Partial<Costs>, known: number): Promise<number> => {
    let bound = known
    for (const among of near ? [near, null] : [null]) {
      if (best && isWithin(best.costs, limits) && best.costs[goal] <= bound) return bound
      const left = Math.min(seconds, (untilMs - performance.now()) / 1000)
      const answer = await solveLevel(ruled, {
        goal,
        limits,
        among: among && withOwn(among, best),
        seconds: left,
      })
      if (answer.found && (!best || isBetter(answer.found.costs, best.costs))) best = answer.found
      if (among) continue
      bound = Math.max(bound, answer.bound)
      isInfeasible = answer.isInfeasible
    }
    return bound
  }
  // Most of the time rules cost no review and no promise, and then these two need no solving of their own.
  const unruled = { reviews: free.reviews, promises: free.promises }
  const least = leastOfKinds(ruled)
  const ahead = await boundOn('kinds', unruled, least)
  const bounds: Record<Level, number> = { ...free, kinds: 0 }
  const limits: Partial<Record<Level, number>> = {}
  let isFree = true
  for (const level of levels) {
    // What the plan without rules costs bounds this level as long as nothing before it costs more.
    const known = level === 'kinds' ? (isFree ? ahead : least) : isFree ? free[level] : -Infinity
    bounds[level] = await boundOn(level, limits, known)
    if (!best) return isInfeasible ? 'infeasible' : 'out-of-time'
    limits[level] = best.costs[level]
    bounds[level] = Math.min(bounds[level], best.costs[level])
    if (level !== 'kinds' && best.costs[level] > free[level]) isFree = false
  }
  if (!best) throw new Error('There is a level')
  return { ...best, bounds, open: openLevels(ruled, best.costs, bounds) }
}

const isWithin = (costs: Costs, limits: Partial<Costs>): boolean =>
  levels.every((level) => costs[level] <= (limits[level] ?? Infinity))

/** These pairs and those of the plan, so that it is never lost sight of. */
function withOwn(pairs: ReadonlySet<number>, found: Found | null): ReadonlySet<number> {
  const all = new Set(pairs)
  found?.chosen.forEach((own, pair) => own === 1 && all.add(pair))
  return all
}

function isBetter(one: Costs, other: Costs): boolean {
  const level = levels.find((each) => one[each] !== other[each])
  return level !== undefined && one[level] < other[level]
}

type Solving = {
  readonly goal: Level
  readonly limits: Partial<Costs>
  /** Only these pairs; null: all. */
  readonly among: ReadonlySet<number> | null
  readonly seconds: number
}

async function solveLevel(ruled: Ruled, { goal, limits, among, seconds }: Solving): Promise<Answer> {
  if (seconds <= 0) return { found: null, bound: -Infinity, isInfeasible: false }
  const known = (pair: number) => (among === null || among.has(pair) ? null : 0)
  const { model, pairs } = levelModel(ruled, { goal, limits, known })
  const { model: asked, factor } = scaled(model)
  const answer = await solveWithHighs(asked, { seconds })
  const told = answer.bound === null ? Infinity : answer.bound / factor
  const bound = Number.isFinite(told) ? Math.ceil(-told - nearly) : -Infinity
  const isInfeasible = answer.status === 'infeasible'
  if (!answer.values) return { found: null, bound, isInfeasible }
  const chosen = new Uint8Array(ruled.problem.worth.length)
  pairs.forEach((pair, index) => (chosen[pair] = (answer.values?.[index] ?? 0) > 0.5 ? 1 : 0))
  const costs = costsOf(ruled, chosen)
  const isLawful =
    worthOf(ruled.problem, chosen) !== null &&
    isWithin(costs, limits) &&
    !brokenRules(ruled.problem, chosen, { apart: ruled.rules.apart, groups: [] })
  if (!isLawful) return { found: null, bound, isInfeasible }
  return {
    found: { chosen, costs },
    bound: answer.status === 'optimal' ? costs[goal] : bound,
    isInfeasible,
  }
}

/** A whole number that a solver tells may be so far away. */
const nearly = 1e-3

/** A plan in which nobody meets whom they are kept from: of two, the one with the worse match goes and the review is missing. */
function withoutMeetings(ruled: Ruled, given: Uint8Array): Found | null {
  const { problem, real, rules } = ruled
  const chosen = given.slice()
  for (let row = 0; row < chosen.length; row += problem.jurors) {
    const worth = (j: number) => problem.worth[row + j] ?? -Infinity
    for (const [one, other] of rules.apart) {
      if (chosen[row + one] !== 1 || chosen[row + other] !== 1) continue
      chosen[row + (worth(one) >= worth(other) ? other : one)] = 0
      let nobody: number | null = null
      for (let j = real; j < problem.jurors; j += 1) {
        if (chosen[row + j] === 1 || worth(j) === -Infinity) continue
        if (nobody === null || worth(j) > worth(nobody)) nobody = j
      }
      if (nobody === null) return null
      chosen[row + nobody] = 1
    }
  }
  return { chosen, costs: costsOf(ruled, chosen) }
}
