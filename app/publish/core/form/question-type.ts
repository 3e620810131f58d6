import { isWrittenDensely, type ContentLanguage } from '#app/platform/languages.ts'
import type { ZodMiniType } from 'zod/mini'

/** What keeps an answer from being submitted. A draft may hold it all the same: nothing typed is ever lost. */
export type AnswerProblem =
  | { readonly code: 'missing' }
  | { readonly code: 'too-long'; readonly count: number; readonly limit: number }
  | { readonly code: 'too-short'; readonly count: number }
  | { readonly code: 'not-a-choice' }
  | { readonly code: 'too-many-choices'; readonly count: number }
  | { readonly code: 'not-a-number' }
  | { readonly code: 'not-whole' }
  | { readonly code: 'out-of-range'; readonly minimum: number; readonly maximum: number }
  | { readonly code: 'not-a-date' }
  | { readonly code: 'date-outside'; readonly from: string; readonly to: string }
  | { readonly code: 'not-a-link' }
  | { readonly code: 'not-a-country' }
  | { readonly code: 'organisation-incomplete' }
  | { readonly code: 'not-in-team' }
  | { readonly code: 'ranks-incomplete'; readonly count: number }
  | { readonly code: 'row-incomplete'; readonly row: number }
  | { readonly code: 'cell-wrong'; readonly row: number; readonly column: string; readonly kind: CellKind }
  | { readonly code: 'too-few-rows' | 'too-many-rows'; readonly count: number }
  | { readonly code: 'too-many-files'; readonly count: number }
  | { readonly code: 'consent-needed' }

/** What a column of a table holds. */
export const cellKinds = ['text', 'number', 'money', 'date'] as const
export type CellKind = (typeof cellKinds)[number]

/** What an answer is looked at with. */
export type AnswerFacts = {
  /** The one the proposal is written in: it decides the limits. */
  readonly language: ContentLanguage
  /** The people of the team by id; null where nobody has looked: then everybody is taken for one of them. */
  readonly members: readonly string[] | null
  /** The files of the draft by id; absent where nobody has looked: then every id is taken for one of them. */
  readonly files?: readonly string[]
}

/**
 * One kind of question. Answers are kept as text whatever their kind, so that adding one changes no table; an answer of
 * several parts is JSON text. A new kind is a file in `types/`, a line in `types/index.ts`, and a field and a reading in
 * the applicants' room.
 */
export type QuestionType<Config> = {
  /** The settings of a question of this kind, as the builder and a programme file have to give them. */
  readonly config: ZodMiniType<Config>
  /** The settings a new question of this kind begins with. */
  readonly fresh: Config
  /** Null when the answer may be submitted. `answer` is trimmed and not empty. Never throws. */
  problem(answer: string, config: Config, facts: AnswerFacts): AnswerProblem | null
  /** What is wrong with no answer at all to a required question. */
  readonly whenEmpty: AnswerProblem
  /** The one way to write an answer that may be submitted: what a version freezes. As it was typed when left out. */
  canonical?(answer: string, config: Config): string
  /** Keys of the words a question of this kind has besides label and help: choices, columns, a unit. */
  parts?(config: Config): readonly string[]
}

/**
 * A limit given for alphabetic writing, as it holds in a language: a Chinese or Japanese character says about twice
 * as much, so half of them are enough. 500 stays 500 in Finnish and is 250 in Chinese.
 */
export function limitIn(language: ContentLanguage, limit: number): number {
  return isWrittenDensely(language) ? Math.ceil(limit / 2) : limit
}
