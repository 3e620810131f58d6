import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { keyIsNamed, textsNamed, textsOfPage, withoutServerHalf } from './hydrated-pages.server.ts'
import { readTextFiles } from './texts-files.server.ts'

const app = fileURLToPath(new URL('..', import.meta.url))
const page = (path: string) => join(app, path)

it('tells the texts of a page in the browser from those the server alone writes', () => {
  const isNamed = keyIsNamed(page('publish/pages/edit-brief.tsx'), app)
  expect(isNamed('publish', 'edit-brief.save')).toBe(true)
  expect(isNamed('publish', 'edit-brief.fields.outcome.label')).toBe(true)
  expect(isNamed('lifecycle', 'refusals.not-allowed')).toBe(false)
  expect(isNamed('publish', 'listings.title')).toBe(false)
  // Written by an action, and shown by the next page.
  expect(isNamed('publish', 'toasts.brief-saved')).toBe(false)
  expect(isNamed('publish', 'refusals.brief-changed')).toBe(false)
  // Of another page.
  expect(isNamed('publish', 'edit-timeline.title')).toBe(false)
})

it("gives a page the texts of the rooms its components ask, and the frame's own", () => {
  const all = readTextFiles(app)
  const texts = textsOfPage(page('judge/pages/score-proposal.tsx'), app, (room) => all[room]?.fi)
  expect(Object.keys(texts)).toEqual(expect.arrayContaining(['ui', 'judge', 'apply']))
  expect(texts).toHaveProperty('judge.score.check')
  expect(JSON.stringify(texts.judge)).not.toContain('toasts')
})

it('gives a page the texts of what comes to the browser only when it is needed', () => {
  const isNamed = keyIsNamed(page('publish/pages/edit-criteria.tsx'), app)
  expect(isNamed('publish', 'autosave.theirs-hint')).toBe(true)
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
