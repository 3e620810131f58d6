import * as z from 'zod/mini'
import { isContentLanguage } from '#app/platform/languages.ts'
import type { QuestionType } from '../question-type.ts'

/** The language a proposal is written in: any that people write in here. Every form asks it once; it decides the limits. */
export const language: QuestionType<Readonly<Record<never, never>>> = {
  config: z.strictObject({}),
  fresh: {},
  problem: (answer) => (isContentLanguage(answer) ? null : { code: 'not-a-choice' }),
  whenEmpty: { code: 'missing' },
}
