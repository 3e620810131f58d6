import { describe, expect, it } from 'vitest'
import { localeOfPath, negotiateLocale, pathInLocale } from './i18n.ts'

describe('which language a visitor gets', () => {
  it.each([
    ['fi', 'sv', 'fi'],
    ['de', 'sv', 'sv'],
    [null, 'de, fi;q=0.8, en;q=0.9', 'en'],
    [null, 'zh-TW,zh;q=0.9', 'zh-CN'],
    [null, 'zh-Hans-CN', 'zh-CN'],
    [null, 'sv-FI, fi;q=0.5', 'sv'],
    [null, 'en-US,en;q=0.5', 'en'],
    [null, 'fi;q=0, sv;q=0.1', 'sv'],
    [null, '*', 'en'],
    [null, '', 'en'],
    [null, ';;;q=,,,\u0000', 'en'],
    [undefined, undefined, 'en'],
  ])('cookie %j and header %j give %s', (cookie, header, expected) => {
    expect(negotiateLocale(cookie, header)).toBe(expected)
  })
})

it('keeps the page when the language changes', () => {
  expect(pathInLocale('/en/challenges/x', 'zh-CN')).toBe('/zh-CN/challenges/x')
  expect(pathInLocale('/', 'fi')).toBe('/fi')
  expect(localeOfPath('/sv/about')).toBe('sv')
  expect(localeOfPath('/healthz')).toBeUndefined()
})
