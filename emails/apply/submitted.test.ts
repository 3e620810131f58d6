import { expect, it } from 'vitest'
import { locales } from '#app/platform/i18n.ts'
import { templates } from '#emails/index.ts'
import { renderMessage } from '#emails/render-message.ts'

const receipt = (locale: (typeof locales)[number], isCompletion: boolean) =>
  renderMessage({
    ...{ notice: 'proposal.submitted', locale },
    data: { ...(templates['proposal.submitted'].preview as object), version: 2, isCompletion },
    ...{ zone: 'Europe/Helsinki', organiserZone: 'Europe/Helsinki', recipientName: 'Aino Esimerkki' },
    programme: { name: 'A programme', contactEmail: 'hello@haaste.test' },
    ...{ origin: 'https://haaste.test', unsubscribePath: null },
    plannedAt: new Date('2021-12-28T10:00:00Z'),
  })

/** What only those are told who can still submit again. */
const again = {
  en: 'submit again',
  fi: 'lähettää sen uudelleen',
  sv: 'lämna in på nytt',
  'zh-CN': '再次提交',
} as const

it.each(locales)('the receipt of a completion does not say in %s that it can be changed', (locale) => {
  const words = (text: string) => text.replaceAll(/\s+/g, locale === 'zh-CN' ? '' : ' ')
  expect(words(receipt(locale, false).text)).toContain(again[locale])
  expect(words(receipt(locale, true).text)).not.toContain(again[locale])
})

it('a title of one long word is broken inside the mail', () => {
  expect(receipt('en', false).html).toMatch(/<table[^>]*max-width:600px[^>]*word-break:break-word/)
})
