import { describe, expect, it } from 'vitest'
import { translator } from '#app/platform/i18n.server.ts'
import { certificateSheet } from '../data/certificate-sheet.server.ts'
import { certificateOf, type CertificateFacts } from './certificate.ts'

const facts: CertificateFacts = {
  challenge: {
    slug: 'old-parks',
    title: 'How might we renew old parks?',
    textLocale: 'en',
    theme: 'city',
    zone: 'Europe/Helsinki',
    announcedAtIso: '2022-01-14T22:30:00Z',
  },
  programme: { name: 'A programme', locale: 'en' },
  outcome: 'winner',
  winner: {
    reference: 'HEL-2026-K7QF-3',
    title: '园区数字底图',
    language: 'zh-CN',
    organisation: 'Älykaupunki Oy',
    country: 'FI',
    award: { name: 'First prize', locale: 'en', money: { amount: 20_000, currency: 'EUR' } },
    citation: { citation: 'Se kertoo, kuinka varma se on.', locale: 'fi' },
  },
  seal: { hash: 'ab'.repeat(32), seq: 12 },
}

const inLanguage = (lang: 'en' | 'fi' | 'zh-CN', given: Partial<CertificateFacts> = {}) =>
  certificateOf(
    { ...facts, ...given },
    { lang, origin: 'https://haaste.test', t: translator(lang, 'announce') },
  )

describe('a certificate', () => {
  it('says which words are in another language, and the day where the challenge is', () => {
    const finnish = inLanguage('fi')
    expect(finnish.challenge).toEqual({ text: 'How might we renew old parks?', lang: 'en' })
    expect(finnish.solution).toEqual({ text: '园区数字底图', lang: 'zh-CN' })
    expect(finnish.citation).toEqual({ text: 'Se kertoo, kuinka varma se on.' })
    // Half past midnight in Helsinki.
    expect(finnish.announced).toContain('15. tammikuuta 2022')
    expect(finnish.checkUrl).toBe('https://haaste.test/fi/challenges/old-parks/winners#HEL-2026-K7QF-3')
  })

  it('tells winners from honourable mentions, and does without a seal, a country, money and words of the jury', () => {
    expect(inLanguage('en').said).toBe('has won the challenge')
    const { winner } = facts
    const plain = inLanguage('en', {
      outcome: 'honourable_mention',
      seal: null,
      winner: { ...winner, country: null, citation: null, award: { ...winner.award!, money: null } },
    })
    expect(plain).toMatchObject({
      said: 'received an honourable mention in the challenge',
      award: { text: 'First prize' },
      ...{ country: null, citation: null, sealed: null, hash: null },
    })
  })
})

describe('its sheet', () => {
  const sheet = (lang: 'en' | 'zh-CN', citation = 'It begins tomorrow.') =>
    certificateSheet({
      certificate: inLanguage(lang, {
        winner: { ...facts.winner, citation: { citation, locale: 'en' } },
      }),
      ...{ lang, slug: 'HEL-2026-K7QF-3', theme: 'city' as const, announcedAtIso: '2022-01-14T08:00:00Z' },
    })
  const read = async (made: Promise<Uint8Array>) => Buffer.from(await made).toString('latin1')

  it('is tagged, names its language and its title, and has the letters it needs in it', async () => {
    const pdf = await read(sheet('zh-CN'))
    expect(pdf).toMatch(/^%PDF-1\.7/)
    expect(pdf).toContain('/Lang (zh-CN)')
    expect(pdf).toContain('/Marked true')
    expect(pdf).toContain('/StructTreeRoot')
    expect(pdf).toContain('/DisplayDocTitle true')
    expect(pdf).toContain('pdfuaid:part')
    expect(pdf).toMatch(/\/FontFile[23]/)
    expect(pdf.match(/\/Type \/Page\b/g)).toHaveLength(1)
  })

  it('is the same file for the same certificate, and grows a page where the jury said a lot', async () => {
    expect(await read(sheet('en'))).toBe(await read(sheet('en')))
    const long = await read(
      sheet('en', 'The jury was of one mind about it, and says so at length. '.repeat(17)),
    )
    const longest = await read(sheet('en', '评'.repeat(1_000)))
    for (const pdf of [long, longest]) expect(pdf.match(/\/Type \/Page\b/g)!.length).toBeLessThanOrEqual(2)
  })
})
