import { sql } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import type { ReaderCapacity } from './record-reading.server.ts'

/** The same as `recordReading`, of many proposals at once: an export opens what it holds. */
export async function recordReadings(
  db: Executor,
  {
    proposalIds,
    personId,
    capacity,
  }: { proposalIds: readonly string[]; personId: string; capacity: ReaderCapacity },
): Promise<void> {
  if (proposalIds.length === 0) return
  await db.execute(sql`
    insert into proposal_readings (proposal_id, person_id, capacity)
    select opened.id, ${personId}, ${capacity}
    from unnest(${sql.param([...proposalIds])}::uuid[]) opened(id)
    where not exists (
      select 1 from proposal_readings r
      where r.proposal_id = opened.id and r.person_id = ${personId} and r.capacity = ${capacity}
        and r.read_at > haaste_now() - interval '30 minutes')`)
}
