/** How far jurors agree, in figures with a name: intraclass correlations, Krippendorff's alpha, and proposal by proposal. */
import { fQuantile } from './distributions.ts'
import type { Variances } from './mixed-model.ts'
import type { ScoreTable } from './score-table.ts'

/** An estimate with its interval of 95 %; the interval is null where no published formula holds. */
export type Estimate = { readonly value: number; readonly interval: readonly [number, number] | null }

export type Agreement = {
  /** Reviews per proposal, as an average for correlations (n₀): the number itself where all have the same. */
  readonly reviews: number
  /** One juror, ICC(1,1), and the mean of all, ICC(1,k): one-way, whoever the jurors of a proposal are. */
  readonly oneWay: { readonly single: Estimate; readonly mean: Estimate } | null
  /** ICC(2,1) and ICC(2,k): two-way with random jurors, absolute agreement, from the fitted variances. */
  readonly twoWay: { readonly single: Estimate; readonly mean: Estimate } | null
  /** Krippendorff's alpha with the interval and the ordinal metric; null where all scores are equal. */
  readonly alphaInterval: number | null
  readonly alphaOrdinal: number | null
}

const tail = 0.975

/** All figures; null where fewer than two proposals have been read twice, or nothing differs. */
export function agreementOf(table: ScoreTable, variances: Variances | null): Agreement {
  const squares = oneWaySquares(table)
  const units = pairable(table)
  const reviews = squares?.reviews ?? 0
  return {
    reviews,
    oneWay: squares && oneWay(squares),
    twoWay: squares && variances && twoWay(table, variances, reviews),
    ...{ alphaInterval: alpha(units), alphaOrdinal: alpha(ranked(units)) },
  }
}

type Squares = {
  readonly between: number
  readonly within: number
  readonly betweenFreedom: number
  readonly withinFreedom: number
  readonly reviews: number
  readonly isBalanced: boolean
}

/** Mean squares of a one-way analysis of variance (Searle, Casella and McCulloch, Variance Components, 1992, 3.6). */
function oneWaySquares({ proposals, total, start }: ScoreTable): Squares | null {
  const scores = total.length
  const counts = proposals.map((_, index) => start[index + 1]! - start[index]!)
  const [betweenFreedom, withinFreedom] = [counts.length - 1, scores - counts.length]
  if (betweenFreedom < 1 || withinFreedom < 1) return null
  const mean = total.reduce((sum, value) => sum + value, 0) / scores
  let [between, within] = [0, 0]
  for (const [index, count] of counts.entries()) {
    const own = total.subarray(start[index], start[index + 1])
    const ownMean = own.reduce((sum, value) => sum + value, 0) / count
    between += count * (ownMean - mean) ** 2
    within += own.reduce((sum, value) => sum + (value - ownMean) ** 2, 0)
  }
  if (between + within === 0) return null
  const squareOfCounts = counts.reduce((sum, count) => sum + count * count, 0)
  return {
    ...{ betweenFreedom, withinFreedom },
    between: between / betweenFreedom,
    within: within / withinFreedom,
    reviews: (scores - squareOfCounts / scores) / betweenFreedom,
    isBalanced: counts.every((count) => count === counts[0]),
  }
}

/** Shrout and Fleiss, Psychological Bulletin 86, 1979, case 1; the interval is theirs and holds where all have the same reviews. */
function oneWay({ between, within, reviews: k, isBalanced, betweenFreedom, withinFreedom }: Squares) {
  const [single, mean] = [(between - within) / (between + (k - 1) * within), (between - within) / between]
  // Without any difference between proposals the mean says nothing at all.
  if (between === 0) return { single: alone(single), mean: alone(0) }
  if (!isBalanced || within === 0) return { single: alone(single), mean: alone(mean) }
  const low = between / within / fQuantile(tail, betweenFreedom, withinFreedom)
  const high = (between / within) * fQuantile(tail, withinFreedom, betweenFreedom)
  return {
    single: {
      value: single,
      interval: [(low - 1) / (low + k - 1), (high - 1) / (high + k - 1)] as const,
    },
    mean: { value: mean, interval: [1 - 1 / low, 1 - 1 / high] as const },
  }
}

const alone = (value: number): Estimate => ({ value, interval: null })

/** Shrout and Fleiss, case 2, in the fitted variances; the interval is that of McGraw and Wong (Psychological Methods 1, 1996). */
function twoWay(table: ScoreTable, { proposal, juror, rest }: Variances, k: number) {
  const whole = proposal + juror + rest
  const [single, mean] = [proposal / whole, proposal === 0 ? 0 : proposal / (proposal + (juror + rest) / k)]
  const crossed = crossedInterval(table)
  return {
    single: { value: single, interval: crossed },
    mean: {
      value: mean,
      interval: crossed && ([stepUp(crossed[0], k), stepUp(crossed[1], k)] as const),
    },
  }
}

/** Spearman and Brown: from one juror to the mean of k. */
const stepUp = (single: number, k: number) => (k * single) / (1 + (k - 1) * single)

/** Of ICC(2,1), where every juror has read every proposal. */
function crossedInterval({ jurors, proposals, juror, proposal, total }: ScoreTable) {
  const [n, k] = [proposals.length, jurors.length]
  if (total.length !== n * k || n < 2 || k < 2) return null
  const grand = total.reduce((sum, value) => sum + value, 0) / total.length
  const [rowMeans, columnMeans] = [new Float64Array(n), new Float64Array(k)]
  for (let row = 0; row < total.length; row += 1) {
    rowMeans[proposal[row]!]! += total[row]! / k
    columnMeans[juror[row]!]! += total[row]! / n
  }
  const spreadOf = (means: Float64Array) => means.reduce((sum, value) => sum + (value - grand) ** 2, 0)
  const [rows, columns] = [(k * spreadOf(rowMeans)) / (n - 1), (n * spreadOf(columnMeans)) / (k - 1)]
  let left = 0
  for (let row = 0; row < total.length; row += 1)
    left += (total[row]! - rowMeans[proposal[row]!]! - columnMeans[juror[row]!]! + grand) ** 2
  const error = left / ((n - 1) * (k - 1))
  if (!(error > 1e-12 * rows)) return null
  const ratio = (rows - error) / (rows + (k - 1) * error + (k * (columns - error)) / n)
  const [a, b] = [(k * ratio) / (n * (1 - ratio)), 1 + (k * ratio * (n - 1)) / (n * (1 - ratio))]
  const freedom =
    (a * columns + b * error) ** 2 / ((a * columns) ** 2 / (k - 1) + (b * error) ** 2 / ((n - 1) * (k - 1)))
  const [fLow, fHigh] = [fQuantile(tail, n - 1, freedom), fQuantile(tail, freedom, n - 1)]
  const others = k * columns + (k * n - k - n) * error
  return [
    (n * (rows - fLow * error)) / (fLow * others + n * rows),
    (n * (fHigh * rows - error)) / (others + n * fHigh * rows),
  ] as const
}

/**
 * Krippendorff (Content Analysis, 4th edition, 2018, chapter 12) with squared differences, in one pass over the proposals
 * that two or more have scored. Null where all scores are equal.
 */
function alpha(units: readonly Float64Array[]): number | null {
  const count = units.reduce((sum, unit) => sum + unit.length, 0)
  if (count < 2) return null
  const centre = units.reduce((sum, unit) => sum + total(unit), 0) / count
  let [all, observed] = [0, 0]
  for (const unit of units) {
    all += unit.reduce((sum, value) => sum + (value - centre) ** 2, 0)
    const mean = total(unit) / unit.length
    const within = unit.reduce((sum, value) => sum + (value - mean) ** 2, 0)
    observed += (2 * unit.length * within) / (unit.length - 1)
  }
  const expected = (2 * all) / (count - 1)
  return all > 1e-20 * count * (1 + centre ** 2) ? 1 - observed / count / expected : null
}

/** What two or more have scored, each proposal's totals together. */
function pairable({ proposals, start, total: totals }: ScoreTable): Float64Array[] {
  return proposals
    .map((_, index) => totals.slice(start[index], start[index + 1]))
    .filter(({ length }) => length > 1)
}

/** The ordinal metric is the interval metric on ranks, equal scores sharing the mean of theirs. */
function ranked(units: readonly Float64Array[]): Float64Array[] {
  const rising = Float64Array.from(units.flatMap((unit) => [...unit])).sort()
  const ranks = new Map<number, number>()
  for (let from = 0; from < rising.length;) {
    let to = from
    while (to < rising.length && rising[to] === rising[from]) to += 1
    ranks.set(rising[from]!, (from + to - 1) / 2)
    from = to
  }
  return units.map((unit) => unit.map((value) => ranks.get(value) ?? 0))
}

const total = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0)

export type Disagreement = {
  readonly proposal: string
  readonly reviews: number
  /** Standard deviation and the distance from lowest to highest, of the jurors' totals. */
  readonly deviation: number
  readonly range: number
}

/** Proposals that two or more have read, those of which they disagree most first. */
export function disagreements({ proposals, total, start }: ScoreTable): Disagreement[] {
  return proposals
    .flatMap((proposal, index): Disagreement[] => {
      const own = total.subarray(start[index], start[index + 1])
      if (own.length < 2) return []
      const mean = own.reduce((sum, value) => sum + value, 0) / own.length
      const squares = own.reduce((sum, value) => sum + (value - mean) ** 2, 0)
      return [
        {
          ...{ proposal, reviews: own.length },
          deviation: Math.sqrt(squares / (own.length - 1)),
          range: own.at(-1)! - own[0]!,
        },
      ]
    })
    .sort((a, b) => b.deviation - a.deviation || (a.proposal < b.proposal ? -1 : 1))
}
