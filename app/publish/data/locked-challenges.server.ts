import { asc, eq } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { challenges, programmes } from '#db/schema/index.ts'
import { challengeFromRow } from '#app/lifecycle/data/challenge-row.ts'

/** The challenges of a programme in their order. Programme first, then challenges: so nobody adds one meanwhile. */
export async function lockedChallenges(tx: Tx, programmeId: string) {
  const [programme] = await tx
    .select({ partnerZones: programmes.partnerZones })
    .from(programmes)
    .where(eq(programmes.id, programmeId))
    .for('update')
  if (!programme) throw new Error(`there is no programme ${programmeId}`)
  const rows = await tx
    .select()
    .from(challenges)
    .where(eq(challenges.programmeId, programmeId))
    .orderBy(asc(challenges.number))
    .for('update')
  return rows.map((row) => ({
    number: row.number,
    slug: row.slug,
    challenge: challengeFromRow({ ...row, partnerZones: programme.partnerZones }),
  }))
}
