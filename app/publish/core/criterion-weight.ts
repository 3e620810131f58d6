/**
 * The weight of a criterion as it is kept, typed and read. Kept is a whole number: percent where weights are shares of
 * 100, hundredths of a factor where weighted figures are added up. 40 is 40 %, or the factor 0.4.
 */
import { formatDecimal, formatShare } from '#app/platform/format.ts'
import { fraction, multiply } from '#app/platform/fraction.ts'
import type { Locale } from '#app/platform/i18n.ts'
import type { Aggregation } from './aggregation.ts'
import { plain, storedDecimal } from './rubrics/decimal-schema.ts'

type WeightsAs = Aggregation['weights']

/** The largest weight that is kept: all of 100 %, or the factor 100. */
export const mostWeight = { mean: 100, sum: 10_000 } as const satisfies Record<WeightsAs, number>

/** "40" of shares is 40, "2,5" as a factor is 250; nothing typed is no weight, 0. Null where the text says none. */
export function weightOfText(text: string, weights: WeightsAs): number | null {
  if (text.trim() === '') return 0
  const value = storedDecimal(text.trim().replace(',', '.'))
  const kept = value && multiply(value, fraction(weights === 'sum' ? 100 : 1))
  if (!kept || kept.denominator !== 1n || kept.numerator < 0n) return null
  return kept.numerator <= BigInt(mostWeight[weights]) ? Number(kept.numerator) : null
}

/** As it stands in the form: "40" or "2.5", with the decimal sign of the language. */
export function weightInForm(locale: Locale, weight: number, weights: WeightsAs): string {
  return weights === 'sum' ? formatDecimal(locale, plain(fraction(weight, 100))) : String(weight)
}

/** As it is read: "40%", or "× 2.5" for a factor. */
export function weightInWords(locale: Locale, weight: number, weights: WeightsAs): string {
  return weights === 'sum'
    ? `× ${weightInForm(locale, weight, weights)}`
    : formatShare(locale, weight / 100, 0)
}

export type WeightsProblem =
  { readonly code: 'weights-not-hundred'; readonly sum: number } | { readonly code: 'weight-missing' }

/** Whether the weights can be meant together: shares are 100 in all, and each criterion has one. */
export function weightsProblem(weights: readonly number[], as: WeightsAs): WeightsProblem | null {
  const sum = weights.reduce((total, each) => total + each, 0)
  if (as === 'mean' && sum !== 100) return { code: 'weights-not-hundred', sum }
  return weights.some((each) => each === 0) ? { code: 'weight-missing' } : null
}
