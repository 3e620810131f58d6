import { expect, it } from 'vitest'
import { readFileSync } from 'node:fs'
import { generalRules } from '#app/publish/core/rules.ts'
import { locales } from '#app/platform/i18n.ts'
import { renderMessage } from '#emails/render-message.ts'
import { screeningIneligible } from './ineligible.tsx'

const range = (from: number, to: number) => ({ from, to })
const wide = { consortium: 'allowed', maturity: range(1, 9), isOncePerOrganisation: false } as const

it.each(locales)('words the rules a challenge has set in %s as the pages do', (locale) => {
  const page = JSON.parse(
    readFileSync(new URL(`../../app/publish/texts/${locale}.json`, import.meta.url), 'utf8'),
  ) as { eligibility: { 'set-rules': Record<string, string> } }
  const said = (rule: string, set: object) =>
    renderMessage({
      notice: 'screening.ineligible',
      locale,
      data: { ...screeningIneligible.preview, rule, set: { ...wide, ...set } },
      zone: 'Europe/Helsinki',
      organiserZone: 'Europe/Helsinki',
      recipientName: 'Aino Esimerkki',
      programme: { name: 'A programme', contactEmail: 'hello@haaste.test' },
      origin: 'https://haaste.test',
      unsubscribePath: null,
      plannedAt: new Date('2021-12-23T08:00:00Z'),
    }).html
  const sets = {
    'consortium-required': ['1.1', { consortium: 'required' }],
    'consortium-excluded': ['1.1', { consortium: 'excluded' }],
    once: ['2.1', { isOncePerOrganisation: true }],
    'maturity-at-least': ['4.1', { maturity: range(5, 9) }],
    'maturity-at-most': ['4.1', { maturity: range(1, 6) }],
    'maturity-between': ['4.1', { maturity: range(4, 6) }],
    'maturity-exactly': ['4.1', { maturity: range(7, 7) }],
  } as const
  expect(Object.keys(page.eligibility['set-rules'])).toEqual(Object.keys(sets))
  for (const [says, [rule, set]] of Object.entries(sets)) {
    const { from, to } = 'maturity' in set ? set.maturity : range(1, 9)
    const words = page.eligibility['set-rules']
      [says]!.replace('{{from}}', `${from}`)
      .replace('{{to}}', `${to}`)
    expect(said(rule, set)).toContain(`${rule} ${words}`)
  }
})

it.each(locales)('words the rules in %s as the pages do', (locale) => {
  const page = JSON.parse(
    readFileSync(new URL(`../../app/apply/texts/${locale}.json`, import.meta.url), 'utf8'),
  ) as { rules: Record<string, string> }
  for (const rule of generalRules) {
    const { html } = renderMessage({
      notice: 'screening.ineligible',
      locale,
      data: { ...screeningIneligible.preview, rule },
      zone: 'Europe/Helsinki',
      organiserZone: 'Europe/Helsinki',
      recipientName: 'Aino Esimerkki',
      programme: { name: 'A programme', contactEmail: 'hello@haaste.test' },
      origin: 'https://haaste.test',
      unsubscribePath: null,
      plannedAt: new Date('2021-12-23T08:00:00Z'),
    })
    expect(html).toContain(`${rule}. ${page.rules[rule]}`)
    expect(html).toContain('hello@haaste.test')
  }
})
