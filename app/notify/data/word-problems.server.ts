import type { RequestContext } from '#app/http/context.ts'
import type { WordsProblem } from '#emails/own-words.ts'
import type { WordingProblems } from '../core/words-rules.ts'

/** What is wrong with typed words, as sentences beside their fields; `prefix` where a form has several languages. */
export function wordErrors(
  context: RequestContext,
  problems: WordingProblems,
  prefix = '',
): Record<string, string> {
  const said = (list: readonly WordsProblem[]) =>
    list.map((problem) => sentenceOf(context, problem)).join(' ')
  return Object.fromEntries(
    (['subject', 'body'] as const)
      .filter((field) => problems[field].length > 0)
      .map((field) => [`${prefix}${field}`, said(problems[field])]),
  )
}

function sentenceOf({ t }: RequestContext, { code, what }: WordsProblem): string {
  return t('notify')(`words.problems.${code}`, { what })
}
