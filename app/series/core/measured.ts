/** What the attempts of a team in a round come to. What is missing stays missing: it is nowhere a zero. */
import { add, compare, mean, subtract, type Fraction } from '#app/platform/fraction.ts'
import type { Better, CountedAttempts } from './rounds.ts'

export const resultStatuses = ['measured', 'did_not_start', 'did_not_finish', 'disqualified'] as const
export type ResultStatus = (typeof resultStatuses)[number]

export type Attempt = {
  /** From 1, in the order they were made. */
  readonly number: number
  readonly status: ResultStatus
  /** Null unless it was measured. */
  readonly value: Fraction | null
  readonly penalty: Fraction
}

export type Measured = {
  /** `absent`: nothing was entered. */
  readonly status: ResultStatus | 'absent'
  /** What counts, with penalties; null unless measured. */
  readonly value: Fraction | null
}

/** What a measured attempt counts: the penalty makes it worse, whichever direction that is. Null of any other. */
export function countedValue({ status, value, penalty }: Attempt, better: Better): Fraction | null {
  if (status !== 'measured' || value === null) return null
  return better === 'smaller' ? add(value, penalty) : subtract(value, penalty)
}

/** Negative where `a` is the better value. */
export function compareValues(a: Fraction, b: Fraction, better: Better): number {
  return better === 'smaller' ? compare(a, b) : compare(b, a)
}

/**
 * The value of a round. One disqualified attempt disqualifies; of the measured ones the best, the last or the mean counts.
 * Where the last one counts and has no value, its status is the round's.
 */
export function measuredOf(
  attempts: readonly Attempt[],
  { better, counting }: { readonly better: Better; readonly counting: CountedAttempts },
): Measured {
  if (attempts.length === 0) return { status: 'absent', value: null }
  if (attempts.some(({ status }) => status === 'disqualified')) return { status: 'disqualified', value: null }
  const inOrder = [...attempts].sort((a, b) => a.number - b.number)
  const considered = counting === 'last' ? inOrder.slice(-1) : inOrder
  const values = considered.flatMap((attempt) => countedValue(attempt, better) ?? [])
  if (values.length === 0) {
    const hasTried = considered.some(({ status }) => status === 'did_not_finish')
    return { status: hasTried ? 'did_not_finish' : 'did_not_start', value: null }
  }
  const value = counting === 'mean' ? mean(values) : bestOf(values, better)
  return { status: 'measured', value }
}

function bestOf(values: readonly Fraction[], better: Better): Fraction | null {
  return [...values].sort((a, b) => compareValues(a, b, better))[0] ?? null
}
