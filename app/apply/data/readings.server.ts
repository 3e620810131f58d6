import { desc, eq } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { people, proposalReadings } from '#db/schema/index.ts'

/** Who opened a proposal from outside its team, newest first. A juror is named by the capacity alone. */
export async function readingsOf(db: Executor, proposalId: string) {
  const rows = await db
    .select({
      id: proposalReadings.id,
      capacity: proposalReadings.capacity,
      name: people.name,
      readAt: proposalReadings.readAt,
    })
    .from(proposalReadings)
    .leftJoin(people, eq(people.id, proposalReadings.personId))
    .where(eq(proposalReadings.proposalId, proposalId))
    .orderBy(desc(proposalReadings.readAt), desc(proposalReadings.id))
    .limit(500)
  return rows.map(({ id, capacity, name, readAt }) => ({
    id,
    capacity,
    name: capacity === 'juror' ? null : name,
    readAt: readAt.toISOString(),
  }))
}
