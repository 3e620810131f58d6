import { describe, expect, it } from 'vitest'
import { panelEntries, panelTotals } from '#test/fixtures/panel-scores.ts'
import { agreementOf, disagreements } from './agreement.ts'
import { fitMixedModel } from './mixed-model.ts'
import { scoreTable, type JurorScore } from './score-table.ts'

/** Rows are proposals, columns jurors; null is a score that is missing. */
const scoresOf = (rows: readonly (readonly (number | null)[])[]): JurorScore[] =>
  rows.flatMap((row, proposal) =>
    row.flatMap((total, juror) =>
      total === null ? [] : [{ proposal: `p${proposal}`, juror: `j${juror}`, total }],
    ),
  )
const agreement = (scores: readonly JurorScore[]) => {
  const table = scoreTable(scores)
  return agreementOf(table, fitMixedModel(table).variances)
}

describe('published examples', () => {
  // Shrout and Fleiss, Psychological Bulletin 86, 1979, table 2: six targets, four judges.
  const shroutFleiss = scoresOf([
    [9, 2, 5, 8],
    [6, 1, 3, 2],
    [8, 4, 6, 8],
    [7, 1, 2, 6],
    [10, 5, 6, 9],
    [6, 2, 4, 7],
  ])

  it('intraclass correlations of Shrout and Fleiss, with the intervals printed since', () => {
    const { oneWay, twoWay } = agreement(shroutFleiss)
    expect(oneWay?.single.value).toBeCloseTo(0.17, 2)
    expect(oneWay?.mean.value).toBeCloseTo(0.44, 2)
    expect(twoWay?.single.value).toBeCloseTo(0.29, 2)
    expect(twoWay?.mean.value).toBeCloseTo(0.62, 2)
    const rounded = (interval: readonly [number, number] | null | undefined) =>
      interval?.map((end) => Math.round(end * 100) / 100)
    expect(rounded(oneWay?.single.interval)).toEqual([-0.13, 0.72])
    expect(rounded(oneWay?.mean.interval)).toEqual([-0.88, 0.91])
    expect(rounded(twoWay?.single.interval)).toEqual([0.02, 0.76])
    expect(rounded(twoWay?.mean.interval)).toEqual([0.07, 0.93])
  })

  // Krippendorff, Computing Krippendorff's Alpha-Reliability, 2011, C: four observers, twelve units, eight of them incomplete.
  const krippendorff = scoresOf(
    [
      [1, 2, 3, 3, 2, 1, 4, 1, 2, null, null, null],
      [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, null, 3],
      [null, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, null],
      [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, null],
    ].reduce<(number | null)[][]>(
      (units, observer) => observer.map((value, unit) => [...(units[unit] ?? []), value]),
      [],
    ),
  )

  it('alpha of Krippendorff: 0.849 for the interval metric, 0.815 for the ordinal one', () => {
    const { alphaInterval, alphaOrdinal } = agreement(krippendorff)
    expect(alphaInterval).toBeCloseTo(0.849, 3)
    expect(alphaOrdinal).toBeCloseTo(0.815, 3)
  })
})

describe('against the formulas written out, on real panels', () => {
  const entries = panelEntries()
  const events = [...new Set(entries.map(({ event }) => event))].slice(0, 6)

  it.each(events)('six digits agree: %s', (event) => {
    const whole = panelTotals(entries.filter((entry) => entry.event === event)).map((score) => ({
      ...score,
      total: Math.round(score.total),
    }))
    for (const scores of [whole, whole.filter((_, index) => index % 7 !== 2 && index % 5 !== 1)]) {
      const found = agreement(scores)
      expect(found.alphaInterval).toBeCloseTo(alphaByCoincidences(scores, 'interval'), 6)
      expect(found.alphaOrdinal).toBeCloseTo(alphaByCoincidences(scores, 'ordinal'), 6)
      const { single, mean, reviews } = correlationByMeanSquares(scores)
      expect(found.reviews).toBeCloseTo(reviews, 6)
      expect(found.oneWay?.single.value).toBeCloseTo(single, 6)
      expect(found.oneWay?.mean.value).toBeCloseTo(mean, 6)
    }
    // Where every juror has scored every entry, the fitted variances are those of the mean squares, unless one of those
    // is below zero.
    const { value, areAllAbove } = twoWayByMeanSquares(whole)
    if (areAllAbove) expect(agreement(whole).twoWay?.single.value).toBeCloseTo(value, 6)
    else expect(fitMixedModel(scoreTable(whole)).variances.juror).toBe(0)
  })
})

describe('what nothing can be said of', () => {
  it.each<[string, (number | null)[][]]>([
    ['one review each', [[1], [2], [3]]],
    ['one proposal', [[1, 2, 3]]],
    [
      'all equal',
      [
        [2, 2],
        [2, 2],
        [2, 2],
      ],
    ],
  ])('%s: no correlation, and no figure that is none', (_, rows) => {
    const table = scoreTable(scoresOf(rows))
    const found = agreementOf(table, null)
    expect(found.oneWay).toBeNull()
    expect(found.twoWay).toBeNull()
    expect(found.alphaInterval === null || Number.isFinite(found.alphaInterval)).toBe(true)
  })

  it('names proposals by how far their jurors lie apart, and none that one has read', () => {
    expect(
      disagreements(
        scoreTable(
          scoresOf([
            [1, 1],
            [5, 2],
            [9, null],
          ]),
        ),
      ),
    ).toEqual([
      { proposal: 'p1', reviews: 2, deviation: Math.sqrt(4.5), range: 3 },
      { proposal: 'p0', reviews: 2, deviation: 0, range: 0 },
    ])
  })
})

/** Alpha from the matrix of coincidences, value by value (Krippendorff, Content Analysis, chapter 12.3). */
function alphaByCoincidences(scores: readonly JurorScore[], metric: 'interval' | 'ordinal'): number {
  const units = [...groupedBy(scores, ({ proposal }) => proposal).values()].filter(({ length }) => length > 1)
  const values = [...new Set(units.flat().map(({ total }) => total))].sort((a, b) => a - b)
  const coincidences = values.map(() => values.map(() => 0))
  for (const unit of units)
    for (const [i, one] of unit.entries())
      for (const [j, other] of unit.entries())
        if (i !== j)
          coincidences[values.indexOf(one.total)]![values.indexOf(other.total)]! += 1 / (unit.length - 1)
  const marginals = coincidences.map((row) => row.reduce((sum, value) => sum + value, 0))
  const n = marginals.reduce((sum, value) => sum + value, 0)
  const difference = (c: number, k: number) => {
    if (metric === 'interval') return (values[c]! - values[k]!) ** 2
    let between = 0
    for (let g = Math.min(c, k); g <= Math.max(c, k); g += 1) between += marginals[g]!
    return (between - (marginals[c]! + marginals[k]!) / 2) ** 2
  }
  let [observed, expected] = [0, 0]
  for (const [c] of values.entries())
    for (const [k] of values.entries()) {
      observed += coincidences[c]![k]! * difference(c, k)
      expected += marginals[c]! * marginals[k]! * difference(c, k)
    }
  return 1 - ((n - 1) * observed) / expected
}

/** Mean squares by the textbook's sums of squared totals. */
function correlationByMeanSquares(scores: readonly JurorScore[]) {
  const groups = [...groupedBy(scores, ({ proposal }) => proposal).values()]
  const [n, sum] = [scores.length, scores.reduce((all, { total }) => all + total, 0)]
  const squares = scores.reduce((all, { total }) => all + total ** 2, 0)
  const ofGroups = groups.reduce(
    (all, group) => all + group.reduce((own, { total }) => own + total, 0) ** 2 / group.length,
    0,
  )
  const between = (ofGroups - sum ** 2 / n) / (groups.length - 1)
  const within = (squares - ofGroups) / (n - groups.length)
  const reviews = (n - groups.reduce((all, { length }) => all + length ** 2, 0) / n) / (groups.length - 1)
  return {
    ...{ reviews, single: (between - within) / (between + (reviews - 1) * within) },
    mean: (between - within) / between,
  }
}

function twoWayByMeanSquares(scores: readonly JurorScore[]) {
  const sumsOf = (keyOf: (score: JurorScore) => string) =>
    [...groupedBy(scores, keyOf).values()].map((group) => group.reduce((own, { total }) => own + total, 0))
  const [rows, columns] = [sumsOf(({ proposal }) => proposal), sumsOf(({ juror }) => juror)]
  const [n, k] = [rows.length, columns.length]
  const correction = scores.reduce((all, { total }) => all + total, 0) ** 2 / (n * k)
  const squares = scores.reduce((all, { total }) => all + total ** 2, 0) - correction
  const ofRows = rows.reduce((all, sum) => all + sum ** 2, 0) / k - correction
  const ofColumns = columns.reduce((all, sum) => all + sum ** 2, 0) / n - correction
  const [msr, msc] = [ofRows / (n - 1), ofColumns / (k - 1)]
  const mse = (squares - ofRows - ofColumns) / ((n - 1) * (k - 1))
  return {
    value: (msr - mse) / (msr + (k - 1) * mse + (k * (msc - mse)) / n),
    areAllAbove: msr > mse && msc > mse,
  }
}

function groupedBy(
  scores: readonly JurorScore[],
  keyOf: (score: JurorScore) => string,
): Map<string, JurorScore[]> {
  const groups = new Map<string, JurorScore[]>()
  for (const score of scores) groups.set(keyOf(score), [...(groups.get(keyOf(score)) ?? []), score])
  return groups
}
