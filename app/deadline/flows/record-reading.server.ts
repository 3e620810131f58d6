import { sql } from 'drizzle-orm'
import type { proposalReadings } from '#db/schema/index.ts'
import type { Executor } from '#db/client.server.ts'
import { pseudonymOf } from '../data/reader-pseudonym.server.ts'

export type ReaderCapacity = (typeof proposalReadings.$inferSelect)['capacity']

/**
 * Notes that somebody outside the team opened what a proposal says, before it is shown. The team reads the list, on
 * which a juror has a pseudonym. Turning back to the page within half an hour is the same opening; the same person
 * reading as somebody else (an organiser who is a juror too) is not.
 */
export async function recordReading(
  db: Executor,
  { proposalId, personId, capacity }: { proposalId: string; personId: string; capacity: ReaderCapacity },
): Promise<void> {
  const pseudonym = capacity === 'juror' ? await pseudonymOf(db, { proposalId, personId }) : null
  await db.execute(sql`
    insert into proposal_readings (proposal_id, person_id, capacity, pseudonym)
    select ${proposalId}, ${personId}, ${capacity}, ${pseudonym}
    where not exists (
      select 1 from proposal_readings r
      where r.proposal_id = ${proposalId} and r.person_id = ${personId} and r.capacity = ${capacity}
        and r.read_at > haaste_now() - interval '30 minutes')`)
}
