import { and, eq } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { awards, decisions, proposals } from '#db/schema/index.ts'
import { teamRoleOf } from '#app/apply/data/proposals.server.ts'
import type { Ports } from '#app/http/context.ts'
import { hasReached } from '#app/lifecycle/phases.ts'
import { evolveAll } from '#app/lifecycle/evolve.ts'
import { settle } from '#app/lifecycle/settle.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { loadChallenge, saveChallenge } from '#app/publish/data/challenges.server.ts'
import { appendEntry } from '#app/record/data/append-entry.server.ts'
import { awardEntry } from '../core/award-entry.ts'
import type { AnnounceRefusal } from '../core/refusals.ts'
import { assertAudience } from '../data/audience.server.ts'
import { isHoldingPlace } from '../data/reserve-list.server.ts'

export type AnswerAwardInput = {
  readonly challengeId: string
  readonly proposalId: string
  readonly by: string
  readonly answer: 'accepted' | 'declined'
}

/**
 * The lead of a team that holds a place (a winner, or a reserve that moved up) says yes or no, once, from when the team was
 * told: under embargo, or by the announcement. The same answer again changes nothing. Before that there is no award to answer,
 * whatever was decided. Who is to hear what at the announcement follows the answer, and is compared with it.
 */
export async function answerAward(
  { challengeId, proposalId, by, answer }: AnswerAwardInput,
  { db, clock, notices }: Ports,
): Promise<Result<null, AnnounceRefusal>> {
  return db.transaction(async (tx) => {
    const challenge = await loadChallenge(tx, challengeId, 'update')
    if (!challenge) throw new Error('An award was answered in a challenge that does not exist')
    const award = await lockHeldAward(tx, { challengeId, proposalId })
    const role = await teamRoleOf(tx, proposalId, by)
    const now = await clock.now(tx)
    const past = settle(challenge, now)
    const current = evolveAll(challenge, past)
    const { state, winnersToldAt } = current
    if (state === 'cancelled') return refuse('challenge-cancelled')
    if (state === 'archived') return refuse('challenge-archived')
    const isTold = hasReached(state, 'announced') || winnersToldAt !== null
    if (!isTold || !award) return refuse('no-award')
    if (role !== 'lead') return refuse('lead-only')
    if (award.answer === answer) return accept(null)
    if (award.answer !== null) return refuse('award-answered', { answer: award.answer })

    // The record says that the team was told before it says what it answered.
    await saveChallenge(tx, challenge, past)
    await tx.update(awards).set({ answer, answeredAt: now, answeredBy: by }).where(eq(awards.id, award.id))
    await appendEntry(tx, {
      programmeId: challenge.programmeId,
      challengeId,
      type: 'AwardAnswered',
      at: now,
      ...awardEntry(
        { proposalId, body: { by, reference: award.reference, answer } },
        { isEmbargoed: state === 'confirmed' },
      ),
    })
    await notices.replan(tx, { challengeId })
    if (state === 'confirmed') await assertAudience(tx, award.decisionId, current)
    return accept(null)
  })
}

async function lockHeldAward(
  tx: Tx,
  { challengeId, proposalId }: { challengeId: string; proposalId: string },
) {
  const [award] = await tx
    .select({
      id: awards.id,
      decisionId: awards.decisionId,
      answer: awards.answer,
      reference: proposals.reference,
    })
    .from(awards)
    .innerJoin(decisions, and(eq(decisions.id, awards.decisionId), eq(decisions.state, 'confirmed')))
    .innerJoin(proposals, eq(proposals.id, awards.proposalId))
    .where(and(eq(awards.challengeId, challengeId), eq(awards.proposalId, proposalId), isHoldingPlace()))
    .for('update', { of: awards })
  return award ?? null
}
