import { choice } from './choice.ts'
import { consent } from './consent.ts'
import { longText } from './long-text.ts'
import { number } from './number.ts'
import type { QuestionType } from './question-type.ts'
import { shortText } from './short-text.ts'

/** Every kind of question there is. */
export const questionTypes = {
  'short-text': shortText,
  'long-text': longText,
  choice,
  number,
  consent,
} satisfies Record<string, QuestionType<never>>

export type QuestionTypeName = keyof typeof questionTypes

/** The settings a kind of question takes. */
export type ConfigOf<Name extends QuestionTypeName> =
  (typeof questionTypes)[Name] extends QuestionType<infer Config> ? Config : never
