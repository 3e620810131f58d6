import { eq, sql } from 'drizzle-orm'
import { measures, milestones } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { isOver } from '../core/pilot-states.ts'
import { retireRefusal, type PlanItem } from '../core/plan-changes.ts'
import type { PilotRefusal } from '../core/refusals.ts'
import { lockPilot } from '../data/open-pilot.server.ts'
import { countItems, keepPlanChange, measureOf, milestoneOf } from '../data/plan-rows.server.ts'

export type RetireFromPlanInput = {
  readonly pilotId: string
  readonly by: string
  readonly kind: PlanItem
  readonly id: string
  readonly version: number
  /** Public with the pilot. */
  readonly reason: string
}

/** Takes a milestone or a measure out of the plan, with a reason. Its row and its values stay. */
export async function retireFromPlan(
  { pilotId, by, kind, id, version, reason }: RetireFromPlanInput,
  { db, clock, notices }: Ports,
): Promise<Result<null, PilotRefusal>> {
  return db.transaction(async (tx) => {
    const locked = await lockPilot(tx, pilotId)
    if (isOver(locked.row.state)) return refuse('pilot-over')
    const milestone = kind === 'milestone' ? await milestoneOf(tx, { pilotId, id }) : null
    const row = milestone ?? (kind === 'measure' ? await measureOf(tx, { pilotId, id }) : null)
    if (!row) return refuse(kind === 'milestone' ? 'milestone-unknown' : 'measure-unknown')
    const name = 'title' in row ? row.title : row.name
    const isReported = milestone !== null && milestone.reportedAt !== null
    const { standing } = await countItems(tx, { pilotId, kind })
    const refusal = retireRefusal(
      { name, isReported, isRetired: row.retiredAt !== null },
      { kind, remaining: standing - 1, reason },
    )
    if (refusal) return { ok: false, refusal }
    if (row.version !== version) return refuse('item-changed', { name })
    const at = await clock.now(tx)
    const table = kind === 'milestone' ? milestones : measures
    await tx
      .update(table)
      .set({ retiredAt: at, retireReason: reason.trim(), version: sql`${table.version} + 1` })
      .where(eq(table.id, id))
    const { position } = row
    await keepPlanChange(tx, locked, {
      item: kind,
      itemId: id,
      position,
      name,
      kind: 'retired',
      changes: [],
      reason,
      by,
      at,
    })
    await notices.replan(tx, { challengeId: locked.row.challengeId })
    return accept(null)
  })
}
