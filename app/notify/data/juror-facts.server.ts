import { eq, sql } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { assignments, conflicts, jurors, people, proposals, scorecards } from '#db/schema/index.ts'
import type { JurorFacts } from '../core/facts.ts'
import { personColumns, personFrom } from './person.server.ts'

/** The seats of a challenge's jury, each with its load: what is undeclared, assigned and finished. One query. */
export async function jurorFacts(db: Executor, challengeId: string): Promise<JurorFacts[]> {
  const standing = db
    .select({
      jurorId: assignments.jurorId,
      assigned: sql<number>`count(*)::int`.as('assigned'),
      firstAssignedAt: sql<string | null>`min(${assignments.assignedAt})`.as('first_assigned_at'),
      lastAssignedAt: sql<string | null>`max(${assignments.assignedAt})`.as('last_assigned_at'),
      finished: sql<number>`count(*) filter (where ${scorecards.state} = 'final')::int`.as('finished'),
      lastFinishedAt: sql<string | null>`max(${scorecards.finalisedAt})`.as('last_finished_at'),
    })
    .from(assignments)
    .leftJoin(
      scorecards,
      sql`${scorecards.jurorId} = ${assignments.jurorId} and ${scorecards.proposalId} = ${assignments.proposalId} and ${scorecards.state} = 'final'`,
    )
    .where(sql`${assignments.challengeId} = ${challengeId} and ${assignments.releasedAt} is null`)
    .groupBy(assignments.jurorId)
    .as('standing')
  const rows = await db
    .select({
      ...personColumns,
      jurorId: jurors.id,
      isChair: jurors.isChair,
      state: jurors.state,
      invitedAt: jurors.invitedAt,
      answeredAt: jurors.answeredAt,
      undeclared: sql<number>`(
        select count(*)::int from ${proposals}
        where ${proposals.challengeId} = ${challengeId} and ${proposals.state} = 'submitted' and ${proposals.screening} = 'eligible'
          and not exists (select 1 from ${conflicts} where ${conflicts.jurorId} = ${jurors.id} and ${conflicts.proposalId} = ${proposals.id}))`,
      assigned: standing.assigned,
      firstAssignedAt: standing.firstAssignedAt,
      lastAssignedAt: standing.lastAssignedAt,
      finished: standing.finished,
      lastFinishedAt: standing.lastFinishedAt,
    })
    .from(jurors)
    .innerJoin(people, eq(people.id, jurors.personId))
    .leftJoin(standing, eq(standing.jurorId, jurors.id))
    .where(eq(jurors.challengeId, challengeId))
    .orderBy(jurors.invitedAt, jurors.id)
  return rows.map((row) => ({
    ...personFrom(row),
    assigned: row.assigned ?? 0,
    finished: row.finished ?? 0,
    firstAssignedAt: instantOrNull(row.firstAssignedAt),
    lastAssignedAt: instantOrNull(row.lastAssignedAt),
    lastFinishedAt: instantOrNull(row.lastFinishedAt),
  }))
}

/** Aggregates come as the driver reads them: a Date, or text. */
function instantOrNull(value: string | Date | null): Date | null {
  return value === null ? null : new Date(value)
}
