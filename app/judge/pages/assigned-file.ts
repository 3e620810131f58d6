import { findFileOfVersion } from '#app/apply/data/files.server.ts'
import { fileTypes } from '#app/apply/core/files/file-types.ts'
import { isForReaders } from '#app/apply/core/files/file-to-read.ts'
import { fileResponse } from '#app/apply/pages/file-answers.server.ts'
import type { Access } from '#app/http/access.ts'
import type { LoaderArgs } from '#app/http/context.ts'
import { notFound } from '#app/http/responses.server.ts'
import { sure } from '#app/http/subject.ts'
import { mayRead, nobody } from '#app/lifecycle/embargo.ts'
import { proposalToScore } from '../data/proposal-to-score.server.ts'
import { openProposal } from '../flows/open-proposal.server.ts'

export const access = { loader: { who: 'juror of :assignment' } } satisfies Access

/** A file of an assigned proposal, under a name of ours: the team's may say whose it is. */
export async function loader({ context, params, request }: LoaderArgs) {
  const { recorded } = sure(context.subject.challenge)
  const { id: assignmentId, proposalId } = sure(context.subject.assignment)
  // A standing assignment is a cleared one: the database holds no other.
  const juror = { ...nobody, isJuror: true, assignment: 'clear' } as const
  if (!mayRead('proposal', juror, recorded, context.now)) throw notFound()
  const found = await proposalToScore(context.db, proposalId)
  const index = found ? found.files.findIndex(({ id }) => id === params.file) : -1
  if (!found || index < 0) throw notFound()
  const file = await findFileOfVersion(context.db, {
    proposalId,
    number: found.version,
    fileId: params.file ?? '',
  })
  if (file === null || !isForReaders(file)) throw notFound()
  await openProposal({ assignmentId, proposalId, personId: context.signedIn.personId }, context.ports)
  const stem = context.t('apply')('files.given-name', { reference: found.reference, number: index + 1 })
  return fileResponse(context, { request, file, name: `${stem}.${fileTypes[file.type].extensions[0]}` })
}
