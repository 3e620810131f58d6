import { and, asc, eq, isNull, max, sql } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { assignments, finishedJudgements, jurors, people, recordEntries } from '#db/schema/index.ts'
import { forecastOf, type Forecast } from '../core/forecast.ts'

export type JurorsWork = {
  readonly jurorId: string
  readonly name: string
  readonly assigned: number
  readonly finished: number
  readonly nudgedAt: Date | null
  readonly forecast: Forecast
}

/**
 * What every juror who has accepted has to do and how it will end at this pace, in the order of invitation. Two queries.
 * Counts alone: which proposals they are is not read.
 */
export async function juryWork(
  db: Executor,
  { challengeId, until, now }: { challengeId: string; until: Date; now: Date },
): Promise<JurorsWork[]> {
  const [begun] = await db
    .select({ at: max(recordEntries.at) })
    .from(recordEntries)
    .where(and(eq(recordEntries.challengeId, challengeId), eq(recordEntries.type, 'JudgingStarted')))
  const rows = await db
    .select({
      jurorId: jurors.id,
      name: people.name,
      nudgedAt: jurors.nudgedAt,
      assigned: sql<number>`count(${assignments.id})::int`,
      finished: sql<number>`count(${finishedJudgements.finalisedAt})::int`,
      firstAssignedAt: sql`min(${assignments.assignedAt})`.mapWith(assignments.assignedAt),
    })
    .from(jurors)
    .innerJoin(people, eq(people.id, jurors.personId))
    .leftJoin(assignments, and(eq(assignments.jurorId, jurors.id), isNull(assignments.releasedAt)))
    .leftJoin(
      finishedJudgements,
      and(
        eq(finishedJudgements.jurorId, assignments.jurorId),
        eq(finishedJudgements.proposalId, assignments.proposalId),
      ),
    )
    .where(and(eq(jurors.challengeId, challengeId), eq(jurors.state, 'accepted')))
    .groupBy(jurors.id, people.id)
    .orderBy(asc(jurors.invitedAt), asc(jurors.id))
  return rows.map(({ firstAssignedAt, ...row }) => ({
    ...row,
    forecast: forecastOf({ ...row, from: later(firstAssignedAt ?? now, begun?.at ?? null) }, { until, now }),
  }))
}

/** Those who will probably not finish. */
export function lateOf(work: readonly JurorsWork[]): JurorsWork[] {
  return work.filter(({ forecast }) => forecast.outlook === 'late')
}

function later(at: Date, other: Date | null): Date {
  return other !== null && other > at ? other : at
}
