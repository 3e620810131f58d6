import { and, eq, ne } from 'drizzle-orm'
import { decisions } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import { decide } from '#app/lifecycle/decide.ts'
import type { LifecycleRefusal } from '#app/lifecycle/refusals.ts'
import { notNamedFor } from '#app/people/data/approvals.server.ts'
import { accept, type Result } from '#app/platform/result.ts'
import { loadChallenge, saveChallenge } from '#app/publish/data/challenges.server.ts'

/**
 * Takes a decision back before its instant, with a reason. The row stays; its messages are cancelled, whoever was told under
 * embargo hears that it is not final, and the jury's table is open again for another decision.
 */
export async function withdrawDecision(
  { challengeId, by, reason }: { challengeId: string; by: string; reason: string },
  { db, clock, notices }: Ports,
): Promise<Result<null, LifecycleRefusal>> {
  return db.transaction(async (tx) => {
    const challenge = await loadChallenge(tx, challengeId, 'update')
    if (!challenge) throw new Error('A decision was withdrawn in a challenge that does not exist')
    const command = { type: 'withdrawDecision', by, reason: reason.trim() } as const
    const decision = decide(challenge, command, await clock.now(tx))
    if (!decision.ok) return decision
    const { programmeId } = challenge
    const notNamed = await notNamedFor(tx, { programmeId, approval: 'release', by })
    if (notNamed) return { ok: false, refusal: notNamed }
    await saveChallenge(tx, challenge, decision.value)
    await tx
      .update(decisions)
      .set({ state: 'withdrawn', withdrawReason: command.reason })
      .where(and(eq(decisions.challengeId, challengeId), ne(decisions.state, 'withdrawn')))
    await notices.replan(tx, { challengeId })
    return accept(null)
  })
}
