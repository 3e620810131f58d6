import fc from 'fast-check'
import { expect, it } from 'vitest'
import { aggregate, meanOfJurorMeans, type Aggregation, type Sheet } from '#app/publish/core/aggregation.ts'
import { fraction, multiply, type Fraction } from '#app/platform/fraction.ts'
import { roundingModes } from '#app/platform/rounding.ts'
import { createReweighing, quickJurorTotals, quickSheets, quickTotal } from './quick-total.ts'

const criteria = [
  { id: 'a', weight: fraction(50), worst: fraction(1), best: fraction(5) },
  { id: 'b', weight: fraction(30), worst: fraction(10), best: fraction(0) },
  { id: 'c', weight: fraction(20), worst: fraction(0), best: fraction(3) },
]
const rounding = fc.option(
  fc.record({ digits: fc.integer({ min: 0, max: 2 }), mode: fc.constantFrom(...roundingModes) }),
)
const rules: fc.Arbitrary<Aggregation> = fc.record({
  counts: fc.constantFrom('share', 'points'),
  first: fc.constantFrom('jurors', 'criteria'),
  weights: fc.constantFrom('mean', 'sum'),
  panel: fc.oneof(
    fc.constantFrom<Aggregation['panel'][]>({ by: 'mean' }, { by: 'median' }),
    fc.record({ by: fc.constant('trimmed'), highest: fc.nat(2), lowest: fc.nat(2) }),
  ),
  rounding: fc.record({ panel: rounding, weighted: rounding, total: rounding }),
})
const given = (most: number) =>
  fc.option(
    fc.integer({ min: 1, max: most + 1 }).map((value) => fraction(value)),
    { freq: 8 },
  )
const sheets = fc.array(fc.record({ a: given(5), b: given(10), c: given(3) }), { minLength: 1, maxLength: 6 })
const asked = fc.option(fc.constant<string[]>(['a', 'c']), { nil: undefined })
/** What nobody could judge has none: here a number, because no number is close to none. */
const noTotal = -1
const orNone = (total: number) => (Number.isNaN(total) ? noTotal : total)
const numberOf = (value: Fraction | null) =>
  value === null ? noTotal : Number(value.numerator) / Number(value.denominator)

it('says what the exact rule says, whatever the rule', () => {
  fc.assert(
    fc.property(rules, sheets, asked, (rule, own, some) => {
      const factors = { c: fraction(3, 2) }
      const of = criteria
        .filter(({ id }) => some?.includes(id) ?? true)
        .map((one) => (one.id === 'c' ? { ...one, weight: factors.c } : one))
      const exact = aggregate(of, rule, own)
      const quick = quickSheets({ sheets: own, factors, ...(some && { asked: some }) }, criteria, rule)
      expect(orNone(quickTotal(quick, rule, [...own.keys()]))).toBeCloseTo(numberOf(exact.total), 8)
      const totals = [...quickJurorTotals(quick, rule)].filter((total) => !Number.isNaN(total))
      expect(totals.length).toBe(exact.jurorTotals.length)
      for (const [index, total] of totals.sort((a, b) => a - b).entries())
        expect(total).toBeCloseTo(numberOf(exact.jurorTotals[index]!), 8)
    }),
    { numRuns: 2000 },
  )
})

it('moved weights are other weights', () => {
  fc.assert(
    fc.property(rules, sheets, fc.integer({ min: 80, max: 120 }), (rule, own, percent) => {
      const other = criteria.map((one) =>
        one.id === 'a' ? { ...one, weight: multiply(one.weight, fraction(percent, 100)) } : one,
      )
      const quick = quickSheets({ sheets: own }, criteria, rule)
      const total = createReweighing(quick, rule, [...own.keys()])(Float64Array.of(percent / 100, 1, 1))
      expect(orNone(total)).toBeCloseTo(numberOf(aggregate(other, rule, own).total), 7)
    }),
    { numRuns: 1000 },
  )
})

it('the rule where none is named is a mean of weighted means', () => {
  const own: Sheet[] = [{ a: fraction(5), b: fraction(0), c: fraction(3) }, { a: fraction(1) }]
  expect(quickTotal(quickSheets({ sheets: own }, criteria, meanOfJurorMeans), meanOfJurorMeans, [0, 1])).toBe(
    50,
  )
})
