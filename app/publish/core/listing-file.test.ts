import fc from 'fast-check'
import { expect, it } from 'vitest'
import { longestListingFile, readListingFile } from './listing-file.ts'

const rowsIn = (text: string) => {
  const read = readListingFile(text)
  return read.ok ? read.value : read.refusal.code
}

it.each([
  ['[{"id":1},{"id":2}]', [{ id: 1 }, { id: 2 }]],
  ['\uFEFF[{"id":1}]\n', [{ id: 1 }]],
  [
    'id,title\n1,"A ""fine"" one, really"\r\n2,B\n',
    [
      { id: '1', title: 'A "fine" one, really' },
      { id: '2', title: 'B' },
    ],
  ],
  ['{"listings":[]}', 'listings-unreadable'],
  ['[{"id":1}', 'listings-unreadable'],
  ['id,title\n1,"never closed', 'listings-unreadable'],
  ['[]', 'listings-empty'],
  ['id,title\n', 'listings-empty'],
  ['  ', 'listings-empty'],
])('%.40s', (text, expected) => expect(rowsIn(text)).toEqual(expected))

it('takes ten megabytes, counted as they are sent, and not a byte more', () => {
  const list = (bytes: number) => `["${'ä'.repeat((bytes - 4) / 2)}"]`
  expect(rowsIn(list(longestListingFile))).toHaveLength(1)
  expect(rowsIn(list(longestListingFile + 2))).toBe('listings-too-large')
})

it('never throws', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => typeof readListingFile(text).ok === 'boolean'),
  )
})
