/** What is sent when a team is asked for something, and when it answers. */
import * as z from 'zod/mini'
import { longestAnswer } from '#app/apply/core/answer-text.ts'
import type { Question } from '#app/publish/core/form/form.ts'
import { typedAnswer } from '#app/publish/core/form/typed-answer.ts'
import { mostAsked, ticked } from './bulk-schema.ts'

const version = z.coerce.number().check(z.int(), z.minimum(1))

/** Until when a team may answer, as the clock on a wall says it. */
export const dueSchema = z.object({
  date: z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/, 'ui:errors.date')),
  time: z.string().check(z.regex(/^\d{2}:\d{2}$/, 'ui:errors.time')),
  zone: z.string().check(z.maxLength(60)),
})

export const askCompletionSchema = z.object({
  questions: z.array(z.string().check(z.maxLength(100))).check(z.minLength(1), z.maxLength(30)),
  message: z.string().check(z.trim(), z.minLength(1), z.maxLength(2000)),
  dueAt: dueSchema,
  version,
})

/** The same of several teams at once, each with the version that stood in the list. */
export const askSeveralSchema = z.extend(z.omit(askCompletionSchema, { version: true }), {
  proposal: z.array(ticked).check(z.minLength(1), z.maxLength(mostAsked)),
})

export const closeCompletionSchema = z.object({ version })

/** The named answers, each as the text it is kept as. */
export function completionSchema(questions: readonly Pick<Question, 'key' | 'type'>[]) {
  const answer = ({ type }: Pick<Question, 'type'>) =>
    z.pipe(
      z.pipe(
        z.unknown(),
        z.transform((sent) => typedAnswer(type, sent)),
      ),
      z
        .string()
        .check(z.refine((text) => [...text].length <= longestAnswer, 'apply:errors.answer-too-large')),
    )
  return z.object({
    requestId: z.uuid(),
    /** `save` keeps what is written and hands nothing in. */
    intent: z._default(
      z.pipe(
        z.string().check(z.maxLength(20)),
        // Also what the buttons inside a field send, to have one row more.
        z.transform((intent) => (intent === 'send' ? 'send' : 'save')),
      ),
      'send',
    ),
    versions: z._default(z.record(z.string().check(z.maxLength(60)), z.coerce.number().check(z.int())), {}),
    answers: z._default(
      z.partial(z.object(Object.fromEntries(questions.map((question) => [question.key, answer(question)])))),
      {},
    ),
  })
}
