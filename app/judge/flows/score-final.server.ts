import { eq } from 'drizzle-orm'
import { scorecards } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import { settled as settledByClock } from '#app/lifecycle/settle.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { loadChallenge } from '#app/publish/data/challenges.server.ts'
import { canonicalJson } from '#app/record/core/chain.ts'
import { appendEntry } from '#app/record/data/append-entry.server.ts'
import { allowedNow } from '../core/deliberation/rounds.ts'
import type { JudgeRefusal } from '../core/refusals.ts'
import { readToAnswer } from '../data/criteria.server.ts'
import { jurorNumberOf } from '../data/jury-seats.server.ts'
import { challengeIdOfAssignment, lockBegunScorecard } from '../data/open-scorecard.server.ts'
import { roundsOf } from '../data/rounds.server.ts'
import { writeEntries, type ScorecardInput, type ScoreEntry } from './save-scorecard.server.ts'

/**
 * Scores a finalist in the criteria that are for finalists alone, while the final round is open. The scorecard was final in
 * the first round and stays so: it opens for these criteria and closes again with the same press, and nothing else of it
 * can change. Whoever had no final scorecard on the proposal does not score it in the final.
 */
export async function scoreFinal(
  input: ScorecardInput & { readonly scores: readonly ScoreEntry[] },
  { db, clock, notices }: Ports,
): Promise<Result<null, JudgeRefusal>> {
  return db.transaction(async (tx) => {
    const challenge = await loadChallenge(tx, challengeIdOfAssignment(input.assignmentId), 'share')
    if (!challenge) throw new Error('A finalist was scored for an assignment that does not exist')
    const begun = await lockBegunScorecard(tx, input)
    if (!begun) return refuse('scorecard-not-final')
    const { assignment, scorecard } = begun
    const asked = await readToAnswer(tx, { ...assignment, scorecardId: scorecard.id })
    const now = asked?.now ?? (await clock.now(tx))
    const rounds = await roundsOf(tx, challenge.id)
    if (allowedNow(rounds, settledByClock(challenge, now).state).scoring !== 'finalists')
      return refuse('final-not-open')
    if (assignment.releasedAt !== null) return refuse('assignment-released')
    if (scorecard.state !== 'final') return refuse('scorecard-not-final')
    const criteria = (asked?.criteria ?? []).filter(({ isForFinalists }) => isForFinalists)
    if (criteria.length === 0) return refuse('final-not-asked')

    const own = eq(scorecards.id, scorecard.id)
    await tx.update(scorecards).set({ state: 'draft', finalisedAt: null }).where(own)
    const saved = await writeEntries(
      tx,
      { challenge, assignment, scorecard, now, criteria, stored: asked?.stored ?? [] },
      { scores: input.scores },
    )
    await tx.update(scorecards).set({ state: 'final', finalisedAt: scorecard.finalisedAt }).where(own)
    if (!saved.ok) return saved
    await appendEntry(tx, {
      programmeId: challenge.programmeId,
      challengeId: challenge.id,
      proposalId: assignment.proposalId,
      type: 'FinalScored',
      at: now,
      body: { juror: await jurorNumberOf(tx, assignment.jurorId), scorecardId: scorecard.id },
      secrets: {
        scores: canonicalJson(input.scores.map(({ criterionId, answer }) => ({ criterionId, answer }))),
      },
    })
    await notices.replan(tx, { challengeId: challenge.id })
    return accept(null)
  })
}
