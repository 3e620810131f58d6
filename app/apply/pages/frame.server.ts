import type { RequestContext } from '#app/http/context.ts'
import { sure } from '#app/http/subject.ts'
import { proposalFrame, type ProposalFrame } from '../core/proposal-frame.ts'
import { findTeamProposal, type TeamProposal } from '../data/team-proposal.server.ts'

/** The proposal of this address as its team sees it, with the frame of its pages. One query. */
export async function loadFrame(
  context: RequestContext,
): Promise<{ found: TeamProposal; frame: ProposalFrame }> {
  const subject = sure(context.subject.proposal)
  const found = await findTeamProposal(context.db, subject.id)
  if (found === null || subject.teamRole === null)
    throw new Error('A team page was opened without its proposal')
  const { row, organisation } = found
  const frame = proposalFrame({
    ...found,
    reference: row.reference,
    title: row.title,
    language: row.language ?? 'en',
    organisation: organisation.name,
    completionDueAt: row.completionDueAt,
    isScreeningReleased: row.screeningReleasedAt !== null,
    brief: { answered: row.briefNumber, newest: found.newestBrief },
    role: subject.teamRole,
    lang: context.lang,
    now: context.now,
  })
  return { found, frame }
}
