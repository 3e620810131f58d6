import { describe, expect, it } from 'vitest'
import type { Locale } from '#app/platform/i18n.ts'
import { completenessOf, essentialsMissing, readinessOf, type ReadinessFacts } from './readiness.ts'

const text = (locale: Locale, overrides = {}) => ({
  locale,
  title: 'Title',
  question: 'How might we?',
  tagline: 'Tagline',
  background: 'Background',
  outcome: 'Outcome',
  offer: 'Offer',
  eligibility: 'Eligibility',
  terms: 'Terms',
  ...overrides,
})

const complete: ReadinessFacts = {
  languages: ['en', 'fi'],
  namedIn: ['en', 'fi'],
  texts: [text('en'), text('fi')],
  criteria: [
    { position: 1, weight: 60, texts: [told('en'), told('fi')] },
    { position: 2, weight: 40, texts: [told('en'), told('fi')] },
  ],
  weightsAs: 'mean',
  contradictions: [],
  isEligibilitySaid: true,
  eligibleCountries: [],
  homeCountries: [],
  isOwned: true,
  organiserParties: 1,
  untoldForm: [],
  openRemarks: [],
  possibleApprovers: 1,
}

function told(locale: Locale) {
  return { locale, name: 'Impact' }
}

describe('the readiness list', () => {
  it('is empty when everything is there', () => {
    expect(readinessOf(complete)).toEqual([])
  })

  it('wishes for a name of the programme in each of its languages', () => {
    expect(readinessOf({ ...complete, namedIn: ['en'] })).toEqual([
      { code: 'programme-unnamed', locale: 'fi', isEssential: false },
    ])
  })

  it('wishes for what a brief can do without where another language has it', () => {
    const tried = { tried: 'Much.', faq: [{ question: 'Why?', answer: 'Because.' }] }
    const facts = { ...complete, texts: [text('en', tried), text('fi', { tried: ' ', faq: [] })] }
    expect(readinessOf(facts)).toEqual([
      { code: 'text-missing', locale: 'fi', field: 'tried', isEssential: false },
      { code: 'text-missing', locale: 'fi', field: 'faq', isEssential: false },
    ])
    expect(completenessOf(facts)).toEqual([
      { locale: 'en', written: 10, of: 10 },
      { locale: 'fi', written: 8, of: 10 },
    ])
  })

  it('names the parts on which remarks are open, and stops nobody for them', () => {
    const facts = { ...complete, openRemarks: ['timeline', 'brief', 'timeline'] as const }
    expect(readinessOf(facts)).toEqual([
      { code: 'remarks-open', section: 'brief', count: 1, isEssential: false },
      { code: 'remarks-open', section: 'timeline', count: 2, isEssential: false },
    ])
    expect(essentialsMissing(facts)).toBe(0)
  })

  it('needs to know who may apply', () => {
    expect(readinessOf({ ...complete, contradictions: [{ code: 'trim-nobody' }] })).toEqual([
      { code: 'rule-contradicts', contradiction: { code: 'trim-nobody' }, isEssential: true },
    ])
    expect(readinessOf({ ...complete, isEligibilitySaid: false })).toEqual([
      { code: 'applicants-missing', isEssential: true },
    ])
  })

  it('is open to the country of the home sponsor alone', () => {
    const missing = [{ code: 'home-country-differs', countries: ['JP'], isEssential: true }]
    const sponsored = { ...complete, homeCountries: ['JP'] }
    expect(readinessOf(sponsored)).toEqual(missing)
    expect(readinessOf({ ...sponsored, eligibleCountries: ['FI', 'JP'] })).toEqual(missing)
    expect(readinessOf({ ...sponsored, eligibleCountries: ['JP'] })).toEqual([])
  })

  it('misses an owner, without stopping anybody', () => {
    expect(readinessOf({ ...complete, isOwned: false })).toEqual([
      { code: 'owner-missing', isEssential: false },
    ])
  })

  it('lets long texts fall back to another language, but not the question', () => {
    const facts = { ...complete, texts: [text('en'), text('fi', { background: ' ', question: '' })] }
    expect(readinessOf(facts)).toEqual([
      { code: 'text-missing', locale: 'fi', field: 'question', isEssential: true },
      { code: 'text-missing', locale: 'fi', field: 'background', isEssential: false },
    ])
  })

  it('needs each long text at least once', () => {
    const facts = { ...complete, texts: [text('en', { terms: '' }), text('fi', { terms: '' })] }
    expect(essentialsMissing(facts)).toBe(2)
  })

  it('needs criteria whose weights add up to one hundred', () => {
    expect(readinessOf({ ...complete, criteria: [] })).toEqual([
      { code: 'criteria-missing', isEssential: true },
    ])
    const [first] = complete.criteria
    expect(readinessOf({ ...complete, criteria: first ? [first] : [] })).toEqual([
      { code: 'weights-not-hundred', sum: 60, isEssential: true },
    ])
  })

  it('stops what nobody could approve', () => {
    expect(readinessOf({ ...complete, possibleApprovers: 0 })).toEqual([
      { code: 'approver-missing', isEssential: true },
    ])
    expect(essentialsMissing({ ...complete, possibleApprovers: 0 })).toBe(1)
    expect(essentialsMissing({ ...complete, possibleApprovers: 1 })).toBe(0)
  })
})

it('counts how much of each language is written', () => {
  expect(completenessOf({ languages: ['en', 'sv'], texts: [text('en', { tagline: '' })] })).toEqual([
    { locale: 'en', written: 7, of: 8 },
    { locale: 'sv', written: 0, of: 8 },
  ])
})
