import { describe, expect, it } from 'vitest'
import type { AddendumFacts } from './addendum-facts.ts'
import { addendumProblem } from './addendum-problem.ts'
import { changesBetween, textsByField, type TextsInLocale } from './addendum.ts'

const before: TextsInLocale[] = [
  { locale: 'en', texts: { terms: 'Yours.', title: 'Home care', offer: 'One pilot.' } },
  { locale: 'fi', texts: { terms: 'Teidän.', title: 'Kotihoito', offer: 'Yksi pilotti.' } },
]
const [english, finnish] = before as [TextsInLocale, TextsInLocale]
const after: TextsInLocale[] = [
  { ...english, texts: { ...english.texts, terms: 'All yours.', offer: 'Two pilots.', extra: 'New' } },
  finnish,
]

describe('changes between two versions', () => {
  it('are listed by language in the order of the brief, unknown fields last', () => {
    expect(changesBetween(before, after).map(({ locale, field }) => [locale, field])).toEqual([
      ['en', 'offer'],
      ['en', 'terms'],
      ['en', 'extra'],
    ])
  })

  it('show rows as text, one below the other', () => {
    const faq = [{ question: 'Who pays?', answer: 'The host.' }]
    const rows = (more: object[]) => [
      { locale: 'en' as const, texts: textsByField({ faq: more, title: 'T' }) },
    ]
    expect(changesBetween(rows([]), rows(faq))).toEqual([
      { locale: 'en', field: 'faq', pieces: [{ kind: 'added', text: 'Who pays?\nThe host.' }] },
    ])
    expect(changesBetween(rows(faq), rows([{ answer: 'The host.', question: 'Who pays?' }]))).toEqual([])
  })

  it('hold a language that is new as a whole', () => {
    const swedish: TextsInLocale = { locale: 'sv', texts: { title: 'Hemvård' } }
    expect(changesBetween(before, [...before, swedish])).toEqual([
      { locale: 'sv', field: 'title', pieces: [{ kind: 'added', text: 'Hemvård' }] },
    ])
  })

  it('are none between a version and itself', () => {
    expect(changesBetween(before, before)).toEqual([])
  })
})

describe('an addendum', () => {
  const factsBefore: AddendumFacts = { pilots: 1, grant: null, kinds: ['enterprise'], countries: [] }
  const summaries = { en: 'Two.', fi: 'Kaksi.' }
  const ready = {
    languages: ['en', 'fi'] as const,
    before,
    after,
    facts: null,
    factsBefore,
    form: null,
    summaries,
  }

  it.each([
    ['is ready', ready, null],
    ['changes nothing', { ...ready, after: before }, { code: 'addendum-changes-nothing' }],
    ['changes facts alone', { ...ready, after: before, facts: { ...factsBefore, pilots: 2 } }, null],
    [
      'says the facts as they are',
      { ...ready, after: before, facts: factsBefore },
      { code: 'addendum-changes-nothing' },
    ],
    [
      'shuts somebody out',
      { ...ready, facts: { ...factsBefore, countries: ['FI'] } },
      { code: 'addendum-shuts-out' },
    ],
    [
      'says why in one language only',
      { ...ready, summaries: { en: 'Two.', fi: ' ' } },
      { code: 'addendum-summary-missing', locales: ['fi'] },
    ],
    [
      'has an empty title',
      { ...ready, after: [{ locale: 'en' as const, texts: { title: ' ', offer: 'x' } }] },
      { code: 'addendum-title-missing', locales: ['en'] },
    ],
  ])('that %s', (_name, input, expected) => {
    expect(addendumProblem(input)).toEqual(expected)
  })
})
