/**
 * The additive two-way model: total = mean + proposal + juror + rest, with proposals and jurors as random effects. Its
 * variances are those of restricted maximum likelihood (Patterson and Thompson, Biometrika 58, 1971), its effects the best linear
 * unbiased predictions of Henderson's mixed-model equations (Biometrics 31, 1975), which shrink what rests on little.
 *
 * Jurors are few and proposals many, so proposals are absorbed: what is solved has the mean and the jurors alone as unknowns.
 */
import { cholesky, inverseOf, logDeterminant, solve } from './positive-definite.ts'
import type { ScoreTable } from './score-table.ts'

export type Variances = { readonly proposal: number; readonly juror: number; readonly rest: number }

/** Ratios of the variances of proposals and jurors to that of the rest. */
type Ratios = { readonly proposal: number; readonly juror: number }

export type Fit = {
  readonly mean: number
  /** By index of the table; what a proposal and a juror add to the mean. */
  readonly proposal: Float64Array
  readonly juror: Float64Array
  /** Variances of the errors with which those are predicted. */
  readonly proposalError: Float64Array
  readonly jurorError: Float64Array
  readonly variances: Variances
  /** Minus twice the restricted log likelihood, but for what depends on the number of scores alone. */
  readonly deviance: number
}

/** A ratio below this counts as none, and one above the other as this. */
const [smallestRatio, largestRatio] = [1e-9, 1e6]
/** Steps end when no ratio moves by more than this share. */
const precision = 1e-8
const mostSteps = 200
const fewScores = 300

/**
 * Fits the model to at least two scores. Average-information steps (Gilmour, Thompson and Cullis, Biometrics 51, 1995), each
 * checked to make the likelihood no worse; where one does, a step of expectation and maximisation, which never does.
 * `isWithJurors: false` leaves the jurors' variance at none.
 */
export function fitMixedModel(table: ScoreTable, { isWithJurors = true } = {}): Fit {
  const model = absorbed(table)
  const climb = (from: Ratios, isFree: boolean) => climbed(from, isFree, (tried) => model.at(tried))
  const peaks = [climb({ proposal: 0.5, juror: isWithJurors ? 0.2 : smallestRatio }, isWithJurors)]
  // The likelihood of a few scores may have several peaks.
  if (isWithJurors && table.total.length < fewScores)
    peaks.push(climb(climb({ proposal: 0.5, juror: smallestRatio }, false).ratios, true))
  return model.fitAt(peaks.reduce((best, peak) => (peak.deviance < best.deviance ? peak : best)))
}

function climbed(from: Ratios, isWithJurors: boolean, tryAt: (ratios: Ratios) => Point): Point {
  let at = tryAt(from)
  for (let step = 0; step < mostSteps; step += 1) {
    const next = stepFrom(at, isWithJurors, tryAt)
    if (next === null) break
    const change = Math.max(
      Math.abs(Math.log(next.ratios.proposal / at.ratios.proposal)),
      Math.abs(Math.log(next.ratios.juror / at.ratios.juror)),
    )
    at = next
    if (change < precision) break
  }
  return at
}

type Point = ReturnType<ReturnType<typeof absorbed>['at']>

/** A point that is no worse, or null where there is nowhere to go. */
function stepFrom(at: Point, isWithJurors: boolean, tryAt: (ratios: Ratios) => Point): Point | null {
  const { ratios, slopes } = at
  const isFree = {
    proposal: ratios.proposal > smallestRatio || slopes.proposal < 0,
    juror: isWithJurors && (ratios.juror > smallestRatio || slopes.juror < 0),
  }
  const direction = newtonDirection(at, isFree)
  for (let share = 1; direction !== null && share > 1e-3; share /= 4) {
    const tried = tryAt({
      proposal: within(ratios.proposal + share * direction.proposal),
      juror: within(ratios.juror + share * direction.juror),
    })
    if (tried.deviance <= at.deviance) return tried
  }
  const careful = tryAt({
    proposal: isFree.proposal ? within(at.expected.proposal) : ratios.proposal,
    juror: isFree.juror ? within(at.expected.juror) : ratios.juror,
  })
  return careful.deviance < at.deviance ? careful : null
}

const within = (ratio: number) => Math.min(largestRatio, Math.max(smallestRatio, ratio))

function newtonDirection(
  { slopes, information }: Point,
  isFree: { proposal: boolean; juror: boolean },
): Ratios | null {
  const { proposal: pp, juror: jj, both: pj } = information
  if (isFree.proposal && isFree.juror) {
    const determinant = pp * jj - pj * pj
    if (!(determinant > 0)) return null
    return {
      proposal: -(jj * slopes.proposal - pj * slopes.juror) / determinant,
      juror: -(pp * slopes.juror - pj * slopes.proposal) / determinant,
    }
  }
  if (isFree.proposal) return pp > 0 ? { proposal: -slopes.proposal / pp, juror: 0 } : null
  if (isFree.juror) return jj > 0 ? { proposal: 0, juror: -slopes.juror / jj } : null
  return null
}

/** The mixed-model equations with the proposals absorbed, as a function of the ratios. */
function absorbed({ jurors, proposals, juror, proposal, total, start }: ScoreTable) {
  const [scores, width] = [total.length, jurors.length + 1]
  // Around their mean, so that nothing is lost in the digits of large totals.
  const centre = total.reduce((sum, value) => sum + value, 0) / scores
  const values = total.map((value) => value - centre)
  const sumOfSquares = dot(values, values)
  const reviews = Float64Array.from(proposals, (_, index) => start[index + 1]! - start[index]!)
  const perJuror = new Float64Array(jurors.length)
  for (const index of juror) perJuror[index]! += 1

  /** Effects that solve the equations for any right-hand side of one value per score. */
  function solvedFor(side: Float64Array, factor: Float64Array, ratios: Ratios) {
    const weights = reviews.map((count) => 1 / (count + 1 / ratios.proposal))
    const sums = new Float64Array(proposals.length)
    const right = new Float64Array(width)
    for (let row = 0; row < scores; row += 1) {
      sums[proposal[row]!]! += side[row]!
      right[0]! += side[row]!
      right[1 + juror[row]!]! += side[row]!
    }
    for (let row = 0; row < scores; row += 1) {
      const taken = weights[proposal[row]!]! * sums[proposal[row]!]!
      right[0]! -= taken
      right[1 + juror[row]!]! -= taken
    }
    const reduced = solve(factor, width, right)
    const effects = sums.slice()
    for (let row = 0; row < scores; row += 1)
      effects[proposal[row]!]! -= reduced[0]! + reduced[1 + juror[row]!]!
    for (let index = 0; index < effects.length; index += 1) effects[index]! *= weights[index]!
    return { mean: reduced[0]!, juror: reduced.subarray(1), proposal: effects }
  }

  /** What is left of one value per score when the effects are taken away: P times it, up to the rest's variance. */
  function residuals(side: Float64Array, factor: Float64Array, ratios: Ratios) {
    const effects = solvedFor(side, factor, ratios)
    const left = side.map(
      (value, row) => value - effects.mean - effects.juror[juror[row]!]! - effects.proposal[proposal[row]!]!,
    )
    return { effects, left }
  }

  function at(ratios: Ratios) {
    const weights = reviews.map((count) => 1 / (count + 1 / ratios.proposal))
    const matrix = new Float64Array(width * width)
    matrix[0] = scores
    for (let index = 0; index < jurors.length; index += 1) {
      matrix[(index + 1) * width] = perJuror[index]!
      matrix[(index + 1) * width + index + 1] = perJuror[index]! + 1 / ratios.juror
    }
    for (let index = 0; index < proposals.length; index += 1) {
      const [from, to, weight] = [start[index]!, start[index + 1]!, weights[index]!]
      matrix[0]! -= weight * (to - from) * (to - from)
      for (let row = from; row < to; row += 1) {
        matrix[(juror[row]! + 1) * width]! -= weight * (to - from)
        for (let other = from; other < to; other += 1)
          if (juror[other]! <= juror[row]!) matrix[(juror[row]! + 1) * width + juror[other]! + 1]! -= weight
      }
    }
    const factor = cholesky(matrix, width)
    const { effects, left } = residuals(values, factor, ratios)
    const freedom = scores - 1
    // y'(y - fitted) is y'Py times the rest's variance; never quite zero, so that scores without any doubt can be fitted.
    const rest = Math.max(dot(values, left) / freedom, 1e-14 * (sumOfSquares / freedom), 1e-300)
    const inverse = inverseOf(factor, width)
    let jurorTrace = 0
    for (let index = 1; index < width; index += 1) jurorTrace += inverse[index * width + index]!
    const proposalErrors = weights.map((weight, index) => weight + weight * weight * leverage(inverse, index))
    const proposalTrace = proposalErrors.reduce((sum, value) => sum + value, 0)
    const squares = {
      proposal: dot(effects.proposal, effects.proposal) / rest,
      juror: dot(effects.juror, effects.juror) / rest,
    }
    const slope = (ratio: number, levels: number, trace: number, square: number) =>
      (levels - (trace + square) / ratio) / ratio
    // The working variates of the average information: Z u / ratio for both, projected.
    const spread = (name: 'proposal' | 'juror') => {
      const side = new Float64Array(scores)
      const [own, which] = name === 'proposal' ? [effects.proposal, proposal] : [effects.juror, juror]
      for (let row = 0; row < scores; row += 1) side[row] = own[which[row]!]! / ratios[name]
      return side
    }
    const [byProposal, byJuror] = [spread('proposal'), spread('juror')]
    const [leftByProposal, leftByJuror] = [
      residuals(byProposal, factor, ratios).left,
      residuals(byJuror, factor, ratios).left,
    ]
    return {
      ...{ ratios, rest, effects, inverse, proposalErrors },
      deviance:
        freedom * Math.log(rest) +
        logDeterminant(factor, width) -
        weights.reduce((sum, weight) => sum + Math.log(weight), 0) +
        proposals.length * Math.log(ratios.proposal) +
        jurors.length * Math.log(ratios.juror),
      slopes: {
        proposal: slope(ratios.proposal, proposals.length, proposalTrace, squares.proposal),
        juror: slope(ratios.juror, jurors.length, jurorTrace, squares.juror),
      },
      /** The average information with the rest's variance profiled out. */
      information: profiled(
        dot(byProposal, leftByProposal) / rest,
        dot(byProposal, leftByJuror) / rest,
        dot(byJuror, leftByJuror) / rest,
        [dot(byProposal, left) / rest, dot(byJuror, left) / rest],
        freedom,
      ),
      /** The ratios of the next step of expectation and maximisation. */
      expected: {
        proposal: (squares.proposal + proposalTrace) / proposals.length,
        juror: (squares.juror + jurorTrace) / jurors.length,
      },
    }
  }

  /** w' S⁻¹ w of a proposal: how much of its error comes through the mean and its jurors. */
  function leverage(inverse: Float64Array, index: number): number {
    const [from, to] = [start[index]!, start[index + 1]!]
    const count = to - from
    let sum = count * count * inverse[0]!
    for (let row = from; row < to; row += 1) {
      const line = (juror[row]! + 1) * width
      sum += 2 * count * inverse[line]!
      for (let other = from; other < to; other += 1) sum += inverse[line + juror[other]! + 1]!
    }
    return sum
  }

  function fitAt({ ratios, rest, effects, inverse, proposalErrors, deviance }: ReturnType<typeof at>): Fit {
    const variance = (ratio: number) => (ratio <= smallestRatio ? 0 : ratio * rest)
    const isNone = { proposal: ratios.proposal <= smallestRatio, juror: ratios.juror <= smallestRatio }
    return {
      mean: centre + effects.mean,
      proposal: isNone.proposal ? new Float64Array(proposals.length) : effects.proposal,
      juror: isNone.juror ? new Float64Array(jurors.length) : effects.juror.slice(),
      proposalError: isNone.proposal
        ? new Float64Array(proposals.length)
        : proposalErrors.map((error) => error * rest),
      jurorError: isNone.juror
        ? new Float64Array(jurors.length)
        : Float64Array.from(jurors, (_, index) => inverse[(index + 1) * width + index + 1]! * rest),
      variances: { proposal: variance(ratios.proposal), juror: variance(ratios.juror), rest },
      deviance,
    }
  }

  return { at, fitAt }
}

function profiled(
  pp: number,
  pj: number,
  jj: number,
  [p, j]: readonly [number, number],
  freedom: number,
): { readonly proposal: number; readonly juror: number; readonly both: number } {
  return { proposal: pp - (p * p) / freedom, both: pj - (p * j) / freedom, juror: jj - (j * j) / freedom }
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let index = 0; index < a.length; index += 1) sum += a[index]! * b[index]!
  return sum
}
