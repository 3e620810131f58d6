import { expect, it } from 'vitest'
import { locales } from '#app/platform/i18n.ts'
import { templates, type NoticeName } from '#emails/index.ts'
import { renderMessage } from '#emails/render-message.ts'

const scorecards = {
  en: /scorecard|scor(e|ing)/i,
  fi: /arviosi|arviot|pistey/i,
  sv: /bedömningar|poäng/i,
  'zh-CN': /评分/,
}
const ballot = { en: /ballot/i, fi: /äänestyslip/i, sv: /röstsedel|röstsedl/i, 'zh-CN': /选票/ }

const naming = (Object.keys(templates) as NoticeName[]).filter((name) =>
  Object.hasOwn(templates[name].preview as object, 'judgedBy'),
)
const parts: Partial<Record<NoticeName, readonly string[]>> = { 'jury.overdue': ['juror', 'lead'] }

it('mail about judging is known by what it is judged by', () => {
  expect(naming.length).toBeGreaterThanOrEqual(13)
})

it.each(locales)('where a jury judges by ballots no mail to it speaks of scorecards, in %s', (locale) => {
  for (const notice of naming) {
    for (const part of parts[notice] ?? ['']) {
      const said = (judgedBy: string) => {
        const { subject, text, calendar } = renderMessage({
          ...{ notice, locale, zone: 'Asia/Shanghai', organiserZone: 'Europe/Helsinki' },
          data: { ...(templates[notice].preview as object), judgedBy, ...(part !== '' && { part }) },
          ...{ recipientName: 'Aino Esimerkki', origin: 'https://haaste.test', unsubscribePath: null },
          programme: { name: 'A programme', contactEmail: 'hello@haaste.test' },
          plannedAt: new Date('2021-12-08T10:00:00Z'),
        })
        return `${notice} ${subject}\n${text}\n${calendar ?? ''}`
      }
      expect(said('ballots')).not.toMatch(scorecards[locale])
      expect(said('ballots')).toMatch(ballot[locale])
      expect(said('scorecards')).not.toMatch(ballot[locale])
    }
  }
})
