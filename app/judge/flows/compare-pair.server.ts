import { and, eq, max } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { ballotComparisons } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { pairKey } from '../core/ballots/next-pair.ts'
import type { Comparison } from '../core/ballots/pairwise.ts'
import type { JudgeRefusal } from '../core/refusals.ts'
import { comparisonsOfJuror, lastComparison } from '../data/ballots.server.ts'
import { finaliseOpen } from './finalise-ballot.server.ts'
import { openBallot, type BallotInput } from './open-ballot.server.ts'

export type ComparePairInput = BallotInput & Omit<Comparison, 'jurorId'>

/** Keeps one juror's word on two proposals. Both are theirs to judge, and nobody is asked the same twice. */
export async function comparePair(
  input: ComparePairInput,
  ports: Ports,
): Promise<Result<null, JudgeRefusal>> {
  return ports.db.transaction(async (tx) => {
    const opened = await openBallot(tx, input, 'pairwise', ports)
    if (!opened.ok) return opened
    const { ballot, mine, now } = opened.value
    const { firstId, secondId, answer } = input
    if (firstId === secondId || !mine.includes(firstId) || !mine.includes(secondId))
      return refuse('pair-gone')
    const own = await ownComparisons(tx, opened.value)
    if (own.some((one) => pairKey(one.firstId, one.secondId) === pairKey(firstId, secondId)))
      return refuse('pair-answered')
    const [last] = await tx
      .select({ number: max(ballotComparisons.number) })
      .from(ballotComparisons)
      .where(eq(ballotComparisons.ballotId, ballot.id))
    const isTurned = firstId > secondId
    const turned = { first: 'second', second: 'first', equal: 'equal', skipped: 'skipped' } as const
    await tx.insert(ballotComparisons).values({
      ballotId: ballot.id,
      number: (last?.number ?? 0) + 1,
      ...(isTurned ? { firstId: secondId, secondId: firstId } : { firstId, secondId }),
      answer: isTurned ? turned[answer] : answer,
      answeredAt: now,
    })
    return accept(null)
  })
}

/** Takes the last answer back, as long as the ballot is not final: the pair may come again. */
export async function undoComparison(input: BallotInput, ports: Ports): Promise<Result<null, JudgeRefusal>> {
  return ports.db.transaction(async (tx) => {
    const opened = await openBallot(tx, input, 'pairwise', ports)
    if (!opened.ok) return opened
    const last = await lastComparison(tx, opened.value.ballot.id)
    if (last === null) return refuse('nothing-to-undo')
    await tx
      .delete(ballotComparisons)
      .where(and(eq(ballotComparisons.id, last.id), eq(ballotComparisons.standing, 'clear')))
    return accept(null)
  })
}

/** Declares a ballot of comparisons final, once each of the juror's proposals was compared with another. */
export async function finaliseComparisons(
  input: BallotInput,
  ports: Ports,
): Promise<Result<{ finalisedAt: Date }, JudgeRefusal>> {
  return ports.db.transaction(async (tx) => {
    const opened = await openBallot(tx, input, 'pairwise', ports)
    if (!opened.ok) return opened
    const own = await ownComparisons(tx, opened.value)
    const seen = new Set(own.flatMap(({ firstId, secondId }) => [firstId, secondId]))
    const count = opened.value.mine.filter((id) => !seen.has(id)).length
    // One proposal alone has nothing to be compared with.
    if (count > 0 && opened.value.mine.length > 1) return refuse('comparisons-incomplete', { count })
    const said = own.map(({ firstId, secondId, answer }) => ({ firstId, secondId, answer }))
    return finaliseOpen(tx, opened.value, said, ports)
  })
}

async function ownComparisons(tx: Tx, { ballot }: { ballot: { jurorId: string } }): Promise<Comparison[]> {
  const own = await comparisonsOfJuror(tx, ballot.jurorId)
  return own.sort((a, b) => (pairKey(a.firstId, a.secondId) < pairKey(b.firstId, b.secondId) ? -1 : 1))
}
