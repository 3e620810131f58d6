import { eq, max, sql } from 'drizzle-orm'
import { partnershipProjects, projectShares } from '#db/schema/index.ts'
import type { Tx } from '#db/client.server.ts'
import type { Ports } from '#app/http/context.ts'
import type { Locale } from '#app/platform/i18n.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import type { VatBasis } from '#app/publish/core/sdg-goals.ts'
import { canonicalJson } from '#app/record/core/chain.ts'
import { appendEntry } from '#app/record/data/append-entry.server.ts'
import { budgetOf, planRefusal, type Share } from '../core/projects.ts'
import type { PartnershipRefusal } from '../core/refusals.ts'
import { handOf } from '../data/locked-partnership.server.ts'
import { projectOf } from '../data/locked-project.server.ts'
import { inPartnership, type Partnership } from './in-partnership.server.ts'
import { needOf } from './keep-need.server.ts'
import { tellDeciders } from './tell-deciders.server.ts'

export type Proposed = {
  readonly needId: string
  readonly title: string
  readonly plan: string
  readonly contentLocale: Locale
  readonly currency: string
  readonly vat: VatBasis
  readonly shares: readonly Share[]
  readonly startsOn: string
  readonly endsOn: string
}

export type ProposeProjectInput = Proposed & {
  readonly programmeId: string
  readonly by: string
  /** The project that is proposed anew, in the version the person saw; null for a new one. */
  readonly standing: { readonly number: number; readonly version: number } | null
}

/**
 * A party proposes a project under a need, or proposes it anew after it was sent back or while nobody has decided. Whoever
 * proposes speaks for a party. What is proposed is read by the parties alone until it is agreed.
 */
export async function proposeProject(
  { programmeId, by, standing, ...proposed }: ProposeProjectInput,
  ports: Pick<Ports, 'db' | 'clock' | 'notices'>,
): Promise<Result<{ number: number }, PartnershipRefusal>> {
  return inPartnership<{ number: number }>(programmeId, ports, async (tx, partnership, now) => {
    const { organisationId } = await handOf(tx, { programmeId, personId: by })
    if (organisationId === null) return refuse('speaks-for-nobody')
    const need = await needOf(tx, programmeId, proposed.needId)
    if (!need) return refuse('need-unknown')
    const before = standing && (await projectOf(tx, { programmeId, number: standing.number }))
    const refusal =
      standingRefusal(before, { standing, organisationId }) ??
      (need.state === 'closed' && before?.needId !== need.id
        ? { code: 'need-not-open' as const, title: need.title }
        : null) ??
      partyRefusal(proposed.shares, partnership) ??
      planRefusal(proposed, partnership.terms)
    if (refusal) return { ok: false, refusal }
    const number = before?.number ?? (await lastNumber(tx, programmeId)) + 1
    const { shares, ...columns } = proposed
    const id = await save(
      tx,
      { programmeId, number, id: before?.id ?? null },
      {
        ...columns,
        organisationId,
        proposedBy: by,
        proposedAt: now,
      },
    )
    await tx.delete(projectShares).where(eq(projectShares.projectId, id))
    await tx.insert(projectShares).values(
      shares.map(({ organisationId: party, amount }) => ({
        projectId: id,
        organisationId: party,
        proposed: amount,
      })),
    )
    await appendEntry(tx, {
      programmeId,
      type: before ? 'ProjectProposedAnew' : 'ProjectProposed',
      at: now,
      body: { by, number, organisationId, need: need.number },
      secrets: {
        project: canonicalJson({
          title: columns.title,
          plan: columns.plan,
          budget: budgetOf(shares),
          currency: columns.currency,
          vat: columns.vat,
          startsOn: columns.startsOn,
          endsOn: columns.endsOn,
        }),
      },
    })
    const { title, currency } = columns
    const told = { programmeId, number, title, organisationId, shares, currency, by, at: now }
    await tellDeciders(tx, { ...told, isAnew: before !== null }, ports)
    return accept({ number })
  })
}

function standingRefusal(
  before: Awaited<ReturnType<typeof projectOf>>,
  asked: { standing: ProposeProjectInput['standing']; organisationId: string },
): PartnershipRefusal | null {
  if (asked.standing === null) return null
  if (!before) return { code: 'project-unknown' }
  if (before.version !== asked.standing.version) return { code: 'partnership-changed' }
  if (before.organisationId !== asked.organisationId) return { code: 'not-your-project' }
  if (before.state !== 'proposed' && before.state !== 'sent_back') return { code: 'project-decided' }
  return before.state === 'proposed' && before.outcome !== null ? { code: 'decision-waits' } : null
}

function partyRefusal(
  shares: readonly Share[],
  { parties }: Pick<Partnership, 'parties'>,
): PartnershipRefusal | null {
  const known = new Set(parties.map(({ organisationId }) => organisationId))
  return shares.every(({ organisationId }) => known.has(organisationId)) ? null : { code: 'not-a-party' }
}

async function lastNumber(tx: Tx, programmeId: string): Promise<number> {
  const [last] = await tx
    .select({ number: max(partnershipProjects.number) })
    .from(partnershipProjects)
    .where(eq(partnershipProjects.programmeId, programmeId))
  return last?.number ?? 0
}

/** Whatever was decided when it was sent back is in the record; here it waits for a decision again. */
async function save(
  tx: Tx,
  { programmeId, number, id }: { programmeId: string; number: number; id: string | null },
  columns: Omit<Proposed, 'shares'> & { organisationId: string; proposedBy: string; proposedAt: Date },
): Promise<string> {
  const undecided = {
    outcome: null,
    reasons: '',
    decidedBy: null,
    decidedAt: null,
    confirmedBy: null,
    confirmedAt: null,
  }
  if (id !== null) {
    await tx
      .update(partnershipProjects)
      .set({
        ...columns,
        ...undecided,
        state: 'proposed',
        stateAt: columns.proposedAt,
        version: sql`${partnershipProjects.version} + 1`,
      })
      .where(eq(partnershipProjects.id, id))
    return id
  }
  const [made] = await tx
    .insert(partnershipProjects)
    .values({ programmeId, number, ...columns, stateAt: columns.proposedAt })
    .returning({ id: partnershipProjects.id })
  if (!made) throw new Error('a project was not written')
  return made.id
}
