import { eq } from 'drizzle-orm'
import { publicVotes } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import { decide } from '#app/lifecycle/decide.ts'
import type { LifecycleRefusal } from '#app/lifecycle/refusals.ts'
import { accept, type Result } from '#app/platform/result.ts'
import { loadChallenge, saveChallenge } from '#app/publish/data/challenges.server.ts'
import { periodRefusal, type PeriodRefusal } from '../core/ballots/vote-period.ts'
import type { PublicVoteRow } from '../data/public-vote.server.ts'

export type StatePublicVote = {
  readonly challengeId: string
  readonly by: string
  /** Null takes the vote away. */
  readonly vote: Omit<PublicVoteRow, 'challengeId'> | null
}

/**
 * Sets a public vote up, or takes it away. It is part of what is approved: an approved challenge becomes a draft again, a
 * public one refuses.
 */
export async function statePublicVote(
  { challengeId, by, vote }: StatePublicVote,
  { db, clock, notices }: Ports,
): Promise<Result<null, LifecycleRefusal | PeriodRefusal>> {
  return db.transaction(async (tx) => {
    const challenge = await loadChallenge(tx, challengeId, 'update')
    if (!challenge) throw new Error(`there is no challenge ${challengeId}`)
    const now = await clock.now(tx)
    const decision = decide(challenge, { type: 'editBrief', by }, now)
    if (!decision.ok) return decision
    const refusal = vote && periodRefusal(vote, challenge.calendar)
    if (refusal) return { ok: false, refusal }
    await saveChallenge(tx, challenge, decision.value)
    if (vote === null) await tx.delete(publicVotes).where(eq(publicVotes.challengeId, challengeId))
    else {
      const stated = { ...vote, statedAt: now, statedBy: by }
      await tx
        .insert(publicVotes)
        .values({ ...stated, challengeId })
        .onConflictDoUpdate({ target: publicVotes.challengeId, set: stated })
    }
    await notices.replan(tx, { challengeId })
    return accept(null)
  })
}
