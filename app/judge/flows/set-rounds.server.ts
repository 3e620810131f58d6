import type { Ports } from '#app/http/context.ts'
import { settled } from '#app/lifecycle/settle.ts'
import { hasReached } from '#app/lifecycle/phases.ts'
import { intakeEndsAt } from '#app/lifecycle/intake.ts'
import { consensusRules } from '#db/schema/index.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { loadChallenge } from '#app/publish/data/challenges.server.ts'
import { appendEntry } from '#app/record/data/append-entry.server.ts'
import type { CountingRule } from '../core/deliberation/counting.ts'
import { changedPlan, type RoundKind } from '../core/deliberation/rounds.ts'
import type { JudgeRefusal } from '../core/refusals.ts'
import { countsShares } from '../data/finalists.server.ts'
import { countingRuleOf, roundsOf, writeRounds } from '../data/rounds.server.ts'

/** Sets which rounds the jury holds, until something is decided. What has been opened stays. */
export async function setRounds(
  { challengeId, by, kinds }: { challengeId: string; by: string; kinds: readonly RoundKind[] },
  { db, clock, notices }: Ports,
): Promise<Result<{ rounds: number }, JudgeRefusal>> {
  return db.transaction(async (tx) => {
    const challenge = await loadChallenge(tx, challengeId, 'update')
    if (!challenge) throw new Error('Rounds were set for a challenge that does not exist')
    const now = await clock.now(tx)
    const { state } = settled(challenge, now)
    if (state === 'cancelled') return refuse('challenge-cancelled')
    if (state === 'archived') return refuse('challenge-archived')
    if (hasReached(state, 'decided')) return refuse('judging-over')
    const changed = changedPlan(await roundsOf(tx, challengeId), kinds)
    if (!changed.ok) return changed
    await writeRounds(tx, challengeId, changed.rounds)
    await appendEntry(tx, {
      programmeId: challenge.programmeId,
      challengeId,
      type: 'RoundsSet',
      at: now,
      body: { by, rounds: changed.rounds.map(({ kind }) => kind) },
    })
    await notices.replan(tx, { challengeId })
    return accept({ rounds: changed.rounds.length })
  })
}

/**
 * States which ranking counts, while proposals can still come in: nobody chooses the rule by what it does. Saying the same
 * again changes nothing.
 */
export async function stateCountingRule(
  { challengeId, by, counts }: { challengeId: string; by: string; counts: CountingRule },
  { db, clock }: Ports,
): Promise<Result<null, JudgeRefusal>> {
  return db.transaction(async (tx) => {
    const challenge = await loadChallenge(tx, challengeId, 'update')
    if (!challenge) throw new Error('A rule was stated for a challenge that does not exist')
    const now = await clock.now(tx)
    if (now >= intakeEndsAt(challenge)) return refuse('rule-too-late')
    if (counts === 'consensus' && !(await countsShares(tx, challengeId)))
      return refuse('consensus-needs-shares')
    const before = await countingRuleOf(tx, challengeId)
    if (before.counts === counts && before.statedAt !== null) return accept(null)
    await tx
      .insert(consensusRules)
      .values({ challengeId, counts, statedAt: now, statedBy: by })
      .onConflictDoUpdate({
        target: consensusRules.challengeId,
        set: { counts, statedAt: now, statedBy: by },
      })
    await appendEntry(tx, {
      programmeId: challenge.programmeId,
      challengeId,
      type: 'CountingRuleStated',
      at: now,
      body: { by, counts },
    })
    return accept(null)
  })
}
