/**
 * How the rounds of a series become one table, as data that is stated before the first round: what a place or a measured
 * value is worth, what the jury's part is, which rounds count, what is done where something is missing, what parts a tie.
 */
import * as z from 'zod/mini'
import type { Round } from './rounds.ts'

/** What parts those with the same total, one after the other; who cannot be parted shares a place. */
export const tieRules = ['wins', 'last-round', 'measured'] as const
export type TieRule = (typeof tieRules)[number]

export const countings = ['places', 'shares'] as const
export const togethers = ['sum', 'mean'] as const
export const missings = ['left-out', 'zero', 'unplaced'] as const
export const forWhom = ['zero', 'missing'] as const

const distinct = (ties: readonly TieRule[]) => new Set(ties).size === ties.length

export const standingsRuleSchema = z
  .object({
    /** `places`: points by the place in a round. `shares`: how far from the worst to the best value, times 100. */
    counts: z.enum(countings),
    /** Points of the first place, the second, and so on; what comes after has none. */
    points: z.readonly(
      z.array(z.number().check(z.int(), z.minimum(0), z.maximum(1000))).check(z.maxLength(100)),
    ),
    /** Of what a round is worth, so much is the jury's, in the rounds that are judged. */
    juryPercent: z.number().check(z.int(), z.minimum(0), z.maximum(100)),
    /** Only so many of a team's best rounds count; all where it is null. */
    bestOf: z.nullable(z.number().check(z.int(), z.minimum(1), z.maximum(50))),
    together: z.enum(togethers),
    /** A round a team should have been in and has no score of. */
    missing: z.enum(missings),
    /** An attempt was made and none finished. */
    notFinished: z.enum(forWhom),
    disqualified: z.enum(forWhom),
    /** Who has come further is placed before who has not, whatever the totals. */
    isFurtherFirst: z.boolean(),
    ties: z.readonly(z.array(z.enum(tieRules)).check(z.maxLength(tieRules.length), z.refine(distinct))),
  })
  .check(
    z.refine(({ counts, points }) => counts === 'shares' || (points[0] ?? 0) > 0, {
      error: 'series:errors.points-needed',
      path: ['points'],
    }),
    z.refine(({ points }) => points.every((each, index) => index === 0 || each <= (points[index - 1] ?? 0)), {
      error: 'series:errors.points-falling',
      path: ['points'],
    }),
    // In a sum a round that is left out adds nothing, which is a zero by another name.
    z.refine(({ together, missing }) => together === 'mean' || missing !== 'left-out', {
      error: 'series:errors.left-out-of-sum',
      path: ['missing'],
    }),
  )

export type StandingsRule = z.output<typeof standingsRuleSchema>

/** Why a rule cannot be used with the rounds there are, or null. */
export function ruleProblem(
  rule: StandingsRule,
  { rounds, criteria }: { rounds: readonly Round[]; criteria: number },
): 'ends-missing' | 'criteria-missing' | 'no-rounds' | null {
  const competing = rounds.filter(({ kind }) => kind !== 'registration')
  if (competing.length === 0) return 'no-rounds'
  if (rule.counts === 'shares' && competing.some(({ worst }) => worst === null)) return 'ends-missing'
  if (rule.juryPercent > 0 && criteria === 0 && competing.some(({ isJudged }) => isJudged))
    return 'criteria-missing'
  return null
}

/** The points of a place, from 1; none beyond the list. */
export function pointsOfPlace({ points }: Pick<StandingsRule, 'points'>, place: number): number {
  return points[place - 1] ?? 0
}
