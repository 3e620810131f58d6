import { createInstance } from 'i18next'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { I18nextProvider, initReactI18next } from 'react-i18next'
import { expect, it, vi } from 'vitest'
import fi from '../texts/fi.json'
import { rubricTypeNames, storedRubric } from '#app/publish/core/rubrics/index.ts'
import { CriterionField } from './criterion-field.tsx'

vi.mock('#app/ui/site.ts', () => ({ useSite: () => ({ lang: 'fi' }) }))

const settings = {
  'anchored-scale': { lowest: 1, highest: 3 },
  points: { highest: '10', step: '0.25' },
  'yes-partly-no': {},
  steps: { values: ['1', '2.5', '10'] },
  measured: { unit: '€/MWh', worst: '90', best: '20.5' },
} as const

async function markup(type: keyof typeof settings, given: string | undefined): Promise<string> {
  const i18n = createInstance()
  await i18n.use(initReactI18next).init({ lng: 'fi', resources: { fi: { judge: fi, ui: {} } } })
  const criterion = {
    ...{
      id: 'c',
      weight: 40,
      weightsAs: 'mean' as const,
      name: 'Hinta',
      question: 'Paljonko?',
      anchors: { 1: 'Vähän', partly: 'Osa' },
    },
    rubric: storedRubric({ type, config: settings[type] }),
  }
  const field = createElement(CriterionField, { criterion, given, isDisabled: false })
  return renderToStaticMarkup(createElement(I18nextProvider, { i18n }, field))
}

const valuesOf = (html: string, type: string) =>
  [...html.matchAll(/<input[^>]*>/g)]
    .map(([input]) => input)
    .filter((input) => input.includes(`type="${type}"`))
    .map((input) => `${/ value="([^"]*)"/.exec(input)?.[1] ?? ''}${input.includes('checked') ? ' *' : ''}`)

it.each<[keyof typeof settings, string, string[]]>([
  ['anchored-scale', '2', ['1', '2 *', '3', 'cannot-judge']],
  ['yes-partly-no', 'partly', ['no', 'partly *', 'yes', 'cannot-judge']],
  ['steps', '2.5', ['1', '2.5 *', '10', 'cannot-judge']],
])('offers the answers of %s, and "cannot judge" apart', async (type, given, values) => {
  expect(valuesOf(await markup(type, given), 'radio')).toEqual(values)
})

it.each(['points', 'measured'] as const)(
  'takes a number for %s, with a box for "cannot judge"',
  async (type) => {
    const html = await markup(type, '7.25')
    expect(valuesOf(html, 'text')).toEqual(['7,25'])
    expect(valuesOf(html, 'checkbox')).toEqual(['cannot-judge'])
    const unsure = await markup(type, 'cannot-judge')
    expect(valuesOf(unsure, 'text')).toEqual([''])
    expect(valuesOf(unsure, 'checkbox')).toEqual(['cannot-judge *'])
  },
)

it.each(rubricTypeNames)('sends every answer of %s under one name and says what is taken', async (type) => {
  const html = await markup(type, undefined)
  const names = [...html.matchAll(/<input[^>]* name="([^"]*)"/g)].map(([, name]) => name)
  expect(new Set(names)).toEqual(new Set(['scores.c']))
  expect(html).toContain('Paljonko?')
  if (type === 'points') expect(html).toContain('0–10, 0,25 pisteen välein')
  if (type === 'measured') expect(html).toContain('€/MWh')
})
