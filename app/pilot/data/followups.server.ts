import { asc, eq } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { pilotFollowups, scalingDecisions } from '#db/schema/index.ts'
import type { FollowupView } from '../core/pilot-views.ts'
import type { FollowupMonths, ScalingDecision } from '../core/scaling.ts'

/** How a pilot goes on, or null while nothing was decided. */
export async function scalingOf(db: Executor, pilotId: string): Promise<ScalingDecision | null> {
  const { way, decider, decidedOn, reasons } = scalingDecisions
  const [row] = await db
    .select({ way, decider, decidedOn, reasons })
    .from(scalingDecisions)
    .where(eq(scalingDecisions.pilotId, pilotId))
  return row ?? null
}

/** What the sides said had become of a pilot, with their words. */
export async function followupsOf(
  db: Executor,
  pilotId: string,
): Promise<(FollowupView & { text: string })[]> {
  const { months, side, standing, text } = pilotFollowups
  const rows = await db
    .select({ months, side, standing, text })
    .from(pilotFollowups)
    .where(eq(pilotFollowups.pilotId, pilotId))
    .orderBy(asc(months), asc(side))
  return rows.map((row) => ({ ...row, months: row.months as FollowupMonths }))
}
