import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import type { Executor, Tx } from '#db/client.server.ts'
import { cohorts, intakeApplications, intakes, programmeModules } from '#db/schema/index.ts'
import { refuse, accept, type Result } from '#app/platform/result.ts'
import { placeStates } from '../core/intake-states.ts'
import type { IncubationRefusal } from '../core/refusals.ts'
import type { Room, Waiting } from '../core/waiting-list.ts'

export type IntakeRow = typeof intakes.$inferSelect
export type ApplicationRow = typeof intakeApplications.$inferSelect
export type CohortRow = typeof cohorts.$inferSelect

/**
 * The intake of a programme under a lock: `share` for whoever sends, who do not wait for each other, `update` for
 * whoever decides about places, one at a time. Refused where the module is off or nothing was set up.
 */
export async function lockIntake(
  tx: Tx,
  programmeId: string,
  strength: 'share' | 'update',
): Promise<Result<IntakeRow, IncubationRefusal>> {
  const [row] = await tx.select().from(intakes).where(eq(intakes.programmeId, programmeId)).for(strength)
  if (!(await isSwitchedOn(tx, programmeId))) return refuse('module-off')
  return row ? accept(row) : refuse('intake-missing')
}

/** Whether the programme does incubation at all, open to the public or not. */
export async function isSwitchedOn(db: Executor, programmeId: string): Promise<boolean> {
  const found = await db.$count(
    programmeModules,
    and(eq(programmeModules.programmeId, programmeId), eq(programmeModules.module, 'incubation')),
  )
  return found > 0
}

/** One application of the programme under a lock, or null. */
export async function lockApplication(
  tx: Tx,
  { programmeId, applicationId }: { programmeId: string; applicationId: string },
): Promise<ApplicationRow | null> {
  const [row] = await tx
    .select()
    .from(intakeApplications)
    .where(and(eq(intakeApplications.id, applicationId), eq(intakeApplications.programmeId, programmeId)))
    .for('update')
  return row ?? null
}

/** A cohort under a lock with the room it has, or null. */
export async function lockCohort(
  tx: Tx,
  { programmeId, cohortId }: { programmeId: string; cohortId: string },
): Promise<{ row: CohortRow; room: Room } | null> {
  const [row] = await tx
    .select()
    .from(cohorts)
    .where(and(eq(cohorts.id, cohortId), eq(cohorts.programmeId, programmeId)))
    .for('update')
  if (!row) return null
  const taken = await tx
    .select({ themeId: intakeApplications.themeId, count: sql<number>`count(*)::int` })
    .from(intakeApplications)
    .where(
      and(eq(intakeApplications.cohortId, cohortId), inArray(intakeApplications.state, [...placeStates])),
    )
    .groupBy(intakeApplications.themeId)
  const takenByTheme = Object.fromEntries(
    taken.flatMap(({ themeId, count }) => (themeId === null ? [] : [[themeId, count]])),
  )
  const { capacity, placesTaken, mostPerTheme } = row
  return { row, room: { capacity, placesTaken, mostPerTheme, takenByTheme } }
}

/** Those who wait, under a lock. */
export async function lockWaiting(
  tx: Tx,
  programmeId: string,
): Promise<(Waiting & { row: ApplicationRow })[]> {
  const rows = await tx
    .select()
    .from(intakeApplications)
    .where(and(eq(intakeApplications.programmeId, programmeId), eq(intakeApplications.state, 'waiting')))
    .orderBy(asc(intakeApplications.id))
    .for('update')
  return rows.map((row) => ({
    id: row.id,
    submittedAt: row.submittedAt ?? row.createdAt,
    waitingPlace: row.waitingPlace,
    themeId: row.themeId,
    row,
  }))
}
