import { eq, sql } from 'drizzle-orm'
import { pilotPayments } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import { instantToWallClock } from '#app/lifecycle/calendar.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { appendEntry } from '#app/record/data/append-entry.server.ts'
import { paymentRefusal } from '../core/payments.ts'
import type { PilotRefusal } from '../core/refusals.ts'
import { lockPilot } from '../data/open-pilot.server.ts'
import { moneyOfPilot, standingOf } from '../data/payments.server.ts'

export type NotePaymentInput = {
  readonly pilotId: string
  readonly by: string
  readonly paymentId: string
  /** ISO day, not after today in the pilot's zone. */
  readonly paidOn: string
}

/** Notes that an instalment was paid. What is noted stays. */
export async function notePayment(
  { pilotId, by, paymentId, paidOn }: NotePaymentInput,
  { db, clock }: Pick<Ports, 'db' | 'clock'>,
): Promise<Result<null, PilotRefusal>> {
  return db.transaction(async (tx) => {
    const { row, programmeId, zone } = await lockPilot(tx, pilotId)
    const money = await moneyOfPilot(tx, pilotId)
    const { payments, isFinalApproved } = standingOf(money)
    const payment = payments.find(({ id }) => id === paymentId)
    if (!payment) return refuse('payment-unknown')
    const at = await clock.now(tx)
    const refusal = paymentRefusal(payment, {
      others: payments.filter(({ id }) => id !== paymentId),
      isFinalApproved,
      paidOn,
      today: instantToWallClock(at, zone).date,
    })
    if (refusal) return { ok: false, refusal }
    await tx
      .update(pilotPayments)
      .set({ paidOn, paidBy: by, paidAt: at, version: sql`${pilotPayments.version} + 1` })
      .where(eq(pilotPayments.id, paymentId))
    await appendEntry(tx, {
      programmeId,
      challengeId: row.challengeId,
      proposalId: row.proposalId,
      type: 'PilotPaymentNoted',
      at,
      body: {
        by,
        pilotId,
        payment: money.payments.find(({ id }) => id === paymentId)?.position ?? 0,
        paidOn,
      },
    })
    return accept(null)
  })
}
