/** How one juror has used the scale so far: own totals alone, nobody else's. */

/** Both ends between which totals lie by the rule of the challenge. */
export type TotalsRange = { readonly lowest: number; readonly highest: number }

const steps = 5

export type OwnTotals = {
  /** How many totals lie in each of five equal steps from the lowest to the highest; the highest belongs to the last. */
  readonly steps: readonly { readonly from: number; readonly to: number; readonly count: number }[]
  /** With one decimal; null while there is none. */
  readonly mean: string | null
}

/** `totals` as the queue says them: decimals as text. */
export function ownTotals(totals: readonly string[], { lowest, highest }: TotalsRange): OwnTotals {
  const numbers = totals.map(Number)
  const wide = (highest - lowest) / steps
  const stepOf = (total: number) =>
    // What lies on an edge by the digits that are read is not below it by those that are not.
    Math.min(Math.max(Math.floor((total - lowest) / wide + 1e-9), 0), steps - 1)
  const sum = numbers.reduce((all, each) => all + each, 0)
  return {
    steps: Array.from({ length: steps }, (_, step) => ({
      from: lowest + step * wide,
      to: lowest + (step + 1) * wide,
      count: numbers.filter((total) => stepOf(total) === step).length,
    })),
    mean: numbers.length === 0 ? null : (Math.round((sum / numbers.length) * 10) / 10).toFixed(1),
  }
}

/** How far a total lies from the mean of the juror's others: "+7.5", "−3.0"; null where there is no other. */
export function fromOwnMean(total: string, others: readonly string[]): string | null {
  if (others.length === 0) return null
  const mean = others.reduce((sum, each) => sum + Number(each), 0) / others.length
  const difference = Math.round((Number(total) - mean) * 10) / 10
  const sign = difference > 0 ? '+' : difference < 0 ? '−' : ''
  return `${sign}${Math.abs(difference).toFixed(1)}`
}
