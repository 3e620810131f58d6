import * as z from 'zod/mini'
import type { QuestionType } from '../question-type.ts'
import { choiceKeys } from './choice-list.ts'

/** One of a list. The words for each choice are parts of the question. */
export type ChoiceConfig = { readonly choices: readonly string[] }

export const choice: QuestionType<ChoiceConfig> = {
  config: z.strictObject({ choices: choiceKeys }),
  fresh: { choices: ['a', 'b'] },
  problem: (answer, { choices }) => (choices.includes(answer) ? null : { code: 'not-a-choice' }),
  whenEmpty: { code: 'missing' },
  parts: ({ choices }) => choices,
}
