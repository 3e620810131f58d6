import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { readTextFiles } from './texts-files.server.ts'
import { differencesBetweenLocales } from './texts.ts'

it('says the same things in every language', () => {
  expect(differencesBetweenLocales(readTextFiles(fileURLToPath(new URL('..', import.meta.url))))).toEqual([])
})

describe('the comparison', () => {
  const complete = { en: { a: 'A' }, fi: { a: 'A' }, sv: { a: 'A' }, 'zh-CN': { a: 'A' } }

  it('accepts plural forms that differ by language', () => {
    const plural = { n_one: '{{count}} day', n_other: '{{count}} days' }
    const texts = { x: { en: plural, fi: plural, sv: plural, 'zh-CN': { n_other: '{{count}} 天' } } }
    expect(differencesBetweenLocales(texts)).toEqual([])
  })

  it.each([
    ['a missing file', { x: { en: { a: 'A' }, fi: { a: 'A' }, sv: { a: 'A' } } }, 'x: zh-CN.json is missing'],
    ['a missing key', { x: { ...complete, fi: {} } }, 'x/fi: a is missing'],
    ['a surplus key', { x: { ...complete, sv: { a: 'A', b: 'B' } } }, 'x/sv: b is not in en.json'],
    ['an empty text', { x: { ...complete, fi: { a: ' ' } } }, 'x/fi: a is empty'],
    [
      'another variable',
      { x: { ...complete, fi: { a: '{{name}}' } } },
      'x/fi: a has variables (name), English has ()',
    ],
  ])('reports %s', (_, texts, problem) => {
    expect(differencesBetweenLocales(texts)).toEqual([problem])
  })

  it('reports a plural form a language needs', () => {
    const plural = { n_one: '{{count}} day', n_other: '{{count}} days' }
    const texts = {
      x: { en: plural, fi: { n_other: '{{count}}' }, sv: plural, 'zh-CN': { n_other: '{{count}}' } },
    }
    expect(differencesBetweenLocales(texts)).toEqual(['x/fi: n lacks the plural one'])
  })
})
