import { describe, expect, it } from 'vitest'
import { locales } from '#app/platform/i18n.ts'
import { eligibilityInOrder, readCountries } from './eligibility.ts'

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
