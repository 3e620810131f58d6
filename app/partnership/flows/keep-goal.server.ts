import { and, eq, max, sql } from 'drizzle-orm'
import { frameworkGoals } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import type { MeasureBasis } from '#app/pilot/core/plan.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { appendEntry } from '#app/record/data/append-entry.server.ts'
import { goalRefusal } from '../core/goals.ts'
import type { PartnershipRefusal } from '../core/refusals.ts'
import { inPartnership } from './in-partnership.server.ts'

export type KeepGoalInput = {
  readonly programmeId: string
  readonly by: string
  /** The goal that changes, in the version the person saw; null for a new one. */
  readonly standing: { readonly id: string; readonly version: number } | null
  readonly name: string
  readonly unit: string
  /** Decimals as text. */
  readonly baseline: string | null
  readonly baselineYear: number | null
  readonly baselineBasis: MeasureBasis | null
  readonly target: string
  readonly targetYear: number
}

/** Writes a goal down, or changes it. */
export async function keepGoal(
  { programmeId, by, standing, ...goal }: KeepGoalInput,
  ports: Pick<Ports, 'db' | 'clock'>,
): Promise<Result<null, PartnershipRefusal>> {
  return inPartnership(programmeId, ports, async (tx, _, now) => {
    const { baseline, target } = goal
    const refusal = goalRefusal({
      ...goal,
      baseline: baseline === null ? null : Number(baseline),
      target: Number(target),
    })
    if (refusal) return { ok: false, refusal }
    if (standing === null) {
      const [last] = await tx
        .select({ position: max(frameworkGoals.position) })
        .from(frameworkGoals)
        .where(eq(frameworkGoals.programmeId, programmeId))
      await tx.insert(frameworkGoals).values({ programmeId, position: (last?.position ?? 0) + 1, ...goal })
    } else {
      const here = and(eq(frameworkGoals.id, standing.id), eq(frameworkGoals.programmeId, programmeId))
      const [before] = await tx.select().from(frameworkGoals).where(here)
      if (!before) return refuse('goal-unknown')
      if (before.version !== standing.version) return refuse('partnership-changed')
      await tx
        .update(frameworkGoals)
        .set({ ...goal, version: sql`${frameworkGoals.version} + 1` })
        .where(here)
    }
    await appendEntry(tx, { programmeId, type: 'FrameworkGoalKept', at: now, body: { by, ...goal } })
    return accept(null)
  })
}
