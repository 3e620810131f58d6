import { textProblem } from './text-length.ts'
import type { QuestionType } from './question-type.ts'

/** Several paragraphs. `limit` and `minimum` in characters people see; `rows` is how tall the box begins. */
export type LongTextConfig = { readonly limit: number; readonly minimum?: number; readonly rows: number }

export const longText: QuestionType<LongTextConfig> = {
  problem: (answer, config, language) => textProblem(answer, config, language),
  whenEmpty: { code: 'missing' },
}
