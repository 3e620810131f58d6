import { asc, eq, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { challenges, pilotPermits, pilots } from '#db/schema/index.ts'

export type LockedPilot = {
  readonly row: typeof pilots.$inferSelect
  readonly programmeId: string
  /** The zone in which the pilot's days begin and end. */
  readonly zone: string
  readonly measuresWithoutValues: number
  /** Every side has signed the newest version of the agreement. */
  readonly isAgreementSigned: boolean
  readonly permits: readonly (typeof pilotPermits.$inferSelect)[]
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
      isAgreementSigned: sql<boolean>`coalesce((select count(*) = 3 from pilot_signatures s where s.paper_id =
        (select p.id from pilot_papers p where p.pilot_id = ${pilotId} and p.kind = 'agreement'
          order by p.number desc limit 1)), false)`,
    })
    .from(challenges)
    .where(eq(challenges.id, row.challengeId))
  if (!around) throw new Error('A pilot is without its challenge')
  const permits = await tx
    .select()
    .from(pilotPermits)
    .where(eq(pilotPermits.pilotId, pilotId))
    .orderBy(asc(pilotPermits.position))
  return { row, ...around, permits }
}
