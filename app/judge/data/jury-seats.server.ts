import { and, eq, ne, notInArray, sql } from 'drizzle-orm'
import type { Executor, Tx } from '#db/client.server.ts'
import { challenges, jurors, programmes } from '#db/schema/index.ts'

export type Seat = typeof jurors.$inferSelect

/** A juror's number on the jury, in the order of invitation, from 1: how the record speaks of jurors. */
export function jurorNumberSql(jurorId: typeof jurors.id | string) {
  return sql<number>`(
    select count(*)::int from jurors earlier join jurors own on own.challenge_id = earlier.challenge_id
    where own.id = ${jurorId} and (earlier.invited_at, earlier.id) <= (own.invited_at, own.id))`
}

/** The number of one juror; 0 when there is none. */
export async function jurorNumberOf(db: Executor, jurorId: string): Promise<number> {
  const { rows } = await db.execute<{ number: number }>(sql`select ${jurorNumberSql(jurorId)} as number`)
  return rows[0]?.number ?? 0
}

/** One person's seat on a jury, locked until the transaction ends; null without one. */
export async function lockSeat(
  tx: Tx,
  { challengeId, personId }: { challengeId: string; personId: string },
): Promise<Seat | null> {
  const [seat] = await tx
    .select()
    .from(jurors)
    .where(and(eq(jurors.challengeId, challengeId), eq(jurors.personId, personId)))
    .for('update')
  return seat ?? null
}

/** A seat by its id, if it is on this jury, locked until the transaction ends. */
export async function lockSeatOf(
  tx: Tx,
  { challengeId, jurorId }: { challengeId: string; jurorId: string },
): Promise<Seat | null> {
  const [seat] = await tx
    .select()
    .from(jurors)
    .where(and(eq(jurors.id, jurorId), eq(jurors.challengeId, challengeId)))
    .for('update')
  return seat ?? null
}

/**
 * True when the challenge's programme keeps its juries apart and the person has a seat on another of them. The
 * programme's row stays locked, so that two challenges do not invite the same person at the same moment.
 */
export async function isOnAnotherJury(
  tx: Tx,
  { programmeId, challengeId, personId }: { programmeId: string; challengeId: string; personId: string },
): Promise<boolean> {
  const [programme] = await tx
    .select({ id: programmes.id })
    .from(programmes)
    .where(and(eq(programmes.id, programmeId), eq(programmes.hasSeparateJuries, true)))
    .for('no key update')
  if (!programme) return false
  const seats = await tx
    .select({ id: jurors.id })
    .from(jurors)
    .innerJoin(challenges, eq(challenges.id, jurors.challengeId))
    .where(
      and(
        eq(challenges.programmeId, programmeId),
        ne(jurors.challengeId, challengeId),
        eq(jurors.personId, personId),
        notInArray(jurors.state, ['declined', 'left']),
      ),
    )
    .limit(1)
  return seats.length > 0
}
