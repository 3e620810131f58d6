import { json } from '@remix-run/node'
import type { Access } from '#app/http/access.ts'
import type { ActionArgs } from '#app/http/context.ts'
import { parseForm } from '#app/http/parse-form.server.ts'
import { refusalSentence } from '#app/http/refusals.server.ts'
import { sure } from '#app/http/subject.ts'
import { entriesOf, scorecardSchema } from '../core/scorecard-schema.ts'
import { saveScorecard } from '../flows/save-scorecard.server.ts'

export const access = {
  action: { who: 'juror of :assignment', bodyBytes: 256 * 1024, isDirect: true },
} satisfies Access

/** What autosave hears back: the versions to build on, or why nothing was kept. */
export async function action({ context }: ActionArgs) {
  const form = await parseForm({ context }, scorecardSchema)
  if (!form.ok) return form.response
  const assignmentId = sure(context.subject.assignment).id
  const result = await saveScorecard(
    { assignmentId, personId: context.signedIn.personId, ...entriesOf(form.value) },
    context.ports,
  )
  if (!result.ok) {
    const sentence = refusalSentence(context, 'judge', result.refusal)
    return json({ code: result.refusal.code, sentence }, { status: 409 })
  }
  const { savedAt, versions, textsVersion } = result.value
  return json({ savedAtIso: savedAt.toISOString(), versions: { ...versions, texts: textsVersion } })
}
