import { eq } from 'drizzle-orm'
import { challenges } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import type { PeerSight } from '#app/lifecycle/challenge.ts'
import { decide } from '#app/lifecycle/decide.ts'
import { hasReached } from '#app/lifecycle/phases.ts'
import type { LifecycleRefusal } from '#app/lifecycle/refusals.ts'
import { settled } from '#app/lifecycle/settle.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { loadChallenge, saveChallenge } from '#app/publish/data/challenges.server.ts'

export type JudgingRules = { readonly jurorsSeeOthers: PeerSight; readonly isBlind: boolean }

/**
 * Saves how the jury reads and what jurors see of each other. Blindness is announced with the brief: an approved challenge
 * becomes a draft again, a public one refuses. What jurors see of each other can change until judging begins, because
 * they score under it.
 */
export async function editJudgingRules(
  { challengeId, by, ...asked }: JudgingRules & { readonly challengeId: string; readonly by: string },
  { db, clock }: Ports,
): Promise<Result<null, LifecycleRefusal>> {
  return db.transaction(async (tx) => {
    const challenge = await loadChallenge(tx, challengeId, 'update')
    if (!challenge) throw new Error(`there is no challenge ${challengeId}`)
    const now = await clock.now(tx)
    const { policy } = challenge
    const { state } = settled(challenge, now)
    if (asked.jurorsSeeOthers !== policy.jurorsSeeOthers && state !== 'cancelled' && state !== 'archived')
      if (hasReached(state, 'judging')) return refuse('judging-has-started')
    if (asked.isBlind !== policy.isBlind) {
      const decision = decide(challenge, { type: 'editBrief', by }, now)
      if (!decision.ok) return decision
      // The approval falls first: what was approved did not say so.
      await saveChallenge(tx, challenge, decision.value)
    }
    await tx.update(challenges).set(asked).where(eq(challenges.id, challengeId))
    return accept(null)
  })
}
