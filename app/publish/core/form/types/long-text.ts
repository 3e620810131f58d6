import * as z from 'zod/mini'
import type { QuestionType } from '../question-type.ts'
import { highestLimit, textProblem } from './text-length.ts'

/** Several paragraphs. `limit` and `minimum` in characters people see; `rows` is how tall the box begins. */
export type LongTextConfig = { readonly limit: number; readonly minimum?: number; readonly rows: number }

export const longTextConfig = z.strictObject({
  limit: z.int().check(z.minimum(1), z.maximum(highestLimit)),
  minimum: z.optional(z.int().check(z.minimum(0), z.maximum(highestLimit))),
  rows: z.int().check(z.minimum(2), z.maximum(30)),
})

export const longText: QuestionType<LongTextConfig> = {
  config: longTextConfig,
  fresh: { limit: 2000, rows: 6 },
  problem: textProblem,
  whenEmpty: { code: 'missing' },
}
