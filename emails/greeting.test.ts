import { expect, it } from 'vitest'
import type { locales } from '#app/platform/i18n.ts'
import { templates } from '#emails/index.ts'
import { renderMessage } from '#emails/render-message.ts'

const greeted = (locale: (typeof locales)[number], recipientName: string) =>
  renderMessage({
    ...{ notice: 'proposal.team_invite', locale, recipientName },
    data: templates['proposal.team_invite'].preview,
    ...{ zone: 'Europe/Helsinki', organiserZone: 'Europe/Helsinki' },
    programme: { name: 'A programme', contactEmail: 'hello@haaste.test' },
    ...{ origin: 'https://haaste.test', unsubscribePath: null },
    plannedAt: new Date('2021-12-08T10:00:00Z'),
  }).text

it.each([
  ['en', 'Hello,'],
  ['fi', 'Hei,'],
  ['sv', 'Hej,'],
  ['zh-CN', '您好：'],
] as const)('greets in %s nobody by an address', (locale, words) => {
  const text = greeted(locale, 'aino.colleague@team.example')
  expect(text.split('\n').map((line) => line.trim())).toContain(words)
  expect(text).not.toContain('aino.colleague')
  expect(greeted(locale, 'Aino Esimerkki')).toContain('Aino Esimerkki')
})
