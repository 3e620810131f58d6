import { and, asc, desc, eq, sql } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import {
  deadlineChanges,
  organisations,
  people,
  proposals,
  suppressions,
  teamMembers,
} from '#db/schema/index.ts'

export type ProposalCounts = {
  readonly drafts: number
  readonly submitted: number
  readonly withdrawn: number
  readonly screened: number
  readonly eligible: number
}

/** How many proposals a challenge has: all that may be known before the deadline. */
export async function proposalCounts(db: Executor, challengeId: string): Promise<ProposalCounts> {
  const [counts] = await db
    .select({
      drafts: sql<number>`count(*) filter (where ${proposals.state} = 'draft')::int`,
      submitted: sql<number>`count(*) filter (where ${proposals.state} = 'submitted')::int`,
      withdrawn: sql<number>`count(*) filter (where ${proposals.state} = 'withdrawn')::int`,
      screened: sql<number>`count(*) filter (where ${proposals.state} = 'submitted' and ${proposals.screening} is not null)::int`,
      eligible: sql<number>`count(*) filter (where ${proposals.state} = 'submitted' and ${proposals.screening} = 'eligible')::int`,
    })
    .from(proposals)
    .where(eq(proposals.challengeId, challengeId))
  return counts ?? { drafts: 0, submitted: 0, withdrawn: 0, screened: 0, eligible: 0 }
}

/**
 * The submitted proposals of a challenge, unscreened first. Call it only when they are unsealed. The title is that of
 * the submitted version; a proposal of the reader's own team is marked and not linked.
 */
export async function proposalsToScreen(
  db: Executor,
  { challengeId, personId }: { challengeId: string; personId: string },
) {
  const rows = await db
    .select({
      id: proposals.id,
      reference: proposals.reference,
      title: sql<string>`(select v.title from proposal_versions v
        where v.proposal_id = ${proposals.id} and v.number = ${proposals.submittedVersion})`,
      language: proposals.language,
      organisation: organisations.name,
      country: organisations.country,
      version: proposals.submittedVersion,
      submittedAt: proposals.submittedAt,
      screening: proposals.screening,
      isOwn: sql<boolean>`exists (select 1 from ${teamMembers}
        where ${teamMembers.proposalId} = ${proposals.id} and ${teamMembers.personId} = ${personId})`,
      /** No mail reaches whoever leads the team. */
      isLeadUnreachable: sql<boolean>`exists (select 1 from ${teamMembers}
        join ${people} on ${people.id} = ${teamMembers.personId}
        join ${suppressions} on ${suppressions.email} = lower(${people.email})
        where ${teamMembers.proposalId} = ${proposals.id} and ${teamMembers.role} = 'lead')`,
    })
    .from(proposals)
    .innerJoin(organisations, eq(organisations.id, proposals.organisationId))
    .where(and(eq(proposals.challengeId, challengeId), eq(proposals.state, 'submitted')))
    .orderBy(sql`${proposals.screening} is not null`, asc(proposals.reference))
    .limit(2000)
  return rows.map((row) => ({ ...row, submittedAt: row.submittedAt?.toISOString() ?? null }))
}

/** The next submitted proposal without a screening, other than this one; null when all are screened. */
export async function nextToScreen(
  db: Executor,
  { challengeId, proposalId, personId }: { challengeId: string; proposalId: string; personId: string },
): Promise<string | null> {
  const [next] = await db
    .select({ id: proposals.id })
    .from(proposals)
    .where(
      and(
        eq(proposals.challengeId, challengeId),
        eq(proposals.state, 'submitted'),
        sql`${proposals.screening} is null and ${proposals.id} <> ${proposalId}`,
        sql`not exists (select 1 from ${teamMembers}
          where ${teamMembers.proposalId} = ${proposals.id} and ${teamMembers.personId} = ${personId})`,
      ),
    )
    .orderBy(asc(proposals.reference))
    .limit(1)
  return next?.id ?? null
}

/** Every move of a deadline, newest first, with who moved it. */
export async function deadlineMoves(db: Executor, challengeId: string) {
  const rows = await db
    .select({
      id: deadlineChanges.id,
      previousClosesAt: deadlineChanges.previousClosesAt,
      closesAt: deadlineChanges.closesAt,
      reason: deadlineChanges.reason,
      changedAt: deadlineChanges.changedAt,
      by: people.name,
    })
    .from(deadlineChanges)
    .leftJoin(people, eq(people.id, deadlineChanges.changedBy))
    .where(eq(deadlineChanges.challengeId, challengeId))
    .orderBy(desc(deadlineChanges.changedAt))
  return rows.map((row) => ({
    ...row,
    previousClosesAt: row.previousClosesAt.toISOString(),
    closesAt: row.closesAt.toISOString(),
    changedAt: row.changedAt.toISOString(),
  }))
}
