import { eq, sql } from 'drizzle-orm'
import { organisations, proposals } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import { decideProposal, type TeamRole } from '#app/lifecycle/proposal.ts'
import type { LifecycleRefusal } from '#app/lifecycle/refusals.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { loadChallenge } from '#app/publish/data/challenges.server.ts'
import type { Executor } from '#db/client.server.ts'
import { checkApplicant, type ApplicantKind, type EligibilityRefusal } from '../core/eligibility.ts'
import { eligibilityOf } from '#app/publish/data/eligibility.server.ts'
import { proposalFromRow } from '../data/proposal-row.ts'
import { challengeOfProposal, lockProposal } from '../data/proposals.server.ts'

export type OrganisationChange = {
  readonly name: string
  readonly kind: ApplicantKind
  /** ISO 3166-1 alpha-2. */
  readonly country: string | null
  readonly registryNumber: string | null
  readonly website: string | null
  /** The facts as the page showed them, canonical JSON: somebody else's change in between is not overwritten. */
  readonly seen: string
}

export type SaveOrganisationRefusal =
  LifecycleRefusal | EligibilityRefusal | { readonly code: 'organisation-changed' }

/** The facts as `seen` holds them. */
export function organisationFingerprint(row: Omit<OrganisationChange, 'seen'>) {
  return JSON.stringify([row.name, row.kind, row.country, row.registryNumber, row.website])
}

/**
 * Changes the facts about the applicant, for all its proposals at once: they are filled in one time. Versions already
 * handed in keep what they said.
 */
export async function saveOrganisation(
  input: { proposalId: string; personId: string; role: TeamRole; change: OrganisationChange },
  { db, clock }: Ports,
): Promise<Result<null, SaveOrganisationRefusal>> {
  return db.transaction(async (tx) => {
    const challengeId = await challengeOfProposal(tx, input.proposalId)
    const challenge = challengeId && (await loadChallenge(tx, challengeId, 'share'))
    const locked = await lockProposal(tx, input.proposalId)
    if (!challenge || locked === null)
      throw new Error('An organisation was changed for a proposal that is gone')
    const { row, organisation } = locked
    const { personId: by, role, change } = input
    const command = { type: 'editDraft', by, role, draftVersion: row.draftVersion } as const
    const decision = decideProposal(proposalFromRow(row), command, challenge, await clock.now(tx))
    if (!decision.ok) return decision
    const { seen, ...facts } = change
    if (organisationFingerprint(facts) === organisationFingerprint(organisation)) return accept(null)
    if (organisationFingerprint(organisation) !== seen) return refuse('organisation-changed')
    const eligible = await stillEligible(tx, row.challengeId, { before: organisation, after: facts })
    if (!eligible.ok) return eligible
    await tx.update(organisations).set(facts).where(eq(organisations.id, organisation.id))
    await tx
      .update(proposals)
      .set({ draftVersion: sql`${proposals.draftVersion} + 1` })
      .where(eq(proposals.id, row.id))
    return accept(null)
  })
}

type WhoApplies = Pick<OrganisationChange, 'kind' | 'country'>

/** An applicant does not become one to whom the challenge is not open. A country may be missing yet. */
async function stillEligible(
  db: Executor,
  challengeId: string,
  { before, after: { kind, country } }: { before: WhoApplies; after: WhoApplies },
): Promise<Result<ApplicantKind, EligibilityRefusal>> {
  if (kind === before.kind && country === before.country) return accept(kind)
  const { kinds, countries } = await eligibilityOf(db, challengeId)
  return checkApplicant(
    { kind, country, isChallengeOwner: false },
    { kinds, countries: country === null ? [] : countries },
  )
}
