/** Money of a pilot in instalments: each due with a milestone, the last one with the final report. */
import type { MilestoneKind } from './reports.ts'
import type { PilotRefusal } from './refusals.ts'

export const vatBases = ['without', 'with', 'outside'] as const
export type VatBasis = (typeof vatBases)[number]

/** Currencies offered; any ISO 4217 code fits the database. */
export const currencies = ['EUR', 'SEK', 'CNY', 'JPY', 'USD', 'NOK', 'DKK', 'GBP'] as const

export type PaymentStanding = {
  readonly id: string
  readonly isPaid: boolean
  readonly milestone: { readonly title: string; readonly kind: MilestoneKind; readonly isReported: boolean }
}

/**
 * Null when a payment may be noted as paid on `paidOn`. None is paid before the report of its milestone; what hangs on
 * the final report, and the last one that is left whatever it hangs on, not before host and manager have approved that.
 * The database holds the same rule (`pilot_payments_approved`).
 */
export function paymentRefusal(
  payment: PaymentStanding,
  {
    others,
    isFinalApproved,
    paidOn,
    today,
  }: {
    readonly others: readonly PaymentStanding[]
    readonly isFinalApproved: boolean
    readonly paidOn: string
    readonly today: string
  },
): PilotRefusal | null {
  if (payment.isPaid) return { code: 'payment-paid' }
  if (paidOn > today) return { code: 'paid-in-future' }
  if (!payment.milestone.isReported) return { code: 'report-not-there', name: payment.milestone.title }
  const isLast = others.every(({ isPaid }) => isPaid)
  const needsBoth = payment.milestone.kind === 'final' || isLast
  return needsBoth && !isFinalApproved ? { code: 'final-not-approved' } : null
}

/** Sums by currency and VAT basis, as decimal texts: amounts of different kinds are never added up. */
export function totalsOf(
  payments: readonly { amount: string; currency: string; vat: VatBasis; isPaid: boolean }[],
): { currency: string; vat: VatBasis; planned: number; paid: number }[] {
  const totals = new Map<string, { currency: string; vat: VatBasis; planned: number; paid: number }>()
  for (const { amount, currency, vat, isPaid } of payments) {
    const key = `${currency} ${vat}`
    const sum = totals.get(key) ?? { currency, vat, planned: 0, paid: 0 }
    const cents = Math.round(Number(amount) * 100)
    totals.set(key, { ...sum, planned: sum.planned + cents, paid: sum.paid + (isPaid ? cents : 0) })
  }
  return [...totals.values()].map((sum) => ({ ...sum, planned: sum.planned / 100, paid: sum.paid / 100 }))
}
