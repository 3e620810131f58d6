import type { QuestionType } from '../question-type.ts'
import { longTextConfig, type LongTextConfig } from './long-text.ts'
import { textProblem } from './text-length.ts'

/** Several paragraphs with headings, lists and links, written in Markdown. The limit counts the signs of Markdown too. */
export const markdown: QuestionType<LongTextConfig> = {
  config: longTextConfig,
  fresh: { limit: 4000, rows: 10 },
  problem: textProblem,
  whenEmpty: { code: 'missing' },
}
