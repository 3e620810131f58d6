import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { locales, type Locale } from '#app/platform/i18n.ts'
import { templates, type NoticeName } from './index.ts'
import { createFiller, wordOfHole } from './filled-mail.ts'
import { renderMessage } from './render-message.ts'
import { putTogether } from './words-in-parts.ts'
import type * as WriteMail from './write-mail.ts'
import { oneLine, type SubjectInput } from './subject-of.ts'
import { writeMail, type MailWords } from './write-mail.ts'

vi.mock('./write-mail.ts', async (original) => {
  const real = await original<typeof WriteMail>()
  return { ...real, writeMail: vi.fn(real.writeMail) }
})

const names = Object.keys(templates) as NoticeName[]

const hostile = [
  `"O'Brien" & Co. <script>alert(1)</script>`,
  '</p><img src=x onerror=alert(1)>',
  '&amp; &lt; &#0; &nbsp;',
  'Äiti 👩‍👩‍👧 ja 🇫🇮',
  '\u202Egnp.exe\u200F',
  'one\nline\r\nand another',
  'two  blanks\tand\u200ba hidden one',
  ' begins with a blank',
  'ends with one\n',
  '\u200b',
  '   ',
  'a\u0000b',
  'x'.repeat(200),
  '智慧能源'.repeat(50),
  '../../sign-in?next=/en#x',
  '100 % of $& $1 `${name}`',
  'https://elsewhere.example/?a=b&c=d',
  '',
]
const anyText = fc.oneof(
  fc.constantFrom(...hostile),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.stringMatching(/^[\w-]{1,30}$/),
)

function inputFor(notice: NoticeName, locale: Locale, changes: Partial<SubjectInput> = {}): SubjectInput {
  return {
    notice,
    locale,
    data: templates[notice].preview,
    zone: 'Asia/Shanghai',
    organiserZone: 'Europe/Helsinki',
    recipientName: 'Aino Esimerkki',
    programme: { name: 'China-Finland Challenge 2021', contactEmail: 'hello@haaste.test' },
    origin: 'https://haaste.test',
    unsubscribePath: '/en/unsubscribe/a-token.of-three_parts',
    ...changes,
  }
}

function withTexts(notice: NoticeName, texts: readonly string[]): Partial<SubjectInput> {
  const [recipientName, ...rest] = texts
  const fields = templates[notice].opaqueFields.map((field, place) => [field, rest[place]])
  return { recipientName, data: { ...(templates[notice].preview as object), ...Object.fromEntries(fields) } }
}

const plannedAt = new Date('2021-12-01T08:00:00Z')

/** What `renderMessage` says, without its calendar file. */
function rendered(input: SubjectInput): MailWords {
  const { subject, html, text } = renderMessage({ ...input, plannedAt })
  return { subject, html, text }
}

function writtenAnew(input: SubjectInput): MailWords {
  const { subject, html, text } = writeMail(input)
  return { subject: oneLine(subject), html, text }
}

describe.each(names)('%s', (notice) => {
  const texts = 1 + templates[notice].opaqueFields.length

  it.each(locales)('reads in %s as if it had been written for each reader', (locale) => {
    const property = fc.property(fc.array(anyText, { minLength: texts, maxLength: texts }), (given) => {
      // Whose name is an address is greeted without one: see greeting.test.ts.
      fc.pre(!/^\S+@\S+$/.test(given[0] ?? ''))
      const input = inputFor(notice, locale, withTexts(notice, given))
      expect(rendered(input)).toEqual(writtenAnew(input))
    })
    fc.assert(property, { numRuns: 4 })
  })

  it('keeps to it for every hostile name in all its places at once', () => {
    for (const name of hostile) {
      const input = inputFor(notice, 'en', withTexts(notice, Array<string>(texts).fill(name)))
      expect(rendered(input)).toEqual(writtenAnew(input))
    }
  })
})

describe('a wave', () => {
  const wave = (people: number, of: (person: number) => Partial<SubjectInput>) =>
    Array.from({ length: people }, (_, person) =>
      rendered(inputFor('decision.not_selected', 'fi', { zone: 'America/Lima', ...of(person) })),
    )
  const dataOf = (person: number) => ({
    ...templates['decision.not_selected'].preview,
    proposalId: `0b9c2f1e-7a64-4c1b-9f0e-${person}`,
    reference: `HEL-2021-${person}`,
    title: `Idea <${person}>`,
    reason: `Because of\n\n"${person}"`,
  })

  it('is written once, whatever the readers and their proposals are called', () => {
    vi.mocked(writeMail).mockClear()
    const mails = wave(300, (person) => ({ recipientName: `Reader & ${person}`, data: dataOf(person) }))
    expect(writeMail).toHaveBeenCalledTimes(1)
    expect(new Set(mails.map(({ html }) => html)).size).toBe(300)
    expect(mails[7]!.html).toContain('Reader &amp; 7')
    expect(mails[7]!.text).toContain('/fi/proposals/0b9c2f1e-7a64-4c1b-9f0e-7/result')
    expect(mails[7]!.subject).toContain('[HEL-2021-7]')
  })

  it('tells apart what is said to whom: a language, a zone, an empty text', () => {
    const preview = templates['decision.not_selected'].preview
    const inputs = locales.flatMap((locale) =>
      ['Asia/Shanghai', 'Europe/Helsinki'].flatMap((zone) =>
        ['', 'Well done.'].map((feedback) =>
          inputFor('decision.not_selected', locale, { zone, data: { ...preview, feedback } }),
        ),
      ),
    )
    for (const input of [...inputs, ...inputs]) expect(rendered(input)).toEqual(writtenAnew(input))
  })

  it('forgets the mails that were not used for longest', () => {
    const filledIn = createFiller(2)
    const read = (locale: Locale) =>
      filledIn(inputFor('account.role_granted', locale, { recipientName: wordOfHole(0) }), ['Bo'])
    for (const locale of ['en', 'fi', 'en', 'sv'] as const)
      expect(putTogether(read(locale)!).html).toContain('Bo')
    vi.mocked(writeMail).mockClear()
    read('en')
    read('sv')
    expect(writeMail).not.toHaveBeenCalled()
    read('fi')
    expect(writeMail).toHaveBeenCalledTimes(1)
  })
})
