import { desc, eq, sql } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { people, proposalReadings } from '#db/schema/index.ts'

/**
 * Who opened a proposal from outside its team, newest first. A juror has the pseudonym this proposal knows them by and
 * no name: the name does not leave the database, whoever asks.
 */
export async function readingsOf(db: Executor, proposalId: string) {
  const rows = await db
    .select({
      id: proposalReadings.id,
      capacity: proposalReadings.capacity,
      name: sql<string | null>`case when ${proposalReadings.capacity} <> 'juror' then ${people.name} end`,
      pseudonym: proposalReadings.pseudonym,
      readAt: proposalReadings.readAt,
    })
    .from(proposalReadings)
    .leftJoin(people, eq(people.id, proposalReadings.personId))
    .where(eq(proposalReadings.proposalId, proposalId))
    .orderBy(desc(proposalReadings.readAt), desc(proposalReadings.id))
    .limit(500)
  return rows.map((row) => ({ ...row, readAt: row.readAt.toISOString() }))
}
