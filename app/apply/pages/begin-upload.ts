import { json } from '@remix-run/node'
import type { Access } from '#app/http/access.ts'
import type { ActionArgs } from '#app/http/context.ts'
import { parseForm } from '#app/http/parse-form.server.ts'
import { sure } from '#app/http/subject.ts'
import { beginUploadSchema, type UploadAnswer } from '../core/files/upload-protocol.ts'
import { beginUpload } from '../flows/begin-upload.server.ts'
import { fileSentence } from './file-answers.server.ts'

export const access = {
  action: { who: 'team editor of :proposal', bodyBytes: 10_000, isDirect: true },
} satisfies Access

/** Opens an upload that comes in pieces, and says early what would be refused at its end. */
export async function action({ context }: ActionArgs) {
  const form = await parseForm({ context }, beginUploadSchema)
  if (!form.ok)
    return answer({ result: 'refused', sentence: context.t('apply')('refusals.upload-unknown') }, 422)
  const { id: proposalId } = sure(context.subject.proposal)
  const { personId } = context.signedIn
  const begun = await beginUpload({ ...form.value, proposalId, personId }, context.ports)
  return begun.ok
    ? answer({ result: 'going', upload: begun.value.uploadId, offset: 0 }, 200)
    : answer({ result: 'refused', sentence: fileSentence(context, begun.refusal) }, 409)
}

function answer(body: UploadAnswer, status: number) {
  return json(body, { status })
}
