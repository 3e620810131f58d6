import { describe, expect, it } from 'vitest'
import { draftOf, draftSchema, missingIn, sameName } from './application-form.ts'

const typed = {
  intent: 'send',
  name: ' Korttelilämpö Oy ',
  kind: 'enterprise',
  country: 'FI',
  website: 'https://kortteli.example',
  theme: '6a0f5e0e-1111-4222-8333-444455556666',
  what: 'Heat from server rooms.',
  maturity: '6',
  team: 'Four engineers.',
  wished: 'A first customer in Beijing.',
  language: 'en',
  hasConsent: 'yes',
}

const draft = (changes: Record<string, unknown> = {}) => draftOf(draftSchema.parse({ ...typed, ...changes }))

describe('an application', () => {
  it('is whole', () => {
    expect(missingIn(draft(), { hasThemes: true })).toEqual([])
    expect(draft()).toMatchObject({
      name: 'Korttelilämpö Oy',
      maturity: 6,
      hasConsent: true,
      mayBeShown: false,
    })
  })

  it.each([
    ['name', { name: '  ' }],
    ['kind', { kind: '' }],
    ['country', { country: '' }],
    ['website', { website: 'kortteli.example' }],
    ['theme', { theme: '' }],
    ['what', { what: '' }],
    ['maturity', { maturity: '' }],
    ['team', { team: '' }],
    ['language', { language: '' }],
    ['hasConsent', { hasConsent: undefined }],
  ])('misses %s', (field, changes) => {
    expect(missingIn(draft(changes), { hasThemes: true })).toEqual([field])
  })

  it('needs no theme where the intake has none, and no wish', () => {
    expect(missingIn(draft({ theme: '', wished: '', website: '' }), { hasThemes: false })).toEqual([])
  })

  it('is kept with nothing in it', () => {
    expect(draftOf(draftSchema.parse({ intent: 'keep' }))).toMatchObject({
      name: '',
      kind: null,
      maturity: null,
    })
  })

  it('refuses what no column holds', () => {
    expect(draftSchema.safeParse({ ...typed, what: 'a'.repeat(6_001) }).success).toBe(false)
    expect(draftSchema.safeParse({ ...typed, country: 'ZZZ' }).success).toBe(false)
  })
})

it('knows an organisation under other spaces and capitals', () => {
  expect(sameName('  Kortteli  Lämpö OY')).toBe(sameName('kortteli lämpö oy'))
})
