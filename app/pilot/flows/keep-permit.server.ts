import { eq, sql } from 'drizzle-orm'
import { pilotPermits } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import { instantToWallClock } from '#app/lifecycle/calendar.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { canonicalJson } from '#app/record/core/chain.ts'
import { appendEntry } from '#app/record/data/append-entry.server.ts'
import { permitRefusal, type Permit } from '../core/permits.ts'
import { isOver } from '../core/pilot-states.ts'
import type { PilotRefusal } from '../core/refusals.ts'
import { lockPilot } from '../data/open-pilot.server.ts'

export type KeepPermitInput = {
  readonly pilotId: string
  readonly by: string
  readonly permit: Permit
  /** The permit that changes, in the version the person saw; null for a new one. */
  readonly standing: { readonly id: string; readonly version: number } | null
}

/** Writes a permit down, or where it stands by now. Each change is in the record, so that its days can be followed. */
export async function keepPermit(
  { pilotId, by, permit, standing }: KeepPermitInput,
  { db, clock }: Pick<Ports, 'db' | 'clock'>,
): Promise<Result<null, PilotRefusal>> {
  return db.transaction(async (tx) => {
    const { row, programmeId, zone, permits } = await lockPilot(tx, pilotId)
    if (isOver(row.state)) return refuse('pilot-over')
    const at = await clock.now(tx)
    const refusal = permitRefusal(permit, instantToWallClock(at, zone).date)
    if (refusal) return { ok: false, refusal }
    const kept = { ...permit, name: permit.name.trim(), authority: permit.authority.trim() }
    const before = permits.find(({ id }) => id === standing?.id)
    if (standing !== null && !before) return refuse('permit-unknown')
    if (before && before.version !== standing?.version) return refuse('item-changed', { name: before.name })
    const position = before?.position ?? permits.length + 1
    if (before) {
      await tx
        .update(pilotPermits)
        .set({ ...kept, version: sql`${pilotPermits.version} + 1` })
        .where(eq(pilotPermits.id, before.id))
    } else await tx.insert(pilotPermits).values({ ...kept, pilotId, position })
    await appendEntry(tx, {
      programmeId,
      challengeId: row.challengeId,
      proposalId: row.proposalId,
      type: 'PilotPermitKept',
      at,
      body: { by, pilotId, permit: position, state: kept.state, stateOn: kept.stateOn },
      secrets: { permit: canonicalJson({ name: kept.name, authority: kept.authority }) },
    })
    return accept(null)
  })
}
