import * as z from 'zod/mini'
import type { QuestionType } from '../question-type.ts'

/** Technology readiness, 1 (principle observed) to 9 (proven in use), as the European Union counts it. */
export const maturityLevels = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const
export type MaturityLevel = (typeof maturityLevels)[number]

export function isMaturityLevel(text: string): text is MaturityLevel {
  return (maturityLevels as readonly string[]).includes(text)
}

export const maturity: QuestionType<Readonly<Record<never, never>>> = {
  config: z.strictObject({}),
  fresh: {},
  problem: (answer) => (isMaturityLevel(answer) ? null : { code: 'not-a-choice' }),
  whenEmpty: { code: 'missing' },
}
