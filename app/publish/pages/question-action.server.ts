import type { RequestContext } from '#app/http/context.ts'
import { parseForm, typedValues } from '#app/http/parse-form.server.ts'
import { refusalResponse } from '#app/http/refusals.server.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { answerSchema, questionSchema } from '../core/question-form.ts'
import type { About } from '../data/questions.server.ts'
import { draftAnswer, publishAnswers, setQuestionAside } from '../flows/questions.server.ts'

/** What one can do at a desk of questions, whether they are about a challenge or asked at a session. */
export async function questionAction(context: RequestContext, about: About, back: string): Promise<Response> {
  const { ports } = context
  const by = context.signedIn.personId
  const done = (toast: string) => redirectWithToast(context, back, `publish:toasts.${toast}`)
  const { intent } = typedValues(context)
  if (intent === 'publish') {
    const published = await publishAnswers({ about, by }, ports)
    return published.ok ? done('answers-published') : refusalResponse(context, 'publish', published.refusal)
  }
  if (intent === 'answer') {
    const form = await parseForm({ context }, answerSchema)
    if (!form.ok) return form.response
    const { answer, questions, locale, question, text } = form.value
    const drafted = await draftAnswer(
      { about, answerId: answer || null, questionIds: questions, locale, question, answer: text, by },
      ports,
    )
    return drafted.ok ? done('answer-saved') : refusalResponse(context, 'publish', drafted.refusal)
  }
  const form = await parseForm({ context }, questionSchema)
  if (!form.ok) return form.response
  const isBack = intent === 'take-back'
  await setQuestionAside({ about, id: form.value.question, by, isBack }, ports)
  return done(isBack ? 'question-back' : 'question-aside')
}
