import { eq, sql } from 'drizzle-orm'
import { ballots } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { orderOf, partialOrderOf, placed, type RankMove, type RankSheet } from '../core/ballots/rank-sheet.ts'
import type { JudgeRefusal } from '../core/refusals.ts'
import { writeOrder } from '../data/ballots.server.ts'
import { finaliseOpen } from './finalise-ballot.server.ts'
import { openBallot, type BallotInput } from './open-ballot.server.ts'

export type RankProposalsInput = BallotInput & {
  readonly ranks: RankSheet
  /** The version the juror had on the screen; 0 before the ballot was begun. */
  readonly seen: number
  readonly move: RankMove | null
}

/**
 * Saves a juror's order, all of it or nothing: what has no rank yet has none, two with the same rank are refused. Then one
 * may move a step. What another window has changed meanwhile is refused, never overwritten. Not an entry of the record.
 */
export async function rankProposals(
  input: RankProposalsInput,
  ports: Ports,
): Promise<Result<{ version: number }, JudgeRefusal>> {
  return ports.db.transaction(async (tx) => {
    const opened = await openBallot(tx, input, 'ranked', ports)
    if (!opened.ok) return opened
    const { ballot, mine } = opened.value
    if (input.seen !== 0 && input.seen !== ballot.version) return refuse('ballot-changed')
    const order = partialOrderOf(mine, input.ranks)
    if (!order.ok) return order
    await writeOrder(tx, ballot.id, input.move ? placed(order.value, input.move) : order.value)
    await tx
      .update(ballots)
      .set({ version: sql`${ballots.version} + 1` })
      .where(eq(ballots.id, ballot.id))
    return accept({ version: ballot.version + 1 })
  })
}

/** Saves a whole order and declares the ballot final: each proposal of the juror's has a rank, and none is given twice. */
export async function finaliseRanks(
  input: Omit<RankProposalsInput, 'move'>,
  ports: Ports,
): Promise<Result<{ finalisedAt: Date }, JudgeRefusal>> {
  return ports.db.transaction(async (tx) => {
    const opened = await openBallot(tx, input, 'ranked', ports)
    if (!opened.ok) return opened
    const { ballot, mine } = opened.value
    if (input.seen !== 0 && input.seen !== ballot.version) return refuse('ballot-changed')
    const order = orderOf(mine, input.ranks)
    if (!order.ok) return order
    await writeOrder(tx, ballot.id, order.value)
    return finaliseOpen(tx, opened.value, order.value, ports)
  })
}
