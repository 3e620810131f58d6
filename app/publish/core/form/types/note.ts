import * as z from 'zod/mini'
import type { QuestionType } from '../question-type.ts'

/** A text between the questions. It asks nothing: there is no answer, and none is missing. */
export const note: QuestionType<Readonly<Record<never, never>>> = {
  config: z.strictObject({}),
  fresh: {},
  problem: () => null,
  whenEmpty: { code: 'missing' },
}
