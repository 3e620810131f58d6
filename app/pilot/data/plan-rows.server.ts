import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { measures, milestones, pilotPlanChanges } from '#db/schema/index.ts'
import { appendEntry } from '#app/record/data/append-entry.server.ts'
import { canonicalJson } from '#app/record/core/chain.ts'
import type { FieldChange, PlanItem } from '../core/plan-changes.ts'
import type { LockedPilot } from './open-pilot.server.ts'

type Asked = { readonly pilotId: string; readonly id: string }

/** A milestone of a locked pilot, or null. */
export async function milestoneOf(tx: Tx, { pilotId, id }: Asked) {
  const [row] = await tx
    .select()
    .from(milestones)
    .where(and(eq(milestones.id, id), eq(milestones.pilotId, pilotId)))
  return row ?? null
}

/** A measure of a locked pilot with how many values it has, or null. */
export async function measureOf(tx: Tx, { pilotId, id }: Asked) {
  const [row] = await tx
    .select({
      measure: measures,
      // Written out: in a select from one table the builder leaves the table's name away.
      values: sql<number>`(select count(*)::int from measurements v where v.measure_id = measures.id)`,
    })
    .from(measures)
    .where(and(eq(measures.id, id), eq(measures.pilotId, pilotId)))
  return row ? { ...row.measure, values: row.values } : null
}

/** How many of a kind stand in the plan, and the position of the next one. Two queries. */
export async function countItems(tx: Tx, { pilotId, kind }: { pilotId: string; kind: PlanItem }) {
  const table = kind === 'milestone' ? milestones : measures
  const [last] = await tx
    .select({ position: sql<number>`coalesce(max(${table.position}), 0)::int` })
    .from(table)
    .where(eq(table.pilotId, pilotId))
  const standing = await tx.$count(table, and(eq(table.pilotId, pilotId), isNull(table.retiredAt)))
  return { standing, nextPosition: (last?.position ?? 0) + 1 }
}

/** Whether a final report stands in the plan. */
export async function hasFinal(tx: Tx, pilotId: string): Promise<boolean> {
  const finals = await tx.$count(
    milestones,
    and(eq(milestones.pilotId, pilotId), eq(milestones.reportKind, 'final'), isNull(milestones.retiredAt)),
  )
  return finals > 0
}

export type PlanChange = {
  readonly item: PlanItem
  readonly itemId: string
  readonly position: number
  /** What it was called before the change. */
  readonly name: string
  readonly kind: 'added' | 'changed' | 'retired'
  readonly changes: readonly FieldChange[]
  readonly reason: string
  readonly by: string
  readonly at: Date
}

/**
 * Keeps a change in the history of the plan and in the record, in the caller's transaction. The record says which
 * fields changed; what they said is committed to, since the plan of an unpublished pilot is its parties' own.
 */
export async function keepPlanChange(
  tx: Tx,
  { row, programmeId }: LockedPilot,
  change: PlanChange,
): Promise<void> {
  const { item, itemId, position, name, kind, by, at } = change
  const changes = [...change.changes]
  const reason = change.reason.trim()
  await tx
    .insert(pilotPlanChanges)
    .values({ pilotId: row.id, item, itemId, name, kind, changes, reason, changedBy: by, changedAt: at })
  await appendEntry(tx, {
    programmeId,
    challengeId: row.challengeId,
    proposalId: row.proposalId,
    type: 'PilotPlanChanged',
    at,
    body: { by, pilotId: row.id, item, position, change: kind, fields: changes.map(({ field }) => field) },
    secrets: { change: canonicalJson({ name, changes, reason }) },
  })
}
