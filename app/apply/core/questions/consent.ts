import type { QuestionType } from './question-type.ts'

/** A statement the team stands behind. `yes` is the only answer there is; anything else is none. */
export type ConsentConfig = Readonly<Record<never, never>>

export const consent: QuestionType<ConsentConfig> = {
  problem: (answer) => (answer === 'yes' ? null : { code: 'consent-needed' }),
  whenEmpty: { code: 'consent-needed' },
}
