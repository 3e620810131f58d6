import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import {
  hydratedPages,
  keyIsNamed,
  reachedFrom,
  textsNamed,
  withoutServerHalf,
} from './hydrated-pages.server.ts'

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

const isNamed = keyIsNamed(app)

it('tells the texts of the browser from those the server alone writes', () => {
  expect(isNamed('publish', 'edit-brief.save')).toBe(true)
  expect(isNamed('publish', 'edit-brief.fields.outcome.label')).toBe(true)
  expect(isNamed('publish', 'errors.whole-number')).toBe(true)
  expect(isNamed('lifecycle', 'refusals.time-missing')).toBe(true)
  expect(isNamed('lifecycle', 'refusals.not-allowed')).toBe(false)
  expect(isNamed('publish', 'listings.title')).toBe(false)
  // Written by an action, and shown by the next page.
  expect(isNamed('publish', 'toasts.brief-saved')).toBe(false)
  expect(isNamed('publish', 'refusals.brief-changed')).toBe(false)
})

it('leaves out the half of a page that stays on the server, with all that only it uses', () => {
  const source = [
    "const table = {\n  saved: 'toasts.saved',\n}",
    "export async function loader() {\n  return helper('a.b')\n}",
    "/** Says it. */\nfunction helper(text: string) {\n  return table[text] + 'c.d'\n}",
    "export async function action() {\n  return 'e.f'\n}",
    "export default function Page() {\n  return t('g.h') + below()\n}",
    "function below() {\n  return 'i.j'\n}",
  ].join('\n\n')
  const left = withoutServerHalf(source)
  for (const gone of ['toasts.saved', 'a.b', 'c.d', 'e.f']) expect(left).not.toContain(gone)
  for (const there of ['g.h', 'i.j']) expect(left).toContain(there)
})

it('keeps plural forms and what is drawn into a text', () => {
  const tree = {
    left: { days_one: 'one day', days_other: '{{count}} days, $t(unit.{{unit}})', gone: 'x' },
    unit: { hour: 'hour' },
    other: { thing: 'y' },
  }
  expect(textsNamed(tree, (key) => /^left\.days(_\w+)?$/.test(key))).toEqual({
    left: { days_one: 'one day', days_other: '{{count}} days, $t(unit.{{unit}})' },
    unit: { hour: 'hour' },
  })
})
