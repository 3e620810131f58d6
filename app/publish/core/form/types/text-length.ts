import { countCharacters } from '#app/platform/format.ts'
import { limitIn, type AnswerFacts, type AnswerProblem } from '../question-type.ts'

/** Characters people see that a limit may allow at most: what an answer can hold at all, with room for other writing. */
export const highestLimit = 10_000

/** Too long or too short for the language it is written in. A family emoji is one character, as it is to a reader. */
export function textProblem(
  answer: string,
  { limit, minimum = 0 }: { readonly limit: number; readonly minimum?: number },
  { language }: Pick<AnswerFacts, 'language'>,
): AnswerProblem | null {
  const characters = countCharacters(answer)
  const most = limitIn(language, limit)
  if (characters > most) return { code: 'too-long', count: characters - most, limit: most }
  const least = limitIn(language, minimum)
  return characters < least ? { code: 'too-short', count: least } : null
}
