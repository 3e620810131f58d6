import { findTeamProposal } from '#app/apply/data/team-proposal.server.ts'
import { findFileOfVersion } from '#app/apply/data/files.server.ts'
import { markedEver } from '#app/apply/data/trade-secrets.server.ts'
import { isForReaders } from '#app/apply/core/files/file-to-read.ts'
import { fileResponse } from '#app/apply/pages/file-answers.server.ts'
import type { Access } from '#app/http/access.ts'
import type { LoaderArgs, RequestContext } from '#app/http/context.ts'
import { notFound } from '#app/http/responses.server.ts'
import { sure } from '#app/http/subject.ts'
import { capacityOf } from './export.server.ts'
import { noteReading } from './noted-reading.server.ts'

export const access = { loader: { who: 'reader of :challenge' } } satisfies Access

/** A file of a submitted proposal, for those who may read the proposal itself, and noted like a reading of it. */
export async function loader({ context, params, request }: LoaderArgs) {
  const { id: proposalId } = sure(context.subject.proposal)
  const found = await findTeamProposal(context.db, proposalId)
  if (!found || found.row.state !== 'submitted') throw notFound()
  const asked = { proposalId, number: found.proposal.versions, fileId: params.file ?? '' }
  const file = await findFileOfVersion(context.db, asked)
  if (file === null || !isForReaders(file)) throw notFound()
  // An auditor checks what was done, and reads no trade secrets.
  if (capacityOf(context) === 'auditor' && (await isMarked(context, proposalId, file.question)))
    throw notFound()
  await noteReading(context)
  return fileResponse(context, { request, file, name: file.name })
}

/** Whether the question that a file answers is marked as a trade secret, in any version or since. */
async function isMarked({ db }: RequestContext, proposalId: string, question: string): Promise<boolean> {
  const secrets = (await markedEver(db, [proposalId])).get(proposalId) ?? []
  return secrets.some((secret) => secret.question === question)
}
