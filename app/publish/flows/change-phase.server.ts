import { and, eq } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { briefs } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import type { Challenge } from '#app/lifecycle/challenge.ts'
import type { Command } from '#app/lifecycle/commands.ts'
import { decide } from '#app/lifecycle/decide.ts'
import type { LifecycleRefusal } from '#app/lifecycle/refusals.ts'
import { accept, type Refusal, type Result } from '#app/platform/result.ts'
import { loadChallenge, saveChallenge } from '../data/challenges.server.ts'

export type Asking = { readonly challengeId: string; readonly by: string }

/**
 * The six lines every step of publishing shares: lock, ask the clock, check what only the database knows, decide, save,
 * tell people. `also` runs in the same transaction after the decision.
 */
export async function changePhase<Extra extends Refusal = never>(
  challengeId: string,
  command: Command,
  { db, clock, notices }: Ports,
  hooks: {
    readonly before?: (tx: Tx, challenge: Challenge) => Promise<Extra | null>
    readonly also?: (tx: Tx, challenge: Challenge, now: Date) => Promise<void>
  } = {},
): Promise<Result<Challenge, LifecycleRefusal | Extra>> {
  return db.transaction(async (tx) => {
    const before = await loadChallenge(tx, challengeId, 'update')
    if (!before) throw new Error(`there is no challenge ${challengeId}`)
    const now = await clock.now(tx)
    const decision = decide(before, command, now)
    if (!decision.ok) return decision
    const refusal = (await hooks.before?.(tx, before)) ?? null
    if (refusal !== null) return { ok: false, refusal }
    await hooks.also?.(tx, before, now)
    const { challenge } = await saveChallenge(tx, before, decision.value)
    await notices.replan(tx, { challengeId })
    return accept(challenge)
  })
}

/** The first brief becomes what the public may read once the challenge opens; taking it back is possible until then. */
export async function setBriefPublished(tx: Tx, challengeId: string, isPublished: boolean): Promise<void> {
  await tx
    .update(briefs)
    .set({ isPublished })
    .where(and(eq(briefs.challengeId, challengeId), eq(briefs.number, 1)))
}
