import * as z from 'zod/mini'
import type { QuestionType } from '../question-type.ts'
import { choiceKeys, listedKeys } from './choice-list.ts'

/** A list put in order, the most important first: all of it, or the first `most`. The answer is the JSON list of keys. */
export type RankingConfig = { readonly choices: readonly string[]; readonly most?: number }

/** How many places are to be given. */
export function placesOf({ choices, most = choices.length }: RankingConfig): number {
  return Math.min(most, choices.length)
}

export const ranking: QuestionType<RankingConfig> = {
  config: z.strictObject({
    choices: choiceKeys,
    most: z.optional(z.int().check(z.minimum(1), z.maximum(40))),
  }),
  fresh: { choices: ['a', 'b', 'c'] },
  problem(answer, config) {
    const places = placesOf(config)
    const ranked = listedKeys(answer)
    const isWhole =
      ranked !== null &&
      ranked.length === places &&
      new Set(ranked).size === places &&
      ranked.every((key) => config.choices.includes(key))
    return isWhole ? null : { code: 'ranks-incomplete', count: places }
  },
  whenEmpty: { code: 'missing' },
  parts: ({ choices }) => choices,
}
