import { and, eq } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { awards, decisions, proposals } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import { settled } from '#app/lifecycle/settle.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { loadChallenge } from '#app/publish/data/challenges.server.ts'
import { appendEntry } from '#app/record/data/append-entry.server.ts'
import { isKeptFromOne } from '#app/judge/data/closed-proposals.server.ts'
import { awardEntry } from '../core/award-entry.ts'
import { moveUpRefusal } from '../core/moving-up.ts'
import { planRefusal } from '../core/plan-checks.ts'
import type { AnnounceRefusal } from '../core/refusals.ts'
import { assertAudience } from '../data/audience.server.ts'
import { decidedPlan, organisationsOf } from '../data/claimants.server.ts'
import { siteFullRefusal } from '../data/room-at-sites.server.ts'

export type MoveUpReserveInput = {
  readonly challengeId: string
  readonly by: string
  /** The declined award. */
  readonly insteadOf: string
  /** The reserve's award, as the page proposed it. */
  readonly awardId: string
}

/**
 * Gives the place of a winner who declined to the reserve whose turn it is. The decision, its hash and its ranking stay
 * as they were confirmed; the step stands beside them in the record. From when the winners were told, under embargo or by
 * the announcement: before it nobody can have declined. Before the announcement that team is told under embargo as well, and
 * who is to hear what is compared with the decision. The same step again changes nothing.
 */
export async function moveUpReserve(
  { challengeId, by, insteadOf, awardId }: MoveUpReserveInput,
  { db, clock, notices }: Ports,
): Promise<Result<null, AnnounceRefusal>> {
  return db.transaction(async (tx) => {
    const challenge = await loadChallenge(tx, challengeId, 'update')
    if (!challenge) throw new Error('A reserve moved up in a challenge that does not exist')
    const standing = await lockAwards(tx, challengeId)
    const now = await clock.now(tx)
    const current = settled(challenge, now)
    const { state, winnersToldAt } = current
    if (state === 'cancelled') return refuse('challenge-cancelled')
    if (state === 'archived') return refuse('challenge-archived')
    const isEmbargoed = state === 'confirmed' && winnersToldAt !== null
    if (!isEmbargoed && state !== 'announced' && state !== 'piloting') return refuse('place-not-free')
    if (await isKeptFromOne(tx, { challengeId, personId: by })) return refuse('own-proposal-decided')
    const reserve = standing.find(({ id }) => id === awardId)
    if (reserve?.movedUpFor === insteadOf) return accept(null)
    const refusal = moveUpRefusal(standing, { insteadOf, reserve: awardId })
    if (refusal) return { ok: false, refusal }
    const declined = standing.find(({ id }) => id === insteadOf)
    if (!reserve || !declined) throw new Error('A move was allowed between awards that are not there')

    const taking = standing.filter(
      ({ id, outcome, movedUpFor, answer }) =>
        id === awardId || ((outcome === 'winner' || movedUpFor !== null) && answer !== 'declined'),
    )
    const full = await siteFullRefusal(
      tx,
      taking.map(({ proposalId }) => proposalId),
    )
    if (full) return { ok: false, refusal: full }
    const over = await overdrawn(tx, challengeId, taking)
    if (over) return { ok: false, refusal: over }

    await tx
      .update(awards)
      .set({ movedUpAt: now, movedUpBy: by, movedUpFor: insteadOf })
      .where(eq(awards.id, awardId))
    await appendEntry(tx, {
      programmeId: challenge.programmeId,
      challengeId,
      type: 'ReserveMovedUp',
      at: now,
      ...awardEntry(
        {
          proposalId: reserve.proposalId,
          body: { by, reference: reserve.reference, place: reserve.place, insteadOf: declined.reference },
        },
        { isEmbargoed },
      ),
    })
    await notices.replan(tx, { challengeId })
    if (isEmbargoed) await assertAudience(tx, reserve.decisionId, current)
    return accept(null)
  })
}

/** A budget line that could not pay all who would then hold a place, or an organisation that would win too often. */
async function overdrawn(
  tx: Tx,
  challengeId: string,
  taking: readonly { proposalId: string; lineId: string | null; amount: number | null }[],
): Promise<AnnounceRefusal | null> {
  const plan = await decidedPlan(tx, challengeId)
  if (!plan) return null
  const rows = taking.map(({ proposalId, lineId, amount }) => ({
    ...{ proposalId, outcome: 'winner' as const, place: 1, reason: '', feedback: '' },
    ...(lineId !== null && { lineId }),
    ...(amount !== null && { amount }),
  }))
  return planRefusal(rows, plan, await organisationsOf(tx, challengeId))
}

/** Every award of the confirmed decision, locked for the rest of the transaction. */
async function lockAwards(tx: Tx, challengeId: string) {
  return tx
    .select({
      id: awards.id,
      decisionId: awards.decisionId,
      proposalId: awards.proposalId,
      outcome: awards.outcome,
      place: awards.place,
      lineId: awards.awardLineId,
      amount: awards.amount,
      answer: awards.answer,
      movedUpFor: awards.movedUpFor,
      reference: proposals.reference,
    })
    .from(awards)
    .innerJoin(decisions, and(eq(decisions.id, awards.decisionId), eq(decisions.state, 'confirmed')))
    .innerJoin(proposals, eq(proposals.id, awards.proposalId))
    .where(eq(awards.challengeId, challengeId))
    .orderBy(awards.id)
    .for('update', { of: awards })
}
