/**
 * Ranked ballots: each juror puts the proposals they may judge in an order, and a stated rule makes one order of all.
 *
 * A juror with conflicts ranks fewer proposals than another. So that a short ballot is worth what a long one is, the
 * place r among the n a juror ranked counts as the place (r − ½) × m ÷ n + ½ among all m: the only one of one counts as
 * the middle, and where a juror ranked all, nothing changes. Equal ranks share the mean of the places they take. A juror
 * who has not ranked a proposal is left out of its figure and is never a last place.
 */
import * as z from 'zod/mini'
import { add, compare, fraction, mean, multiply, subtract, type Fraction } from '#app/platform/fraction.ts'
import type { RankedProposal } from '../ranking.ts'
import { ballotTieRules, placed, type BallotTieRule, type Placed, type TieScore } from './placing.ts'
import { beatenBy, preferences } from './schulze.ts'

/** Best first; several in one step are equal to this juror. */
export type RankedBallot = {
  readonly jurorId: string
  readonly order: readonly (readonly string[])[]
}

export const longestPointTable = 100

/**
 * How ballots become one order, as data.
 * mean-rank: the mean of the places, the lowest first.
 * borda: points by place, the highest mean first; `points` from the first place on, 0 beyond its end, and without a table
 * as many points as proposals stand behind. Between two places of the table the points lie on the line between them.
 * schulze: the strongest chain of head-to-head majorities (Schulze 2011), a majority as strong as its margin in jurors.
 */
export const rankRuleSchema = z.object({
  by: z.enum(['mean-rank', 'borda', 'schulze']),
  points: z.optional(
    z
      .array(z.int().check(z.minimum(0), z.maximum(1000)))
      .check(z.minLength(1), z.maxLength(longestPointTable)),
  ),
  tieBreak: z._default(z.array(z.enum(ballotTieRules)).check(z.maxLength(ballotTieRules.length)), [
    'head-to-head',
  ]),
})

export type RankRule = z.output<typeof rankRuleSchema>

export const meanRank: RankRule = { by: 'mean-rank', tieBreak: ['head-to-head'] }

export type RankedByBallots = RankedProposal &
  Placed & {
    /** The mean place, the mean points, or by how many others it is beaten; null where nobody ranked it. */
    readonly figure: Fraction | null
    /** How many jurors ranked it. */
    readonly ballots: number
  }

/** All proposals in the order the ballots give. Lines about proposals that take no part are skipped, and ranks close up. */
export function rankBallots({
  rule,
  proposals,
  ballots,
}: {
  readonly rule: RankRule
  readonly proposals: readonly RankedProposal[]
  readonly ballots: readonly RankedBallot[]
}): RankedByBallots[] {
  const counted = countedBallots(proposals, ballots)
  const places = placesGiven(counted, proposals.length)
  const beaten = rule.by === 'schulze' ? beatenBy(proposals, counted) : null
  const rows = proposals.map(({ proposalId, reference }) => {
    const given = places.get(proposalId) ?? []
    const figure =
      beaten === null
        ? mean(
            rule.by === 'borda'
              ? given.map((place) => pointsAt(place, rule.points, proposals.length))
              : given,
          )
        : given.length === 0
          ? null
          : fraction(beaten.get(proposalId) ?? 0)
    return { proposalId, reference, figure, ballots: given.length }
  })
  const better = rule.by === 'borda' ? (a: Fraction, b: Fraction) => compare(b, a) : compare
  return placed(rows, better, tieScoresOf(rule.tieBreak, counted))
}

/** The ballots with what takes part alone, empty steps and ballots gone. */
export function countedBallots(
  proposals: readonly RankedProposal[],
  ballots: readonly RankedBallot[],
): RankedBallot[] {
  const known = new Set(proposals.map(({ proposalId }) => proposalId))
  return ballots
    .map(({ jurorId, order }) => ({
      jurorId,
      order: order.map((step) => step.filter((id) => known.has(id))).filter(({ length }) => length > 0),
    }))
    .filter(({ order }) => order.length > 0)
}

/** Every place a proposal was given, counted among `all`. */
function placesGiven(ballots: readonly RankedBallot[], all: number): Map<string, Fraction[]> {
  const given = new Map<string, Fraction[]>()
  for (const ballot of ballots)
    for (const [id, place] of placesOn(ballot, all)) given.set(id, [...(given.get(id) ?? []), place])
  return given
}

/** The places that one ballot gives, counted among `all`. */
export function placesOn({ order }: Pick<RankedBallot, 'order'>, all: number): Map<string, Fraction> {
  const half = fraction(1, 2)
  const own = order.reduce((count, step) => count + step.length, 0)
  const places = new Map<string, Fraction>()
  let before = 0
  for (const step of order) {
    // The mean of the places before + 1 to before + length, less the half: before + length ÷ 2.
    const middle = fraction(2 * before + step.length, 2)
    const place = add(multiply(middle, fraction(all, own)), half)
    for (const id of step) places.set(id, place)
    before += step.length
  }
  return places
}

/** The points of a place that may lie between two. */
export function pointsAt(place: Fraction, table: readonly number[] | undefined, all: number): Fraction {
  if (table === undefined) return subtract(fraction(all), place)
  const whole = place.numerator / place.denominator
  const at = (index: bigint) => fraction(table[Number(index) - 1] ?? 0)
  const part = subtract(place, fraction(whole))
  return add(at(whole), multiply(part, subtract(at(whole + 1n), at(whole))))
}

function tieScoresOf(rules: readonly BallotTieRule[], ballots: readonly RankedBallot[]): TieScore[] {
  const among = preferences(ballots)
  return rules.map((by) =>
    by === 'first-places'
      ? { by, scoreOf: (id) => ballots.filter(({ order }) => order[0]?.includes(id)).length }
      : {
          by,
          scoreOf: (id, tied) =>
            tied.reduce((score, other) => score + among(id, other) - among(other, id), 0),
        },
  )
}
