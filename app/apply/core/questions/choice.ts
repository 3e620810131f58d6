import type { QuestionType } from './question-type.ts'

/** One of a list. The words for each choice stand in the texts under the question's key. */
export type ChoiceConfig = { readonly choices: readonly string[] }

export const choice: QuestionType<ChoiceConfig> = {
  problem: (answer, { choices }) => (choices.includes(answer) ? null : { code: 'not-a-choice' }),
  whenEmpty: { code: 'missing' },
}
