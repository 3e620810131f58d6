import { and, eq, notInArray, sql } from 'drizzle-orm'
import { pilots } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import { decide } from '#app/lifecycle/decide.ts'
import type { LifecycleRefusal } from '#app/lifecycle/refusals.ts'
import { accept, type Result } from '#app/platform/result.ts'
import { loadChallenge, saveChallenge } from '#app/publish/data/challenges.server.ts'

/** Closes the pilot phase of a challenge once every pilot has been scaled or stopped. */
export async function completePilots(
  { challengeId, by }: { challengeId: string; by: string },
  { db, clock, notices }: Ports,
): Promise<Result<null, LifecycleRefusal>> {
  return db.transaction(async (tx) => {
    const challenge = await loadChallenge(tx, challengeId, 'update')
    if (!challenge) throw new Error('The pilots of a challenge that does not exist were completed')
    const [running] = await tx
      .select({ count: sql<number>`count(*)::int` })
      .from(pilots)
      .where(and(eq(pilots.challengeId, challengeId), notInArray(pilots.state, ['scaled', 'stopped'])))
    const command = { type: 'completePilots', by, runningPilots: running?.count ?? 0 } as const
    const decision = decide(challenge, command, await clock.now(tx))
    if (!decision.ok) return decision
    await saveChallenge(tx, challenge, decision.value)
    await notices.replan(tx, { challengeId })
    return accept(null)
  })
}
