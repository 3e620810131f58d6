import * as z from 'zod/mini'
import { isLocale } from '#app/platform/i18n.ts'
import type { QuestionType } from '../question-type.ts'

/** The language a proposal is written in: one of the house's. Every form asks it once; it decides the limits. */
export const language: QuestionType<Readonly<Record<never, never>>> = {
  config: z.strictObject({}),
  fresh: {},
  problem: (answer) => (isLocale(answer) ? null : { code: 'not-a-choice' }),
  whenEmpty: { code: 'missing' },
}
