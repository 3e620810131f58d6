import { readFileSync } from 'node:fs'
import { createInstance } from 'i18next'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { I18nextProvider, initReactI18next } from 'react-i18next'
import { describe, expect, it } from 'vitest'
import { locales, type Locale } from '#app/platform/i18n.ts'
import type { CellState } from '../core/cell-state.ts'
import { ProgressGrid } from './progress-grid.tsx'

const textsOf = (room: string, lang: Locale) =>
  JSON.parse(readFileSync(`app/${room}/texts/${lang}.json`, 'utf8')) as Record<
    string,
    Record<string, unknown>
  >

/** Every state there is: the type asks for a new one here. */
const states = Object.keys({
  ...{ 'not-started': 1, opened: 1, draft: 1, final: 1, recused: 1, excluded: 1, abstained: 1 },
} satisfies Record<CellState, 1>) as CellState[]

async function drawn(lang: Locale) {
  const [judge, ui] = [textsOf('judge', lang), textsOf('ui', lang)]
  const i18n = createInstance()
  await i18n.use(initReactI18next).init({ lng: lang, resources: { [lang]: { judge, ui } } })
  const grid = createElement(ProgressGrid, {
    title: 'Who stands where',
    proposals: states.map((state) => ({ id: state, reference: `HEL-2021-${state}` })),
    jurors: [{ id: 'one', name: 'A juror', assigned: 4, finished: 1, cells: [...states] }],
  })
  const html = renderToStaticMarkup(createElement(I18nextProvider, { i18n }, grid))
  const { cell, letter } = judge.progress as Record<'cell' | 'letter', Record<CellState, string>>
  const cells = (html.split('<tbody>')[1] ?? '').split('</tbody>')[0]?.match(/<td>.*?<\/td>/g) ?? []
  const legend = /<ul class="heat-legend"([^>]*)>(.*?)<\/ul>/.exec(html)
  return { html, cells, cell, letter, ui, legend: { of: legend?.[1] ?? '', said: legend?.[2] ?? '' } }
}

const fillIn = (html: string) => /heat-cell--(\w+)/.exec(html)?.[1] ?? 'none'

/** What a reader of screens hears: no tags, and nothing that is kept from them. */
const heard = (html: string) =>
  html.replace(/<span[^>]*aria-hidden="true"[^>]*>.*?<\/span>/g, '').replace(/<[^>]+>/g, ' ')

/** What a fill looks like to somebody who sees no colours: its rules with the names of colours taken out. */
function patternOf(fill: string): string {
  const css = readFileSync('app/ui/styles/figure.css', 'utf8')
  const rules = css.matchAll(new RegExp(`^\\.heat-cell--${fill} \\{([^}]*)\\}`, 'gm'))
  return [...rules]
    .map(([, rule = '']) => rule.replace(/var\(--[\w-]+\)/g, 'colour').replace(/\s+/g, ' '))
    .join()
}

describe.each(locales)('the grid of who stands where, in %s', (lang) => {
  it('says every state by a letter and by a pattern that no other one has', async () => {
    const { cells, letter } = await drawn(lang)
    expect(cells).toHaveLength(states.length)
    const letters = cells.map((cell) => /<span aria-hidden="true">([^<]+)<\/span>/.exec(cell)?.[1])
    expect(letters).toEqual(states.map((state) => letter[state]))
    expect(new Set(letters).size).toBe(states.length)
    expect(new Set(cells.map(fillIn)).size).toBe(states.length)
    expect(new Set(cells.map((cell) => patternOf(fillIn(cell)))).size).toBe(states.length)
  })

  it('explains each of them in a legend, with the letter and the pattern of its cell', async () => {
    const { cells, legend, cell, letter } = await drawn(lang)
    const items = legend.said.match(/<li>.*?<\/li>/g) ?? []
    expect(items.map(fillIn)).toEqual(cells.map(fillIn))
    for (const [index, state] of states.entries()) {
      expect(items[index]).toContain(`>${letter[state]}<`)
      expect(items[index]).toContain(cell[state])
    }
  })

  it('is heard in words: the legend as a list with a name, every cell as its state', async () => {
    const { cells, legend, cell, ui } = await drawn(lang)
    expect(legend.of).toContain(`aria-label="${String(ui.figure?.legend)}"`)
    expect(legend.of).toContain('role="list"')
    const items = legend.said.match(/<li>.*?<\/li>/g) ?? []
    expect(items.map((item) => heard(item).trim())).toEqual(states.map((state) => cell[state]))
    expect(cells.map((each) => heard(each).trim())).toEqual(states.map((state) => cell[state]))
  })
})
