import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { everythingIn, marksIn } from './crawl.ts'

const mark = 'canary-closed'
const bytesOf = (files: Record<string, string>) =>
  zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])))
const base64 = (bytes: Uint8Array | string) => Buffer.from(bytes as string).toString('base64')
const escaped = (write: (code: string) => string) => [...mark].map((letter) => write(hex(letter))).join('')
const hex = (letter: string) => letter.charCodeAt(0).toString(16)
const asEntities = escaped((code) => `&#x${code};`)
const sheet = bytesOf({ 'xl/sharedStrings.xml': `<t>A team of ${mark}</t>` })
const page = bytesOf({ 'word/document.xml': '<w:t>A canary</w:t></w:r><w:r><w:t>-closed team</w:t>' })

/** An answer as the site gives one. */
const answered = (bytes: Uint8Array, body = Buffer.from(bytes).toString()) =>
  everythingIn({ bytes, body, headers: new Headers(), location: null } as unknown as Parameters<
    typeof everythingIn
  >[0])

describe('a crawl finds what an answer says', () => {
  it.each<[string, string]>([
    ['as it is', `<p>Of ${mark}</p>`],
    ['with tags between', '<p>Of <b>canary</b>-<i>closed</i></p>'],
    ['escaped in JSON', `{"title":"${escaped((code) => `\\u00${code}`)}"}`],
    ['escaped in JSON within JSON', `{"data":"{\\"title\\":\\"${escaped((code) => `\\\\u00${code}`)}\\"}"}`],
    ['in entities by number', [...mark].map((letter) => `&#${letter.charCodeAt(0)};`).join('')],
    ['in entities by their hexadecimal number', asEntities],
    ['in entities within an attribute of entities', asEntities.replaceAll('&', '&amp;')],
    ['in an address', `/mail?subject=${escaped((code) => `%${code}`)}`],
    ['in an address within an address', `/go?to=${escaped((code) => `%25${code}`)}`],
    ['over two lines of a calendar', `SUMMARY:Pitch of canary-\r\n closed`],
    ['over two lines of a mail', 'Dear canary-=\r\nclosed'],
    ...[0, 1, 2].map((before): [string, string] => [
      `in base64, ${before} after its beginning`,
      `data:text/plain;base64,${base64(`${'x'.repeat(before)}${mark} and more`)}`,
    ]),
    ['in base64 behind an address', `/files/${base64(`{"of":"${mark}?>>"}`).replaceAll('+', '-')}`],
    ['in base64 of what is escaped', `x=${base64(`<p title="${mark}">`)}&amp;`],
    ['in a workbook in base64', `{"file":"${base64(sheet)}"}`],
    ['in a workbook', answered(sheet)],
    ['in a document, in two pieces', answered(page)],
    [
      'in an archive in an archive',
      answered(zipSync({ 'one.xlsx': sheet, 'readme.txt': strToU8('Nothing') })),
    ],
    [
      'as the author of a document',
      answered(bytesOf({ 'docProps/core.xml': `<dc:creator>${mark}</dc:creator>` })),
    ],
    ['as the name of a file in an archive', answered(bytesOf({ [`${mark}.pdf`]: 'x' }))],
  ])('%s', (_, text) => {
    expect(marksIn(text, ['nobody', mark])).toEqual([mark])
  })

  it('and nothing that is not there', () => {
    const text = `canary-open canary closed ${base64('canary-open, closed')} ${base64(bytesOf({ a: 'canary' }))}`
    expect(marksIn(text, [mark])).toEqual([])
  })
})
