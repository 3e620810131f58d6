import { createInstance } from 'i18next'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { I18nextProvider, initReactI18next } from 'react-i18next'
import { expect, it, vi } from 'vitest'
import texts from './texts/en.json'
import { Timeline } from './timeline.tsx'

vi.mock('./site.ts', () => ({ useSite: () => ({ lang: 'en' }) }))

it('says of a date that it is over, the next one or ahead, never that it is under way', async () => {
  const i18n = createInstance()
  await i18n.use(initReactI18next).init({ lng: 'en', resources: { en: { ui: texts } } })
  const items = (['done', 'current', 'next'] as const).map((state, index) => ({
    label: state,
    atIso: `2026-1${index}-01T10:00:00Z`,
    zones: ['UTC'],
    state,
  }))
  const html = renderToStaticMarkup(
    createElement(I18nextProvider, { i18n }, createElement(Timeline, { items })),
  )
  expect([...html.matchAll(/visually-hidden">, ([^<]+)</g)].map(([, words]) => words)).toEqual([
    'done',
    'next',
    'ahead',
  ])
  expect(html).not.toContain('under way')
})
