/**
 * Exact fractions, so that a third stays a third: two proposals are tied when their totals are equal, not when they
 * happen to round alike. Always in lowest terms with a positive denominator.
 */
export type Fraction = { readonly numerator: bigint; readonly denominator: bigint }

/** `fraction(6, 4)` is 3/2. Throws on a zero denominator and on numbers that are not whole. */
export function fraction(numerator: number | bigint, denominator: number | bigint = 1): Fraction {
  const [above, below] = [BigInt(numerator), BigInt(denominator)]
  if (below === 0n) throw new RangeError('a fraction has no zero below')
  const sign = below < 0n ? -1n : 1n
  const common = greatestCommonDivisor(above < 0n ? -above : above, below * sign)
  return { numerator: (above * sign) / common, denominator: (below * sign) / common }
}

export const zero = fraction(0)

export function add(a: Fraction, b: Fraction): Fraction {
  return fraction(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator)
}

export function subtract(a: Fraction, b: Fraction): Fraction {
  return add(a, { numerator: -b.numerator, denominator: b.denominator })
}

export function multiply(a: Fraction, b: Fraction): Fraction {
  return fraction(a.numerator * b.numerator, a.denominator * b.denominator)
}

/** Throws when dividing by zero. */
export function divide(a: Fraction, b: Fraction): Fraction {
  return fraction(a.numerator * b.denominator, a.denominator * b.numerator)
}

/** Negative when `a` is smaller, positive when it is larger, 0 when they are exactly equal. */
export function compare(a: Fraction, b: Fraction): number {
  const difference = a.numerator * b.denominator - b.numerator * a.denominator
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

export function sum(fractions: readonly Fraction[]): Fraction {
  return fractions.reduce(add, zero)
}

/** The mean, or null of nothing: an absent score is not a zero. */
export function mean(fractions: readonly Fraction[]): Fraction | null {
  return fractions.length === 0 ? null : divide(sum(fractions), fraction(fractions.length))
}

/**
 * As published: so many decimals, a half rounded away from zero. 200/3 with two decimals is "66.67", 1/8 is "0.13".
 */
export function toFixedHalfUp({ numerator, denominator }: Fraction, decimals: number): string {
  const scale = 10n ** BigInt(decimals)
  const size = numerator < 0n ? -numerator : numerator
  const rounded = (size * scale * 2n + denominator) / (denominator * 2n)
  const digits = rounded.toString().padStart(decimals + 1, '0')
  const text = decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`
  return numerator < 0n && rounded !== 0n ? `-${text}` : text
}

/** The nearest floating-point number: for drawing, never for comparing. */
export function toNumber(value: Fraction): number {
  return Number(toFixedHalfUp(value, 9))
}

/** "200/3": exact, for the record and for recomputing. */
export function toExactText({ numerator, denominator }: Fraction): string {
  return `${numerator}/${denominator}`
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  return b === 0n ? a || 1n : greatestCommonDivisor(b, a % b)
}
