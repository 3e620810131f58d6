import { and, desc, eq, sql } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { people, proposalExtensions, proposals } from '#db/schema/index.ts'
import { keptFrom } from '#app/people/data/kept-from.server.ts'

/**
 * Every deadline that was moved for one proposal of a challenge alone, newest first, with who gave it; without those of
 * proposals that the reader is kept from as a juror.
 */
export async function ownDeadlines(
  db: Executor,
  { challengeId, personId }: { challengeId: string; personId: string },
) {
  const rows = await db
    .select({
      id: proposalExtensions.id,
      reference: proposals.reference,
      previousClosesAt: proposalExtensions.previousClosesAt,
      closesAt: proposalExtensions.closesAt,
      reason: proposalExtensions.reason,
      at: proposalExtensions.grantedAt,
      by: people.name,
    })
    .from(proposalExtensions)
    .innerJoin(proposals, eq(proposals.id, proposalExtensions.proposalId))
    .leftJoin(people, eq(people.id, proposalExtensions.grantedBy))
    .where(and(eq(proposals.challengeId, challengeId), sql`${proposals.id} <> all(${keptFrom(personId)})`))
    .orderBy(desc(proposalExtensions.grantedAt))
  return rows.map((row) => ({
    ...row,
    previousClosesAt: row.previousClosesAt.toISOString(),
    closesAt: row.closesAt.toISOString(),
    at: row.at.toISOString(),
  }))
}
