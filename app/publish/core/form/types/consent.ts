import * as z from 'zod/mini'
import type { QuestionType } from '../question-type.ts'

/** A statement the team stands behind. `yes` is the only answer there is; anything else is none. */
export const consent: QuestionType<Readonly<Record<never, never>>> = {
  config: z.strictObject({}),
  fresh: {},
  problem: (answer) => (answer === 'yes' ? null : { code: 'consent-needed' }),
  whenEmpty: { code: 'consent-needed' },
}
