import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { highlight } from './highlight.ts'

const marked = (text: string, words: string) =>
  highlight(text, words)
    .map((piece) => (piece.isMatch ? `[${piece.text}]` : piece.text))
    .join('')

describe('marking what was searched for', () => {
  it.each([
    ['How might we renew old parks?', 'park', 'How might we renew old [parks]?'],
    ['Kaupunki kasvaa', 'kaupunkien', '[Kaupunki] kasvaa'],
    ['Hållbara städer', 'hallbar', '[Hållbara] städer'],
    ['Helsinki and Beijing', 'helsnki', '[Helsinki] and Beijing'],
    ['芬兰赫尔辛基的智慧城市', '赫尔辛基', '芬兰[赫尔辛基]的智慧城市'],
    ['An art in a party', 'art', 'An [art] in a party'],
    ['<b>bold</b>', 'b', '<[b]>[bold]</[b]>'],
    ['5G网络', '5g', '[5G]网络'],
    ['Nothing asked', '  %', 'Nothing asked'],
    ['', 'word', ''],
  ])('%s, asked for %s', (text, words, expected) => {
    expect(marked(text, words)).toBe(expected)
  })

  it('loses and adds nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (text, words) => {
        expect(
          highlight(text, words)
            .map((piece) => piece.text)
            .join(''),
        ).toBe(text)
      }),
    )
  })
})
