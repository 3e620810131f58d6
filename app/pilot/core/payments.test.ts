import { describe, expect, it } from 'vitest'
import { paymentRefusal, totalsOf, type PaymentStanding } from './payments.ts'
import type { MilestoneKind } from './reports.ts'

const payment = (id: string, kind: MilestoneKind, isPaid = false, isReported = true): PaymentStanding => ({
  id,
  isPaid,
  milestone: { title: id, kind, isReported },
})
const today = '2022-08-10'
const around = { others: [payment('other', 'step')], isFinalApproved: false, paidOn: today, today }

describe('a payment', () => {
  it.each<[string, Parameters<typeof paymentRefusal>, string | null]>([
    ['after its report', [payment('first', 'step'), around], null],
    ['before its report', [payment('first', 'step', false, false), around], 'report-not-there'],
    ['twice', [payment('first', 'step', true), around], 'payment-paid'],
    ['on a day to come', [payment('first', 'step'), { ...around, paidOn: '2022-08-11' }], 'paid-in-future'],
    ['with the final report, not approved', [payment('last', 'final'), around], 'final-not-approved'],
    [
      'with the final report, approved',
      [payment('last', 'final'), { ...around, isFinalApproved: true }],
      null,
    ],
    [
      'the last that is left, though it hangs on a step',
      [payment('last', 'step'), { ...around, others: [payment('first', 'step', true)] }],
      'final-not-approved',
    ],
    ['the only one', [payment('only', 'step'), { ...around, others: [] }], 'final-not-approved'],
  ])('%s', (_case, given, code) => {
    expect(paymentRefusal(...given)?.code ?? null).toBe(code)
  })

  it('is summed by currency and VAT, exactly', () => {
    const eur = { currency: 'EUR', vat: 'without', isPaid: false } as const
    expect(
      totalsOf([
        { ...eur, amount: '0.10', isPaid: true },
        { ...eur, amount: '0.20' },
        { ...eur, amount: '5', vat: 'with' },
        { ...eur, amount: '7', currency: 'SEK' },
      ]),
    ).toEqual([
      { currency: 'EUR', vat: 'without', planned: 0.3, paid: 0.1 },
      { currency: 'EUR', vat: 'with', planned: 5, paid: 0 },
      { currency: 'SEK', vat: 'without', planned: 7, paid: 0 },
    ])
  })
})
