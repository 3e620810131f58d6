import type { Locale } from '#app/platform/i18n.ts'

/** What keeps an answer from being submitted. A draft may hold it all the same: nothing typed is ever lost. */
export type AnswerProblem =
  | { readonly code: 'missing' }
  | { readonly code: 'too-long'; readonly count: number; readonly limit: number }
  | { readonly code: 'too-short'; readonly count: number }
  | { readonly code: 'not-a-choice' }
  | { readonly code: 'not-a-number' }
  | { readonly code: 'out-of-range'; readonly minimum: number; readonly maximum: number }
  | { readonly code: 'consent-needed' }

/**
 * One kind of question. Answers are kept as text whatever their kind, so that adding one changes no table. A new kind
 * is a file here, a line in `./index.ts`, and a field in `parts/questions/`.
 */
export type QuestionType<Config> = {
  /** Null when the answer may be submitted. `answer` is trimmed and not empty; `language` is the proposal's. */
  problem(answer: string, config: Config, language: Locale): AnswerProblem | null
  /** What is wrong with no answer at all to a required question. */
  readonly whenEmpty: AnswerProblem
}

/**
 * A limit given for alphabetic writing, as it holds in a language: a Chinese character says about twice as much, so
 * half of them are enough. 500 stays 500 in Finnish and is 250 in Chinese.
 */
export function limitIn(language: Locale, limit: number): number {
  return language === 'zh-CN' ? Math.ceil(limit / 2) : limit
}
