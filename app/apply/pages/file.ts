import type { Access } from '#app/http/access.ts'
import type { ActionArgs, LoaderArgs } from '#app/http/context.ts'
import { notFound } from '#app/http/responses.server.ts'
import { sure } from '#app/http/subject.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { pathsIn } from '#app/platform/paths.ts'
import { findFile } from '../data/files.server.ts'
import { removeFile } from '../flows/remove-file.server.ts'
import { fileResponse } from './file-answers.server.ts'

export const access = {
  loader: { who: 'team of :proposal' },
  action: { who: 'team editor of :proposal' },
} satisfies Access

/** A file of the team's own proposal, to be saved. */
export async function loader({ context, params, request }: LoaderArgs) {
  const { id: proposalId } = sure(context.subject.proposal)
  const file = await findFile(context.db, { proposalId, fileId: params.file ?? '' })
  if (file === null) throw notFound()
  return fileResponse(context, { request, file, name: file.name })
}

/** Takes the file out of the draft. */
export async function action({ context, params }: ActionArgs) {
  const { id: proposalId } = sure(context.subject.proposal)
  const asked = { proposalId, personId: context.signedIn.personId, fileId: params.file ?? '' }
  const removed = await removeFile(asked, context.ports)
  if (!removed.ok && removed.refusal.code === 'file-unknown') throw notFound()
  const toast = removed.ok ? 'apply:toasts.file-removed' : 'apply:toasts.file-not-removed'
  return redirectWithToast(context, pathsIn(context.lang).files(proposalId), toast)
}
