import { and, asc, eq, inArray, isNull, sql, type SQL } from 'drizzle-orm'
import type { Executor, Tx } from '#db/client.server.ts'
import { prepared } from '#db/prepared.server.ts'
import {
  assignments,
  ballotComparisons,
  ballotLines,
  ballots,
  proposals,
  waysOfJudging,
} from '#db/schema/index.ts'
import type { ContentLanguage } from '#app/platform/languages.ts'
import { grouped } from '../core/grouped.ts'
import type { Comparison } from '../core/ballots/pairwise.ts'
import type { RankedBallot } from '../core/ballots/ranked.ts'
import { wayFrom, type WayOfJudging } from '../core/ballots/way.ts'

export type BallotRow = typeof ballots.$inferSelect

/** How a challenge is judged. One query. */
export async function wayOfJudging(db: Executor, challengeId: string): Promise<WayOfJudging> {
  const [row] = await wayStatedFor(db).execute({ challengeId })
  return wayFrom(row ?? null)
}

const wayStatedFor = prepared((db) =>
  db
    .select()
    .from(waysOfJudging)
    .where(eq(waysOfJudging.challengeId, sql.placeholder('challengeId')))
    .prepare('way_of_judging'),
)

/** A juror's ballot, locked until the transaction ends; null when none was begun. */
export async function lockBallot(tx: Tx, jurorId: string): Promise<BallotRow | null> {
  const [row] = await tx.select().from(ballots).where(eq(ballots.jurorId, jurorId)).for('update')
  return row ?? null
}

/** A juror's ballot, begun now when there was none; locked. */
export async function beginBallot(
  tx: Tx,
  given: { jurorId: string; challengeId: string; way: BallotRow['way']; startedAt: Date },
): Promise<BallotRow> {
  await tx.insert(ballots).values(given).onConflictDoNothing()
  const row = await lockBallot(tx, given.jurorId)
  if (!row) throw new Error('A ballot was begun and is not there')
  return row
}

/** A line for each proposal that is the juror's to judge by now. */
export async function addMissingLines(tx: Tx, { id, jurorId, challengeId }: BallotRow): Promise<void> {
  const mine = (await assignedTo(tx, { jurorId, challengeId })).map(({ proposalId }) => proposalId)
  if (mine.length === 0) return
  await tx
    .insert(ballotLines)
    .values(mine.map((proposalId) => ({ ballotId: id, jurorId, challengeId, proposalId })))
    .onConflictDoNothing()
}

export type AssignedProposal = {
  readonly assignmentId: string
  readonly proposalId: string
  readonly reference: string
  readonly title: string
  readonly language: ContentLanguage
  /** Null where the challenge is read blind. */
  readonly organisation: string | null
}

/** What a juror may judge: standing assignments of proposals that take part. A conflict has none. One query. */
export async function assignedTo(
  db: Executor,
  { jurorId, challengeId }: { jurorId: string; challengeId: string },
): Promise<AssignedProposal[]> {
  return db
    .select({
      assignmentId: assignments.id,
      proposalId: assignments.proposalId,
      reference: proposals.reference,
      title: proposals.title,
      language: sql<ContentLanguage>`${proposals.language}`,
      organisation: sql<string | null>`(select o.name from organisations o join challenges c on not c.is_blind
        where o.id = ${proposals.organisationId} and c.id = ${proposals.challengeId})`,
    })
    .from(assignments)
    .innerJoin(proposals, eq(proposals.id, assignments.proposalId))
    .where(
      and(
        eq(assignments.jurorId, jurorId),
        eq(assignments.challengeId, challengeId),
        isNull(assignments.releasedAt),
        eq(proposals.state, 'submitted'),
        eq(proposals.screening, 'eligible'),
      ),
    )
    .orderBy(asc(proposals.reference))
}

export type OwnBallot = {
  readonly id: string | null
  readonly state: 'draft' | 'final'
  readonly version: number
  readonly finalisedAt: Date | null
  /** The ranked proposals, best first. */
  readonly order: readonly string[]
}

/** A juror's own ballot; an empty draft when none was begun. */
export async function ownBallot(db: Executor, jurorId: string): Promise<OwnBallot> {
  const [row] = await db.select().from(ballots).where(eq(ballots.jurorId, jurorId))
  if (!row) return { id: null, state: 'draft', version: 0, finalisedAt: null, order: [] }
  const { id, state, version, finalisedAt } = row
  return { id, state, version, finalisedAt, order: await orderOnBallot(db, id) }
}

/** The ranked proposals of a ballot that still stand, best first. */
export async function orderOnBallot(db: Executor, ballotId: string): Promise<string[]> {
  const rows = await db
    .select({ proposalId: ballotLines.proposalId })
    .from(ballotLines)
    .where(
      and(
        eq(ballotLines.ballotId, ballotId),
        eq(ballotLines.standing, 'clear'),
        sql`${ballotLines.place} is not null`,
      ),
    )
    .orderBy(asc(ballotLines.place))
  return rows.map(({ proposalId }) => proposalId)
}

/** Writes the whole order of a ballot: places 1 to n, none for what is not in it. */
export async function writeOrder(tx: Tx, ballotId: string, order: readonly string[]): Promise<void> {
  const standing = and(eq(ballotLines.ballotId, ballotId), eq(ballotLines.standing, 'clear'))
  // A place is held once at every moment, so all are given back first.
  await tx.update(ballotLines).set({ place: null }).where(standing)
  for (const [index, proposalId] of order.entries()) {
    await tx
      .update(ballotLines)
      .set({ place: index + 1 })
      .where(and(standing, eq(ballotLines.proposalId, proposalId)))
  }
}

/** The final ranked ballots of a challenge, one step per place. */
export async function finalRankedBallots(db: Executor, challengeId: string): Promise<RankedBallot[]> {
  const rows = await db
    .select({ jurorId: ballotLines.jurorId, proposalId: ballotLines.proposalId })
    .from(ballotLines)
    .innerJoin(ballots, and(eq(ballots.id, ballotLines.ballotId), eq(ballots.state, 'final')))
    .where(
      and(
        eq(ballotLines.challengeId, challengeId),
        eq(ballotLines.standing, 'clear'),
        sql`${ballotLines.place} is not null`,
      ),
    )
    .orderBy(asc(ballotLines.jurorId), asc(ballotLines.place))
  return [...grouped(rows, ({ jurorId }) => jurorId)].map(([jurorId, lines]) => ({
    jurorId,
    order: lines.map(({ proposalId }) => [proposalId]),
  }))
}

/** The standing answers of all final ballots of a challenge. */
export async function finalComparisons(db: Executor, challengeId: string): Promise<Comparison[]> {
  return comparisonsWhere(db, and(eq(ballots.challengeId, challengeId), eq(ballots.state, 'final')))
}

/** The standing answers of one juror, final or not. */
export async function comparisonsOfJuror(db: Executor, jurorId: string): Promise<Comparison[]> {
  return comparisonsWhere(db, eq(ballots.jurorId, jurorId))
}

async function comparisonsWhere(db: Executor, condition: SQL | undefined): Promise<Comparison[]> {
  return db
    .select({
      jurorId: ballots.jurorId,
      firstId: ballotComparisons.firstId,
      secondId: ballotComparisons.secondId,
      answer: ballotComparisons.answer,
    })
    .from(ballotComparisons)
    .innerJoin(ballots, eq(ballots.id, ballotComparisons.ballotId))
    .where(and(condition, eq(ballotComparisons.standing, 'clear')))
}

/** What a juror answered last and may take back; null when there is nothing. */
export async function lastComparison(db: Executor, ballotId: string) {
  const [row] = await db
    .select()
    .from(ballotComparisons)
    .where(and(eq(ballotComparisons.ballotId, ballotId), eq(ballotComparisons.standing, 'clear')))
    .orderBy(sql`${ballotComparisons.number} desc`)
    .limit(1)
  return row ?? null
}

/** Takes a proposal off a juror's ballot, with what was said of it: kept, but it counts no more. Null when it was not on it. */
export async function voidBallotLine(
  tx: Tx,
  { jurorId, proposalId, at }: { jurorId: string; proposalId: string; at: Date },
): Promise<BallotRow | null> {
  const ballot = await lockBallot(tx, jurorId)
  if (!ballot) return null
  await tx
    .update(ballotComparisons)
    .set({ standing: null })
    .where(
      and(
        eq(ballotComparisons.ballotId, ballot.id),
        sql`${proposalId}::uuid in (${ballotComparisons.firstId}, ${ballotComparisons.secondId})`,
      ),
    )
  const voided = await tx
    .update(ballotLines)
    .set({ standing: null, voidedAt: at })
    .where(
      and(
        eq(ballotLines.ballotId, ballot.id),
        eq(ballotLines.proposalId, proposalId),
        eq(ballotLines.standing, 'clear'),
      ),
    )
    .returning({ id: ballotLines.id })
  if (voided.length === 0) return null
  await tx
    .update(ballots)
    .set({ version: sql`${ballots.version} + 1` })
    .where(eq(ballots.id, ballot.id))
  return ballot
}

/** Where jurors stand with the proposals on their ballots. */
export async function ballotCells(db: Executor, challengeId: string) {
  return db
    .select({
      jurorId: ballotLines.jurorId,
      proposalId: ballotLines.proposalId,
      state: ballots.state,
      finalisedAt: ballots.finalisedAt,
    })
    .from(ballotLines)
    .innerJoin(ballots, eq(ballots.id, ballotLines.ballotId))
    .where(
      and(
        eq(ballotLines.challengeId, challengeId),
        eq(ballotLines.standing, 'clear'),
        inArray(ballots.state, ['draft', 'final']),
      ),
    )
}
