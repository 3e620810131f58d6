import type { Executor } from '#db/client.server.ts'
import type { Ports } from '#app/http/context.ts'
import { refuse, type Result } from '#app/platform/result.ts'
import { loadChallenge } from '#app/publish/data/challenges.server.ts'
import type { AssignmentFacts, AssignmentPlan } from '../core/assignment.ts'
import { scoringRefusal } from '../core/judging-window.ts'
import type { JudgeRefusal } from '../core/refusals.ts'
import { rescueFacts } from '../core/rescue.ts'
import { assignmentFacts } from '../data/assignment-facts.server.ts'
import { drawPlan } from '../data/draw-plan.server.ts'
import { juryWork, lateOf } from '../data/jury-work.server.ts'
import { applyPlan, factsHash, planHash } from './assign-proposals.server.ts'

/** What a rescue would do at this moment; null when nobody is late. Nothing is written. */
export async function rescuePlan(
  db: Executor,
  { challengeId, until, now }: { challengeId: string; until: Date; now: Date },
): Promise<AssignmentPlan | null> {
  const facts = await factsOfRescue(db, { challengeId, until, now })
  return facts && drawPlan(facts)
}

/** What a rescue is planned from; null when nobody is late. */
async function factsOfRescue(
  db: Executor,
  { challengeId, until, now }: { challengeId: string; until: Date; now: Date },
): Promise<AssignmentFacts | null> {
  const late = lateOf(await juryWork(db, { challengeId, until, now }))
  if (late.length === 0) return null
  return rescueFacts(
    await assignmentFacts(db, challengeId),
    late.map(({ jurorId, forecast }) => ({ jurorId, expected: forecast.expected })),
  )
}

/**
 * Gives untouched proposals of jurors who will probably not finish to others with room, by the plan that was shown. It is
 * drawn again before the challenge is locked, and must rest on what is still so under the lock; when somebody has opened a
 * proposal, declared or fallen behind meanwhile, the new plan has to be looked at first.
 */
export async function rescueJudging(
  { challengeId, by, shownHash }: { challengeId: string; by: string; shownHash: string },
  { db, clock, notices }: Ports,
): Promise<Result<{ added: number; released: number }, JudgeRefusal>> {
  const before = await loadChallenge(db, challengeId)
  const facts =
    before &&
    (await factsOfRescue(db, {
      ...{ challengeId, until: before.calendar.judgingEndsAt, now: await clock.now(db) },
    }))
  const plan = facts && (await drawPlan(facts))
  return db.transaction(async (tx) => {
    const challenge = await loadChallenge(tx, challengeId, 'update')
    if (!challenge) throw new Error('The judging of a challenge that does not exist was rescued')
    const now = await clock.now(tx)
    const refusal = scoringRefusal(challenge, now)
    if (refusal) return { ok: false, refusal }
    const until = challenge.calendar.judgingEndsAt
    const present = await factsOfRescue(tx, { challengeId, until, now })
    if (present === null) return refuse('nothing-to-assign')
    if (facts === null || plan === null || planHash(plan) !== shownHash) return refuse('plan-changed')
    if (factsHash(present) !== factsHash(facts)) return refuse('plan-changed')
    return applyPlan(tx, { challenge, plan, by, at: now, isRescue: true }, notices)
  })
}
