import { and, eq, isNull, ne, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { assignments, scorecards } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import { mayRead, nobody } from '#app/lifecycle/embargo.ts'
import { accept, type Result } from '#app/platform/result.ts'
import { settled } from '#app/publish/core/rubrics/decimal-schema.ts'
import { loadChallenge } from '#app/publish/data/challenges.server.ts'
import { appendEntry } from '#app/record/data/append-entry.server.ts'
import { numberedOthers, type OthersClosed, type OtherCard, type OtherScores } from '../core/others-scores.ts'
import { criteriaAskedFor, judgingRuleOf } from '../data/criteria.server.ts'
import { jurorNumberOf } from '../data/jury-seats.server.ts'
import { challengeOfAssignment, lockAssignment, lockScorecard } from '../data/open-scorecard.server.ts'
import type { ScorecardInput } from './save-scorecard.server.ts'

/**
 * What the others gave a proposal, for a juror whose own scorecard is final, where the challenge allows it by now. The
 * first look is recorded before anything is shown. Nothing of another scorecard is read before all of that is certain.
 */
export async function seeOthers(
  input: ScorecardInput,
  { db, clock }: Ports,
): Promise<Result<readonly OtherScores[], { code: OthersClosed }>> {
  return db.transaction(async (tx) => {
    const challengeId = await challengeOfAssignment(tx, input.assignmentId)
    if (challengeId === null)
      throw new Error('The others were asked for on an assignment that does not exist')
    const challenge = await loadChallenge(tx, challengeId, 'share')
    const assignment = await lockAssignment(tx, input)
    if (!challenge || !assignment) throw new Error('An assignment vanished while it was being locked')
    const own = await lockScorecard(tx, assignment)
    const now = await clock.now(tx)
    if (challenge.policy.jurorsSeeOthers === 'never') return closed('never')
    // A released assignment is no longer clear: whoever declared a conflict sees nothing.
    const juror = {
      ...nobody,
      isJuror: true,
      assignment: assignment.releasedAt === null ? 'clear' : 'none',
    } as const
    if (!mayRead('scorecards', juror, challenge, now)) return closed('not-yet')
    if (own?.state !== 'final') return closed('own-not-final')
    if (own.othersSeenAt === null) {
      await tx.update(scorecards).set({ othersSeenAt: now }).where(eq(scorecards.id, own.id))
      await appendEntry(tx, {
        programmeId: challenge.programmeId,
        challengeId,
        proposalId: assignment.proposalId,
        type: 'OthersScoresSeen',
        at: now,
        body: { juror: await jurorNumberOf(tx, assignment.jurorId), scorecardId: own.id },
      })
    }
    const criteria = await criteriaAskedFor(tx, { challengeId, proposalId: assignment.proposalId })
    const rule = await judgingRuleOf(tx, challengeId)
    const cards = await othersCards(tx, assignment)
    return accept(numberedOthers(cards, { criteria, rule, proposalId: assignment.proposalId }))
  })
}

const closed = (code: OthersClosed) => ({ ok: false, refusal: { code } }) as const

/** Final scorecards on the proposal under assignments that stand, without the juror's own. */
async function othersCards(
  tx: Tx,
  { jurorId, proposalId }: { jurorId: string; proposalId: string },
): Promise<OtherCard[]> {
  const rows = await tx
    .select({
      jurorId: scorecards.jurorId,
      points: sql<
        Record<string, string | null>
      >`(select coalesce(json_object_agg(s.criterion_id, s.points::text), '{}'::json)
        from scores s where s.scorecard_id = ${scorecards.id})`,
    })
    .from(scorecards)
    .innerJoin(
      assignments,
      and(
        eq(assignments.jurorId, scorecards.jurorId),
        eq(assignments.proposalId, scorecards.proposalId),
        isNull(assignments.releasedAt),
      ),
    )
    .where(
      and(
        eq(scorecards.proposalId, proposalId),
        eq(scorecards.state, 'final'),
        ne(scorecards.jurorId, jurorId),
      ),
    )
  return rows.map((row) => ({
    jurorId: row.jurorId,
    points: Object.fromEntries(
      Object.entries(row.points).map(([id, value]) => [id, value === null ? null : settled(value)]),
    ),
  }))
}
