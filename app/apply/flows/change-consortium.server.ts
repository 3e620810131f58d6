import { and, count, eq, ne, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { consortiumPartners, proposals } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import { decideProposal, type TeamRole } from '#app/lifecycle/proposal.ts'
import type { LifecycleRefusal } from '#app/lifecycle/refusals.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { loadChallenge } from '#app/publish/data/challenges.server.ts'
import {
  consortiumRefusal,
  mostPartners,
  type ConsortiumPartner,
  type ConsortiumRefusal,
} from '../core/consortium.ts'
import { partTaken, type EligibilityRefusal } from '../core/eligibility.ts'
import { eligibilityOf } from '#app/publish/data/eligibility.server.ts'
import { isPartTaken } from '../data/parts-taken.server.ts'
import { proposalFromRow } from '../data/proposal-row.ts'
import { challengeOfProposal, lockProposal } from '../data/proposals.server.ts'

type Partner = ConsortiumPartner & { readonly contactName: string | null }

export type ConsortiumChange =
  | { readonly do: 'add'; readonly partner: Partner }
  | { readonly do: 'change'; readonly partnerId: string; readonly partner: Partner }
  | { readonly do: 'remove'; readonly partnerId: string }

export type ChangeConsortiumRefusal =
  | LifecycleRefusal
  | ConsortiumRefusal
  | EligibilityRefusal
  | { readonly code: 'partner-unknown' }
  | { readonly code: 'partner-twice' }
  | { readonly code: 'partner-is-applicant' }
  | { readonly code: 'consortium-full'; readonly limit: number }

/**
 * Names an organisation beside the applicant's own, changes what is said of it, or takes it out. A change of the draft
 * like any other: it counts once it is handed in.
 */
export async function changeConsortium(
  {
    proposalId,
    personId: by,
    role,
    change,
  }: {
    readonly proposalId: string
    readonly personId: string
    readonly role: TeamRole
    readonly change: ConsortiumChange
  },
  { db, clock }: Ports,
): Promise<Result<null, ChangeConsortiumRefusal>> {
  return db.transaction(async (tx) => {
    const challengeId = await challengeOfProposal(tx, proposalId)
    const challenge = challengeId && (await loadChallenge(tx, challengeId, 'share'))
    const locked = await lockProposal(tx, proposalId)
    if (!challenge || locked === null) throw new Error('A proposal vanished while it was being locked')
    const { row, organisation } = locked
    const command = { type: 'editDraft', by, role, draftVersion: row.draftVersion } as const
    const decision = decideProposal(proposalFromRow(row), command, challenge, await clock.now(tx))
    if (!decision.ok) return decision
    if (change.do !== 'remove') {
      const { consortium, isOncePerOrganisation } = await eligibilityOf(tx, challenge.id)
      const refusal = consortiumRefusal(consortium, 1)
      if (refusal !== null) return { ok: false, refusal }
      if (isSameName(change.partner.name, organisation.name)) return refuse('partner-is-applicant')
      const partnerId = change.do === 'change' ? change.partnerId : null
      if (await isNamed(tx, { proposalId, name: change.partner.name, exceptId: partnerId }))
        return refuse('partner-twice')
      const asked = { ...change.partner, challengeId: challenge.id, personId: by, exceptId: proposalId }
      if (isOncePerOrganisation && (await isPartTaken(tx, asked)))
        return { ok: false, refusal: partTaken(change.partner.name) }
    }
    const written = await write(tx, { proposalId, by, change })
    if (!written.ok) return written
    await tx
      .update(proposals)
      .set({ draftVersion: sql`${proposals.draftVersion} + 1` })
      .where(eq(proposals.id, proposalId))
    return accept(null)
  })
}

async function write(
  tx: Tx,
  { proposalId, by, change }: { proposalId: string; by: string; change: ConsortiumChange },
): Promise<Result<null, ChangeConsortiumRefusal>> {
  if (change.do === 'add') {
    const [partners] = await tx
      .select({ count: count() })
      .from(consortiumPartners)
      .where(eq(consortiumPartners.proposalId, proposalId))
    if ((partners?.count ?? 0) >= mostPartners) return refuse('consortium-full', { limit: mostPartners })
    await tx.insert(consortiumPartners).values({ ...change.partner, proposalId, addedBy: by })
    return accept(null)
  }
  const which = and(
    eq(consortiumPartners.id, change.partnerId),
    eq(consortiumPartners.proposalId, proposalId),
  )
  const done =
    change.do === 'remove'
      ? await tx.delete(consortiumPartners).where(which).returning({ id: consortiumPartners.id })
      : await tx
          .update(consortiumPartners)
          .set(change.partner)
          .where(which)
          .returning({ id: consortiumPartners.id })
  return done.length > 0 ? accept(null) : refuse('partner-unknown')
}

async function isNamed(
  tx: Tx,
  { proposalId, name, exceptId }: { proposalId: string; name: string; exceptId: string | null },
): Promise<boolean> {
  const [found] = await tx
    .select({ id: consortiumPartners.id })
    .from(consortiumPartners)
    .where(
      and(
        eq(consortiumPartners.proposalId, proposalId),
        sql`lower(${consortiumPartners.name}) = lower(${name})`,
        exceptId === null ? undefined : ne(consortiumPartners.id, exceptId),
      ),
    )
  return found !== undefined
}

function isSameName(a: string, b: string): boolean {
  return a.trim().toLowerCase() === b.trim().toLowerCase()
}
