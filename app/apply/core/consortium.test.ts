import { describe, expect, it } from 'vitest'
import { consortiumRefusal, partnerSchema, wayRefusal } from './consortium.ts'

describe('the rule about consortia', () => {
  it.each([
    ['allowed', 0, null],
    ['allowed', 3, null],
    ['required', 0, 'consortium-needed'],
    ['required', 1, null],
    ['excluded', 0, null],
    ['excluded', 1, 'consortium-excluded'],
  ] as const)('%s with %i partners: %s', (rule, partners, code) => {
    expect(consortiumRefusal(rule, partners)?.code ?? null).toBe(code)
    expect(wayRefusal(rule, partners > 0 ? 'together' : 'alone')?.code ?? null).toBe(code)
  })
})

describe('what is said of a partner', () => {
  const partner = { intent: 'add', name: 'Aalto', country: 'FI', part: 'Measures' }
  it.each([
    [partner, true],
    [{ ...partner, contactName: ' ', hasAgreed: 'yes' }, true],
    [{ ...partner, name: '  ' }, false],
    [{ ...partner, country: 'XX' }, false],
    [{ ...partner, part: '' }, false],
    [{ ...partner, part: 'x'.repeat(501) }, false],
    [{ ...partner, hasAgreed: 'maybe' }, false],
    [{ ...partner, intent: 'change' }, false],
  ])('%j: %s', (form, isGood) => expect(partnerSchema.safeParse(form).success).toBe(isGood))
})
