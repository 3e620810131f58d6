import type { Tx } from '#db/client.server.ts'
import { assignments } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import type { Challenge } from '#app/lifecycle/challenge.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { loadChallenge } from '#app/publish/data/challenges.server.ts'
import { canonicalJson } from '#app/record/core/chain.ts'
import { appendEntry } from '#app/record/data/append-entry.server.ts'
import { sha256 } from '#app/record/sha256.server.ts'
import { planAssignment, type AssignmentPlan } from '../core/assignment.ts'
import { preparationRefusal } from '../core/judging-window.ts'
import type { JudgeRefusal } from '../core/refusals.ts'
import { releaseReasons } from '../core/release-reasons.ts'
import { assignmentFacts } from '../data/assignment-facts.server.ts'
import { takeProposalAway } from './void-scorecard.server.ts'

/** What a plan is known by: the same changes give the same text. */
export function planHash({ added, released, kept }: AssignmentPlan): string {
  return sha256(canonicalJson({ added, released, kept }))
}

/**
 * Applies the plan that was shown. It is drawn again under the challenge's lock and must come out the same, otherwise
 * somebody has declared a conflict or begun to read meanwhile, and the new plan has to be looked at first. Begun work
 * stays with its juror.
 */
export async function assignProposals(
  { challengeId, by, shownHash }: { challengeId: string; by: string; shownHash: string },
  { db, clock, notices }: Ports,
): Promise<Result<{ added: number; released: number }, JudgeRefusal>> {
  return db.transaction(async (tx) => {
    const challenge = await loadChallenge(tx, challengeId, 'update')
    if (!challenge) throw new Error('Proposals were assigned in a challenge that does not exist')
    const now = await clock.now(tx)
    const refusal = preparationRefusal(challenge, now)
    if (refusal) return { ok: false, refusal }
    const plan = planAssignment(await assignmentFacts(tx, challengeId))
    if (planHash(plan) !== shownHash) return refuse('plan-changed')
    if (plan.added.length + plan.released.length === 0) return refuse('nothing-to-assign')

    await writePlan(tx, { challenge, plan, at: now })
    await recordPlan(tx, { challenge, plan, by, at: now })
    await notices.replan(tx, { challengeId })
    return accept({ added: plan.added.length, released: plan.released.length })
  })
}

type Planned = { challenge: Challenge; plan: AssignmentPlan; at: Date }

async function writePlan(tx: Tx, { challenge, plan, at }: Planned): Promise<void> {
  for (const { jurorId, proposalId } of plan.released) {
    await takeProposalAway(tx, { challenge, jurorId, proposalId, at, reason: releaseReasons.reassigned })
  }
  if (plan.added.length === 0) return
  await tx
    .insert(assignments)
    .values(plan.added.map((pair) => ({ ...pair, challengeId: challenge.id, assignedAt: at })))
}

/** The numbers are for everybody who may read the record; who reads what is in the commitment. */
async function recordPlan(tx: Tx, { challenge, plan, by, at }: Planned & { by: string }): Promise<void> {
  const { added, released, kept, shortages } = plan
  await appendEntry(tx, {
    programmeId: challenge.programmeId,
    challengeId: challenge.id,
    type: 'ProposalsAssigned',
    at,
    body: {
      by,
      added: added.length,
      released: released.length,
      kept: kept.length,
      uncovered: shortages.length,
      planHash: planHash(plan),
    },
    secrets: { assignment: canonicalJson([...kept, ...added]) },
  })
}
