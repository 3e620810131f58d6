import { eq, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { measures, milestones } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { isOver } from '../core/pilot-states.ts'
import { decideMeasureChange, decideMilestoneChange, type FieldChange } from '../core/plan-changes.ts'
import type { MeasurePlan, MilestonePlan } from '../core/plan.ts'
import type { PilotRefusal } from '../core/refusals.ts'
import { lockPilot, type LockedPilot } from '../data/open-pilot.server.ts'
import { hasFinal, keepPlanChange, measureOf, milestoneOf } from '../data/plan-rows.server.ts'

export type ChangePlanInput = {
  readonly pilotId: string
  readonly by: string
  readonly id: string
  /** The version of the milestone or measure the person saw. */
  readonly version: number
  /** Public with the pilot; needed where a change alters what a figure means. */
  readonly reason: string
  readonly item:
    ({ readonly kind: 'milestone' } & MilestonePlan) | ({ readonly kind: 'measure' } & MeasurePlan)
}

type Changed = { position: number; name: string; changes: FieldChange[] }

/** Changes a milestone or a measure of a pilot that has begun. Values that were entered stay as they are, in their unit. */
export async function changePlan(
  input: ChangePlanInput,
  { db, clock, notices }: Ports,
): Promise<Result<null, PilotRefusal>> {
  return db.transaction(async (tx) => {
    const locked = await lockPilot(tx, input.pilotId)
    if (isOver(locked.row.state)) return refuse('pilot-over')
    const { item } = input
    const changed =
      item.kind === 'milestone'
        ? await changeMilestone(tx, locked, { ...input, item })
        : await changeMeasure(tx, { ...input, item })
    if (!changed.ok) return changed
    const { position, name, changes } = changed.value
    if (changes.length === 0) return accept(null)
    const at = await clock.now(tx)
    const { id: itemId, by, reason } = input
    await keepPlanChange(tx, locked, {
      item: item.kind,
      itemId,
      position,
      name,
      kind: 'changed',
      changes,
      reason,
      by,
      at,
    })
    await notices.replan(tx, { challengeId: locked.row.challengeId })
    return accept(null)
  })
}

async function changeMilestone(
  tx: Tx,
  { row: pilot }: LockedPilot,
  { id, version, item }: ChangePlanInput & { item: MilestonePlan },
): Promise<Result<Changed, PilotRefusal>> {
  const row = await milestoneOf(tx, { pilotId: pilot.id, id })
  if (!row) return refuse('milestone-unknown')
  const { title, dueOn, reportKind = row.reportKind } = item
  if (reportKind === 'final' && row.reportKind !== 'final' && (await hasFinal(tx, pilot.id)))
    return refuse('two-finals')
  const standing = { ...row, isReported: row.reportedAt !== null, isRetired: row.retiredAt !== null }
  const decided = decideMilestoneChange(standing, { title, dueOn, reportKind }, pilot)
  if (!decided.ok) return decided
  if (decided.value.length > 0 && row.version !== version) return refuse('item-changed', { name: row.title })
  await tx
    .update(milestones)
    .set({ title, dueOn, reportKind, version: sql`${milestones.version} + 1` })
    .where(eq(milestones.id, id))
  return accept({ position: row.position, name: row.title, changes: decided.value })
}

async function changeMeasure(
  tx: Tx,
  { pilotId, id, version, reason, item }: ChangePlanInput & { item: MeasurePlan },
): Promise<Result<Changed, PilotRefusal>> {
  const row = await measureOf(tx, { pilotId, id })
  if (!row) return refuse('measure-unknown')
  const { name, unit, method, comparator, baseline, baselineBasis, target } = item
  const plan = { name, unit, method, comparator, baseline, baselineBasis, target }
  const decided = decideMeasureChange({ ...row, isRetired: row.retiredAt !== null }, plan, reason)
  if (!decided.ok) return decided
  if (decided.value.length > 0 && row.version !== version) return refuse('item-changed', { name: row.name })
  await tx
    .update(measures)
    .set({ ...plan, version: sql`${measures.version} + 1` })
    .where(eq(measures.id, id))
  return accept({ position: row.position, name: row.name, changes: decided.value })
}
