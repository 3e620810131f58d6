import * as z from 'zod/mini'
import { countries } from '../../countries.ts'
import type { QuestionType } from '../question-type.ts'

/** One country. The answer is its ISO 3166-1 alpha-2 code. */
export const country: QuestionType<Readonly<Record<never, never>>> = {
  config: z.strictObject({}),
  fresh: {},
  problem: (answer) => (countries.includes(answer) ? null : { code: 'not-a-country' }),
  whenEmpty: { code: 'missing' },
}
