import { expect, it } from 'vitest'
import { readFileSync } from 'node:fs'
import { generalRules } from '#app/publish/core/rules.ts'
import { locales } from '#app/platform/i18n.ts'
import { renderMessage } from '#emails/render-message.ts'
import { screeningIneligible } from './ineligible.tsx'

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
