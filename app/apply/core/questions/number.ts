import type { QuestionType } from './question-type.ts'

/** A whole number within bounds, both included. */
export type NumberConfig = { readonly minimum: number; readonly maximum: number }

export const number: QuestionType<NumberConfig> = {
  problem(answer, { minimum, maximum }) {
    if (!/^[+-]?\d{1,9}$/.test(answer)) return { code: 'not-a-number' }
    const value = Number(answer)
    return value < minimum || value > maximum ? { code: 'out-of-range', minimum, maximum } : null
  },
  whenEmpty: { code: 'missing' },
}
