import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Comparison } from '../ballots/pairwise.ts'
import { circlesOf, pairAgreement, rankAgreement, tauB, type Places } from './ballot-agreement.ts'

const ids = (count: number) => Array.from({ length: count }, (_, index) => `P${index}`)
const placesOf = (values: readonly number[]): Places =>
  new Map(values.map((value, index) => [`P${index}`, value]))
/** Values as ranks, equal ones sharing the mean of theirs. */
const ranked = (values: readonly number[]) =>
  values.map((value) => {
    const less = values.filter((other) => other < value).length
    return less + (values.filter((other) => other === value).length + 1) / 2
  })
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

/** W as written by Kendall (1970, 6.10): the variance of the sums by the largest there can be. */
function writtenConcordance(rows: readonly (readonly number[])[]): number {
  const [m, n] = [rows.length, rows[0]!.length]
  const sums = Array.from({ length: n }, (_, at) => rows.reduce((sum, row) => sum + row[at]!, 0))
  const variance = mean(sums.map((sum) => sum ** 2)) - mean(sums) ** 2
  let correction = 0
  for (const row of rows)
    for (const value of new Set(row)) {
      const t = row.filter((one) => one === value).length
      correction += (t * t * t - t) / 12
    }
  return (n * variance) / ((m * m * (n * n * n - n)) / 12 - m * correction)
}

/** Spearman's rho by Pearson's product moments. */
function rho(one: readonly number[], other: readonly number[]): number {
  const [a, b] = [mean(one), mean(other)]
  const cross = one.reduce((sum, value, at) => sum + (value - a) * (other[at]! - b), 0)
  const square = (values: readonly number[], centre: number) =>
    values.reduce((sum, value) => sum + (value - centre) ** 2, 0)
  return cross / Math.sqrt(square(one, a) * square(other, b))
}

/** tau-b as Kendall (1945) has it: products of signs over all ordered pairs. */
function writtenTau(one: readonly number[], other: readonly number[]): number {
  let [cross, first, second] = [0, 0, 0]
  for (let i = 0; i < one.length; i += 1)
    for (let j = 0; j < one.length; j += 1) {
      const [a, b] = [Math.sign(one[i]! - one[j]!), Math.sign(other[i]! - other[j]!)]
      cross += a * b
      first += a * a
      second += b * b
    }
  return cross / Math.sqrt(first * second)
}

const jury = fc.tuple(fc.integer({ min: 2, max: 6 }), fc.integer({ min: 3, max: 7 })).chain(([m, n]) =>
  fc.array(fc.array(fc.integer({ min: 1, max: 5 }), { minLength: n, maxLength: n }), {
    minLength: m,
    maxLength: m,
  }),
)

describe('ranked ballots', () => {
  it('W and tau-b are those of the formulas written out, equal ranks included', () => {
    fc.assert(
      fc.property(jury, (values) => {
        const rows = values.map(ranked)
        fc.pre(rows.every((row) => new Set(row).size > 1))
        const found = rankAgreement(ids(rows[0]!.length), rows.map(placesOf))
        expect(found.concordance).toBeCloseTo(writtenConcordance(rows), 9)
        const taus = rows.flatMap((one, at) => rows.slice(at + 1).map((other) => writtenTau(one, other)))
        expect(found.meanTau).toBeCloseTo(mean(taus), 9)
        expect(found.couples).toBe(taus.length)
      }),
    )
  })

  it('without equal ranks W says what the mean of all rank correlations says', () => {
    const order = fc.uniqueArray(fc.integer({ min: 0, max: 1e6 }), { minLength: 6, maxLength: 6 })
    fc.assert(
      fc.property(fc.array(order, { minLength: 2, maxLength: 6 }), (values) => {
        const rows = values.map(ranked)
        const { concordance } = rankAgreement(ids(6), rows.map(placesOf))
        const all = rows.flatMap((one, at) => rows.slice(at + 1).map((other) => rho(one, other)))
        expect((rows.length * concordance! - 1) / (rows.length - 1)).toBeCloseTo(mean(all), 9)
      }),
    )
  })

  it('has no W where somebody has not ranked all, and tau-b goes by what two share', () => {
    const whole = placesOf([1, 2, 3, 4])
    const part: Places = new Map([
      ['P3', 1],
      ['P0', 2],
      ['P1', 3],
    ])
    const found = rankAgreement(ids(4), [whole, part])
    expect(found.concordance).toBeNull()
    // P0 before P1 is the same, the two others are not.
    expect(found.meanTau).toBeCloseTo(-1 / 3, 12)
  })

  it.each<[string, Places[], number | null]>([
    ['a single ballot', [placesOf([1, 2, 3])], null],
    ['all equal', [placesOf([2, 2, 2]), placesOf([2, 2, 2])], null],
    ['the same order', [placesOf([1, 2, 3]), placesOf([1, 2, 3])], 1],
    ['the other way round', [placesOf([1, 2, 3]), placesOf([3, 2, 1])], 0],
  ])('%s', (_name, ballots, concordance) => {
    expect(rankAgreement(ids(3), ballots).concordance).toBe(concordance)
  })

  it('says nothing of two who share nothing that one of them tells apart', () => {
    expect(tauB(placesOf([1, 2]), new Map([['P9', 1]]))).toBeNull()
    expect(tauB(placesOf([1, 2]), placesOf([1.5, 1.5]))).toBeNull()
  })
})

const answered = (
  jurorId: string,
  firstId: string,
  secondId: string,
  answer: Comparison['answer'] = 'first',
) => ({
  ...{ jurorId, firstId, secondId, answer },
})

/** Each juror answers every pair; `bits` says how. */
const tournament = (n: number, bits: readonly boolean[], jurorId = 'J') => {
  const names = ids(n)
  let at = 0
  return names.flatMap((one, index) =>
    names.slice(index + 1).map((other) => answered(jurorId, one, other, bits[at++] ? 'first' : 'second')),
  )
}

describe('pairs', () => {
  it('circles are those of Kendall and Babington Smith where all pairs are answered', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 3, max: 7 }),
        fc.array(fc.boolean(), { minLength: 21, maxLength: 21 }),
        (n, bits) => {
          const answers = tournament(n, bits)
          const wins = ids(n).map(
            (id) =>
              answers.filter((one) => (one.answer === 'first' ? one.firstId : one.secondId) === id).length,
          )
          const written = (n * (n - 1) * (2 * n - 1)) / 12 - wins.reduce((sum, a) => sum + a * a, 0) / 2
          expect(circlesOf(answers)).toEqual({ circular: written, threes: (n * (n - 1) * (n - 2)) / 6 })
        },
      ),
    )
  })

  it('u is that of the formula where every juror has answered every pair', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.boolean(), { minLength: 10, maxLength: 10 }), { minLength: 2, maxLength: 6 }),
        (jurors) => {
          const [n, m] = [5, jurors.length]
          const all = jurors.flatMap((bits, index) => tournament(n, bits, `J${index}`))
          let sum = 0
          for (let pair = 0; pair < 10; pair += 1) {
            const forFirst = jurors.filter((bits) => bits[pair]).length
            for (const gamma of [forFirst, m - forFirst]) sum += (gamma * (gamma - 1)) / 2
          }
          const written = (8 * sum) / (m * (m - 1) * n * (n - 1)) - 1
          expect(pairAgreement(all).coefficient).toBeCloseTo(written, 9)
        },
      ),
    )
  })

  it('which of the two was named first, equal and skipped answers change nothing', () => {
    const plain = [answered('J', 'A', 'B'), answered('J', 'B', 'C'), answered('J', 'C', 'A')]
    const turned = [answered('J', 'B', 'A', 'second'), ...plain.slice(1)]
    const more = [...turned, answered('K', 'A', 'B', 'equal'), answered('K', 'B', 'C', 'skipped')]
    expect(circlesOf(plain)).toEqual({ circular: 1, threes: 1 })
    expect(pairAgreement(more)).toEqual({
      ...{ by: 'pairwise', coefficient: null, couples: 0, circles: { circular: 1, threes: 1 } },
    })
  })
})
