import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { factsChange, factsInOrder, shutsOut, type AddendumFacts } from './addendum-facts.ts'
import { applicantKinds } from './eligibility.ts'

const facts: AddendumFacts = {
  pilots: 1,
  grant: { amount: 15_000, currency: 'EUR', vat: 'without' },
  kinds: ['enterprise', 'university'],
  countries: ['CN', 'FI'],
}

describe('a change of facts', () => {
  it.each<[string, Partial<AddendumFacts>, ReturnType<typeof factsChange>]>([
    ['nothing', {}, null],
    [
      'the same in another order',
      { kinds: ['university', 'enterprise'], countries: ['FI', 'CN', 'FI'] },
      null,
    ],
    ['one more pilot', { pilots: 2 }, { award: true, eligibility: false }],
    [
      'what the sum says of tax',
      { grant: { ...facts.grant!, vat: null } },
      { award: true, eligibility: false },
    ],
    ['no money', { grant: null }, { award: true, eligibility: false }],
    ['everywhere', { countries: [] }, { award: false, eligibility: true }],
    ['both', { pilots: 2, kinds: ['enterprise'] }, { award: true, eligibility: true }],
  ])('%s', (_name, changed, expected) => {
    expect(factsChange(facts, { ...facts, ...changed })).toEqual(expected)
  })
})

describe('who may apply', () => {
  it.each<[string, Partial<AddendumFacts>, Partial<AddendumFacts>, boolean]>([
    ['one kind more', {}, { kinds: ['enterprise', 'university', 'city'] }, false],
    ['one kind less', {}, { kinds: ['enterprise'] }, true],
    ['one country more', {}, { countries: ['CN', 'FI', 'SE'] }, false],
    ['one country for another', {}, { countries: ['CN', 'SE'] }, true],
    ['anywhere', {}, { countries: [] }, false],
    ['no longer anywhere', { countries: [] }, { countries: ['FI'] }, true],
  ])('%s', (_name, before, after, expected) => {
    expect(shutsOut({ ...facts, ...before }, { ...facts, ...after })).toBe(expected)
  })

  it('is shut out exactly when somebody is whom the old rule let in and the new one does not', () => {
    const codes = ['CN', 'FI', 'SE']
    const rule = fc.record({
      pilots: fc.constant(1),
      grant: fc.constant(null),
      kinds: fc.subarray([...applicantKinds], { minLength: 1 }),
      countries: fc.subarray(codes),
    })
    // A country that no rule names stands for the rest of the world.
    const everybody = applicantKinds.flatMap((kind) => [...codes, 'BR'].map((country) => ({ kind, country })))
    const lets = ({ kinds, countries }: AddendumFacts, one: (typeof everybody)[number]) =>
      kinds.includes(one.kind) && (countries.length === 0 || countries.includes(one.country))
    fc.assert(
      fc.property(rule, rule, (before, after) => {
        const loser = everybody.some((one) => lets(before, one) && !lets(after, one))
        expect(shutsOut(before, after)).toBe(loser)
        expect(factsInOrder(factsInOrder(after))).toEqual(factsInOrder(after))
      }),
    )
  })
})
