import { findTeamProposal } from '#app/apply/data/team-proposal.server.ts'
import type { LoaderArgs } from '#app/http/context.ts'
import { notFound } from '#app/http/responses.server.ts'
import { sure } from '#app/http/subject.ts'
import { mayRead, nobody } from '#app/lifecycle/embargo.ts'
import { dossierRows } from '../data/dossier.server.ts'
import { recordReading } from '../flows/record-reading.server.ts'
import { unsealProposals } from '../flows/unseal-proposals.server.ts'
import { dossierResponse } from './dossier.server.ts'
import { capacityOf, sentence, type OutcomesFor } from './export.server.ts'
import { isReadable } from './screen-action.server.ts'

/** Everything that is known of one proposal, for whoever has to check what was done with it. */
export async function staffDossier({ context }: LoaderArgs, outcomesFor: OutcomesFor): Promise<Response> {
  const { id: challengeId, recorded } = sure(context.subject.challenge)
  const { id: proposalId, teamRole } = sure(context.subject.proposal)
  if (teamRole === null && !mayRead('proposal', { ...nobody, isOrganiser: true }, recorded, context.now))
    return sentence(context.t('deadline')('export.sealed'), 409)
  if (!isReadable(context)) throw notFound()
  const found = await findTeamProposal(context.db, proposalId)
  if (!found || found.row.state !== 'submitted') throw notFound()
  const { personId } = context.signedIn
  const capacity = capacityOf(context)
  await unsealProposals({ challengeId, personId }, context.ports)
  await recordReading(context.ports.db, { proposalId, personId, capacity })
  const { versions, team, readings, record } = await dossierRows(context.db, proposalId)
  const outcome = (await outcomesFor(context)).of.get(proposalId)
  const { screening, screeningRule, screeningReason, screenedAt, screeningReleasedAt, duplicateOf } =
    found.row
  return dossierResponse(context, found, {
    as: capacity === 'auditor' ? 'auditor' : 'screener',
    versions,
    facts: {
      team: team.map(({ role, joinedAt }) => ({ role, joinedAt: joinedAt.toISOString() })),
      screening: {
        outcome: screening,
        rule: screeningRule,
        reason: screeningReason,
        screenedAt: screenedAt?.toISOString() ?? null,
        toldAt: screeningReleasedAt?.toISOString() ?? null,
        duplicateOf,
      },
      ...(outcome && { outcome }),
      readings: readings.map((reading) => ({
        capacity: reading.capacity,
        readAt: reading.readAt.toISOString(),
      })),
      record: record.map(({ programmeId: _, at, ...entry }) => ({ ...entry, at: at.toISOString() })),
    },
  })
}
