import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatNumber } from '#app/platform/format.ts'
import { locales } from '#app/platform/i18n.ts'
import { typedDay, typedNumber } from './typed-number.ts'

describe('a number as typed', () => {
  it.each([
    ['12', 12],
    ['12 500,50', 12500.5],
    ['12,500.50', 12500.5],
    ['12.500,50', 12500.5],
    ['1,500', 1500],
    ['1.500', 1500],
    ['1 234 567', 1234567],
    ['1,234,567', 1234567],
    ['0,125', 0.125],
    ['1,5', 1.5],
    ['-3', -3],
    ['', null],
    ['1e3', null],
    ['€ 5', null],
    ['1,2,3.4.5', null],
    ['.', null],
  ])('%s', (text, value) => {
    expect(typedNumber(text)).toBe(value)
  })

  it('reads back what is written in every language', () => {
    const sums = fc.integer({ min: 0, max: 10_000_000_00 }).map((cents) => cents / 100)
    fc.assert(
      fc.property(
        sums,
        fc.constantFrom(...locales),
        (sum, lang) => typedNumber(formatNumber(lang, sum)) === sum,
      ),
    )
  })
})

describe('a day as typed', () => {
  it.each([
    ['2027-1-5', '2027-01-05'],
    ['5.1.2027', '2027-01-05'],
    ['5. 1. 2027', '2027-01-05'],
    ['2027年1月5日', '2027-01-05'],
    ['29.2.2028', '2028-02-29'],
    ['29.2.2027', null],
    ['0000-00-00', null],
    ['1.13.2027', null],
    ['tomorrow', null],
  ])('%s', (text, day) => {
    expect(typedDay(text)).toBe(day)
  })
})
