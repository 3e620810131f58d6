import { textProblem } from './text-length.ts'
import type { QuestionType } from './question-type.ts'

/** One line. `limit` in characters people see. */
export type ShortTextConfig = { readonly limit: number }

export const shortText: QuestionType<ShortTextConfig> = {
  problem: (answer, config, language) => textProblem(answer, config, language),
  whenEmpty: { code: 'missing' },
}
