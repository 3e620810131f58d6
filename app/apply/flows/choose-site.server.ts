import { eq, sql } from 'drizzle-orm'
import { proposals } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import { decideProposal, type TeamRole } from '#app/lifecycle/proposal.ts'
import type { LifecycleRefusal } from '#app/lifecycle/refusals.ts'
import { defaultLocale, isLocale } from '#app/platform/i18n.ts'
import { accept, type Result } from '#app/platform/result.ts'
import { loadChallenge } from '#app/publish/data/challenges.server.ts'
import { sitesOf } from '#app/publish/data/sites.server.ts'
import { checkPilotSite, type PilotSite, type PilotSiteRefusal } from '../core/pilot-site.ts'
import { proposalFromRow } from '../data/proposal-row.ts'
import { challengeOfProposal, lockProposal } from '../data/proposals.server.ts'

export type ChooseSite = PilotSite & {
  readonly proposalId: string
  readonly personId: string
  readonly role: TeamRole
}

/** Says in a draft at which of the challenge's sites the pilot would be and for how many months. */
export async function chooseSite(
  { proposalId, personId: by, role, ...wanted }: ChooseSite,
  { db, clock }: Ports,
): Promise<Result<null, LifecycleRefusal | PilotSiteRefusal>> {
  return db.transaction(async (tx) => {
    const challengeId = await challengeOfProposal(tx, proposalId)
    const challenge = challengeId && (await loadChallenge(tx, challengeId, 'share'))
    const locked = await lockProposal(tx, proposalId)
    if (!challenge || locked === null) throw new Error('A site was chosen for a proposal that is gone')
    const { row } = locked
    const command = { type: 'editDraft', by, role, draftVersion: row.draftVersion } as const
    const decision = decideProposal(proposalFromRow(row), command, challenge, await clock.now(tx))
    if (!decision.ok) return decision
    const checked = checkPilotSite(
      wanted,
      await sitesOf(tx, row.challengeId, isLocale(row.language) ? row.language : defaultLocale),
    )
    if (!checked.ok) return checked
    const { siteId, months } = checked.value
    if (row.siteId === siteId && row.pilotMonths === months) return accept(null)
    await tx
      .update(proposals)
      .set({ siteId, pilotMonths: months, draftVersion: sql`${proposals.draftVersion} + 1` })
      .where(eq(proposals.id, proposalId))
    return accept(null)
  })
}
