import type { Tx } from '#db/client.server.ts'
import { assignments } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import type { Challenge } from '#app/lifecycle/challenge.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { loadChallenge } from '#app/publish/data/challenges.server.ts'
import { canonicalJson } from '#app/record/core/chain.ts'
import { appendEntry } from '#app/record/data/append-entry.server.ts'
import { sha256 } from '#app/record/sha256.server.ts'
import type { AssignmentFacts, AssignmentPlan } from '../core/assignment.ts'
import { preparationRefusal } from '../core/judging-window.ts'
import type { JudgeRefusal } from '../core/refusals.ts'
import { releaseReasons } from '../core/release-reasons.ts'
import { assignmentFacts } from '../data/assignment-facts.server.ts'
import { drawPlan } from '../data/draw-plan.server.ts'
import { takeProposalAway } from './void-scorecard.server.ts'

/** What a plan is known by: the same changes give the same text. */
export function planHash({ added, released, kept }: AssignmentPlan): string {
  return sha256(canonicalJson({ added, released, kept }))
}

/** What a plan is drawn from, in whatever order it was read. */
export function factsHash(facts: AssignmentFacts): string {
  const { jurors, cleared, standing, matches = [], apart = [], proposals, kinds = [], ...rest } = facts
  const lines = (rows: readonly (readonly unknown[])[]) => rows.map((row) => row.join(' ')).sort()
  return sha256(
    canonicalJson({
      ...{ minimumReviews: rest.minimumReviews, targetReviews: rest.targetReviews ?? null, seed: rest.seed },
      proposals: [...proposals].sort(),
      kinds: [...kinds].sort(),
      jurors: lines(jurors.map((one) => [one.id, one.maximumLoad, one.minimumLoad ?? 0, one.kind ?? ''])),
      cleared: lines(cleared.map(({ jurorId, proposalId }) => [jurorId, proposalId])),
      standing: lines(standing.map((pair) => [pair.jurorId, pair.proposalId, pair.isStarted])),
      matches: lines(matches.map((pair) => [pair.jurorId, pair.proposalId, pair.match])),
      apart: lines(apart),
    }),
  )
}

/**
 * Applies the plan that was shown. It is drawn again and must come out the same, otherwise somebody has declared a conflict or
 * begun to read meanwhile, and the new plan has to be looked at first. Drawing can take seconds, in which nobody is to
 * wait for the challenge: it is done before the lock, and under the lock the facts must be those it was drawn from. Begun
 * work stays with its juror.
 */
export async function assignProposals(
  { challengeId, by, shownHash }: { challengeId: string; by: string; shownHash: string },
  { db, clock, notices }: Ports,
): Promise<Result<{ added: number; released: number }, JudgeRefusal>> {
  const facts = await assignmentFacts(db, challengeId)
  const plan = await drawPlan(facts)
  return db.transaction(async (tx) => {
    const challenge = await loadChallenge(tx, challengeId, 'update')
    if (!challenge) throw new Error('Proposals were assigned in a challenge that does not exist')
    const now = await clock.now(tx)
    const refusal = preparationRefusal(challenge, now)
    if (refusal) return { ok: false, refusal }
    if (planHash(plan) !== shownHash) return refuse('plan-changed')
    if (factsHash(await assignmentFacts(tx, challengeId)) !== factsHash(facts)) return refuse('plan-changed')
    return applyPlan(tx, { challenge, plan, by, at: now }, notices)
  })
}

type Planned = { challenge: Challenge; plan: AssignmentPlan; at: Date }

/** Writes a plan down, tells the record, and lets the jurors' mail follow. Refuses a plan that changes nothing. */
export async function applyPlan(
  tx: Tx,
  planned: Planned & { by: string; isRescue?: boolean },
  notices: Ports['notices'],
): Promise<Result<{ added: number; released: number }, JudgeRefusal>> {
  const { added, released } = planned.plan
  if (added.length + released.length === 0) return refuse('nothing-to-assign')
  await writePlan(tx, planned)
  await recordPlan(tx, planned)
  await notices.replan(tx, { challengeId: planned.challenge.id })
  return accept({ added: added.length, released: released.length })
}

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
async function recordPlan(
  tx: Tx,
  { challenge, plan, by, at, isRescue = false }: Planned & { by: string; isRescue?: boolean },
): Promise<void> {
  const { added, released, kept, shortages } = plan
  await appendEntry(tx, {
    programmeId: challenge.programmeId,
    challengeId: challenge.id,
    type: 'ProposalsAssigned',
    at,
    body: {
      by,
      ...(isRescue && { isRescue }),
      added: added.length,
      released: released.length,
      kept: kept.length,
      uncovered: shortages.length,
      planHash: planHash(plan),
    },
    secrets: { assignment: canonicalJson([...kept, ...added]) },
  })
}
