import * as z from 'zod/mini'
import type { QuestionType } from '../question-type.ts'

/** One of the team. The answer is the person's id: the name is looked up, so that it can be forgotten. */
export const member: QuestionType<Readonly<Record<never, never>>> = {
  config: z.strictObject({}),
  fresh: {},
  problem: (answer, _config, { members }) =>
    members === null || members.includes(answer) ? null : { code: 'not-in-team' },
  whenEmpty: { code: 'missing' },
}
