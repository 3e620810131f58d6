import type { Tx } from '#db/client.server.ts'
import type { Ports } from '#app/http/context.ts'
import type { Challenge } from '#app/lifecycle/challenge.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { loadChallenge } from '#app/publish/data/challenges.server.ts'
import { scoringRefusal } from '../core/judging-window.ts'
import type { JudgeRefusal } from '../core/refusals.ts'
import {
  addMissingLines,
  assignedTo,
  beginBallot,
  lockBallot,
  wayOfJudging,
  type BallotRow,
} from '../data/ballots.server.ts'
import { lockAssignmentsOf } from '../data/declarations.server.ts'
import { lockSeat } from '../data/jury-seats.server.ts'

export type BallotInput = { readonly challengeId: string; readonly personId: string }

export type OpenBallot = {
  readonly challenge: Challenge
  readonly ballot: BallotRow
  /** What the juror may judge at this moment. */
  readonly mine: readonly string[]
  readonly now: Date
}

/**
 * Locks challenge, seat, assignments and ballot, in this order, and asks whether the juror may write on it now. A ballot
 * that was not begun is begun, with a line for each proposal of the juror's.
 */
export async function openBallot(
  tx: Tx,
  { challengeId, personId }: BallotInput,
  way: BallotRow['way'],
  { clock }: Ports,
): Promise<Result<OpenBallot, JudgeRefusal>> {
  const challenge = await loadChallenge(tx, challengeId, 'share')
  if (!challenge) throw new Error('A ballot was opened in a challenge that does not exist')
  const seat = await lockSeat(tx, { challengeId, personId })
  if (seat?.state !== 'accepted') return refuse('seat-needed')
  await lockAssignmentsOf(tx, seat.id)
  const begun = await lockBallot(tx, seat.id)
  const now = await clock.now(tx)
  const refusal = scoringRefusal(challenge, now)
  if (refusal) return { ok: false, refusal }
  if ((await wayOfJudging(tx, challengeId)).way !== way) return refuse('judged-otherwise')
  if (begun?.state === 'final') return refuse('ballot-final')
  const mine = (await assignedTo(tx, { jurorId: seat.id, challengeId })).map(({ proposalId }) => proposalId)
  if (mine.length === 0) return refuse('ballot-empty')
  const ballot = begun ?? (await beginBallot(tx, { jurorId: seat.id, challengeId, way, startedAt: now }))
  await addMissingLines(tx, ballot)
  return accept({ challenge, ballot, mine, now })
}
