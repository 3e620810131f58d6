import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { locales, type Locale } from '#app/platform/i18n.ts'
import { editableNotices, type EditableNotice } from './editable.ts'
import { templates } from './index.ts'
import { mergeFieldsOfNotice } from './merge-fields.ts'
import { problemsOfBody, problemsOfSubject, readBlocks, type WordsRules } from './own-words.ts'
import { renderMessage } from './render-message.ts'
import { standardWords } from './standard-words.ts'
import type { MessageInput, Wording } from './subject-of.ts'

const rules: WordsRules = { fields: ['name', 'challenge'], hosts: ['haaste.test'], domains: ['city.example'] }
const hostile = `**<script>alert(1)</script>** [x](https://evil.example) {{name}} "O'Brien"`

describe('what keeps words from being saved', () => {
  it.each([
    ['Hello {{nobody}}', 'unknown-field', 'nobody'],
    ['Hello {{ constructor }}', 'unknown-field', 'constructor'],
    ['Hello {{name', 'broken-field', '{{name'],
    ['Hello {{}}', 'unknown-field', ''],
    ['**Hello {{nobody}}**', 'unknown-field', 'nobody'],
    ['- one\n- {{nobody}}', 'unknown-field', 'nobody'],
    ['See <b>this</b>', 'html', '<b'],
    ['<!-- hidden -->', 'html', '<!--'],
    ['![a cat](https://haaste.test/cat.png)', 'picture', '![a cat]'],
    ['[there](https://elsewhere.example/x)', 'link-elsewhere', 'elsewhere.example'],
    ['[there](https://haaste.test.evil.example)', 'link-elsewhere', 'haaste.test.evil.example'],
    ['[there](https://haaste.test@evil.example)', 'broken-link', 'https://haaste.test@evil.example'],
    ['[there](https://evilcity.example)', 'link-elsewhere', 'evilcity.example'],
    ['[there](http://haaste.test/x)', 'broken-link', 'http://haaste.test/x'],
    ['[there](javascript:alert)', 'broken-link', 'javascript:alert'],
    ['[there](/en)', 'broken-link', '/en'],
    ['[there](https://haaste.test/{{name}})', 'broken-link', 'https://haaste.test/{{name}}'],
    ['   ', 'empty', ''],
  ])('%j is refused: %s', (body, code, what) => {
    expect(problemsOfBody(body, rules).map((one) => [one.code, one.what])).toContainEqual([code, what])
  })

  it.each([
    'Hello {{name}}, **{{challenge}}** is *open*.',
    '- one\n- two\n\nMore [here](https://haaste.test/en).',
    'See [the site](https://www.city.example/x) and [that](https://city.example).',
    '3 < 4, 5 > 4, a*b, 2 * 3 * 4',
    'Hyvää päivää – tervetuloa!\n\n欢迎 {{ name }}。',
  ])('%j is taken', (body) => {
    expect(problemsOfBody(body, rules)).toEqual([])
  })

  it('knows no marks in a subject', () => {
    expect(problemsOfSubject('**Now** [open](x) {{challenge}}', rules)).toEqual([
      { code: 'broken-link', what: '](' },
    ])
    expect(problemsOfSubject('{{unknown}}', rules)).toEqual([{ code: 'unknown-field', what: 'unknown' }])
    expect(problemsOfSubject('Five stars *****', rules)).toEqual([])
  })

  it('reads whatever is typed, and every word of what has no mark', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(() => problemsOfBody(text, rules)).not.toThrow()
        const plain = text.replaceAll(/[^\p{L}\p{N} ]/gu, '').trim()
        if (plain === '') return
        const [block] = readBlocks(plain)
        expect(block).toMatchObject({ kind: 'paragraph', children: [{ kind: 'text', text: plain }] })
      }),
    )
  })
})

function inputFor(notice: EditableNotice, locale: Locale, wording: Wording | null): MessageInput {
  return {
    notice,
    locale,
    data: templates[notice].preview,
    zone: 'Asia/Shanghai',
    organiserZone: 'Europe/Helsinki',
    recipientName: hostile,
    programme: { name: 'China-Finland Challenge 2021', contactEmail: 'hello@haaste.test' },
    origin: 'https://haaste.test',
    plannedAt: new Date('2021-12-08T10:00:00Z'),
    unsubscribePath: `/${locale}/unsubscribe/a-token`,
    wording,
  }
}

describe.each(editableNotices)('%s in own words', (notice) => {
  const fields = mergeFieldsOfNotice(templates[notice])
  const wording = {
    subject: `Own heading of {{programme}}`,
    body: `Own words for {{name}}. [A page](https://haaste.test/en)\n\n${fields.map(({ name }) => `- ${name}: {{${name}}}`).join('\n')}`,
  }

  it.each(locales)('says them, and all that must stay, in %s', (locale) => {
    const standard = renderMessage(inputFor(notice, locale, null))
    const own = renderMessage(inputFor(notice, locale, wording))
    expect(own.subject).toContain('Own heading of China-Finland Challenge 2021')
    const reference = /^\[[^\]]+\] /.exec(standard.subject)?.[0] ?? ''
    expect(own.subject.startsWith(reference)).toBe(true)
    expect(own.text).toContain('Own words for')
    for (const { name } of fields) expect(own.text).toContain(`${name}: `)
    expect(own.text).not.toMatch(/\{\{(?!name\}\})/)
    // Line by line: but for heading and first paragraph nothing may be missing.
    const kept = new Set(own.text.split('\n'))
    const gone = standard.text.split('\n').filter((line) => line.trim() !== '' && !kept.has(line))
    expect(gone.length).toBeLessThanOrEqual(2)
    for (const part of [own.html, own.text]) {
      expect(part).toContain(`/${locale}/unsubscribe/a-token`)
      expect(part).toContain(`/${locale}/account/mail`)
    }
    expect(own.calendar).toEqual(standard.calendar)
  })

  it('never takes what a field says for markup', () => {
    const { html } = renderMessage(inputFor(notice, 'en', wording))
    expect(html).not.toMatch(/<script|href="https:\/\/evil/)
    expect(html).toContain('&lt;script&gt;')
  })

  it('is not written with a gap', () => {
    expect(() => renderMessage(inputFor(notice, 'en', { subject: 'A', body: '{{nothing}}' }))).toThrow(
      'nothing',
    )
  })
})

describe.each(editableNotices)('the standard words of %s', (notice) => {
  it.each(locales)('can be taken as own words and say the same in %s', (locale) => {
    const words = standardWords(notice, locale)
    const fields = mergeFieldsOfNotice(templates[notice]).map(({ name }) => name)
    expect(problemsOfSubject(words.subject, { ...rules, fields })).toEqual([])
    expect(problemsOfBody(words.body, { ...rules, fields })).toEqual([])
    const input = { ...inputFor(notice, locale, null), recipientName: 'Aino Esimerkki' }
    const [standard, own] = [renderMessage(input), renderMessage({ ...input, wording: words })]
    const paragraphs = (text: string) => new Set(text.split('\n').filter((line) => line.trim() !== ''))
    const missing = [...paragraphs(standard.text)].filter((line) => !paragraphs(own.text).has(line))
    // The heading may be shorter than the subject; plural forms follow numbers.
    expect(missing.length).toBeLessThanOrEqual(2)
    expect(words.body.length).toBeGreaterThan(8)
  })
})
