import { measures, milestones } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { isOver } from '../core/pilot-states.ts'
import { additionOf } from '../core/plan-changes.ts'
import { baselineRefusal, outsideRefusal, type MeasurePlan, type MilestonePlan } from '../core/plan.ts'
import type { PilotRefusal } from '../core/refusals.ts'
import { lockPilot } from '../data/open-pilot.server.ts'
import { countItems, hasFinal, keepPlanChange } from '../data/plan-rows.server.ts'

export type AddToPlanInput = {
  readonly pilotId: string
  readonly by: string
  readonly item:
    ({ readonly kind: 'milestone' } & MilestonePlan) | ({ readonly kind: 'measure' } & MeasurePlan)
}

/** Puts a milestone or a measure into the plan of a pilot that has begun. */
export async function addToPlan(
  { pilotId, by, item }: AddToPlanInput,
  { db, clock, notices }: Ports,
): Promise<Result<{ id: string }, PilotRefusal>> {
  return db.transaction(async (tx) => {
    const locked = await lockPilot(tx, pilotId)
    const { row: pilot } = locked
    if (isOver(pilot.state)) return refuse('pilot-over')
    const refusal = item.kind === 'milestone' ? outsideRefusal([item], pilot) : baselineRefusal([item])
    if (refusal) return { ok: false, refusal }
    if (item.kind === 'milestone' && item.reportKind === 'final' && (await hasFinal(tx, pilotId)))
      return refuse('two-finals')
    const { kind, ...plan } = item
    const { nextPosition: position } = await countItems(tx, { pilotId, kind })
    const now = await clock.now(tx)
    const [added] =
      'dueOn' in plan
        ? await tx
            .insert(milestones)
            .values({ ...plan, pilotId, position })
            .returning({ id: milestones.id })
        : await tx
            .insert(measures)
            .values({ ...plan, pilotId, position })
            .returning({ id: measures.id })
    if (!added) throw new Error('Something was added to a plan and not returned')
    await keepPlanChange(tx, locked, {
      item: kind,
      itemId: added.id,
      position,
      name: 'dueOn' in plan ? plan.title : plan.name,
      kind: 'added',
      changes: additionOf(plan),
      reason: '',
      by,
      at: now,
    })
    await notices.replan(tx, { challengeId: pilot.challengeId })
    return accept(added)
  })
}
