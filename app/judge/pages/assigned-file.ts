import { findFile } from '#app/apply/data/files.server.ts'
import { fileHeaders, fileResponse } from '#app/apply/pages/file-answers.server.ts'
import { sentence } from '#app/deadline/pages/export.server.ts'
import type { Access } from '#app/http/access.ts'
import type { LoaderArgs } from '#app/http/context.ts'
import { notFound } from '#app/http/responses.server.ts'
import { sure } from '#app/http/subject.ts'
import { mayRead, nobody } from '#app/lifecycle/embargo.ts'
import { blindBytes } from '../data/blind-file.server.ts'
import { proposalToScore } from '../data/proposal-to-score.server.ts'
import { openProposal } from '../flows/open-proposal.server.ts'

export const access = { loader: { who: 'juror of :assignment' } } satisfies Access

/**
 * A file of an assigned proposal, under a name of ours: the team's may say whose it is. Where the challenge is read blind it
 * is a copy without what else says so.
 */
export async function loader({ context, params, request }: LoaderArgs) {
  const { recorded } = sure(context.subject.challenge)
  const { id: assignmentId, proposalId } = sure(context.subject.assignment)
  // A standing assignment is a cleared one: the database holds no other.
  const juror = { ...nobody, isJuror: true, assignment: 'clear' } as const
  if (!mayRead('proposal', juror, recorded, context.now)) throw notFound()
  const found = await proposalToScore(context, { proposalId, fileTo: (file) => file })
  // What a juror may not read is not in it, and what must not be saved leads nowhere.
  const said = found?.parts
    .flatMap(({ answers }) => answers)
    .flatMap((answer) => (answer.said?.kind === 'files' ? answer.said.files : []))
    .find(({ id }) => id === params.file)
  if (!said?.to) throw notFound()
  const file = await findFile(context.db, { proposalId, fileId: said.id })
  if (file === null) throw notFound()
  await openProposal({ assignmentId, proposalId, personId: context.signedIn.personId }, context.ports)
  if (!recorded.policy.isBlind) return fileResponse(context, { request, file, name: said.name })
  const copy = await blindBytes(context, file)
  if (copy === null) return sentence(context.t('judge')('score.file-withheld-hint'), 409)
  return new Response(request.method === 'HEAD' ? null : copy, {
    headers: fileHeaders({ type: file.type, bytes: copy.byteLength, name: said.name }),
  })
}
