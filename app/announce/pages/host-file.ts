import { isForReaders } from '#app/apply/core/files/file-to-read.ts'
import { findFileOfVersion } from '#app/apply/data/files.server.ts'
import { findTeamProposal } from '#app/apply/data/team-proposal.server.ts'
import { markedEver } from '#app/apply/data/trade-secrets.server.ts'
import { fileResponse } from '#app/apply/pages/file-answers.server.ts'
import { recordReading } from '#app/deadline/flows/record-reading.server.ts'
import type { Access } from '#app/http/access.ts'
import type { LoaderArgs } from '#app/http/context.ts'
import { notFound } from '#app/http/responses.server.ts'
import { sure } from '#app/http/subject.ts'
import { proposalsToHost } from '../data/hosting.server.ts'

export const access = { loader: { who: 'owner of :challenge' } } satisfies Access

/** A file of a proposal the owner is asked about; none that answers a question marked as a trade secret. */
export async function loader({ context, params, request }: LoaderArgs) {
  const { id: challengeId } = sure(context.subject.challenge)
  const { id: proposalId } = sure(context.subject.proposal)
  const { personId } = context.signedIn
  const asked = await proposalsToHost(context.db, { challengeId, personId })
  if (!asked.some((each) => each.proposalId === proposalId)) throw notFound()
  const found = await findTeamProposal(context.db, proposalId)
  if (!found) throw notFound()
  const version = { proposalId, number: found.proposal.versions, fileId: params.file ?? '' }
  const file = await findFileOfVersion(context.db, version)
  if (file === null || !isForReaders(file)) throw notFound()
  const secrets = (await markedEver(context.db, [proposalId])).get(proposalId) ?? []
  if (secrets.some(({ question }) => question === file.question)) throw notFound()
  await recordReading(context.ports.db, { proposalId, personId, capacity: 'pilot_host' })
  return fileResponse(context, { request, file, name: file.name })
}
