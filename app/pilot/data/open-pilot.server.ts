import { eq, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { challenges, pilots } from '#db/schema/index.ts'

export type LockedPilot = {
  readonly row: typeof pilots.$inferSelect
  readonly programmeId: string
  /** The zone in which the pilot's days begin and end. */
  readonly zone: string
  readonly measuresWithoutValues: number
}

/** A pilot, its row locked for the rest of the transaction. Throws when there is none: the gate has found it before. */
export async function lockPilot(tx: Tx, pilotId: string): Promise<LockedPilot> {
  const [row] = await tx.select().from(pilots).where(eq(pilots.id, pilotId)).for('update')
  if (!row) throw new Error('A pilot vanished while it was being locked')
  const [around] = await tx
    .select({
      programmeId: challenges.programmeId,
      zone: challenges.zone,
      measuresWithoutValues: sql<number>`(select count(*)::int from measures m where m.pilot_id = ${pilotId} and m.retired_at is null
        and not exists (select 1 from measurements v where v.measure_id = m.id))`,
    })
    .from(challenges)
    .where(eq(challenges.id, row.challengeId))
  if (!around) throw new Error('A pilot is without its challenge')
  return { row, ...around }
}
