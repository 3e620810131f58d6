import * as z from 'zod/mini'
import type { QuestionType } from '../question-type.ts'
import { hasDecimals, typedNumber } from '../typed-number.ts'

/** A number within bounds, both included, with a unit in words, which may be another one for 1. Whole, unless `decimals` says how many there may be. */
export type NumberConfig = {
  readonly minimum: number
  readonly maximum: number
  readonly decimals?: number
}

const bound = z.number().check(z.minimum(-1e12), z.maximum(1e12))

export const number: QuestionType<NumberConfig> = {
  config: z
    .strictObject({
      minimum: bound,
      maximum: bound,
      decimals: z.optional(z.int().check(z.minimum(0), z.maximum(6))),
    })
    .check(z.refine(({ minimum, maximum }) => minimum <= maximum)),
  fresh: { minimum: 0, maximum: 1_000_000 },
  problem(answer, { minimum, maximum, decimals = 0 }) {
    const value = typedNumber(answer)
    if (value === null || !hasDecimals(value, decimals))
      return { code: decimals === 0 ? 'not-whole' : 'not-a-number' }
    return value < minimum || value > maximum ? { code: 'out-of-range', minimum, maximum } : null
  },
  whenEmpty: { code: 'missing' },
  canonical: (answer) => String(typedNumber(answer) ?? answer),
  parts: () => ['unit', 'unit-one'],
}
