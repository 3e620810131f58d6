import { and, eq, isNull, sql } from 'drizzle-orm'
import { milestones, pilotPayments } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { canonicalJson } from '#app/record/core/chain.ts'
import { appendEntry } from '#app/record/data/append-entry.server.ts'
import { isOver } from '../core/pilot-states.ts'
import type { VatBasis } from '../core/payments.ts'
import type { PilotRefusal } from '../core/refusals.ts'
import { lockPilot } from '../data/open-pilot.server.ts'

export type PlanPaymentInput = {
  readonly pilotId: string
  readonly by: string
  readonly milestoneId: string
  /** Decimal as text, above zero. */
  readonly amount: string
  readonly currency: string
  readonly vat: VatBasis
}

/** Adds an instalment, due with a milestone. */
export async function planPayment(
  { pilotId, by, milestoneId, amount, currency, vat }: PlanPaymentInput,
  { db, clock }: Pick<Ports, 'db' | 'clock'>,
): Promise<Result<null, PilotRefusal>> {
  return db.transaction(async (tx) => {
    const { row, programmeId } = await lockPilot(tx, pilotId)
    if (isOver(row.state)) return refuse('pilot-over')
    const [milestone] = await tx
      .select({ position: milestones.position })
      .from(milestones)
      .where(
        and(eq(milestones.id, milestoneId), eq(milestones.pilotId, pilotId), isNull(milestones.retiredAt)),
      )
    if (!milestone) return refuse('milestone-unknown')
    const [last] = await tx
      .select({ position: sql<number>`coalesce(max(${pilotPayments.position}), 0)::int` })
      .from(pilotPayments)
      .where(eq(pilotPayments.pilotId, pilotId))
    const position = (last?.position ?? 0) + 1
    await tx.insert(pilotPayments).values({ pilotId, position, milestoneId, amount, currency, vat })
    await appendEntry(tx, {
      programmeId,
      challengeId: row.challengeId,
      proposalId: row.proposalId,
      type: 'PilotPaymentPlanned',
      at: await clock.now(tx),
      body: { by, pilotId, payment: position, milestone: milestone.position },
      secrets: { payment: canonicalJson({ amount, currency, vat }) },
    })
    return accept(null)
  })
}
