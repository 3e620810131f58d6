import { describe, expect, it } from 'vitest'
import type { Locale } from '#app/platform/i18n.ts'
import { textIn } from './text-in.ts'

const rows = (...locales: Locale[]) => locales.map((locale) => ({ locale, title: `in ${locale}` }))

describe('the text a reader gets', () => {
  it.each<[Locale, Locale[], Locale | undefined]>([
    ['fi', ['en', 'fi', 'sv'], 'fi'],
    ['zh-CN', ['fi', 'en'], 'en'],
    ['sv', ['zh-CN', 'fi'], 'fi'],
    ['en', [], undefined],
  ])('for %s out of %j is %s', (wanted, there, expected) => {
    expect(textIn(rows(...there), wanted)?.locale).toBe(expected)
  })
})
