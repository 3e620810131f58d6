import { and, asc, desc, eq, sql } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { deadlineChanges, people, proposals, teamMembers } from '#db/schema/index.ts'
import { keptFrom } from '#app/people/data/kept-from.server.ts'

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
        // What a team is asked for is waited for.
        sql`(${proposals.completionDueAt} is null or ${proposals.completionDueAt} <= haaste_now())`,
        sql`not exists (select 1 from move_requests r where r.proposal_id = ${proposals.id}
          and r.answered_at is null and r.closed_at is null and haaste_now() < r.due_at)`,
        sql`not exists (select 1 from ${teamMembers}
          where ${teamMembers.proposalId} = ${proposals.id} and ${teamMembers.personId} = ${personId})`,
        sql`${proposals.id} <> all(${keptFrom(personId)})`,
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
      at: deadlineChanges.changedAt,
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
    at: row.at.toISOString(),
  }))
}
