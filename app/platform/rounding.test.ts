import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compare, fraction, subtract } from './fraction.ts'
import { decimal, decimalText, round, roundingModes } from './rounding.ts'

describe('rounding', () => {
  it.each([
    ['half-up', '9.065', '9.07', '-9.07'],
    ['half-down', '9.065', '9.06', '-9.06'],
    ['half-even', '9.065', '9.06', '-9.06'],
    ['half-even', '9.075', '9.08', '-9.08'],
    ['up', '9.061', '9.07', '-9.07'],
    ['down', '9.069', '9.06', '-9.06'],
    ['half-up', '9.0649', '9.06', '-9.06'],
    ['half-down', '9.0651', '9.07', '-9.07'],
  ] as const)('%s takes %s to %s, and its opposite to %s', (mode, text, above, below) => {
    const value = decimal(text)!
    expect(round(value, { digits: 2, mode })).toEqual(decimal(above))
    expect(round(subtract(fraction(0), value), { digits: 2, mode })).toEqual(decimal(below))
  })

  it('never moves a figure by a whole step, and never twice', () => {
    const step = fraction(1, 100)
    fc.assert(
      fc.property(
        fc.integer(),
        fc.integer({ min: 1, max: 999 }),
        fc.constantFrom(...roundingModes),
        (numerator, denominator, mode) => {
          const value = fraction(numerator, denominator)
          const once = round(value, { digits: 2, mode })
          const gap = subtract(once, value)
          const size = gap.numerator < 0n ? subtract(fraction(0), gap) : gap
          expect(compare(size, step)).toBeLessThan(0)
          expect(round(once, { digits: 2, mode })).toEqual(once)
        },
      ),
    )
  })
})

describe('a decimal text', () => {
  it.each(['0', '8.75', '-0.5', '007.10', '+3'])('%s is read and written exactly', (text) => {
    const value = decimal(text)!
    expect(decimal(decimalText(value, 6))).toEqual(value)
  })

  it.each(['', '1,5', '1e3', '.5', '5.', '=A1', 'NaN', '１', '1 000'])('%j is none', (text) => {
    expect(decimal(text)).toBeNull()
  })

  it('has as few decimals as say it, and no more than are asked for', () => {
    expect(decimalText(fraction(1, 4), 6)).toBe('0.25')
    expect(decimalText(fraction(200, 3), 6)).toBe('66.666667')
    expect(decimalText(fraction(-1, 3), 2)).toBe('-0.33')
    expect(decimalText(fraction(80), 6)).toBe('80')
    expect(decimalText(fraction(-1, 1000), 2)).toBe('0')
  })
})
