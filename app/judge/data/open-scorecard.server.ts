import { and, eq, isNull, ne, sql } from 'drizzle-orm'
import type { Executor, Tx } from '#db/client.server.ts'
import { assignments, jurors, scorecards, scores } from '#db/schema/index.ts'
import { plain, settled } from '#app/publish/core/rubrics/decimal-schema.ts'
import type { Points } from '../core/scoring.ts'

export type ScorecardRow = typeof scorecards.$inferSelect
export type ScoreRow = typeof scores.$inferSelect
export type AssignmentRow = typeof assignments.$inferSelect

/** An assignment of that person, released or not. The lock keeps it from being released while a score is written. */
export async function lockAssignment(
  tx: Tx,
  { assignmentId, personId }: { assignmentId: string; personId: string },
  lock: 'share' | 'update' = 'share',
): Promise<AssignmentRow | null> {
  const [row] = await tx
    .select({ assignment: assignments })
    .from(assignments)
    .innerJoin(jurors, eq(jurors.id, assignments.jurorId))
    .where(and(eq(assignments.id, assignmentId), eq(jurors.personId, personId)))
    .for(lock, { of: assignments })
  return row?.assignment ?? null
}

/** Which challenge an assignment belongs to: asked first, since the challenge is locked first. */
export async function challengeOfAssignment(db: Executor, assignmentId: string): Promise<string | null> {
  const [row] = await db
    .select({ challengeId: assignments.challengeId })
    .from(assignments)
    .where(eq(assignments.id, assignmentId))
  return row?.challengeId ?? null
}

type JurorAndProposal = { jurorId: string; proposalId: string }

/** The scorecard that stands, locked; null when none was begun. */
export async function lockScorecard(
  tx: Tx,
  { jurorId, proposalId }: JurorAndProposal,
): Promise<ScorecardRow | null> {
  const [row] = await tx.select().from(scorecards).where(standing({ jurorId, proposalId })).for('update')
  return row ?? null
}

/** The assignment and the scorecard begun on it; the lock of the scorecard keeps the assignment from being released. */
export async function lockBegunScorecard(
  tx: Tx,
  { assignmentId, personId }: { assignmentId: string; personId: string },
): Promise<{ assignment: AssignmentRow; scorecard: ScorecardRow } | null> {
  const [row] = await tx
    .select({ assignment: assignments, scorecard: scorecards })
    .from(assignments)
    .innerJoin(jurors, eq(jurors.id, assignments.jurorId))
    .innerJoin(
      scorecards,
      and(
        eq(scorecards.jurorId, assignments.jurorId),
        eq(scorecards.proposalId, assignments.proposalId),
        ne(scorecards.state, 'void'),
      ),
    )
    .where(and(eq(assignments.id, assignmentId), eq(jurors.personId, personId)))
    .for('update', { of: scorecards })
  return row ?? null
}

/** The challenge of an assignment, as the id of a query: what is locked first is asked for with it. */
export const challengeIdOfAssignment = (assignmentId: string) =>
  sql`(select ${assignments.challengeId} from ${assignments} where ${assignments.id} = ${assignmentId})`

/** The scorecard that stands, begun now when there was none; locked. */
export async function beginScorecard(
  tx: Tx,
  { jurorId, proposalId, challengeId }: AssignmentRow,
  startedAt: Date,
): Promise<ScorecardRow> {
  await tx.insert(scorecards).values({ jurorId, proposalId, challengeId, startedAt }).onConflictDoNothing()
  const row = await lockScorecard(tx, { jurorId, proposalId })
  if (!row) throw new Error('A scorecard was begun and is not there')
  return row
}

export async function scoresOf(db: Executor, scorecardId: string): Promise<ScoreRow[]> {
  return db.select().from(scores).where(eq(scores.scorecardId, scorecardId))
}

/** Rows as the core reads them: exact answers by criterion, null for "cannot judge". */
export function pointsOf(rows: readonly Pick<ScoreRow, 'criterionId' | 'points'>[]): Points {
  return Object.fromEntries(
    rows.map(({ criterionId, points }) => [criterionId, points === null ? null : settled(points)]),
  )
}

/** The same as the record keeps it: each answer written out as a decimal. */
export function decimalsOf(rows: readonly Pick<ScoreRow, 'criterionId' | 'points'>[]) {
  return Object.fromEntries(
    rows.map(({ criterionId, points }) => [criterionId, points === null ? null : plain(settled(points))]),
  )
}

/** Lets go of a standing assignment: the row stays, the key falls, so that the declaration may change. */
export async function releaseAssignmentRow(
  tx: Tx,
  { jurorId, proposalId }: JurorAndProposal,
  { at, reason }: { at: Date; reason: string },
): Promise<boolean> {
  const released = await tx
    .update(assignments)
    .set({ standing: null, releasedAt: at, releaseReason: reason })
    .where(
      and(
        eq(assignments.jurorId, jurorId),
        eq(assignments.proposalId, proposalId),
        isNull(assignments.releasedAt),
      ),
    )
    .returning({ id: assignments.id })
  return released.length > 0
}

function standing({ jurorId, proposalId }: JurorAndProposal) {
  return and(
    eq(scorecards.jurorId, jurorId),
    eq(scorecards.proposalId, proposalId),
    ne(scorecards.state, 'void'),
  )
}
