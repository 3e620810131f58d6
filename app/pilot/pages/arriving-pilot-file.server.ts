import { fileSentence, orStorageRefusal } from '#app/apply/pages/file-answers.server.ts'
import { takeArrivingFile } from '#app/http/arriving-file.server.ts'
import type { ActionArgs, RequestContext } from '#app/http/context.ts'
import { problemResponse } from '#app/http/parse-form.server.ts'
import { refusalSentence } from '#app/http/refusals.server.ts'
import { arrivingBody } from '#app/http/request-body.server.ts'
import { sure } from '#app/http/subject.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import type { Refusal } from '#app/platform/result.ts'
import type { FilePlace } from '../core/pilot-files.ts'
import { uploadPilotFile } from '../flows/upload-pilot-file.server.ts'

/** Where a file goes, from the fields that stand before it in its form; a refusal where they say nothing of use. */
export type PlaceOfFields = (fields: ReadonlyMap<string, string>) => {
  readonly place: FilePlace
  readonly isOffered: boolean
} | null

/**
 * One file of a pilot as a plain form sends it, from its first byte to the answer: back on `to`, or the page again with
 * a sentence at `field` and what was chosen beside it.
 */
export async function answerFile(
  { context, request }: ActionArgs,
  { field, to, placeOf }: { field: string; to: string; placeOf: PlaceOfFields },
): Promise<Response> {
  const { id: pilotId } = sure(context.subject.pilot)
  let values: Record<string, string> = {}
  const taken = await takeArrivingFile(
    { body: arrivingBody(context), contentType: request.headers.get('content-type') },
    async ({ name, fields, content }) => {
      values = Object.fromEntries(fields)
      const where = placeOf(fields)
      if (where === null) return { ok: false as const, refusal: { code: 'value-unknown' as const } }
      return orStorageRefusal(context, () =>
        uploadPilotFile(
          { ...where, pilotId, by: context.signedIn.personId, name, content },
          { ...context.ports, files: context.files },
        ),
      )
    },
  )
  if (typeof taken !== 'string' && taken.ok) return redirectWithToast(context, to, 'pilot:toasts.file-kept')
  const refusal: Refusal =
    typeof taken === 'string'
      ? { code: taken === 'no-file' ? 'no-file' : 'broken-off' }
      : (taken as { refusal: Refusal }).refusal
  const errors = { [field]: pilotFileSentence(context, refusal) }
  return problemResponse(context, { values, errors, code: refusal.code }, statuses[refusal.code] ?? 422)
}

const statuses: Readonly<Record<string, number>> = {
  'file-too-large': 413,
  'pilot-over': 409,
  'storage-full': 409,
  'storage-away': 409,
}

/** What a pilot says of its files itself; everything else is said as of every file. */
const own = new Set([
  'pilot-over',
  'value-unknown',
  'no-room-for-file',
  'file-name-taken',
  'pilot-files-too-large',
  'storage-full',
  'storage-away',
])

function pilotFileSentence(context: RequestContext, refusal: Refusal): string {
  return own.has(refusal.code) ? refusalSentence(context, 'pilot', refusal) : fileSentence(context, refusal)
}
