import * as z from 'zod/mini'
import type { QuestionType } from '../question-type.ts'
import { choiceKeys, listedKeys } from './choice-list.ts'

/** Any of a list, at most `most` of them. The answer is the JSON list of what was chosen, in the order of the question. */
export type ChoicesConfig = { readonly choices: readonly string[]; readonly most?: number }

export const choices: QuestionType<ChoicesConfig> = {
  config: z.strictObject({
    choices: choiceKeys,
    most: z.optional(z.int().check(z.minimum(1), z.maximum(40))),
  }),
  fresh: { choices: ['a', 'b'] },
  problem(answer, { choices: offered, most = offered.length }) {
    const chosen = listedKeys(answer)
    if (chosen === null || chosen.length === 0 || chosen.some((key) => !offered.includes(key)))
      return { code: 'not-a-choice' }
    return new Set(chosen).size > most ? { code: 'too-many-choices', count: most } : null
  },
  whenEmpty: { code: 'missing' },
  canonical(answer, { choices: offered }) {
    const chosen = listedKeys(answer) ?? []
    return JSON.stringify(offered.filter((key) => chosen.includes(key)))
  },
  parts: ({ choices: offered }) => offered,
}
