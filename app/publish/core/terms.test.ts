import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { termsAnswered, termsInCanon, type BriefTerms } from './terms.ts'

const brief = (number: number, terms: string, termsLink = ''): BriefTerms => ({
  number,
  texts: [
    { locale: 'en', terms, termsLink },
    { locale: 'fi', terms: '', termsLink: '' },
  ],
})

describe('the version of the terms', () => {
  it.each<[string, BriefTerms[], number, number | null]>([
    ['one brief', [brief(1, 'Yours.')], 1, 1],
    ['an addendum about something else', [brief(1, 'Yours.'), brief(2, 'Yours.')], 2, 1],
    ['an addendum that changes them', [brief(1, 'Yours.'), brief(2, 'Ours.')], 2, 2],
    ['an addendum the draft does not answer yet', [brief(1, 'Yours.'), brief(2, 'Ours.')], 1, 1],
    ['another place where they stand in full', [brief(1, 'T', 'https://a.example'), brief(2, 'T')], 2, 2],
    ['briefs in any order', [brief(3, 'C'), brief(1, 'A'), brief(2, 'A')], 3, 2],
    ['no terms', [brief(1, ' ')], 1, null],
    ['terms that were taken out', [brief(1, 'A'), brief(2, '')], 2, null],
    ['nothing published', [], 1, null],
  ])('%s', (_, briefs, answered, version) => {
    expect(termsAnswered(briefs, answered)?.version ?? null).toBe(version)
  })

  it('rises by one at most from brief to brief, and only when the words differ', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('A', 'B', 'C'), { minLength: 1, maxLength: 8 }), (said) => {
        const briefs = said.map((terms, index) => brief(index + 1, terms))
        const versions = briefs.map(({ number }) => termsAnswered(briefs, number)!.version)
        return versions.every((version, index) => {
          const before = versions[index - 1] ?? 0
          const isChanged = index === 0 || said[index] !== said[index - 1]
          return version === before + (isChanged ? 1 : 0)
        })
      }),
    )
  })

  it('is told by the words of all languages, spaces around them aside', () => {
    const { texts } = brief(1, ' Yours. ')
    expect(termsInCanon(texts)).toBe('{"en":{"link":"","terms":"Yours."}}')
  })
})
