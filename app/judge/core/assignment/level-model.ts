/**
 * What a plan is judged by where kinds of jurors are wished for and not demanded, one level before the next: reviews that are
 * missing, promises that are not kept, proposals without a kind that is asked for, uneven loads, matches. Each level is a
 * cost in whole numbers, and a model can make one as small as possible while those before it stay as they are.
 */
import type { Transport } from './transport.ts'
import { type Known, type PairModel, possiblePairs, Rows, type SideRules, sparedAt } from './linear-model.ts'

export const levels = ['reviews', 'promises', 'kinds', 'evenness', 'matches'] as const
export type Level = (typeof levels)[number]
export type Costs = Readonly<Record<Level, number>>

export type Ruled = {
  readonly problem: Transport
  /** The jurors of the problem who are somebody; those after them stand for missing reviews. */
  readonly real: number
  readonly rules: SideRules
}

/** A proposal that has nobody of a group. */
export type Lack = { readonly group: number; readonly proposal: number }

/** Which proposals lack which group in a plan, but for what is not asked for there. */
export function lacksOf({ problem, rules }: Ruled, chosen: Uint8Array): Lack[] {
  const lacks: Lack[] = []
  for (let p = 0; p < problem.proposals; p += 1) {
    for (const [g, members] of rules.groups.entries()) {
      if (rules.spared?.has(sparedAt(g, p))) continue
      if (!members.some((j) => chosen[p * problem.jurors + j] === 1)) lacks.push({ group: g, proposal: p })
    }
  }
  return lacks
}

/** One proposal without its kinds outweighs everything that is missing of kinds beside it. */
export function costOfOneWithout({ problem, rules }: Ruled): number {
  return problem.proposals * rules.groups.length + 1
}

/** What the plan costs on each level. The kinds count proposals that lack one first, then what they lack. */
export function costsOf(ruled: Ruled, chosen: Uint8Array): Costs {
  const { problem, real } = ruled
  const { proposals, jurors, worth, soft } = problem
  let [reviews, promises, evenness, matches] = [0, 0, 0, 0]
  for (let j = 0; j < jurors; j += 1) {
    let load = 0
    for (let p = 0; p < proposals; p += 1) {
      const pair = p * jurors + j
      if (chosen[pair] !== 1) continue
      load += 1
      if (j < real) matches -= worth[pair] ?? 0
      else reviews -= worth[pair] ?? 0
    }
    if (j >= real) continue
    promises += Math.max(0, (soft?.least[j] ?? 0) - load)
    for (let nth = 1; nth <= load; nth += 1) evenness += unevenness(problem, j, nth)
  }
  const lacks = lacksOf(ruled, chosen)
  const without = new Set(lacks.map(({ proposal }) => proposal))
  for (const p of without) if (isClosed(ruled, p)) without.delete(p)
  return {
    ...{ reviews, promises, evenness, matches: matches + 0 },
    kinds: without.size * costOfOneWithout(ruled) + lacks.length,
  }
}

/** A proposal that goes without one of the kinds whatever is done. */
export function isClosed({ rules: { groups, closed } }: Ruled, proposal: number): boolean {
  return groups.some((_, g) => closed?.has(sparedAt(g, proposal)))
}

const unevenness = ({ steepness, held }: Transport, j: number, nth: number): number =>
  (steepness[j] ?? 0) > 0 ? (held[j] ?? 0) + nth : 0

type Wish = {
  /** What is made as small as possible. */
  readonly goal: Level
  /** What the levels may cost at most; no limit where a level is not there. */
  readonly limits: Partial<Costs>
  readonly known?: Known
}

/** A linear model of the plans within the limits. Jurors who are kept apart are, in each of them. */
export function levelModel(ruled: Ruled, { goal, limits, known = () => null }: Wish): PairModel {
  const { problem, real, rules } = ruled
  const { proposals, jurors, worth, reviews, least, most, soft } = problem
  const pairs = Int32Array.from(possiblePairs(worth, known))
  const column = new Int32Array(worth.length).fill(-1)
  pairs.forEach((pair, index) => (column[pair] = index))
  const rows = new Rows()
  const costs: Record<Level, [column: number, cost: number][]> = {
    ...{ reviews: [], promises: [], kinds: [], evenness: [], matches: [] },
  }
  const uppers: number[] = []
  /** A further column, no pair. */
  const another = (level: Level, cost: number, upper = 1) => {
    const own = pairs.length + uppers.push(upper) - 1
    costs[level].push([own, cost])
    return own
  }
  const counts = (level: Level) => goal === level || limits[level] !== undefined
  const columnsOf = (p: number, among: Iterable<number>) => {
    const own: number[] = []
    for (const j of among) {
      const index = column[p * jurors + j] ?? -1
      if (index >= 0) own.push(index)
    }
    return own
  }
  const everybody = Array.from({ length: jurors }, (_, j) => j)
  for (let p = 0; p < proposals; p += 1) {
    rows.add(columnsOf(p, everybody), reviews[p] ?? 0, reviews[p] ?? 0)
    for (const both of rules.apart.map((pair) => columnsOf(p, pair)))
      if (both.length === 2) rows.add(both, -Infinity, 1)
    if (!counts('kinds')) continue
    const isHard = limits.kinds === 0
    const without = isHard || isClosed(ruled, p) ? null : another('kinds', costOfOneWithout(ruled))
    for (const [g, group] of rules.groups.entries()) {
      if (rules.spared?.has(sparedAt(g, p))) continue
      const among = columnsOf(p, group)
      if (isHard) rows.add(among, 1, Infinity)
      else {
        const lack = another('kinds', 1)
        rows.add([...among, lack], 1, Infinity)
        if (without !== null) rows.add([without, lack], 0, Infinity, [1, -1])
      }
    }
  }
  const byJuror: number[][] = everybody.map(() => [])
  pairs.forEach((pair, index) => byJuror[pair % jurors]?.push(index))
  for (const [j, own] of byJuror.entries()) {
    rows.add(own, least[j] ?? 0, most[j] ?? 0)
    if (j >= real) continue
    const promised = soft?.least[j] ?? 0
    if (promised > 0 && counts('promises')) {
      const shortfall = another('promises', 1, promised)
      rows.add([...own, shortfall], promised, Infinity)
    }
    if (!counts('evenness') || unevenness(problem, j, 1) === 0) continue
    const places = Array.from({ length: Math.min(most[j] ?? 0, own.length) }, (_, nth) =>
      another('evenness', unevenness(problem, j, nth + 1)),
    )
    rows.add([...own, ...places], 0, 0, [...own.map(() => 1), ...places.map(() => -1)])
  }
  pairs.forEach((pair, index) => {
    if (worth[pair] === 0) return
    costs[pair % jurors < real ? 'matches' : 'reviews'].push([index, -(worth[pair] ?? 0)])
  })
  for (const level of levels) {
    const limit = limits[level]
    if (limit === undefined || costs[level].length === 0 || (level === 'kinds' && limit === 0)) continue
    // In the smallest whole numbers, which is where a solver's tolerances are meant for.
    const unit = costs[level].reduce((common, [, cost]) => commonDivisor(common, Math.abs(cost)), 0)
    rows.add(
      costs[level].map(([own]) => own),
      -Infinity,
      Math.floor(limit / unit),
      costs[level].map(([, cost]) => cost / unit),
    )
  }
  const numCols = pairs.length + uppers.length
  const colCost = new Float64Array(numCols)
  for (const [own, cost] of costs[goal]) colCost[own] = -cost
  const colLower = new Float64Array(numCols)
  pairs.forEach((pair, index) => (colLower[index] = known(pair) ?? 0))
  const colUpper = Float64Array.from({ length: numCols }, (_, own) => uppers[own - pairs.length] ?? 1)
  return { pairs, model: { numCols, colCost, colLower, colUpper, isWhole: true, ...rows.made(numCols) } }
}

function commonDivisor(a: number, b: number): number {
  return b === 0 ? a : commonDivisor(b, a % b)
}
