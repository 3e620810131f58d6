import { json } from '@remix-run/node'
import type { Access } from '#app/http/access.ts'
import type { ActionArgs, LoaderArgs, RequestContext } from '#app/http/context.ts'
import { arrivingBody } from '#app/http/request-body.server.ts'
import { sure } from '#app/http/subject.ts'
import { offsetHeader, type UploadAnswer } from '../core/files/upload-protocol.ts'
import { findFileView } from '../data/files.server.ts'
import { continueUpload } from '../flows/upload-file.server.ts'
import { fileSentence, orStorageRefusal } from './file-answers.server.ts'

const rule = { who: 'team editor of :proposal' } as const
export const access = {
  loader: rule,
  action: { ...rule, body: 'stream', isDirect: true },
} satisfies Access

/** How far an upload has come, asked after a connection was lost; or the file it has become, as it is now. */
export async function loader({ context, params }: LoaderArgs) {
  return answered(context, params.upload ?? '', null)
}

/** The next bytes of an upload, from the offset that the header says. */
export async function action({ context, params, request }: ActionArgs) {
  const said = request.headers.get(offsetHeader) ?? ''
  const offset = /^\d{1,9}$/.test(said) ? Number(said) : -1
  return answered(context, params.upload ?? '', { offset, content: arrivingBody(context) })
}

async function answered(
  context: RequestContext,
  uploadId: string,
  piece: Parameters<typeof continueUpload>[0]['piece'],
): Promise<Response> {
  const { id: proposalId } = sure(context.subject.proposal)
  const { personId } = context.signedIn
  const { ports, files } = context
  const step = await orStorageRefusal(context, () =>
    continueUpload({ uploadId, proposalId, personId, piece }, { ...ports, files }),
  )
  // What nobody has read must not keep the connection waiting.
  piece?.content.resume()
  if (!step.ok) {
    const isOver = step.refusal.code !== 'storage-away'
    return answer(
      { result: isOver ? 'refused' : 'again', sentence: fileSentence(context, step.refusal) },
      409,
    )
  }
  if (step.value.kind === 'going')
    return answer({ result: 'going', upload: uploadId, offset: step.value.offset }, 200)
  const file = await findFileView(context.ports.db, { proposalId, fileId: step.value.file.id })
  return file
    ? answer({ result: 'kept', file }, 200)
    : answer({ result: 'refused', sentence: context.t('apply')('refusals.upload-unknown') }, 409)
}

function answer(body: UploadAnswer, status: number) {
  return json(body, { status })
}
