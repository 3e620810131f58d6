/** How far jurors agree who judge by ballots, in figures with a name, and how consistent each of them is. */
import { chanceOf, type Comparison } from '../ballots/pairwise.ts'
import { pairKey } from '../ballots/next-pair.ts'
import { grouped } from '../grouped.ts'

/** Places by proposal, as one juror gave them; equal places are equal. */
export type Places = ReadonlyMap<string, number>

export type RankAgreement = {
  readonly by: 'ranked'
  /**
   * Kendall's coefficient of concordance W with the correction for equal ranks (Kendall and Babington Smith 1939; Kendall,
   * Rank Correlation Methods, 1970, chapter 6); null where a juror has not ranked each of the proposals.
   */
  readonly concordance: number | null
  /** The mean of Kendall's tau-b over all two jurors who share two proposals or more, on those they share. */
  readonly meanTau: number | null
  /** Of how many two jurors. */
  readonly couples: number
}

/** W and the mean tau-b of a jury's ballots over these proposals. */
export function rankAgreement(proposals: readonly string[], ballots: readonly Places[]): RankAgreement {
  const taus = ballots.flatMap((one, at) =>
    ballots.slice(at + 1).flatMap((other) => {
      const tau = tauB(one, other)
      return tau === null ? [] : [tau]
    }),
  )
  return {
    by: 'ranked',
    concordance: concordanceOf(proposals, ballots),
    meanTau: taus.length === 0 ? null : taus.reduce((sum, tau) => sum + tau, 0) / taus.length,
    couples: taus.length,
  }
}

function concordanceOf(proposals: readonly string[], ballots: readonly Places[]): number | null {
  const [n, m] = [proposals.length, ballots.length]
  if (n < 2 || m < 2 || ballots.some((places) => proposals.some((id) => !places.has(id)))) return null
  const sums = proposals.map((id) => ballots.reduce((sum, places) => sum + places.get(id)!, 0))
  const centre = (m * (n + 1)) / 2
  const spread = sums.reduce((total, sum) => total + (sum - centre) ** 2, 0)
  const ties = ballots.reduce((total, places) => {
    const groups = grouped(proposals, (id) => places.get(id)!)
    return total + [...groups.values()].reduce((sum, { length: t }) => sum + t ** 3 - t, 0)
  }, 0)
  const most = m * m * (n ** 3 - n) - m * ties
  return most <= 0 ? null : (12 * spread) / most
}

/** Kendall's tau-b (Biometrika 33, 1945) on what both have; null where one of them puts all of it in one place. */
export function tauB(one: Places, other: Places): number | null {
  const shared = [...one.keys()].filter((id) => other.has(id))
  let [concordant, discordant, oneApart, otherApart] = [0, 0, 0, 0]
  for (const [at, a] of shared.entries()) {
    for (const b of shared.slice(at + 1)) {
      const first = Math.sign(one.get(a)! - one.get(b)!)
      const second = Math.sign(other.get(a)! - other.get(b)!)
      if (first !== 0) oneApart += 1
      if (second !== 0) otherApart += 1
      if (first * second > 0) concordant += 1
      if (first * second < 0) discordant += 1
    }
  }
  return oneApart * otherApart === 0 ? null : (concordant - discordant) / Math.sqrt(oneApart * otherApart)
}

export type PairAgreement = {
  readonly by: 'pairwise'
  /**
   * Kendall's coefficient of agreement u (Kendall and Babington Smith, Biometrika 31, 1940) over every two decided answers to
   * the same pair: 1 where all are the same, 0 where as many are as are not. Null where no pair was answered by two.
   */
  readonly coefficient: number | null
  /** Two jurors' decided answers to the same pair, how often. */
  readonly couples: number
  /** Circles of three (A before B, B before C, C before A), and of how many threes a juror answered all three pairs. */
  readonly circles: Circles
}

export type Circles = { readonly circular: number; readonly threes: number }

/** u and the circles of all jurors' answers. Equal and skipped answers are not decided ones. */
export function pairAgreement(comparisons: readonly Comparison[]): PairAgreement {
  const decided = comparisons.filter(isDecided)
  let [same, couples] = [0, 0]
  for (const answers of grouped(decided, ({ firstId, secondId }) => pairKey(firstId, secondId)).values()) {
    const [first] = answers
    const forOne = answers.filter((answer) => winnerOf(answer) === winnerOf(first!)).length
    const forOther = answers.length - forOne
    same += (forOne * (forOne - 1)) / 2 + (forOther * (forOther - 1)) / 2
    couples += (answers.length * (answers.length - 1)) / 2
  }
  const circles = [...grouped(decided, ({ jurorId }) => jurorId).values()].map(circlesOf)
  return {
    by: 'pairwise',
    coefficient: couples === 0 ? null : (2 * same) / couples - 1,
    couples,
    circles: {
      circular: circles.reduce((sum, { circular }) => sum + circular, 0),
      threes: circles.reduce((sum, { threes }) => sum + threes, 0),
    },
  }
}

/** The circles of one juror. By chance a quarter of all threes is circular. */
export function circlesOf(answers: readonly Comparison[]): Circles {
  const beats = new Map<string, Set<string>>()
  const ids = new Set<string>()
  for (const answer of answers.filter(isDecided)) {
    const [winner, loser] = [winnerOf(answer), loserOf(answer)]
    beats.set(winner, (beats.get(winner) ?? new Set()).add(loser))
    ids.add(winner).add(loser)
  }
  const wins = (one: string, other: string) => beats.get(one)?.has(other) ?? false
  const isMet = (one: string, other: string) => wins(one, other) || wins(other, one)
  const all = [...ids].sort()
  let [circular, threes] = [0, 0]
  for (const [i, a] of all.entries()) {
    for (const [j, b] of all.entries()) {
      if (j <= i || !isMet(a, b)) continue
      for (const c of all.slice(j + 1)) {
        if (!isMet(a, c) || !isMet(b, c)) continue
        threes += 1
        // In a circle each of the three wins once.
        if (wins(a, b) === wins(b, c) && wins(b, c) === wins(c, a)) circular += 1
      }
    }
  }
  return { circular, threes }
}

export type WithOthers = {
  /** Decided answers about two that the others' order tells apart. */
  readonly answers: number
  /** How many of them say what the others' order says, and how many would be expected to by its strengths. */
  readonly same: number
  readonly expected: number
}

/** One juror's answers beside the strengths that the others' answers give. */
export function answersWithOthers(
  answers: readonly Comparison[],
  strengthOf: (proposalId: string) => number | undefined,
): WithOthers {
  const told = answers.filter(isDecided).flatMap((answer) => {
    const [winner, loser] = [strengthOf(winnerOf(answer)), strengthOf(loserOf(answer))]
    if (winner === undefined || loser === undefined || Math.abs(winner - loser) < 1e-9) return []
    return [winner - loser]
  })
  return {
    answers: told.length,
    same: told.filter((difference) => difference > 0).length,
    expected: told.reduce((sum, difference) => sum + chanceOf(Math.abs(difference)), 0),
  }
}

const isDecided = ({ answer }: Comparison) => answer === 'first' || answer === 'second'
const winnerOf = ({ firstId, secondId, answer }: Comparison) => (answer === 'first' ? firstId : secondId)
const loserOf = ({ firstId, secondId, answer }: Comparison) => (answer === 'first' ? secondId : firstId)
