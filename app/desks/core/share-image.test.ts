import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { linesOf, shareImageSvg } from './share-image.ts'

describe('the lines of a share image', () => {
  it.each([
    ['How might we renew old parks?', 9, ['How might we', 'renew old parks?']],
    ['如何让老工业园区焕发新生？', 6, ['如何让老工业', '园区焕发新生？']],
    ['', 5, []],
  ])('%s', (text, width, expected) => {
    expect(linesOf(text, width)).toEqual(expected)
  })

  it('lose nothing but blanks', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii', maxLength: 200 }), (text) => {
        expect(linesOf(text, 12).join('').replaceAll(/\s/g, '')).toBe(text.replaceAll(/\s/g, ''))
      }),
    )
  })
})

it('escapes what people wrote', () => {
  const svg = shareImageSvg({ slug: 'a', theme: 'city', eyebrow: 'A & B', headline: '<script>', note: '"' })
  expect(svg).toContain('&lt;script&gt;')
  expect(svg).toContain('A &amp; B')
  expect(svg).not.toContain('<script>')
})
