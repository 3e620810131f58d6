import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countries } from '#app/publish/core/countries.ts'
import { standardForm } from '#app/publish/core/form/standard-form.ts'
import { applicantKinds, checkApplicant, checkMaturity } from './eligibility.ts'
import { saidMaturity } from './said-maturity.ts'
import { applicantInAddress } from './start-schema.ts'

const of2021 = { kinds: ['enterprise', 'university', 'research_institute'], countries: [] } as const
const nordic = { kinds: ['enterprise', 'individual'], countries: ['FI', 'SE'] } as const

describe('who may apply', () => {
  it.each([
    ['a company from anywhere', { kind: 'enterprise', country: 'KE' }, of2021, null],
    ['a company from nobody knows where', { kind: 'enterprise', country: null }, of2021, null],
    ['an association', { kind: 'association', country: 'FI' }, of2021, 'kind-not-eligible'],
    ['a person', { kind: 'individual', country: 'FI' }, of2021, 'kind-not-eligible'],
    ['a person where persons may', { kind: 'individual', country: 'FI' }, nordic, null],
    ['a company from elsewhere', { kind: 'enterprise', country: 'NO' }, nordic, 'country-not-eligible'],
    ['a company without a country', { kind: 'enterprise', country: null }, nordic, 'country-not-eligible'],
  ] as const)('%s', (_, applicant, eligibility, code) => {
    const checked = checkApplicant({ ...applicant, isChallengeOwner: false }, eligibility)
    expect(checked.ok ? null : [checked.refusal.code, checked.refusal.rule]).toEqual(code && [code, '1'])
  })

  it('never the owner of the challenge, by rule 2', () => {
    expect(
      checkApplicant({ kind: 'enterprise', country: 'FI', isChallengeOwner: true }, nordic),
    ).toMatchObject({ refusal: { code: 'owner-not-eligible', rule: '2' } })
  })

  it('nobody, while nobody has been named', () => {
    fc.assert(
      fc.property(fc.constantFrom(...applicantKinds), fc.constantFrom(...countries), (kind, country) => {
        const nobody = { kinds: [], countries: [] }
        return !checkApplicant({ kind, country, isChallengeOwner: false }, nobody).ok
      }),
    )
  })

  it('whoever may where countries are named may where none is', () => {
    const kinds = fc.subarray([...applicantKinds])
    const codes = fc.subarray(['FI', 'SE', 'CN', 'EE'])
    fc.assert(
      fc.property(
        kinds,
        codes,
        fc.constantFrom(...applicantKinds),
        fc.constantFrom('FI', 'CN', 'US'),
        (some, where, kind, country) => {
          const asked = { kind, country, isChallengeOwner: false }
          const narrow = checkApplicant(asked, { kinds: some, countries: where })
          return !narrow.ok || checkApplicant(asked, { kinds: some, countries: [] }).ok
        },
      ),
    )
  })
})

describe('the answer in the address', () => {
  const own = [{ id: 'a', name: 'Mine' }]
  const read = (query: string) => applicantInAddress(new URLSearchParams(query), own)

  it('names an organisation of one’s own, or a kind and a country', () => {
    expect(read('organisation=a')).toEqual({ own: own[0] })
    expect(read('kind=city&country=FI')).toEqual({ kind: 'city', country: 'FI' })
  })

  it.each(['', 'organisation=b', 'kind=city', 'country=FI', 'kind=king&country=FI', 'kind=city&country=XX'])(
    'is none: %s',
    (query) => {
      expect(read(query)).toBeNull()
    },
  )
})

describe('how mature the solution is, by rule 4.1', () => {
  it.each([
    [null, 1, 9, null],
    [1, 1, 9, null],
    [null, 4, 9, 'maturity-unsaid'],
    [3, 4, 9, 'not-mature-enough'],
    [4, 4, 6, null],
    [6, 4, 6, null],
    [7, 4, 6, 'too-mature'],
    [9, 9, 9, null],
  ] as const)('level %s where %i to %i may: %s', (level, from, to, code) => {
    const checked = checkMaturity(level, { from, to })
    expect(checked.ok ? null : [checked.refusal.code, checked.refusal.rule]).toEqual(code && [code, '4.1'])
  })

  it('is what the team answers now, or what it said before where the form does not ask', () => {
    const without = {
      ...standardForm,
      sections: standardForm.sections.map((section) => ({
        ...section,
        questions: section.questions.filter(({ type }) => type !== 'maturity'),
      })),
    }
    expect(saidMaturity(standardForm, { maturity: '7' }, 4)).toBe(7)
    expect(saidMaturity(standardForm, {}, 4)).toBe(null)
    expect(saidMaturity(standardForm, { maturity: 'very' }, 4)).toBe(null)
    expect(saidMaturity(without, { maturity: '7' }, 4)).toBe(4)
  })
})
