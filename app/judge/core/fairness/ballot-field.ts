/**
 * The figures that ballots give when jurors count more or less than once: what redraws and leaving a juror out are made
 * of. Places are those of the ranking, which is exact where the ballots are; these figures say how firm it is.
 */
import { countedBallots, placesOn, pointsAt, type RankedBallot, type RankRule } from '../ballots/ranked.ts'
import { chanceOf, priorVariance, type Comparison } from '../ballots/pairwise.ts'
import { grouped } from '../grouped.ts'
import { likenessOf, type JurorSaid, type Likeness } from './ballot-likeness.ts'
import { cholesky, solve } from './positive-definite.ts'
import { quotient } from './quick-total.ts'

export type BallotField = {
  /** Those with a place, in the order of the ranking. */
  readonly proposals: readonly string[]
  /** In an order that names do not decide. */
  readonly jurors: readonly string[]
  readonly classOf: Likeness['classOf']
  /**
   * More is better, in the order of `proposals`, each juror counted so often. A proposal of which those who count say
   * nothing keeps the figure it has from all.
   */
  readonly totalsOf: (counts: ArrayLike<number>) => Float64Array
  /** Whether any of those who count says anything of that proposal. */
  readonly isSaid: (counts: ArrayLike<number>, at: number) => boolean
}

/** Figures of ranked ballots by one of the rules. */
export function rankedField(
  rule: Pick<RankRule, 'by' | 'points'>,
  proposals: readonly string[],
  ballots: readonly RankedBallot[],
): BallotField {
  const named = proposals.map((id) => ({ proposalId: id, reference: id }))
  const counted = countedBallots(named, ballots)
  const likeness = likenessOf(
    proposals,
    counted.map((ballot): JurorSaid => ({
      jurorId: ballot.jurorId,
      said: [...placesOn(ballot, proposals.length)].map(([id, place]) => ({
        ...{ value: quotient(place), proposals: [id] },
      })),
    })),
  )
  const byJuror = new Map(counted.map((ballot) => [ballot.jurorId, ballot]))
  const sheets = likeness.jurors.map((jurorId) => {
    const places = placesOn(byJuror.get(jurorId) ?? { order: [] }, proposals.length)
    return Float64Array.from(proposals, (id) => {
      const place = places.get(id)
      return place === undefined ? NaN : quotient(place)
    })
  })
  const figuresOf =
    rule.by === 'schulze'
      ? schulzeFigures(sheets, proposals.length)
      : meanFigures(
          sheets.map((sheet, juror) => {
            if (rule.by === 'mean-rank') return sheet.map((place) => -place)
            const places = placesOn(
              byJuror.get(likeness.jurors[juror] ?? '') ?? { order: [] },
              proposals.length,
            )
            return Float64Array.from(proposals, (id) => {
              const place = places.get(id)
              return place === undefined ? NaN : quotient(pointsAt(place, rule.points, proposals.length))
            })
          }),
          proposals.length,
        )
  const isSaid = (counts: ArrayLike<number>, at: number) =>
    sheets.some((sheet, juror) => counts[juror]! > 0 && !Number.isNaN(sheet[at]!))
  return fieldOf(proposals, likeness, figuresOf, isSaid)
}

/** Strengths of comparisons; answers that say nothing, and those of proposals without a place, are left out. */
export function pairwiseField(proposals: readonly string[], comparisons: readonly Comparison[]): BallotField {
  const indexOf = new Map(proposals.map((id, index) => [id, index]))
  const counted = comparisons.filter(
    ({ firstId, secondId, answer }) =>
      answer !== 'skipped' && firstId !== secondId && indexOf.has(firstId) && indexOf.has(secondId),
  )
  const answers = grouped(counted, ({ jurorId }) => jurorId)
  const likeness = likenessOf(
    proposals,
    [...answers].map(([jurorId, own]): JurorSaid => ({
      jurorId,
      said: own.flatMap(({ firstId, secondId, answer }) => {
        if (answer === 'first') return [{ value: 1, proposals: [firstId, secondId] }]
        if (answer === 'second') return [{ value: 1, proposals: [secondId, firstId] }]
        return [
          { value: 0.5, proposals: [firstId, secondId] },
          { value: 0.5, proposals: [secondId, firstId] },
        ]
      }),
    })),
  )
  const size = proposals.length
  const said = likeness.jurors.map((jurorId) =>
    (answers.get(jurorId) ?? []).map(({ firstId, secondId, answer }) => ({
      first: indexOf.get(firstId) ?? 0,
      second: indexOf.get(secondId) ?? 0,
      wins: answer === 'first' ? 1 : answer === 'equal' ? 0.5 : 0,
    })),
  )
  let start: Float64Array = new Float64Array(size)
  const figuresOf = (counts: ArrayLike<number>) => {
    const wins = new Float64Array(size * size)
    for (const [juror, own] of said.entries()) {
      const count = counts[juror]!
      if (count === 0) continue
      for (const { first, second, wins: forFirst } of own) {
        wins[first * size + second]! += count * forFirst
        wins[second * size + first]! += count * (1 - forFirst)
      }
    }
    return fittedStrengths(wins, size, start)
  }
  const isSaid = (counts: ArrayLike<number>, at: number) =>
    said.some((own, juror) => counts[juror]! > 0 && own.some((one) => one.first === at || one.second === at))
  // Every fit begins where that of all answers ended: it is not far.
  start = figuresOf(likeness.jurors.map(() => 1))
  return fieldOf(proposals, likeness, figuresOf, isSaid)
}

function fieldOf(
  proposals: readonly string[],
  { jurors, classOf }: Likeness,
  figuresOf: (counts: ArrayLike<number>) => Float64Array,
  isSaid: BallotField['isSaid'],
): BallotField {
  const own = figuresOf(jurors.map(() => 1))
  const totalsOf = (counts: ArrayLike<number>) =>
    figuresOf(counts).map((figure, at) => (isSaid(counts, at) ? figure : own[at]!))
  return { proposals, jurors, classOf, totalsOf, isSaid }
}

function meanFigures(sheets: readonly Float64Array[], size: number) {
  return (counts: ArrayLike<number>) => {
    const [sum, weight] = [new Float64Array(size), new Float64Array(size)]
    for (const [juror, sheet] of sheets.entries()) {
      const count = counts[juror]!
      if (count === 0) continue
      for (let at = 0; at < size; at += 1) {
        if (Number.isNaN(sheet[at]!)) continue
        sum[at]! += count * sheet[at]!
        weight[at]! += count
      }
    }
    return sum.map((value, at) => value / weight[at]!)
  }
}

/** By how many others each is beaten, less than zero so that more is better (Schulze 2011, strongest paths). */
function schulzeFigures(sheets: readonly Float64Array[], size: number) {
  return (counts: ArrayLike<number>) => {
    const path = new Float64Array(size * size)
    for (const [juror, sheet] of sheets.entries()) {
      const count = counts[juror]!
      if (count === 0) continue
      for (let one = 0; one < size; one += 1) {
        if (Number.isNaN(sheet[one]!)) continue
        for (let other = 0; other < size; other += 1) {
          // A comparison with NaN is false either way: a ballot that lacks one says nothing of the two.
          if (sheet[one]! < sheet[other]!) path[one * size + other]! += count
          else if (sheet[one]! > sheet[other]!) path[one * size + other]! -= count
        }
      }
    }
    for (let at = 0; at < path.length; at += 1) path[at] = Math.max(0, path[at]!)
    for (let through = 0; through < size; through += 1)
      for (let row = 0; row < size; row += 1) {
        const way = path[row * size + through]!
        if (way === 0) continue
        for (let column = 0; column < size; column += 1) {
          const longer = Math.min(way, path[through * size + column]!)
          if (longer > path[row * size + column]!) path[row * size + column] = longer
        }
      }
    const figures = new Float64Array(size)
    for (let one = 0; one < size; one += 1)
      for (let other = 0; other < size; other += 1)
        if (path[other * size + one]! > path[one * size + other]!) figures[one]! -= 1
    return figures
  }
}

/** The fit of app/judge/core/ballots/pairwise.ts from wins by pair, from a place to begin at. */
function fittedStrengths(wins: Float64Array, size: number, start: Float64Array): Float64Array {
  const means = start.slice()
  for (let round = 0; round < 100; round += 1) {
    const slope = means.map((mean) => -mean / priorVariance)
    const curvature = new Float64Array(size * size)
    for (let one = 0; one < size; one += 1) {
      curvature[one * size + one]! += 1 / priorVariance
      for (let other = one + 1; other < size; other += 1) {
        const [won, lost] = [wins[one * size + other]!, wins[other * size + one]!]
        if (won + lost === 0) continue
        const chance = chanceOf(means[one]! - means[other]!)
        const pull = won - (won + lost) * chance
        slope[one]! += pull
        slope[other]! -= pull
        const bend = (won + lost) * chance * (1 - chance)
        curvature[one * size + one]! += bend
        curvature[other * size + other]! += bend
        curvature[other * size + one]! -= bend
      }
    }
    const step = solve(cholesky(curvature, size), size, slope)
    const longest = step.reduce((most, part) => Math.max(most, Math.abs(part)), 0)
    for (let at = 0; at < size; at += 1) means[at]! += step[at]! / Math.max(1, longest)
    if (longest < 1e-10) break
  }
  return means
}
