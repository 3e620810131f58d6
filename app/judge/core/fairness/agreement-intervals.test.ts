/** The intervals of intraclass correlations on real panels, beside the published formulas with an F quantile of the test's own. */
import { describe, expect, it } from 'vitest'
import { panelEntries, panelTotals } from '#test/fixtures/panel-scores.ts'
import { agreementOf } from './agreement.ts'
import { fitMixedModel } from './mixed-model.ts'
import { scoreTable, type JurorScore } from './score-table.ts'

/**
 * The share of an F distribution below f: a beta integral, with t = sin² so that nothing is infinite at its ends, by
 * Simpson's rule.
 */
function shareBelow(f: number, one: number, other: number): number {
  const integral = (upTo: number) => {
    const steps = 2_000
    const height = (angle: number) => Math.sin(angle) ** (one - 1) * Math.cos(angle) ** (other - 1)
    let sum = height(0) + height(upTo)
    for (let step = 1; step < steps; step += 1)
      sum += (step % 2 === 1 ? 4 : 2) * height((upTo * step) / steps)
    return (sum * upTo) / steps / 3
  }
  return integral(Math.asin(Math.sqrt((one * f) / (one * f + other)))) / integral(Math.PI / 2)
}

/** By halving: where 97.5 % lie below. */
function upperF(one: number, other: number): number {
  let [low, high] = [0, 1]
  while (shareBelow(high, one, other) < 0.975) high *= 2
  for (let halving = 0; halving < 60; halving += 1) {
    const middle = (low + high) / 2
    if (shareBelow(middle, one, other) < 0.975) low = middle
    else high = middle
  }
  return (low + high) / 2
}

/** Sums of squares of a full table, proposals by jurors, by totals of rows and columns. */
function meanSquares(scores: readonly JurorScore[]) {
  const sums = (keyOf: (score: JurorScore) => string) => {
    const of = new Map<string, number>()
    for (const score of scores) of.set(keyOf(score), (of.get(keyOf(score)) ?? 0) + score.total)
    return [...of.values()]
  }
  const [rows, columns] = [sums(({ proposal }) => proposal), sums(({ juror }) => juror)]
  const [n, k] = [rows.length, columns.length]
  const square = (values: readonly number[]) => values.reduce((all, value) => all + value ** 2, 0)
  const correction = scores.reduce((all, { total }) => all + total, 0) ** 2 / (n * k)
  const whole = square(scores.map(({ total }) => total)) - correction
  const [between, jurors] = [square(rows) / k - correction, square(columns) / n - correction]
  return {
    ...{ n, k, msr: between / (n - 1), msc: jurors / (k - 1) },
    mse: (whole - between - jurors) / ((n - 1) * (k - 1)),
    msw: (whole - between) / (n * (k - 1)),
  }
}

it('the quantile of the test is the printed one', () => {
  // NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.3, upper critical values of the F distribution at 2.5 %.
  expect(upperF(5, 10)).toBeCloseTo(4.236, 3)
  expect(upperF(10, 20)).toBeCloseTo(2.774, 3)
})

describe('six digits of the intervals agree', () => {
  const entries = panelEntries()
  const events = [...new Set(entries.map(({ event }) => event))].slice(0, 6)

  it.each(events)('%s', (event) => {
    const scores = panelTotals(entries.filter((entry) => entry.event === event)).map((score) => ({
      ...score,
      total: Math.round(score.total),
    }))
    const { n, k, msr, msc, mse, msw } = meanSquares(scores)
    const table = scoreTable(scores)
    const { oneWay, twoWay } = agreementOf(table, fitMixedModel(table).variances)
    const near = (found: readonly [number, number] | null | undefined, low: number, high: number) => {
      expect(found?.[0]).toBeCloseTo(low, 6)
      expect(found?.[1]).toBeCloseTo(high, 6)
    }

    // Shrout and Fleiss, Psychological Bulletin 86, 1979, case 1.
    const lower = msr / msw / upperF(n - 1, n * (k - 1))
    const upper = (msr / msw) * upperF(n * (k - 1), n - 1)
    near(oneWay?.single.interval, (lower - 1) / (lower + k - 1), (upper - 1) / (upper + k - 1))
    near(oneWay?.mean.interval, 1 - 1 / lower, 1 - 1 / upper)

    // McGraw and Wong, Psychological Methods 1, 1996, table 7: ICC(A,1) and ICC(A,k).
    const icc = (msr - mse) / (msr + (k - 1) * mse + (k / n) * (msc - mse))
    const a = (k * icc) / (n * (1 - icc))
    const b = 1 + (k * icc * (n - 1)) / (n * (1 - icc))
    const v = (a * msc + b * mse) ** 2 / ((a * msc) ** 2 / (k - 1) + (b * mse) ** 2 / ((n - 1) * (k - 1)))
    const [below, above] = [upperF(n - 1, v), upperF(v, n - 1)]
    const single = [
      (n * (msr - below * mse)) / (below * (k * msc + (k * n - k - n) * mse) + n * msr),
      (n * (above * msr - mse)) / (k * msc + (k * n - k - n) * mse + n * above * msr),
    ] as const
    near(twoWay?.single.interval, single[0], single[1])
    const ofAll = single.map((one) => (k * one) / (1 + (k - 1) * one))
    near(twoWay?.mean.interval, ofAll[0]!, ofAll[1]!)
  })
})
