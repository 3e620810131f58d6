/** What may stand in an answer's text at all, finished or not. */
import { accept, refuse, type Result } from '#app/platform/result.ts'

/** As many code points as a draft answer may hold, whatever its question asks for. */
export const longestAnswer = 20_000

export type AnswerTextRefusal =
  { readonly code: 'answer-too-large'; readonly limit: number } | { readonly code: 'control-characters' }

/**
 * The text as it is kept: line ends as `\n`, halves of broken characters replaced. Marks for right-to-left writing
 * belong to the writing and stay. Refuses other control characters, and more than 20,000 code points.
 */
export function readAnswerText(typed: string): Result<string, AnswerTextRefusal> {
  const text = typed.replace(/\r\n?/g, '\n').replace(/\p{Surrogate}/gu, '\uFFFD')
  if (/[^\P{Control}\n\t]/u.test(text)) return refuse('control-characters')
  if (countCodePoints(text) > longestAnswer) return refuse('answer-too-large', { limit: longestAnswer })
  return accept(text)
}

function countCodePoints(text: string): number {
  let count = 0
  for (const _ of text) count += 1
  return count
}
