import { and, eq } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { awards, decisions, proposals } from '#db/schema/index.ts'
import { teamRoleOf } from '#app/apply/data/proposals.server.ts'
import type { Ports } from '#app/http/context.ts'
import { hasReached } from '#app/lifecycle/phases.ts'
import { settled } from '#app/lifecycle/settle.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { loadChallenge } from '#app/publish/data/challenges.server.ts'
import { appendEntry } from '#app/record/data/append-entry.server.ts'
import type { AnnounceRefusal } from '../core/refusals.ts'
import { isHoldingPlace } from '../data/reserve-list.server.ts'

export type AnswerAwardInput = {
  readonly challengeId: string
  readonly proposalId: string
  readonly by: string
  readonly answer: 'accepted' | 'declined'
}

/**
 * The lead of a team that holds a place (a winner, or a reserve that moved up) says yes or no, once, after the announcement. The same answer again changes nothing.
 * Before the instant there is no award to answer, whatever was decided.
 */
export async function answerAward(
  { challengeId, proposalId, by, answer }: AnswerAwardInput,
  { db, clock, notices }: Ports,
): Promise<Result<null, AnnounceRefusal>> {
  return db.transaction(async (tx) => {
    const challenge = await loadChallenge(tx, challengeId, 'share')
    if (!challenge) throw new Error('An award was answered in a challenge that does not exist')
    const award = await lockHeldAward(tx, { challengeId, proposalId })
    const role = await teamRoleOf(tx, proposalId, by)
    const now = await clock.now(tx)
    const { state } = settled(challenge, now)
    if (state === 'cancelled') return refuse('challenge-cancelled')
    if (state === 'archived') return refuse('challenge-archived')
    if (!hasReached(state, 'announced') || !award) return refuse('no-award')
    if (role !== 'lead') return refuse('lead-only')
    if (award.answer === answer) return accept(null)
    if (award.answer !== null) return refuse('award-answered', { answer: award.answer })

    await tx.update(awards).set({ answer, answeredAt: now, answeredBy: by }).where(eq(awards.id, award.id))
    await appendEntry(tx, {
      programmeId: challenge.programmeId,
      challengeId,
      proposalId,
      type: 'AwardAnswered',
      at: now,
      body: { by, reference: award.reference, answer },
    })
    await notices.replan(tx, { challengeId })
    return accept(null)
  })
}

async function lockHeldAward(
  tx: Tx,
  { challengeId, proposalId }: { challengeId: string; proposalId: string },
) {
  const [award] = await tx
    .select({ id: awards.id, answer: awards.answer, reference: proposals.reference })
    .from(awards)
    .innerJoin(decisions, and(eq(decisions.id, awards.decisionId), eq(decisions.state, 'confirmed')))
    .innerJoin(proposals, eq(proposals.id, awards.proposalId))
    .where(and(eq(awards.challengeId, challengeId), eq(awards.proposalId, proposalId), isHoldingPlace()))
    .for('update', { of: awards })
  return award ?? null
}
