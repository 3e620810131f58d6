import { describe, expect, it } from 'vitest'
import { locales } from '#app/platform/i18n.ts'
import {
  eligibilityFromRow,
  eligibilityInOrder,
  readCountries,
  rowFromEligibility,
  setRulesOf,
} from './eligibility.ts'

describe('countries as they are typed', () => {
  it.each([
    ['', []],
    [' , ;\n', []],
    ['FI', ['FI']],
    ['fi, cn; SE', ['CN', 'FI', 'SE']],
    ['Finland, Kiina\nRuotsi、中国', ['CN', 'FI', 'SE']],
    ['United Kingdom', ['GB']],
  ])('%j', (text, codes) => {
    expect(readCountries(text, locales)).toEqual({ countries: codes, unknown: null })
  })

  it.each([
    ['Finland and China', 'Finland and China'],
    ['FI, Narnia, Atlantis', 'Narnia'],
    ['ZZ', 'ZZ'],
    ['FI CN', 'FI CN'],
  ])('names what it does not know: %j', (text, unknown) => {
    expect(readCountries(text, locales)).toEqual({ countries: [], unknown })
  })
})

it('two ways to say the same are equal', () => {
  expect(eligibilityInOrder({ kinds: ['individual', 'enterprise'], countries: ['SE', 'FI', 'SE'] })).toEqual({
    kinds: ['enterprise', 'individual'],
    countries: ['FI', 'SE'],
  })
})

describe('the rules a challenge sets', () => {
  it.each([
    [{}, []],
    [{ consortium: 'allowed', maturity: { from: 1, to: 9 }, isOncePerOrganisation: false }, []],
    [{ consortium: 'required' }, ['1.1 consortium-required']],
    [{ consortium: 'excluded' }, ['1.1 consortium-excluded']],
    [{ isOncePerOrganisation: true }, ['2.1 once']],
    [{ maturity: { from: 4, to: 9 } }, ['4.1 maturity-at-least']],
    [{ maturity: { from: 1, to: 6 } }, ['4.1 maturity-at-most']],
    [{ maturity: { from: 4, to: 6 } }, ['4.1 maturity-between']],
    [{ maturity: { from: 9, to: 9 } }, ['4.1 maturity-exactly']],
    [
      { consortium: 'required', isOncePerOrganisation: true, maturity: { from: 1, to: 1 } },
      ['1.1 consortium-required', '2.1 once', '4.1 maturity-exactly'],
    ],
  ] as const)('%j', (eligibility, said) => {
    expect(setRulesOf(eligibility).map(({ rule, says }) => `${rule} ${says}`)).toEqual(said)
  })

  it('survive the row they are kept in', () => {
    const eligibility = {
      kinds: ['enterprise'],
      countries: ['FI'],
      consortium: 'required',
      maturity: { from: 3, to: 7 },
      isOncePerOrganisation: true,
    } as const
    expect(eligibilityFromRow(rowFromEligibility(eligibility))).toEqual(eligibility)
    expect(setRulesOf(eligibilityFromRow(rowFromEligibility({ kinds: [], countries: [] })))).toEqual([])
  })
})
