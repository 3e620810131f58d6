import { solveWithHighs } from '#app/platform/highs.server.ts'
import { clashesOf, type Clash, withReliefs } from '../core/assignment/clashes.ts'
import { type Lack, lacksOf, levelModel } from '../core/assignment/level-model.ts'
import { pairModel, type SideRules } from '../core/assignment/linear-model.ts'
import type { Transport } from '../core/assignment/transport.ts'
import { scaled } from './solve-near.server.ts'

type Apart = readonly [number, number]

export type Explanation = {
  /** What loads, reviews and conflicts alone make impossible. */
  readonly clashes: readonly Clash[]
  /** Jurors who cannot all be kept apart, once the changes that help with the clashes are made. */
  readonly apart: readonly ApartClash[]
  /** The kinds that not every proposal can have, once all those changes are made. */
  readonly kinds: KindsClash | null
}

/** None of the pairs can be left out of it: with all but one of them, loads and conflicts would do. */
export type ApartClash = {
  readonly pairs: readonly Apart[]
  /** Those of the fewest pairs that must be allowed to read the same. All of them together help. */
  readonly reliefs: readonly Apart[]
}

export type KindsClash = {
  /** The fewest proposals that go without a kind, and of these the fewest kinds; empty where time ran out. */
  readonly lacking: readonly Lack[]
  /** Those kept apart who are in the way of the kinds; empty where kinds cannot be in any case. */
  readonly apart: readonly Apart[]
}

const seconds = 5

/**
 * Why nothing is possible, layer by layer: loads and conflicts, then who is kept apart, then kinds. Each layer is looked at with the
 * smallest changes made that help with those before it, so that all changes together make an assignment possible.
 */
export async function explainImpossible(
  problem: Transport,
  { apart, groups }: Pick<SideRules, 'apart' | 'groups'>,
): Promise<Explanation> {
  const clashes = clashesOf(problem)
  const eased = withReliefs(
    problem,
    clashes.flatMap(({ reliefs }) => reliefs),
  )
  const { found, left } = await apartClashes(eased, apart)
  return { clashes, apart: found, kinds: groups.length > 0 ? await kindsClash(eased, left, groups) : null }
}

/** Whether it is proved that nothing keeps to these rules. */
async function isImpossible(problem: Transport, rules: SideRules): Promise<boolean> {
  return (await solveWithHighs(pairModel(problem, { rules }).model, { seconds })).status === 'infeasible'
}

async function apartClashes(problem: Transport, apart: readonly Apart[]) {
  const isClashing = (pairs: readonly Apart[]) => isImpossible(problem, { apart: pairs, groups: [] })
  const found: ApartClash[] = []
  if (apart.length === 0 || !(await isClashing(apart))) return { found, left: apart }
  const allowed = await fewestAllowed(problem, apart)
  let left = apart
  do {
    const pairs = await fewestClashing(left, isClashing)
    const reliefs = pairs.filter((pair) => allowed.includes(pair))
    // Where time ran out before the fewest were found, all that clash are allowed.
    const freed = reliefs.length > 0 ? reliefs : pairs
    found.push({ pairs, reliefs: freed })
    left = left.filter((pair) => !freed.includes(pair))
  } while (left.length > 0 && (await isClashing(left)))
  return { found, left }
}

async function kindsClash(
  problem: Transport,
  apart: readonly Apart[],
  groups: SideRules['groups'],
): Promise<KindsClash | null> {
  const isClashing = (pairs: readonly Apart[]) => isImpossible(problem, { apart: pairs, groups })
  if (!(await isClashing(apart))) return null
  const isAlone = apart.length === 0 || (await isClashing([]))
  return {
    lacking: await fewestLacking(problem, { apart, groups }),
    apart: isAlone ? [] : await fewestClashing(apart, isClashing),
  }
}

/**
 * Of pairs that clash together, as many as are needed for it and no more: halves are left out first (QuickXplain, Junker
 * 2004), so that few of many are found soon. What stays clashes in any case; where time runs out it may be more than is needed.
 */
async function fewestClashing(
  pairs: readonly Apart[],
  isClashing: (pairs: readonly Apart[]) => Promise<boolean>,
): Promise<readonly Apart[]> {
  const needed = async (
    kept: readonly Apart[],
    isNew: boolean,
    of: readonly Apart[],
  ): Promise<readonly Apart[]> => {
    if (isNew && (await isClashing(kept))) return []
    if (of.length === 1) return of
    const [one, other] = [of.slice(0, of.length / 2), of.slice(of.length / 2)]
    const second = await needed([...kept, ...one], true, other)
    const first = await needed([...kept, ...second], second.length > 0, one)
    return [...first, ...second]
  }
  const all = await needed([], false, pairs)
  return pairs.filter((pair) => all.includes(pair))
}

/** The fewest pairs that must be allowed to read the same so that an assignment is possible; none where time ran out. */
async function fewestAllowed(problem: Transport, apart: readonly Apart[]): Promise<readonly Apart[]> {
  const { model, pairs } = pairModel(problem, { rules: { apart, groups: [] }, goal: 'allowed' })
  const { values } = await solveWithHighs(model, { seconds })
  return values ? apart.filter((_, place) => (values[pairs.length + place] ?? 0) > 0.5) : []
}

/** The fewest proposals without a kind, and of those plans one in which they lack the fewest kinds. */
async function fewestLacking(problem: Transport, rules: SideRules): Promise<readonly Lack[]> {
  const ruled = { problem, rules, real: problem.jurors }
  const { model, pairs } = levelModel(ruled, { goal: 'kinds', limits: {} })
  const { values } = await solveWithHighs(scaled(model).model, { seconds })
  if (!values) return []
  const chosen = new Uint8Array(problem.worth.length)
  pairs.forEach((pair, column) => (chosen[pair] = (values[column] ?? 0) > 0.5 ? 1 : 0))
  return lacksOf(ruled, chosen)
}
