import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { locales } from './i18n.ts'
import { i18nFor } from './i18n.server.ts'
import { createTextReader } from './text-reader.ts'
import { readTextFiles } from './texts-files.server.ts'
import type { TextTree } from './texts.ts'

const all = readTextFiles(fileURLToPath(new URL('..', import.meta.url)))

type Translate = (key: string, variables: Record<string, unknown>) => string

it.each(locales)('reads every text as i18next does in %s', (locale) => {
  const texts = Object.fromEntries(
    Object.entries(all).map(([room, byLocale]) => [room, byLocale[locale] ?? {}]),
  )
  const reader = createTextReader(locale, texts).getFixedT(null, 'ui') as unknown as Translate
  const server = i18nFor(locale).getFixedT(locale, 'ui') as unknown as Translate
  for (const [room, tree] of Object.entries(texts)) {
    for (const [key, names] of keysOf(tree)) {
      for (const count of [0, 1, 2, 5, 21]) {
        const variables = { ...Object.fromEntries(names.map((name) => [name, `<${name}>`])), count }
        expect(reader(`${room}:${key}`, variables)).toBe(server(`${room}:${key}`, variables))
      }
    }
  }
})

it('answers a missing key with the key, or with what it was given instead', () => {
  const reader = createTextReader('en', {}).getFixedT(null, 'ui') as unknown as Translate
  expect(reader('no.such', {})).toBe('no.such')
  expect(reader('ui:no.such', { defaultValue: 'else' })).toBe('else')
})

function keysOf(tree: TextTree, prefix = ''): [string, string[]][] {
  return Object.entries(tree).flatMap(([key, value]): [string, string[]][] =>
    typeof value === 'string'
      ? [
          [
            (prefix + key).replace(/_(one|other)$/, ''),
            [...value.matchAll(/\{\{\s*([\w-]+)/g)].map(([, name = '']) => name),
          ],
        ]
      : keysOf(value, `${prefix}${key}.`),
  )
}
