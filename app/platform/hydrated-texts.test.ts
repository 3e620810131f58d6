import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { hydratedPages, keyIsNamed, reachedFrom } from './hydrated-pages.server.ts'

/**
 * A page that is hydrated loads the texts its `handle.texts` names. One that a component needs and the page forgot
 * would turn sentences into keys in the browser, so every hydrated page is followed through its imports.
 */
const app = fileURLToPath(new URL('..', import.meta.url))

it.each(hydratedPages(app).map((file) => [file.slice(app.length), file]))(
  '%s names the texts it needs',
  (_, page) => {
    const named = namesIn(
      /handle\s*=\s*\{[^}]*texts:\s*\[([^\]]*)\]/.exec(readFileSync(page, 'utf8'))?.[1] ?? '',
    )
    const needed = [...namespacesOf(page)].filter((name) => name !== 'ui')
    expect(named).toEqual(expect.arrayContaining(needed))
  },
)

function namespacesOf(page: string): Set<string> {
  const sources = [...reachedFrom(page, app)].map((file) => readFileSync(file, 'utf8'))
  const asked = sources.flatMap((source) => [...source.matchAll(/useTranslation\(([^)]*)\)/g)])
  return new Set(asked.flatMap(([, argument = '']) => namesIn(argument)))
}

function namesIn(text: string): string[] {
  return [...text.matchAll(/['"]([a-z]+)['"]/g)].map(([, name = '']) => name)
}

it('tells the texts of the browser from those the server alone writes', () => {
  const isNamed = keyIsNamed(app)
  expect(isNamed('publish', 'edit-brief')).toBe(true)
  expect(isNamed('publish', 'listings')).toBe(false)
})
