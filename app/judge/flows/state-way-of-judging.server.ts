import { eq } from 'drizzle-orm'
import { waysOfJudging } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import { decide } from '#app/lifecycle/decide.ts'
import type { LifecycleRefusal } from '#app/lifecycle/refusals.ts'
import { accept, type Result } from '#app/platform/result.ts'
import { loadChallenge, saveChallenge } from '#app/publish/data/challenges.server.ts'
import { canonicalJson } from '#app/record/core/chain.ts'
import type { WayOfJudging } from '../core/ballots/way.ts'
import { wayOfJudging } from '../data/ballots.server.ts'

/**
 * Says how a challenge is judged. It is part of what is approved, like its criteria: an approved challenge becomes a draft
 * again, a public one refuses.
 */
export async function stateWayOfJudging(
  { challengeId, by, way }: { challengeId: string; by: string; way: WayOfJudging },
  { db, clock, notices }: Ports,
): Promise<Result<null, LifecycleRefusal>> {
  return db.transaction(async (tx) => {
    const challenge = await loadChallenge(tx, challengeId, 'update')
    if (!challenge) throw new Error(`there is no challenge ${challengeId}`)
    const now = await clock.now(tx)
    const decision = decide(challenge, { type: 'editBrief', by }, now)
    if (!decision.ok) return decision
    if (canonicalJson(await wayOfJudging(tx, challengeId)) === canonicalJson(way)) return accept(null)
    await saveChallenge(tx, challenge, decision.value)
    await tx.delete(waysOfJudging).where(eq(waysOfJudging.challengeId, challengeId))
    if (way.way !== 'scorecards') {
      const rule = way.way === 'ranked' ? { rankRule: way.rule.by, points: way.rule.points ?? null } : {}
      await tx
        .insert(waysOfJudging)
        .values({ challengeId, way: way.way, ...rule, statedAt: now, statedBy: by })
    }
    await notices.replan(tx, { challengeId })
    return accept(null)
  })
}
