/**
 * Rounding that is stated: how many decimals, and where a half goes. Exact until then, so that a figure is rounded once
 * at each stage the rule names and nowhere else.
 */
import { fraction, type Fraction } from './fraction.ts'

export const roundingModes = ['half-up', 'half-down', 'half-even', 'up', 'down'] as const

/**
 * Where what lies between two steps goes: `half-up` and `half-down` away from zero and towards it on the half alone,
 * `half-even` to the even neighbour on the half, `up` and `down` always away from zero or towards it.
 */
export type RoundingMode = (typeof roundingModes)[number]

export type Rounding = { readonly digits: number; readonly mode: RoundingMode }

/** `round(9.065, { digits: 2, mode: 'half-up' })` is 9.07; exact when there is no rounding. */
export function round(value: Fraction, rounding: Rounding | null): Fraction {
  if (rounding === null) return value
  const scale = 10n ** BigInt(rounding.digits)
  const isNegative = value.numerator < 0n
  const size = (isNegative ? -value.numerator : value.numerator) * scale
  const steps = roundedSteps(size, value.denominator, rounding.mode)
  return fraction(isNegative ? -steps : steps, scale)
}

function roundedSteps(size: bigint, denominator: bigint, mode: RoundingMode): bigint {
  const whole = size / denominator
  const rest = size % denominator
  if (rest === 0n || mode === 'down') return whole
  if (mode === 'up') return whole + 1n
  const half = rest * 2n - denominator
  if (half !== 0n) return half > 0n ? whole + 1n : whole
  const isUp = mode === 'half-up' || (mode === 'half-even' && whole % 2n === 1n)
  return isUp ? whole + 1n : whole
}

/** The number that a decimal text writes, exactly: "8.75", "-0.5" (or with a minus sign, as pages write it), "3". Null for anything else. */
export function decimal(text: string): Fraction | null {
  const parts = /^([+\-−]?)(\d{1,30})(?:\.(\d{1,30}))?$/.exec(text.trim())
  if (parts === null) return null
  const [, sign = '', whole = '', decimals = ''] = parts
  const size = BigInt(whole + decimals)
  return fraction(sign === '-' || sign === '−' ? -size : size, 10n ** BigInt(decimals.length))
}

/** As few decimals as say it exactly, at most `most`; what needs more is rounded half-up to that many. */
export function decimalText(value: Fraction, most: number): string {
  const rounded = round(value, { digits: most, mode: 'half-up' })
  const isNegative = rounded.numerator < 0n
  const size =
    ((isNegative ? -rounded.numerator : rounded.numerator) * 10n ** BigInt(most)) / rounded.denominator
  const digits = size.toString().padStart(most + 1, '0')
  const whole = digits.slice(0, digits.length - most)
  const decimals = digits.slice(digits.length - most).replace(/0+$/, '')
  return `${isNegative ? '-' : ''}${whole}${decimals && `.${decimals}`}`
}
