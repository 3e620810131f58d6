import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  compareIn,
  countCharacters,
  countryName,
  endedSentence,
  formatCalendarDay,
  formatDecimal,
  formatDuration,
  formatFixed,
  formatLateness,
  formatInstant,
  formatList,
  formatMoney,
  formatNumber,
  formatPeriod,
  formatRelative,
  formatShare,
  offsetOfZone,
} from './format.ts'
import { locales, type Locale } from './i18n.ts'

const deadlineAt = '2021-12-22T21:59:00Z'

describe('an instant', () => {
  it.each<[Locale, string, string]>([
    ['en', 'Europe/Helsinki', '22 December 2021, 23:59 Helsinki (UTC+2)'],
    ['en', 'Asia/Shanghai', '23 December 2021, 05:59 Shanghai (UTC+8)'],
    ['en', 'Asia/Kolkata', '23 December 2021, 03:29 Kolkata (UTC+5:30)'],
    ['en', 'UTC', '22 December 2021, 21:59 UTC'],
    ['fi', 'Europe/Helsinki', '22. joulukuuta 2021 klo 23.59, Helsinki (UTC+2)'],
    ['sv', 'Europe/Helsinki', '22 december 2021 kl. 23:59, Helsingfors (UTC+2)'],
    ['zh-CN', 'Europe/Helsinki', '2021年12月22日 23:59 赫尔辛基（UTC+2）'],
    ['zh-CN', 'Asia/Shanghai', '2021年12月23日 05:59 上海（UTC+8）'],
    ['en', 'America/Argentina/Buenos_Aires', '22 December 2021, 18:59 Buenos Aires (UTC-3)'],
  ])('in %s for %s', (locale, zone, expected) => {
    expect(formatInstant(locale, deadlineAt, zone)).toBe(expected)
  })

  it.each([
    ['datetime', '22 December 2021, 23:59'],
    ['date', '22 December 2021'],
    ['weekday', 'Wednesday 22 December 2021'],
    ['day', '22 December'],
    ['time', '23:59'],
    ['clock', '23:59 Helsinki (UTC+2)'],
  ] as const)('as %s', (style, expected) => {
    expect(formatInstant('en', deadlineAt, 'Europe/Helsinki', style)).toBe(expected)
  })

  it('writes midnight as 00:00', () => {
    expect(formatInstant('fi', '2021-12-22T22:00:00Z', 'Europe/Helsinki', 'time')).toBe('00.00')
  })

  it('knows summer time', () => {
    expect(offsetOfZone('2021-07-01T00:00:00Z', 'Europe/Helsinki')).toBe('UTC+3')
  })
})

it('writes a calendar day without moving it', () => {
  expect(formatCalendarDay('sv', '2021-12-22')).toBe('22 december 2021')
})

it.each<[Locale, string]>([
  ['en', '1 November – 22 December 2021'],
  ['fi', '1. marraskuuta – 22. joulukuuta 2021'],
  ['zh-CN', '2021年11月1日至12月22日'],
])('writes a period in %s', (locale, expected) => {
  expect(formatPeriod(locale, '2021-11-01T07:00:00Z', deadlineAt, 'Europe/Helsinki')).toBe(expected)
})

it.each<[Locale, string, string]>([
  ['en', '2021-12-19T12:00:00Z', 'in 3 days'],
  ['fi', '2021-12-19T12:00:00Z', '3 päivän päästä'],
  ['sv', '2021-12-19T12:00:00Z', 'om 3 dagar'],
  ['zh-CN', '2021-12-19T12:00:00Z', '3天后'],
  ['en', '2021-12-22T16:30:00Z', 'in 5 hours'],
  ['en', '2021-12-22T21:30:00Z', 'in 29 minutes'],
  ['en', '2021-12-25T22:00:00Z', '3 days ago'],
])('says how far off it is in %s at %s', (locale, now, expected) => {
  expect(formatRelative(locale, deadlineAt, now)).toBe(expected)
})

it.each<[Locale, string, string, string]>([
  ['en', '€1,234,567', '1,234.5', '42.5%'],
  ['fi', '1 234 567 €', '1 234,5', '42,5 %'],
  ['sv', '1 234 567 €', '1 234,5', '42,5 %'],
  ['zh-CN', '€1,234,567', '1,234.5', '42.5%'],
])('writes amounts in %s', (locale, money, number, share) => {
  const plain = (text: string) => text.replaceAll(/\s/g, ' ')
  expect(plain(formatMoney(locale, 1_234_567, 'EUR'))).toBe(money)
  expect(plain(formatNumber(locale, 1234.5))).toBe(number)
  expect(plain(formatShare(locale, 0.425))).toBe(share)
})

it.each<[Locale, number, string]>([
  ['en', 3.5 * 86_400_000, '3 days'],
  ['en', 30 * 3_600_000 + 5 * 60_000, '30 hours 5 minutes'],
  ['fi', 5 * 3_600_000 + 60_000, '5 tuntia 1 minuutti'],
  ['sv', 59 * 60_000, '59 minuter'],
  ['zh-CN', 5 * 3_600_000 + 32 * 60_000, '5小时32分钟'],
  ['en', 10, '1 minute'],
])('writes a duration in %s', (locale, ms, expected) => {
  expect(formatDuration(locale, ms).replaceAll(/\s/g, ' ')).toBe(expected)
})

it('writes lists and countries', () => {
  expect(formatList('en', ['Espoo', 'Oulu', 'Tampere'])).toBe('Espoo, Oulu and Tampere')
  expect(formatList('zh-CN', ['埃斯波', '奥卢'])).toBe('埃斯波和奥卢')
  expect(countryName('fi', 'CN')).toBe('Kiina')
  expect(countryName('en', 'nowhere')).toBe('nowhere')
})

it('counts what people see', () => {
  expect(countCharacters('👩‍👩‍👧‍👦é中')).toBe(3)
})

it('counts a long text in pieces as it would in one', () => {
  const parts = ['a', '\r\n', 'e\u0301', '中', '👩‍👩‍👧‍👦', '🇫🇮', 'क्षि', '\uD83D', '\u200D', '\u202B']
  const wholly = (text: string) =>
    [...new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text)].length
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...parts), { minLength: 300, maxLength: 700 }), (texts) => {
      expect(countCharacters(texts.join(''))).toBe(wholly(texts.join('')))
    }),
    { numRuns: 30 },
  )
  expect(countCharacters('e' + '\u0301'.repeat(3_000))).toBe(1)
  expect(countCharacters('x'.repeat(100_000))).toBe(100_000)
})

it('sorts as the reader expects', () => {
  const names = ['Äänekoski', 'Zeta', 'Ålesund', 'Aalto']
  expect(names.toSorted(compareIn('fi'))).toEqual(['Aalto', 'Zeta', 'Ålesund', 'Äänekoski'])
  expect(names.toSorted(compareIn('en'))).toEqual(['Aalto', 'Äänekoski', 'Ålesund', 'Zeta'])
})

it.each([
  ['en', 'Home services', 'Home services.'],
  ['zh-CN', '居家养老服务', '居家养老服务。'],
  ['fi', 'Miksi?', 'Miksi?'],
] as const)('ends a title in %s as a sentence', (locale, title, sentence) => {
  expect(endedSentence(locale, title)).toBe(sentence)
})

it.each([
  ['en', 400, '1 second'],
  ['en', 59_999, '59 seconds'],
  ['fi', 30_000, '30 sekuntia'],
  ['zh-CN', 30_000, '30秒钟'],
  ['en', 60_000, '1 minute'],
] as const)('says in %s how late %i ms is: to the second within the first minute', (locale, ms, expected) => {
  expect(formatLateness(locale, ms).replaceAll(/\s/g, ' ')).toBe(expected)
})

it('shows seconds where they are asked for', () => {
  const at = '2021-12-22T21:59:30Z'
  expect(formatInstant('en', at, 'Europe/Helsinki', 'seconds')).toContain('23:59:30')
  expect(formatInstant('fi', at, 'Europe/Helsinki', 'seconds')).toContain('23.59.30')
  expect(formatInstant('en', at, 'Europe/Helsinki')).not.toContain(':30')
})

it.each([...locales])('writes what is below zero with a minus sign in %s, and nothing else', (locale) => {
  expect(formatNumber(locale, -3)).toBe('−3')
  expect(formatFixed(locale, -0.5, 1)).toMatch(/^−0[.,]5$/)
  expect(formatShare(locale, -0.1, 0)).toMatch(/^−10\s?%$/)
  expect(formatDecimal(locale, '-2')).toBe('−2')
  expect(formatDecimal(locale, '1-2')).toBe('1-2')
})
