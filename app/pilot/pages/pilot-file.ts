import { redirect } from '@remix-run/node'
import * as z from 'zod/mini'
import { isForReaders } from '#app/apply/core/files/file-to-read.ts'
import { fileResponse } from '#app/apply/pages/file-answers.server.ts'
import type { Access } from '#app/http/access.ts'
import type { ActionArgs, LoaderArgs } from '#app/http/context.ts'
import { parseForm } from '#app/http/parse-form.server.ts'
import { notFound } from '#app/http/responses.server.ts'
import { sure } from '#app/http/subject.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { allows } from '#app/people/core/access.ts'
import { pathsIn } from '#app/platform/paths.ts'
import { evidenceSteps } from '../core/pilot-files.ts'
import { findPilotFile } from '../data/pilot-files.server.ts'
import { changePilotFile } from '../flows/change-pilot-file.server.ts'

const side = { who: 'side of :pilot' } as const
const party = { who: 'party of :pilot' } as const

export const access = {
  loader: side,
  action: { offer: side, confirm: party, 'take-back': side, remove: side },
} satisfies Access

/** An annex or evidence of this pilot, to be saved by its sides. Whoever uploaded it waits for the scanner like all. */
export async function loader({ context, params, request }: LoaderArgs) {
  const { id: pilotId } = sure(context.subject.pilot)
  const file = await findPilotFile(context.db, { pilotId, fileId: params.file ?? '' })
  if (file === null || !isForReaders(file)) throw notFound()
  return fileResponse(context, { request, file, name: file.name })
}

const stepSchema = z.object({ intent: z.enum(evidenceSteps) })

/** A step with it: offered, confirmed, taken back, removed. */
export async function action({ context, params }: ActionArgs) {
  const asked = await parseForm({ context }, stepSchema)
  if (!asked.ok) return asked.response
  const { id: pilotId, slug } = sure(context.subject.pilot)
  const step = asked.value.intent
  const done = await changePilotFile(
    {
      ...{ pilotId, step, by: context.signedIn.personId, fileId: params.file ?? '' },
      isParty: allows('party of :pilot', { ...context, isDemo: false }),
    },
    context.ports,
  )
  const paths = pathsIn(context.lang)
  if (!done.ok) {
    if (done.refusal.code === 'file-unknown') throw notFound()
    return redirect(`${paths.pilotEvidence(slug)}?refused=${done.refusal.code}`, 303)
  }
  const to = done.value.place === 'annexes' ? paths.pilotAnnexes(slug) : paths.pilotEvidence(slug)
  return redirectWithToast(context, to, `pilot:toasts.file-${step}`)
}
