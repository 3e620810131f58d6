import { json } from '@remix-run/node'
import type { Access } from '#app/http/access.ts'
import type { ActionArgs, RequestContext } from '#app/http/context.ts'
import type { FormProblem } from '#app/http/form-problem.ts'
import { parseForm } from '#app/http/parse-form.server.ts'
import { refusalSentence } from '#app/http/refusals.server.ts'
import { notFound } from '#app/http/responses.server.ts'
import type { SetupAutosaveAnswer } from '#app/publish/core/setup-autosave.ts'
import { autosaveSchema, draftOf, type ApplicationDraft } from '../core/application-form.ts'
import { ownDraft } from '../data/own-application.server.ts'
import { openIntake } from '../data/public-intake.server.ts'
import { keepDraft } from '../flows/send-application.server.ts'

export const access = {
  action: { who: 'signed in', bodyBytes: 262_144 },
} satisfies Access

/** Keeps the draft of an application while it is typed. A form in, a few bytes of JSON out. Nothing is sent this way. */
export async function action({ params, context }: ActionArgs) {
  const intake = await openIntake(context.db, params.programme ?? '')
  if (!intake) throw notFound()
  const form = await parseForm({ context }, autosaveSchema)
  if (!form.ok) return unreadable(form.response)
  const { programmeId } = intake
  const about = { programmeId, personId: context.signedIn.personId }
  const draft = draftOf(form.value)
  const kept = await keepDraft({ ...about, draft, seen: form.value.version }, context.ports)
  if (kept.ok) {
    const { version } = kept.value
    return answer({ result: 'saved', version: String(version), savedAtIso: context.now.toISOString() })
  }
  if (kept.refusal.code !== 'draft-changed') {
    const sentence = refusalSentence(context, 'incubation', kept.refusal)
    return answer({ result: 'refused', sentence }, 409)
  }
  const theirs = await ownDraft(context.db, about)
  if (theirs === null) {
    // Sent in another window meanwhile.
    const sentence = refusalSentence(context, 'incubation', { code: 'application-sent' })
    return answer({ result: 'refused', sentence }, 409)
  }
  return answer(
    {
      result: 'changed',
      version: String(theirs.version),
      by: null,
      theirs: differing(context, theirs, draft),
    },
    409,
  )
}

const compared = ['name', 'website', 'what', 'team', 'wished'] as const

function differing(
  { t }: RequestContext,
  theirs: Readonly<Record<(typeof compared)[number], string>>,
  typed: ApplicationDraft,
) {
  return compared
    .filter((field) => theirs[field] !== typed[field])
    .map((field) => ({ label: t('incubation')(`fields.${field}`), text: theirs[field] }))
}

/** The first of the sentences a form would show. */
async function unreadable(response: Response) {
  const { errors } = (await response.json()) as FormProblem
  return answer({ result: 'unreadable', sentence: Object.values(errors)[0] ?? '' }, 422)
}

function answer(body: SetupAutosaveAnswer, status = 200) {
  return json(body, { status })
}
