import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

/**
 * A page that is hydrated loads the texts its `handle.texts` names. One that a component needs and the page forgot
 * would turn sentences into keys in the browser, so every hydrated page is followed through its imports.
 */
const app = fileURLToPath(new URL('..', import.meta.url))

const hydratedPages = readdirSync(app, { recursive: true, encoding: 'utf8' })
  .filter((file) => /(^|\/)pages\/[^/]+\.tsx$/.test(file))
  .map((file) => join(app, file))
  .filter((file) => /handle\s*=\s*\{[^}]*hydrate:\s*true/.test(readFileSync(file, 'utf8')))

it.each(hydratedPages.map((file) => [file.slice(app.length), file]))(
  '%s names the texts it needs',
  (_, page) => {
    const named = namesIn(
      /handle\s*=\s*\{[^}]*texts:\s*\[([^\]]*)\]/.exec(readFileSync(page, 'utf8'))?.[1] ?? '',
    )
    const needed = [...namespacesOf(page)].filter((name) => name !== 'ui')
    expect(named).toEqual(expect.arrayContaining(needed))
  },
)

function namespacesOf(file: string, seen = new Set<string>()): Set<string> {
  const found = new Set<string>()
  if (seen.has(file)) return found
  seen.add(file)
  const source = readFileSync(file, 'utf8')
  for (const [, argument = ''] of source.matchAll(/useTranslation\(([^)]*)\)/g)) {
    for (const name of namesIn(argument)) found.add(name)
  }
  for (const next of importsOf(file, source)) for (const name of namespacesOf(next, seen)) found.add(name)
  return found
}

/** Files the browser would get too: no types, nothing of the server. */
function importsOf(file: string, source: string): string[] {
  return [...source.matchAll(/^import\s+(?!type\b)[^'"]*['"]([^'"]+\.tsx?)['"]/gm)]
    .map(([, path = '']) =>
      path.startsWith('#app/') ? join(app, path.slice(5)) : resolve(dirname(file), path),
    )
    .filter((path) => path.startsWith(app) && !/\.server\.tsx?$/.test(path) && existsSync(path))
}

function namesIn(text: string): string[] {
  return [...text.matchAll(/['"]([a-z]+)['"]/g)].map(([, name = '']) => name)
}
