import { answerTo, shownQuestions, type Answers, type Form } from '#app/publish/core/form/form.ts'
import { isMaturityLevel } from '#app/publish/core/form/types/maturity.ts'

/** The level of technology readiness that a team says: what it answers to the form, or what it said before it began. */
export function saidMaturity(form: Form, answers: Answers, begunWith: number | null): number | null {
  const question = shownQuestions(form, answers).find(({ type }) => type === 'maturity')
  if (!question) return begunWith
  const said = answerTo(answers, question.key)
  return isMaturityLevel(said) ? Number(said) : null
}
