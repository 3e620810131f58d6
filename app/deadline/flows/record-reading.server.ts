import { proposalReadings } from '#db/schema/index.ts'
import type { Executor } from '#db/client.server.ts'

export type ReaderCapacity = (typeof proposalReadings.$inferSelect)['capacity']

/**
 * Notes that somebody outside the team opened what a proposal says, before it is shown. The team reads the list: one
 * line per opening, with the capacity the person acted in.
 */
export async function recordReading(
  db: Executor,
  reading: { proposalId: string; personId: string; capacity: ReaderCapacity },
): Promise<void> {
  await db.insert(proposalReadings).values(reading)
}
