import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { panelEntries, panelTotals } from '#test/fixtures/panel-scores.ts'
import { fitMixedModel } from './mixed-model.ts'
import { scoreTable, type JurorScore } from './score-table.ts'

type Matrix = number[][]

/**
 * The same model written out in full, from the published formulas and without anything of ours: restricted maximum likelihood
 * by its score equations with the whole covariance matrix (Searle, Casella and McCulloch, Variance Components, 1992, 6.6),
 * effects as Z′V⁻¹(y − Xb), and error variances from Henderson's equations, inverted whole.
 */
function writtenOut(scores: readonly JurorScore[]) {
  const jurors = [...new Set(scores.map(({ juror }) => juror))]
  const proposals = [...new Set(scores.map(({ proposal }) => proposal))]
  const y = scores.map(({ total }) => total)
  const n = y.length
  const design = (names: readonly string[], of: (score: JurorScore) => string): Matrix =>
    scores.map((score) => names.map((name) => (of(score) === name ? 1 : 0)))
  const [zp, zj] = [design(proposals, ({ proposal }) => proposal), design(jurors, ({ juror }) => juror)]
  const shapes = [times(zp, transposed(zp)), times(zj, transposed(zj)), identity(n)]
  const spread = y.reduce((sum, value) => sum + (value - mean(y)) ** 2, 0) / (n - 1)
  let theta = [spread / 2, spread / 4, spread / 4]
  let projection: Matrix = []
  for (let step = 0; step < 100; step += 1) {
    const covariance = shapes[0]!.map((row, i) =>
      row.map((_, j) => shapes.reduce((sum, shape, k) => sum + theta[k]! * shape[i]![j]!, 0)),
    )
    const inverse = inverted(covariance)
    const rows = inverse.map((row) => row.reduce((sum, value) => sum + value, 0))
    const whole = rows.reduce((sum, value) => sum + value, 0)
    projection = inverse.map((row, i) => row.map((value, j) => value - (rows[i]! * rows[j]!) / whole))
    const py = applied(projection, y)
    const projected = shapes.map((shape) => times(projection, shape))
    const score = shapes.map((shape, k) => inner(py, applied(shape, py)) - trace(projected[k]!))
    const information = projected.map((a) => projected.map((b) => traceOfProduct(a, b)))
    const move = applied(inverted(information), score)
    // Halved until all stay positive.
    let share = 1
    while (theta.some((value, k) => value + share * move[k]! <= 0)) share /= 2
    theta = theta.map((value, k) => value + share * move[k]!)
    if (move.every((value) => Math.abs(value) < 1e-12 * spread)) break
  }
  const [proposal, juror, rest] = theta as [number, number, number]
  const py = applied(projection, y)
  const blup = (z: Matrix, variance: number) => applied(transposed(z), py).map((value) => variance * value)
  const width = 1 + proposals.length + jurors.length
  const whole = scores.map((_, row) => [1, ...zp[row]!, ...zj[row]!])
  const henderson = times(transposed(whole), whole)
  for (let index = 1; index < width; index += 1)
    henderson[index]![index]! += index <= proposals.length ? rest / proposal : rest / juror
  const errors = inverted(henderson).map((row, index) => row[index]! * rest)
  return {
    ...{ proposals, jurors, variances: { proposal, juror, rest } },
    proposal: blup(zp, proposal),
    juror: blup(zj, juror),
    proposalError: errors.slice(1, 1 + proposals.length),
    jurorError: errors.slice(1 + proposals.length),
  }
}

describe('against the model written out in full, on real panels', () => {
  const entries = panelEntries()
  const events = [...new Set(entries.map(({ event }) => event))]
  const totalsOf = (event: string, most: number) =>
    panelTotals(entries.filter((entry) => entry.event === event).slice(0, most))
  const cases: [string, JurorScore[]][] = [
    ['a whole panel', totalsOf(events[0]!, 14)],
    ['a panel with gaps', totalsOf(events[1]!, 18).filter((_, index) => (index * 7 + 3) % 5 > 1)],
    [
      'two panels at once, with gaps',
      [...totalsOf(events[2]!, 9), ...totalsOf(events[3]!, 9)].filter((_, index) => index % 4 !== 1),
    ],
  ]
  it.each(cases)('variances, effects, intervals and shrinkage agree: %s', (_, scores) => {
    const table = scoreTable(scores)
    const fit = fitMixedModel(table)
    const other = writtenOut(scores)
    for (const name of ['proposal', 'juror', 'rest'] as const)
      expect(fit.variances[name] / other.variances[name]).toBeCloseTo(1, 6)
    expect(fit.variances.juror).toBeGreaterThan(0)
    for (const [index, name] of table.proposals.entries()) {
      const at = other.proposals.indexOf(name)
      expect(fit.proposal[index]).toBeCloseTo(other.proposal[at]!, 6)
      expect(fit.proposalError[index]).toBeCloseTo(other.proposalError[at]!, 6)
    }
    for (const [index, name] of table.jurors.entries()) {
      const at = other.jurors.indexOf(name)
      expect(fit.juror[index]).toBeCloseTo(other.juror[at]!, 6)
      expect(fit.jurorError[index]).toBeCloseTo(other.jurorError[at]!, 6)
    }
  })
})

describe('whatever the scores', () => {
  const sets = fc
    .uniqueArray(
      fc.record({
        juror: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
        proposal: fc.constantFrom('1', '2', '3', '4', '5', '6', '7'),
        total: fc.integer({ min: 0, max: 20 }).map((value) => value * 5),
      }),
      { minLength: 2, maxLength: 35, selector: ({ juror, proposal }) => juror + proposal },
    )
    .filter((scores) => scores.some(({ total }) => total !== scores[0]!.total))

  it('nothing is not a number, and no variance is below zero', () => {
    fc.assert(
      fc.property(sets, (scores) => {
        const fit = fitMixedModel(scoreTable(scores))
        const figures = [
          ...[fit.mean, fit.deviance, ...Object.values(fit.variances)],
          ...[...fit.proposal, ...fit.juror, ...fit.proposalError, ...fit.jurorError],
        ]
        expect(figures.every(Number.isFinite)).toBe(true)
        expect(Object.values(fit.variances).every((variance) => variance >= 0)).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  it('no other ratios of the variances fit better', () => {
    fc.assert(
      fc.property(sets, (scores) => {
        const table = scoreTable(scores)
        const [free, without] = [fitMixedModel(table), fitMixedModel(table, { isWithJurors: false })]
        expect(free.deviance).toBeLessThanOrEqual(without.deviance + 1e-6)
      }),
      { numRuns: 300 },
    )
  })
})

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
const identity = (size: number): Matrix =>
  Array.from({ length: size }, (_, i) => Array.from({ length: size }, (_, j) => (i === j ? 1 : 0)))
const transposed = (a: Matrix): Matrix => a[0]!.map((_, j) => a.map((row) => row[j]!))
const inner = (a: readonly number[], b: readonly number[]) =>
  a.reduce((sum, value, i) => sum + value * b[i]!, 0)
const applied = (a: Matrix, b: readonly number[]) => a.map((row) => inner(row, b))
const trace = (a: Matrix) => a.reduce((sum, row, i) => sum + row[i]!, 0)
const traceOfProduct = (a: Matrix, b: Matrix) =>
  a.reduce((sum, row, i) => sum + row.reduce((own, value, j) => own + value * b[j]![i]!, 0), 0)

function times(a: Matrix, b: Matrix): Matrix {
  const columns = transposed(b)
  return a.map((row) => columns.map((column) => inner(row, column)))
}

/** By Gauss and Jordan, with the largest pivot first. */
function inverted(matrix: Matrix): Matrix {
  const size = matrix.length
  const unit = identity(size)
  const work = matrix.map((row, i) => [...row, ...unit[i]!])
  for (let column = 0; column < size; column += 1) {
    let pivot = column
    for (let row = column; row < size; row += 1)
      if (Math.abs(work[row]![column]!) > Math.abs(work[pivot]![column]!)) pivot = row
    ;[work[column], work[pivot]] = [work[pivot]!, work[column]!]
    const own = work[column]!
    const lead = own[column]!
    for (let index = 0; index < own.length; index += 1) own[index]! /= lead
    for (const [row, other] of work.entries()) {
      const factor = other[column]!
      if (row === column || factor === 0) continue
      for (let index = 0; index < own.length; index += 1) other[index]! -= factor * own[index]!
    }
  }
  return work.map((row) => row.slice(size))
}
