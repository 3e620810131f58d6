import { describe, expect, it } from 'vitest'
import { messageStates } from './reconcile.ts'
import { retryRefusal } from './retryable.ts'

const now = new Date('2021-12-22T21:59:00Z')
const later = new Date('2021-12-23T00:00:00Z')

describe('sending again by hand', () => {
  it.each([
    [{ state: 'failed', reason: 'refused-by-service', expiresAt: later }, false, null],
    [{ state: 'failed', reason: 'content-invalid', expiresAt: null }, false, null],
    [{ state: 'failed', reason: 'refused-by-service', expiresAt: now }, true, 'expired'],
    [{ state: 'failed', reason: 'needs-review', expiresAt: later }, false, 'may-have-it'],
    [{ state: 'failed', reason: 'needs-review', expiresAt: later }, true, null],
    [{ state: 'failed', reason: 'needs-review', expiresAt: now }, true, 'expired'],
  ] as const)('%j with the risk taken: %s → %s', (message, isRiskTaken, refusal) => {
    expect(retryRefusal(message, { now, isRiskTaken })).toBe(refusal)
  })

  it('is for nothing that has not failed', () => {
    const others = messageStates.filter((state) => state !== 'failed')
    for (const state of others) {
      expect(retryRefusal({ state, reason: null, expiresAt: null }, { now, isRiskTaken: true })).toBe(
        'not-failed',
      )
    }
  })
})
