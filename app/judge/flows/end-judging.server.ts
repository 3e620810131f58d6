import type { Ports } from '#app/http/context.ts'
import { decide } from '#app/lifecycle/decide.ts'
import type { LifecycleRefusal } from '#app/lifecycle/refusals.ts'
import { accept, type Result } from '#app/platform/result.ts'
import { loadChallenge, saveChallenge } from '#app/publish/data/challenges.server.ts'
import { unfinishedScorecards } from '../data/judging-counts.server.ts'

/** Ends judging before its deadline, once every scorecard is final. At the deadline the calendar ends it anyway. */
export async function endJudging(
  { challengeId, by }: { challengeId: string; by: string },
  { db, clock, notices }: Ports,
): Promise<Result<null, LifecycleRefusal>> {
  return db.transaction(async (tx) => {
    const challenge = await loadChallenge(tx, challengeId, 'update')
    if (!challenge) throw new Error('Judging was ended in a challenge that does not exist')
    const unfinished = await unfinishedScorecards(tx, challengeId)
    const command = { type: 'endJudging', by, unfinishedScorecards: unfinished } as const
    const decision = decide(challenge, command, await clock.now(tx))
    if (!decision.ok) return decision
    await saveChallenge(tx, challenge, decision.value)
    await notices.replan(tx, { challengeId })
    return accept(null)
  })
}
