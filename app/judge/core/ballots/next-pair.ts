/** Which two proposals a juror is asked about next: the pair whose answer is expected to tell most. */
import { seededOrder } from '../seeded-order.ts'
import {
  chanceOf,
  differenceOf,
  seenCounts,
  strengthsOf,
  type Comparison,
  type Strengths,
} from './pairwise.ts'

export type NextPair = {
  readonly firstId: string
  readonly secondId: string
  /** How much uncertainty the answer is expected to take away, in nats. */
  readonly information: number
  /** The order is known well enough: the answer would tell next to nothing, and each has been compared twice. */
  readonly isEnough: boolean
}

/** Below this an answer tells next to nothing (a first answer about two unknown proposals tells 0.35). */
export const littleInformation = 0.1
/** As often each of the juror's proposals is compared before it is enough. */
export const leastComparisons = 2

type Asked = {
  /** What this juror may judge: proposals with a conflict are not in it. */
  readonly mine: readonly string[]
  readonly jurorId: string
  /** Of these the juror's own answers count alone: what the others said would show in which pair comes next. */
  readonly comparisons: readonly Comparison[]
  /** Makes the order among equals look drawn by lot. */
  readonly seed: string
}

/**
 * The next pair, or null when this juror has been asked about each. Never one that was asked before; pairs with
 * proposals the juror has not compared yet come first, then those with more information, then those less seen.
 */
export function nextPair({ mine, jurorId, comparisons: answers, seed }: Asked): NextPair | null {
  const comparisons = answers.filter((one) => one.jurorId === jurorId)
  const lot = seededOrder(mine, `${seed}\n${jurorId}`)
  const all = [...new Set([...mine, ...comparisons.flatMap(({ firstId, secondId }) => [firstId, secondId])])]
  const strengths = strengthsOf(all, comparisons)
  const place = new Map(strengths.ids.map((id, index) => [id, index]))
  const seen = seenCounts(comparisons.filter(({ answer }) => answer !== 'skipped'))
  const asked = new Set(comparisons.map((one) => pairKey(one.firstId, one.secondId)))
  let best: { pair: readonly [string, string]; rank: readonly number[]; information: number } | null = null
  for (const [index, one] of lot.entries()) {
    for (const other of lot.slice(index + 1)) {
      if (asked.has(pairKey(one, other))) continue
      const information = informationOf(strengths, place.get(one) ?? 0, place.get(other) ?? 0)
      const unseen = Number(seen(one) === 0) + Number(seen(other) === 0)
      const rank = [unseen, Math.round(information * 1e9), -(seen(one) + seen(other))]
      if (best === null || isHigher(rank, best.rank)) best = { pair: [one, other], rank, information }
    }
  }
  if (best === null) return null
  const [firstId, secondId] = seededOrder(best.pair, `${seed}\n${jurorId}\n${asked.size}`)
  if (firstId === undefined || secondId === undefined) return null
  const isEnough = best.information < littleInformation && mine.every((id) => seen(id) >= leastComparisons)
  return { firstId, secondId, information: best.information, isEnough }
}

/** The same two proposals, whichever way round. */
export function pairKey(one: string, other: string): string {
  return one < other ? `${one} ${other}` : `${other} ${one}`
}

/**
 * How much the answer to a pair is expected to lower the entropy of all strengths: ½ ln(1 + w v), v the variance of the
 * difference and w the information of one answer at the chance that is expected, the difference's uncertainty included.
 */
function informationOf(strengths: Strengths, one: number, other: number): number {
  const difference = differenceOf(strengths, one, other)
  return Math.log1p(informationAt(difference) * difference.variance) / 2
}

/** The Fisher information of one answer about a difference, at the chance that is expected of it. */
export function informationAt({ mean, variance }: { mean: number; variance: number }): number {
  const chance = chanceOf(mean / Math.sqrt(1 + (Math.PI * variance) / 8))
  return chance * (1 - chance)
}

function isHigher(one: readonly number[], other: readonly number[]): boolean {
  const at = one.findIndex((value, index) => value !== other[index])
  return at >= 0 && (one[at] ?? 0) > (other[at] ?? 0)
}
