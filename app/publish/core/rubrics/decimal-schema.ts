/** Decimals in stored settings: written out, so that 0.1 stays 0.1 wherever it is read. */
import * as z from 'zod/mini'
import { compare, type Fraction } from '#app/platform/fraction.ts'
import { decimal, decimalText } from '#app/platform/rounding.ts'

/** As many decimals as a setting or an answer may have. */
export const mostDecimals = 6

const largest = 10n ** 12n

/** A decimal number that the database keeps: below a million million, with at most six decimals. Null for any other text. */
export function storedDecimal(text: string): Fraction | null {
  const value = decimal(text)
  if (value === null || 10n ** BigInt(mostDecimals) % value.denominator !== 0n) return null
  const size = value.numerator < 0n ? -value.numerator : value.numerator
  return size >= largest * value.denominator ? null : value
}

/** "0.50", 0.5 and "+.5" are one setting: "0.5". Anything that is no such decimal is refused. */
export const decimalSchema = z.pipe(
  z.union([z.string(), z.number()]),
  z.transform((typed, context): string => {
    const value = storedDecimal(String(typed).trim())
    if (value !== null) return plain(value)
    context.issues.push({ code: 'custom', message: 'is no decimal number', input: typed })
    return '0'
  }),
)

/** A whole number, as a number or as text. */
export const wholeSchema = z.pipe(
  z.union([z.string(), z.number()]),
  z.transform((typed, context): number => {
    if (/^-?\d{1,3}$/.test(String(typed).trim())) return Number(typed)
    context.issues.push({ code: 'custom', message: 'is no whole number', input: typed })
    return 0
  }),
)

/** The number that a checked setting writes. Throws on anything else: settings are checked when they are read. */
export function settled(text: string): Fraction {
  const value = decimal(text)
  if (value === null) throw new Error(`"${text}" is no decimal number`)
  return value
}

/** As few decimals as say it: "0.25", "3". */
export function plain(value: Fraction): string {
  return decimalText(value, mostDecimals)
}

export function isBetween(low: Fraction, value: Fraction, high: Fraction): boolean {
  return compare(low, value) <= 0 && compare(value, high) <= 0
}
