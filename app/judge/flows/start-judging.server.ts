import type { Ports } from '#app/http/context.ts'
import { decide } from '#app/lifecycle/decide.ts'
import type { LifecycleRefusal } from '#app/lifecycle/refusals.ts'
import { accept, type Result } from '#app/platform/result.ts'
import { loadChallenge, saveChallenge } from '#app/publish/data/challenges.server.ts'
import { juryCounts } from '../data/judging-counts.server.ts'

/** Opens the proposals to their jurors, once everything is screened and every proposal has its reviews assigned. */
export async function startJudging(
  { challengeId, by }: { challengeId: string; by: string },
  { db, clock, notices }: Ports,
): Promise<Result<null, LifecycleRefusal>> {
  return db.transaction(async (tx) => {
    const challenge = await loadChallenge(tx, challengeId, 'update')
    if (!challenge) throw new Error('Judging was started in a challenge that does not exist')
    const counts = await juryCounts(tx, challengeId)
    const decision = decide(challenge, { type: 'startJudging', by, ...counts }, await clock.now(tx))
    if (!decision.ok) return decision
    await saveChallenge(tx, challenge, decision.value)
    await notices.replan(tx, { challengeId })
    return accept(null)
  })
}
