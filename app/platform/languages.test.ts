import { describe, expect, it } from 'vitest'
import { languageName } from './format.ts'
import { locales } from './i18n.ts'
import {
  contentLanguages,
  directionOf,
  htmlLangOf,
  isContentLanguage,
  isWrittenDensely,
} from './languages.ts'

describe('the languages people write in', () => {
  it('are tags in their canonical form, each once, with a name in every interface language', () => {
    expect(Intl.getCanonicalLocales([...contentLanguages])).toEqual([...contentLanguages])
    for (const locale of locales) {
      const names = contentLanguages.map((tag) => languageName(locale, tag))
      expect(new Set(names).size).toBe(contentLanguages.length)
      for (const [index, name] of names.entries()) expect(name).not.toBe(contentLanguages[index])
    }
  })

  it.each([
    ['en', 'en', 'ltr', false],
    ['zh-CN', 'zh-CN', 'ltr', true],
    ['zh-Hant', 'zh-Hant', 'ltr', true],
    ['ja', 'ja', 'ltr', true],
    ['ko', 'ko', 'ltr', false],
    ['ar', 'ar', 'rtl', false],
    ['he', 'he', 'rtl', false],
  ] as const)('%s: lang %s, %s, dense %s', (tag, lang, direction, isDense) => {
    expect([htmlLangOf(tag), directionOf(tag), isWrittenDensely(tag)]).toEqual([lang, direction, isDense])
  })

  it('keep a tag that is none, so that a page which shows it still answers', () => {
    for (const locale of locales) expect(languageName(locale, 'no language')).toBe('no language')
  })

  it.each(['xx', 'EN', 'klingon', '', null, 7])('%j is none of them', (value) => {
    expect(isContentLanguage(value)).toBe(false)
  })
})
