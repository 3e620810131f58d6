import { json } from '@remix-run/node'
import { autosaveSchema, type AutosaveAnswer } from '#app/apply/core/autosave-protocol.ts'
import type { AnswerChanged } from '#app/apply/flows/save-answer.server.ts'
import type { Access } from '#app/http/access.ts'
import type { ActionArgs } from '#app/http/context.ts'
import { parseForm } from '#app/http/parse-form.server.ts'
import { refusalSentence } from '#app/http/refusals.server.ts'
import { sure } from '#app/http/subject.ts'
import { saveCompletion } from '../flows/save-completion.server.ts'

export const access = {
  action: { who: 'team editor of :proposal', bodyBytes: 300_000, isDirect: true },
} satisfies Access

/** Saves one answer to what a team is asked for, while it is written. */
export async function action({ context }: ActionArgs) {
  const form = await parseForm({ context }, autosaveSchema)
  if (!form.ok) {
    const sentence = context.t('deadline')('refusals.control-characters')
    return answer({ result: 'refused', code: 'unreadable', sentence }, 422)
  }
  const { id: proposalId } = sure(context.subject.proposal)
  const { personId } = context.signedIn
  const saved = await saveCompletion({ ...form.value, proposalId, personId }, context.ports)
  if (saved.ok) {
    const { version, changedAt } = saved.value
    return answer({ result: 'saved', version, savedAt: changedAt.toISOString() }, 200)
  }
  const { refusal } = saved
  if (refusal.code === 'answer-changed') {
    const { changedAt, ...told } = refusal as AnswerChanged
    const { version, theirs, by, isOwn } = told
    return answer({ result: 'changed', version, theirs, by, isOwn, changedAt: changedAt.toISOString() }, 409)
  }
  const sentence = refusalSentence(context, 'deadline', refusal)
  return answer({ result: 'refused', code: refusal.code, sentence }, 409)
}

function answer(body: AutosaveAnswer, status: number) {
  return json(body, { status })
}
