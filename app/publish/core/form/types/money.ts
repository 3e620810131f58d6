import * as z from 'zod/mini'
import type { QuestionType } from '../question-type.ts'
import { hasDecimals, typedNumber } from '../typed-number.ts'

/** A sum in one currency (ISO 4217), between 0 and `maximum`, both included; at most two decimals. */
export type MoneyConfig = { readonly currency: string; readonly maximum: number }

export const currencyCode = z.string().check(z.regex(/^[A-Z]{3}$/))

export const money: QuestionType<MoneyConfig> = {
  config: z.strictObject({
    currency: currencyCode,
    maximum: z.number().check(z.minimum(1), z.maximum(1e11)),
  }),
  fresh: { currency: 'EUR', maximum: 1_000_000 },
  problem(answer, { maximum }) {
    const value = typedNumber(answer)
    if (value === null || !hasDecimals(value, 2)) return { code: 'not-a-number' }
    return value < 0 || value > maximum ? { code: 'out-of-range', minimum: 0, maximum } : null
  },
  whenEmpty: { code: 'missing' },
  canonical: (answer) => String(typedNumber(answer) ?? answer),
}
