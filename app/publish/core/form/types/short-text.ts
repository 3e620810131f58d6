import * as z from 'zod/mini'
import type { QuestionType } from '../question-type.ts'
import { textProblem } from './text-length.ts'

/** One line. `limit` in characters people see. */
export type ShortTextConfig = { readonly limit: number }

export const shortText: QuestionType<ShortTextConfig> = {
  config: z.strictObject({ limit: z.int().check(z.minimum(1), z.maximum(500)) }),
  fresh: { limit: 120 },
  problem: textProblem,
  whenEmpty: { code: 'missing' },
}
