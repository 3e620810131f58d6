import { eq, isNotNull, and } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { cohorts, intakeApplications, openIntakes } from '#db/schema/index.ts'
import { intakeFigures } from '../core/intake-figures.ts'

/** Reckons anew what the public may learn in figures, in the transaction that changed it. */
export async function keepFigures(tx: Tx, programmeId: string, at: Date): Promise<void> {
  const rows = await tx
    .select({
      state: intakeApplications.state,
      country: intakeApplications.country,
      cohort: cohorts.number,
      joinedAt: intakeApplications.joinedAt,
    })
    .from(intakeApplications)
    .leftJoin(cohorts, eq(cohorts.id, intakeApplications.cohortId))
    .where(and(eq(intakeApplications.programmeId, programmeId), isNotNull(intakeApplications.submittedAt)))
  const body = intakeFigures(rows.map(({ joinedAt, ...row }) => ({ ...row, hasJoined: joinedAt !== null })))
  await tx
    .insert(openIntakes)
    .values({ programmeId, body, keptAt: at })
    .onConflictDoUpdate({ target: openIntakes.programmeId, set: { body, keptAt: at } })
}
