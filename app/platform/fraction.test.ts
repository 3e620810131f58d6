import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  add,
  compare,
  divide,
  fraction,
  mean,
  multiply,
  subtract,
  toExactText,
  toFixedHalfUp,
  toNumber,
} from './fraction.ts'

const fractions = fc
  .tuple(fc.integer({ min: -10_000, max: 10_000 }), fc.integer({ min: 1, max: 10_000 }))
  .map(([above, below]) => fraction(above, below))

describe('fractions', () => {
  it('are kept in lowest terms', () => {
    expect(toExactText(fraction(6, 4))).toBe('3/2')
    expect(toExactText(fraction(2, -4))).toBe('-1/2')
    expect(toExactText(fraction(0, 7))).toBe('0/1')
    expect(() => fraction(1, 0)).toThrow(RangeError)
  })

  it('add up three thirds to exactly one', () => {
    const third = fraction(1, 3)
    expect(compare(add(add(third, third), third), fraction(1))).toBe(0)
  })

  it('obey the laws of arithmetic', () => {
    fc.assert(
      fc.property(fractions, fractions, fractions, (a, b, c) => {
        expect(add(a, b)).toEqual(add(b, a))
        expect(multiply(a, add(b, c))).toEqual(add(multiply(a, b), multiply(a, c)))
        expect(subtract(add(a, b), b)).toEqual(a)
        if (b.numerator !== 0n) expect(multiply(divide(a, b), b)).toEqual(a)
      }),
    )
  })

  it('have a mean, or none of nothing', () => {
    expect(mean([])).toBeNull()
    expect(mean([fraction(1), fraction(2), fraction(2)])).toEqual(fraction(5, 3))
  })

  it.each([
    [fraction(200, 3), 2, '66.67'],
    [fraction(1, 8), 2, '0.13'],
    [fraction(-1, 8), 2, '-0.13'],
    [fraction(-1, 1000), 2, '0.00'],
    [fraction(100), 2, '100.00'],
    [fraction(5, 2), 0, '3'],
    // 1.005 as a floating-point number would round to 1.00
    [fraction(1005, 1000), 2, '1.01'],
  ])('round half away from zero: %o with %i decimals is %s', (value, decimals, text) => {
    expect(toFixedHalfUp(value, decimals)).toBe(text)
  })

  it('become numbers for drawing', () => {
    expect(toNumber(fraction(1, 3))).toBeCloseTo(1 / 3, 9)
  })
})
