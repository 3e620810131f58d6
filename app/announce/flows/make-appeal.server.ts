import { desc, eq } from 'drizzle-orm'
import { appeals, proposals } from '#db/schema/index.ts'
import { teamRoleOf } from '#app/apply/data/proposals.server.ts'
import type { Ports } from '#app/http/context.ts'
import { settled } from '#app/lifecycle/settle.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { loadChallenge } from '#app/publish/data/challenges.server.ts'
import { appendEntry } from '#app/record/data/append-entry.server.ts'
import { makingRefusal, type AppealGround } from '../core/appeals.ts'
import type { AnnounceRefusal } from '../core/refusals.ts'
import { keepOpenAppeals } from '../data/appeals.server.ts'

export type MakeAppealInput = {
  readonly challengeId: string
  readonly proposalId: string
  readonly by: string
  readonly ground: AppealGround
  readonly body: string
}

/**
 * A team appeals against what was decided, in the time the challenge has named: the lead or whoever may submit, once until
 * it is answered. Team and organisers hear by mail; the record keeps that and a commitment to what was written.
 */
export async function makeAppeal(
  { challengeId, proposalId, by, ground, body }: MakeAppealInput,
  { db, clock, notices }: Ports,
): Promise<Result<{ number: number }, AnnounceRefusal>> {
  return db.transaction(async (tx) => {
    const challenge = await loadChallenge(tx, challengeId, 'update')
    if (!challenge) throw new Error('An appeal was made in a challenge that does not exist')
    const [proposal] = await tx
      .select({ state: proposals.state, reference: proposals.reference })
      .from(proposals)
      .where(eq(proposals.id, proposalId))
    const role = await teamRoleOf(tx, proposalId, by)
    if (!proposal || (role !== 'lead' && role !== 'editor')) return refuse('appeal-gone')
    const [last] = await tx
      .select({ number: appeals.number, answeredAt: appeals.answeredAt })
      .from(appeals)
      .where(eq(appeals.proposalId, proposalId))
      .orderBy(desc(appeals.number))
      .limit(1)
    const now = await clock.now(tx)
    const refusal = makingRefusal(settled(challenge, now), {
      isSubmitted: proposal.state === 'submitted',
      openNumber: last && last.answeredAt === null ? last.number : null,
      now,
    })
    if (refusal) return { ok: false, refusal }
    const number = (last?.number ?? 0) + 1
    const written = body.trim()
    await tx
      .insert(appeals)
      .values({ challengeId, proposalId, number, ground, body: written, madeBy: by, madeAt: now })
    await appendEntry(tx, {
      ...{ programmeId: challenge.programmeId, challengeId, proposalId, type: 'AppealMade', at: now },
      body: { by, reference: proposal.reference, number, ground },
      secrets: { body: written },
    })
    await keepOpenAppeals(tx, challengeId, now)
    await notices.replan(tx, { challengeId })
    return accept({ number })
  })
}
