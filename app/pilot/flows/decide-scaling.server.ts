import { eq, sql } from 'drizzle-orm'
import { pilots, scalingDecisions } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import { instantToWallClock } from '#app/lifecycle/calendar.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { canonicalJson } from '#app/record/core/chain.ts'
import { appendEntry } from '#app/record/data/append-entry.server.ts'
import type { PilotRefusal } from '../core/refusals.ts'
import { scalingRefusal, type ScalingDecision } from '../core/scaling.ts'
import { lockPilot } from '../data/open-pilot.server.ts'

export type DecideScalingInput = ScalingDecision & {
  readonly pilotId: string
  readonly by: string
  readonly version: number
}

/** Writes down how a measured pilot goes on, who decided it and why; with that it is scaled. Public with the pilot. */
export async function decideScaling(
  { pilotId, by, version, ...given }: DecideScalingInput,
  { db, clock, notices }: Ports,
): Promise<Result<null, PilotRefusal>> {
  return db.transaction(async (tx) => {
    const { row, programmeId, zone } = await lockPilot(tx, pilotId)
    if (row.version !== version) return refuse('pilot-changed')
    const at = await clock.now(tx)
    const refusal = scalingRefusal(row.state, given, instantToWallClock(at, zone).date)
    if (refusal) return { ok: false, refusal }
    const { way, decidedOn } = given
    const [decider, reasons] = [given.decider.trim(), given.reasons.trim()]
    await tx
      .insert(scalingDecisions)
      .values({ pilotId, way, decidedOn, decider, reasons, enteredBy: by, enteredAt: at })
    await tx
      .update(pilots)
      .set({ state: 'scaled', stateAt: at, version: sql`${pilots.version} + 1` })
      .where(eq(pilots.id, pilotId))
    const about = { programmeId, challengeId: row.challengeId, proposalId: row.proposalId, at }
    await appendEntry(tx, {
      ...about,
      type: 'PilotScalingDecided',
      body: { by, pilotId, way, decidedOn },
      secrets: { decision: canonicalJson({ decider, reasons }) },
    })
    await appendEntry(tx, {
      ...about,
      type: 'PilotStateChanged',
      body: { by, pilotId, from: 'measured', to: 'scaled' },
    })
    await notices.replan(tx, { challengeId: row.challengeId })
    return accept(null)
  })
}
