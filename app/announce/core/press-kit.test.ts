import { describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { translator } from '#app/platform/i18n.server.ts'
import { pressKitSchema, shownKit, type PressKit, type PressView } from './press-kit.ts'
import { pressText } from './press-text.ts'

const kit: PressKit = {
  contact: { name: '', email: '', phone: '' },
  texts: [
    { locale: 'en', lead: '', photoRights: 'City of Helsinki' },
    { locale: 'fi', lead: 'Puisto saa uuden elämän.', photoRights: '' },
  ],
  quotes: [],
  corrections: [
    { number: 1, locale: 'en', correction: 'The name.', atIso: '2022-01-15T08:00:00.000Z' },
    { number: 1, locale: 'fi', correction: 'Nimi.', atIso: '2022-01-15T08:00:00.000Z' },
    { number: 2, locale: 'fi', correction: 'Summa.', atIso: '2022-01-16T08:00:00.000Z' },
  ],
  changedAtIso: '2022-01-13T08:00:00.000Z',
}
const announcesAtIso = '2022-01-14T08:00:00.000Z'

describe('a kit, as it is read', () => {
  it('finds the best language of each text by itself, and the newest correction first', () => {
    const shown = shownKit(kit, { lang: 'en', announcesAtIso })
    expect(shown.lead).toMatchObject({ locale: 'fi' })
    expect(shown.photoRights).toMatchObject({ locale: 'en' })
    expect(shown.corrections.map(({ correction }) => correction)).toEqual(['Summa.', 'The name.'])
    expect(shown).toMatchObject({ contact: null, changedAtIso: null })
  })

  it('tells a change after the announcement', () => {
    const changed = { ...kit, changedAtIso: '2022-01-14T08:00:00.001Z' }
    expect(shownKit(changed, { lang: 'en', announcesAtIso }).changedAtIso).toBe(changed.changedAtIso)
  })
})

describe('the form', () => {
  const quote = (given: { quote: string; speaker: string }) =>
    z.safeParse(pressKitSchema, { quotes: { 1: { locale: 'en', ...given } } }).success
  it('takes a quote with who says it, or neither', () => {
    expect(quote({ quote: 'We begin.', speaker: 'A. Person, city' })).toBe(true)
    expect(quote({ quote: '', speaker: '' })).toBe(true)
    expect(quote({ quote: 'We begin.', speaker: ' ' })).toBe(false)
    expect(quote({ quote: '', speaker: 'A. Person, city' })).toBe(false)
  })

  it('takes no fifth quote, and no address that is none', () => {
    expect(z.safeParse(pressKitSchema, { quotes: { 5: { locale: 'en' } } }).success).toBe(false)
    expect(z.safeParse(pressKitSchema, { contactEmail: 'nobody' }).success).toBe(false)
    expect(z.safeParse(pressKitSchema, {}).success).toBe(true)
  })
})

it('is a text to paste, in the reader’s language, without what nobody has written', () => {
  const press: PressView = {
    challenge: {
      slug: 'old-parks',
      title: 'Old parks',
      textLocale: 'en',
      zone: 'Europe/Helsinki',
      announcesAtIso,
    },
    programme: null,
    ...shownKit(kit, { lang: 'en', announcesAtIso }),
    winners: [
      {
        outcome: 'winner',
        reference: 'HEL-2026-K7QF-3',
        title: 'A map of doubt',
        language: 'en',
        organisation: 'Äly Oy',
        country: 'FI',
        award: null,
        citation: { citation: 'It begins tomorrow.', locale: 'en' },
        summary: '',
      },
    ],
    ...{ statement: null, figures: null },
    putRight: [{ correction: 'A place.', lang: 'en', notedIso: '2022-02-01T08:00:00.000Z' }],
  }
  const text = pressText(press, {
    lang: 'en',
    origin: 'https://haaste.test',
    t: translator('en', 'announce'),
  })
  expect(text.split('\n\n')).toEqual([
    'For the press: Old parks',
    'Free to publish since 14 January 2022, 10:00 Helsinki (UTC+2). Everything on this page may be copied.',
    expect.stringMatching(
      /^CORRECTIONS\n1 February 2022, 10:00 .*: A place\.\n16 January 2022, 10:00 .*: Summa\.\n15 January/,
    ),
    'Puisto saa uuden elämän.',
    'FACTS',
    'Äly Oy, Finland\nWinner · A map of doubt\n“It begins tomorrow.”\n— The jury',
    expect.stringContaining('City of Helsinki'),
    'Page: https://haaste.test/en/challenges/old-parks/press\n',
  ])
})
