import { eq, sql } from 'drizzle-orm'
import { pilots } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { appendEntry } from '#app/record/data/append-entry.server.ts'
import { decidePilotState, type PilotState } from '../core/pilot-states.ts'
import type { PilotRefusal } from '../core/refusals.ts'
import { lockPilot } from '../data/open-pilot.server.ts'

export type ChangePilotStateInput = {
  readonly pilotId: string
  readonly by: string
  readonly to: PilotState
  /** Needed for stopping, and public with a published pilot. */
  readonly reason: string
  /** The version of the pilot the person saw. */
  readonly version: number
}

/** Moves a pilot one step along its road, or stops it with a reason. */
export async function changePilotState(
  { pilotId, by, to, reason, version }: ChangePilotStateInput,
  { db, clock, notices }: Ports,
): Promise<Result<{ state: PilotState }, PilotRefusal>> {
  return db.transaction(async (tx) => {
    const locked = await lockPilot(tx, pilotId)
    const { row, programmeId } = locked
    if (row.version !== version) return refuse('pilot-changed')
    const move = decidePilotState({ ...locked, state: row.state }, { to, reason })
    if (!move.ok) return move
    const now = await clock.now(tx)
    await tx
      .update(pilots)
      .set({ ...move.value, stateAt: now, version: sql`${pilots.version} + 1` })
      .where(eq(pilots.id, pilotId))
    const { stopReason } = move.value
    await appendEntry(tx, {
      programmeId,
      challengeId: row.challengeId,
      proposalId: row.proposalId,
      type: 'PilotStateChanged',
      at: now,
      body: { by, pilotId, from: row.state, to },
      ...(stopReason !== null && { secrets: { reason: stopReason } }),
    })
    await notices.replan(tx, { challengeId: row.challengeId })
    return accept({ state: to })
  })
}
