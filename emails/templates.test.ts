import { describe, expect, it } from 'vitest'
import { locales, type Locale } from '#app/platform/i18n.ts'
import { withTexts } from '#test/factories/mail-texts.ts'
import { templates, type NoticeName } from './index.ts'
import { renderMessage } from './render-message.ts'
import { subjectOf, type MessageInput } from './subject-of.ts'

const origin = 'https://haaste.test'
const names = Object.keys(templates) as NoticeName[]
const hostile = `<img src=x onerror=alert(1)> "O'Brien" & Co.\r\nBcc: everybody@haaste.test \u202Egnp.exe`

function inputFor(notice: NoticeName, locale: Locale, changes: Partial<MessageInput> = {}): MessageInput {
  return {
    notice,
    locale,
    data: templates[notice].preview,
    zone: 'Asia/Shanghai',
    organiserZone: 'Europe/Helsinki',
    recipientName: 'Aino Esimerkki',
    programme: { name: 'China-Finland Challenge 2021', contactEmail: 'hello@haaste.test' },
    origin,
    plannedAt: new Date('2021-12-08T10:00:00Z'),
    ...changes,
  }
}

describe.each(names)('%s', (notice) => {
  it.each(locales)('reads whole in %s', (locale) => {
    const { subject, html, text } = renderMessage(inputFor(notice, locale))
    expect(subject).not.toBe('')
    expect(subjectOf(inputFor(notice, locale))).toBe(subject)
    expect(text.length).toBeGreaterThan(80)
    for (const part of [subject, html, text]) {
      expect(part).not.toMatch(/undefined|\[object|NaN|Invalid Date|\{\{|\u0000|\ufffd/)
    }
    expect(html).toContain(`lang="${locale}"`)
    expect(html).not.toMatch(/<img|<script|<link/i)
    expect(Buffer.byteLength(html)).toBeLessThan(100_000)
  })

  it.each(locales)('links to our own pages in %s alone', (locale) => {
    const { html, text } = renderMessage(inputFor(notice, locale))
    const links = [...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href!)
    for (const href of links) expect(href).toMatch(new RegExp(`^${origin}/${locale}(/|$)`))
    for (const [address] of text.matchAll(/https?:\/\/[^\s>]+/g))
      expect(address.startsWith(`${origin}/`)).toBe(true)
  })

  it('shows names and titles as text, whatever is in them', () => {
    const { subject, html } = renderMessage(
      inputFor(notice, 'en', { data: withTexts(notice, hostile), recipientName: hostile }),
    )
    expect(html).not.toMatch(/<img|onerror=alert\(1\)>/)
    expect(subject).not.toMatch(/[\r\n\u202e]/)
  })

  it('has a reason in every language, and differs between them', () => {
    for (const locale of locales) expect(templates[notice].reason[locale].length).toBeGreaterThan(5)
    const texts = locales.map((locale) => renderMessage(inputFor(notice, locale)).text)
    expect(new Set(texts).size).toBe(locales.length)
  })
})

describe('every mail', () => {
  it('tells instants on the organiser’s and the reader’s clock, once when they agree', () => {
    const abroad = renderMessage(inputFor('account.invitation', 'en'))
    expect(abroad.text).toContain('15 November 2021, 23:59 Helsinki (UTC+2)')
    expect(abroad.text).toContain('16 November 2021, 05:59 Shanghai (UTC+8)')
    const home = renderMessage(inputFor('account.invitation', 'en', { zone: 'Europe/Helsinki' }))
    expect(home.text).not.toContain('On your clock')
  })

  it.each(locales)('that may be refused says so at its foot in %s, and no other does', (locale) => {
    const path = `/${locale}/unsubscribe/a-token`
    const open = renderMessage(inputFor('proposal.draft_reminder', locale, { unsubscribePath: path }))
    for (const part of [open.html, open.text]) {
      expect(part).toContain(`${origin}${path}`)
      expect(part).toContain(`${origin}/${locale}/account/mail`)
    }
    const closed = renderMessage(inputFor('proposal.submitted', locale))
    expect(closed.html).not.toMatch(/unsubscribe|account\/mail/)
  })

  it.each(locales)('with a date brings it to the calendar in %s', (locale) => {
    const file = (notice: NoticeName) => renderMessage(inputFor(notice, locale)).calendar
    expect(file('jury.assigned')).toMatch(/UID:judging-ends-[\da-f-]{36}@haaste\.test/)
    expect(file('jury.assigned')).toContain('DTSTART:20220112T140000Z')
    expect(file('pilot.milestone_due')).toContain('DTSTART;VALUE=DATE:20220301')
    expect(file('proposal.started')).toContain('SEQUENCE:1')
    expect(file('proposal.submitted')).toBeNull()
  })

  it('is refused when its data does not fit', () => {
    expect(() => renderMessage(inputFor('account.invitation', 'en', { data: {} }))).toThrow()
    expect(subjectOf(inputFor('account.invitation', 'en', { data: {} }))).toBeNull()
  })

  it('has a style sheet that is read as it was written', () => {
    for (const notice of names) {
      const { html } = renderMessage(inputFor(notice, 'en'))
      const [, sheet = ''] = /<style[^>]*>([^]*?)<\/style>/.exec(html) ?? []
      expect(sheet).toContain('.m-body td')
      expect(sheet).not.toMatch(/&\w+;/)
    }
  })

  it('says the same when asked twice', () => {
    const once = renderMessage(inputFor('account.sign_in', 'zh-CN'))
    expect(renderMessage(inputFor('account.sign_in', 'zh-CN'))).toEqual(once)
  })
})
