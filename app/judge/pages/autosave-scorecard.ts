import { json } from '@remix-run/node'
import type { Access } from '#app/http/access.ts'
import type { ActionArgs, RequestContext } from '#app/http/context.ts'
import { parseForm } from '#app/http/parse-form.server.ts'
import { refusalSentence } from '#app/http/refusals.server.ts'
import { sure } from '#app/http/subject.ts'
import { entriesOf, scorecardSchema } from '../core/scorecard-schema.ts'
import { criteriaOf } from '../data/criteria.server.ts'
import { ownScorecard } from '../data/proposal-to-score.server.ts'
import { saveScorecard } from '../flows/save-scorecard.server.ts'

export const access = {
  action: { who: 'juror of :assignment', bodyBytes: 256 * 1024, isDirect: true },
} satisfies Access

/** What autosave hears back: the versions to build on, or why nothing was kept, and what stands there instead. */
export async function action({ context }: ActionArgs) {
  const form = await parseForm({ context }, scorecardSchema)
  if (!form.ok) return form.response
  const assignmentId = sure(context.subject.assignment).id
  const result = await saveScorecard(
    { assignmentId, personId: context.signedIn.personId, ...entriesOf(form.value) },
    context.ports,
  )
  if (!result.ok) {
    const { refusal } = result
    return json(
      {
        code: refusal.code,
        sentence: refusalSentence(context, 'judge', refusal),
        field: 'criterionId' in refusal ? `scores.${refusal.criterionId}` : null,
        ...(refusal.code === 'score-changed' && { stored: await storedNow(context, refusal.fields) }),
      },
      { status: 409 },
    )
  }
  const { savedAt, versions, textsVersion } = result.value
  return json({ savedAtIso: savedAt.toISOString(), versions: { ...versions, texts: textsVersion } })
}

/** The juror's own values of the fields that were changed elsewhere, by the names they have in the form. */
async function storedNow({ db, subject }: RequestContext, fields: readonly string[]) {
  const { id: challengeId } = sure(subject.challenge)
  const criteria = await criteriaOf(db, challengeId)
  const card = await ownScorecard(db, { ...sure(subject.assignment), criteria })
  const stored: Record<string, { value: string; version: number }> = {}
  for (const field of fields) {
    if (field === 'texts')
      for (const name of ['commentToTeam', 'privateNote'] as const)
        stored[name] = { value: card[name], version: card.textsVersion }
    else stored[`scores.${field}`] = { value: card.answers[field] ?? '', version: card.versions[field] ?? 0 }
  }
  return stored
}
