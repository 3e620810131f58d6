import { createTransport } from 'nodemailer'
import PostalMime, { type Email } from 'postal-mime'
import { describe, expect, it } from 'vitest'
import { envelopeAndWords } from '#app/notify/transports/smtp.server.ts'
import { locales, type Locale } from '#app/platform/i18n.ts'
import { withTexts } from '#test/factories/mail-texts.ts'
import { templates, type NoticeName } from './index.ts'
import { renderMessage } from './render-message.ts'

/* Every mail as it goes over the wire, read back by a parser that knows nothing of us: with names and texts that mean harm, that are long, and that are Chinese. */

const origin = 'https://haaste.test'
const names = Object.keys(templates) as NoticeName[]

const harm = `<img src=x onerror=alert(1)> "O'Brien" & Co. =?utf-8?B?8J+YgA==?= https://evil.example/a\r\nBcc: everybody@haaste.test\r\n\r\n.\r\nRCPT TO:<x@evil.example> \u202Egnp.exe {{name}} %s \${x}`
const long = `Ääkkösiä ja pitkä sana ${'Donaudampfschifffahrtsgesellschaft'.repeat(6)} ${'and so on, again and again. '.repeat(70)}`
const chinese = '让街区更凉爽 ——“高密度城区”降温方案征集（2021）🌱 与 合作伙伴'

/** On the wire, and back. */
async function readBack(notice: NoticeName, locale: Locale, given: { data: unknown; name: string }) {
  const mail = renderMessage({
    ...{ notice, locale, data: given.data, recipientName: given.name, origin },
    ...{
      zone: 'Asia/Shanghai',
      organiserZone: 'Europe/Helsinki',
      plannedAt: new Date('2021-12-08T10:00:00Z'),
    },
    programme: { name: given.name, contactEmail: 'hello@haaste.test' },
    unsubscribePath: `/${locale}/unsubscribe/a-token`,
  })
  const frozen = {
    ...{
      id: 'f47ac10b-58cc-4372-a567-0e02b2c3d479',
      to: 'aino@people.haaste.test',
      replyTo: 'hello@haaste.test',
    },
    ...{ fromName: given.name, headers: {}, tags: {}, ...mail },
  }
  const writer = createTransport({ streamTransport: true, buffer: true })
  const { message } = await writer.sendMail(envelopeAndWords(frozen, 'Haaste <mail@haaste.test>'))
  const wire = message as Buffer
  return { mail, wire, read: await PostalMime.parse(wire) }
}

const plain = (text: string | undefined) => (text ?? '').replace(/\r\n/g, '\n').trim()
/** Folding may lose which blanks stood between the words of a long subject. */
const inOneLine = (text: string | undefined) => (text ?? '').replace(/\s+/g, ' ').trim()
const headers = ({ headers: all }: Email, key: string) => all.filter((header) => header.key === key)

describe.each(names)('%s', (notice) => {
  it.each(
    locales.flatMap((locale) =>
      (
        [
          ['harm', harm],
          ['length', long],
          ['Chinese', chinese],
        ] as const
      ).map(([kind, text]) => [kind, locale, text] as const),
    ),
  )('comes through %s in %s', async (_, locale, text) => {
    const given = { data: withTexts(notice, text), name: text.slice(0, 200) }
    const { mail, wire, read } = await readBack(notice, locale, given)
    // What was written is what is read: every sign of every alphabet.
    expect(inOneLine(read.subject)).toBe(inOneLine(mail.subject))
    expect(plain(read.html)).toBe(plain(mail.html))
    expect(plain(read.text)).toBe(plain(mail.text))
    expect(wire.toString('latin1')).not.toMatch(/[^\x00-\x7f]/)
    for (const part of [read.subject, read.html, read.text]) {
      expect(part).not.toMatch(/undefined|\[object|NaN|Invalid Date|\ufffd|\u0000/)
    }
    // One reader, one sender, nobody else, whatever is in the names.
    expect(read.to?.map(({ address }) => address)).toEqual(['aino@people.haaste.test'])
    expect(read.from?.address).toBe('mail@haaste.test')
    expect([read.cc, read.bcc]).toEqual([undefined, undefined])
    for (const key of ['subject', 'to', 'from', 'auto-submitted']) expect(headers(read, key)).toHaveLength(1)
    // Every link is ours.
    for (const [, href = ''] of (read.html ?? '').matchAll(/(?:href|src|action)="([^"]*)"/g))
      expect(href.startsWith(`${origin}/${locale}`), href).toBe(true)
    expect(read.html).not.toMatch(/<(img|script|link|iframe|form|object)\b/i)
    expect(Buffer.byteLength(read.html ?? '')).toBeLessThan(100_000)
    // The calendar is there exactly where there is one, and is one.
    const files = read.attachments.filter(({ mimeType }) => /calendar|ics/.test(mimeType))
    expect(files.length > 0).toBe(mail.calendar !== null)
    for (const { content } of files) {
      const file = typeof content === 'string' ? content : new TextDecoder().decode(content)
      expect(file).toMatch(/^BEGIN:VCALENDAR\r?\n[^]*END:VCALENDAR\s*$/)
      expect(file.match(/BEGIN:VEVENT/g)).toHaveLength(1)
    }
  })
})
