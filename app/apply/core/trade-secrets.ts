/**
 * Parts of a proposal that are trade secrets, each with why. Jurors and screeners read them and see the mark; nothing
 * that is marked is published. The title and the summary are public once a proposal wins: they cannot be marked.
 */
import * as z from 'zod/mini'
import { answerTo, type Answers } from '#app/publish/core/form/form.ts'

export type TradeSecret = { readonly question: string; readonly reason: string }

/** Questions that everybody may read in the end. */
export const neverSecret: readonly string[] = ['title', 'summary', 'language']

/** A reason by question; an empty one takes the mark away. */
export const tradeSecretsSchema = z.object({
  reasons: z._default(
    z.record(z.string().check(z.maxLength(60)), z.string().check(z.trim(), z.maxLength(500))),
    {},
  ),
})

/** The questions that can be marked: those that are answered and not a declaration. */
export function markable<Question extends { readonly key: string; readonly type: string }>(
  questions: readonly Question[],
  answers: Answers,
): Question[] {
  return questions.filter(
    ({ key, type }) => !neverSecret.includes(key) && type !== 'consent' && answerTo(answers, key) !== '',
  )
}

/** The marks as a version freezes them: of what is answered, in the order of the questions. */
export function frozenSecrets(
  secrets: readonly TradeSecret[],
  questions: readonly { readonly key: string; readonly type: string }[],
  answers: Answers,
): TradeSecret[] {
  return markable(questions, answers).flatMap(({ key }) => secrets.filter(({ question }) => question === key))
}
