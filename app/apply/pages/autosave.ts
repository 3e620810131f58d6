import { json } from '@remix-run/node'
import type { Access } from '#app/http/access.ts'
import type { ActionArgs, RequestContext } from '#app/http/context.ts'
import { parseForm } from '#app/http/parse-form.server.ts'
import { refusalSentence } from '#app/http/refusals.server.ts'
import type { Refusal } from '#app/platform/result.ts'
import { autosaveSchema, type AutosaveAnswer } from '../core/autosave-protocol.ts'
import { saveAnswer, type AnswerChanged } from '../flows/save-answer.server.ts'

// Whoever was taken out of the team while their page was open is told so, in the same words as anybody outside it,
// whether there is such a proposal or not: the statement that writes asks who is in the team.
export const access = {
  action: { who: 'signed in', bodyBytes: 300_000, isDirect: true },
} satisfies Access

/** Saves one answer while it is written. JSON in, a few bytes of JSON out; the page itself is not rendered. */
export async function action({ context, params }: ActionArgs) {
  const form = await parseForm({ context }, autosaveSchema)
  if (!form.ok)
    return answer(
      { result: 'refused', code: 'unreadable', sentence: context.t('apply')('refusals.control-characters') },
      422,
    )
  const { proposal: proposalId = '' } = params
  if (!uuid.test(proposalId)) return refused(context, { code: 'not-in-team' })
  const personId = context.signedIn.personId
  const saved = await saveAnswer({ ...form.value, proposalId, personId }, context.ports)
  if (saved.ok) {
    const { version, changedAt, isAsked } = saved.value
    // Kept, and said to count no more: the form has changed since the page was opened.
    if (!isAsked) return refused(context, { code: 'question-gone' })
    return answer({ result: 'saved', version, savedAt: changedAt.toISOString() }, 200)
  }
  const { refusal } = saved
  if (refusal.code === 'answer-changed') {
    const { version, theirs, by, isOwn, changedAt } = refusal as AnswerChanged
    return answer({ result: 'changed', version, theirs, by, isOwn, changedAt: changedAt.toISOString() }, 409)
  }
  return refused(context, refusal)
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

function refused(context: RequestContext, refusal: Refusal) {
  const said = refusal.code === 'not-in-team' ? { code: 'left-team' } : refusal
  const sentence = refusalSentence(context, 'apply', said)
  return answer({ result: 'refused', code: refusal.code, sentence }, 409)
}

function answer(body: AutosaveAnswer, status: number) {
  return json(body, { status })
}
