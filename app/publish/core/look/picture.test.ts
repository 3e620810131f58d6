import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mostPictureBytes, pictureHead, smallerSize, storedLimits, storedSize } from './picture.ts'

const ascii = (text: string) => new TextEncoder().encode(text)

/** The beginning of a PNG of that size. */
function png(width: number, height: number): Uint8Array {
  const bytes = new Uint8Array(40)
  bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13])
  bytes.set(ascii('IHDR'), 12)
  const view = new DataView(bytes.buffer)
  view.setUint32(16, width)
  view.setUint32(20, height)
  return bytes
}

/** The beginning of a JPEG with a segment of that many bytes before its frame header. */
function jpeg(width: number, height: number, { before = 16, frame = 0xc0 } = {}): Uint8Array {
  const bytes = new Uint8Array(before + 40)
  const view = new DataView(bytes.buffer)
  bytes.set([0xff, 0xd8, 0xff, 0xe1])
  view.setUint16(4, before)
  const at = 4 + before
  bytes.set([0xff, frame, 0, 17, 8], at)
  view.setUint16(at + 5, height)
  view.setUint16(at + 7, width)
  return bytes
}

describe('a picture by its first bytes', () => {
  it.each([
    ['PNG', png(640, 480), { type: 'image/png', width: 640, height: 480, turn: 1 }],
    ['JPEG', jpeg(640, 480), { type: 'image/jpeg', width: 640, height: 480, turn: 1 }],
    [
      'progressive JPEG',
      jpeg(600, 6_000, { frame: 0xc2 }),
      { type: 'image/jpeg', width: 600, height: 6_000, turn: 1 },
    ],
    [
      'JPEG after a long segment',
      jpeg(64, 64, { before: 60_000 }),
      { type: 'image/jpeg', width: 64, height: 64, turn: 1 },
    ],
  ])('%s', (_, bytes, value) => expect(pictureHead(bytes)).toEqual({ ok: true, value }))

  it.each([
    ['one pixel', png(1, 1), { code: 'picture-too-small', shortest: 32 }],
    ['a line', png(5_000, 31), { code: 'picture-too-small', shortest: 32 }],
    ['20,000 by 20,000', png(20_000, 20_000), { code: 'picture-too-wide', longest: 6_000 }],
    [
      'four thousand million pixels',
      png(0xffffffff, 0xffffffff),
      { code: 'picture-too-wide', longest: 6_000 },
    ],
    ['6,000 by 6,000', png(6_000, 6_000), { code: 'picture-too-wide', longest: 6_000 }],
    ['a strip', png(2_000, 199), { code: 'picture-too-thin', times: 10 }],
    ['no size', png(0, 480), { code: 'picture-broken' }],
    ['a PNG that ends', png(640, 480).subarray(0, 20), { code: 'picture-broken' }],
    ['a PNG with another first chunk', png(640, 480).fill(65, 12, 16), { code: 'picture-broken' }],
    ['a JPEG that ends', jpeg(640, 480).subarray(0, 12), { code: 'picture-broken' }],
    [
      'a JPEG without a frame',
      new Uint8Array([0xff, 0xd8, 0xff, 0xd9, ...Array<number>(20).fill(0)]),
      { code: 'picture-broken' },
    ],
    [
      'SVG',
      ascii('<?xml version="1.0"?><svg xmlns="x"><script/></svg>'),
      { code: 'picture-other-kind', kind: 'SVG' },
    ],
    ['WebP', ascii('RIFF....WEBPVP8 '), { code: 'picture-other-kind', kind: 'WebP' }],
    ['GIF', ascii('GIF89a.'), { code: 'picture-other-kind', kind: 'GIF' }],
    ['PDF', ascii('%PDF-1.7'), { code: 'picture-other-kind', kind: 'PDF' }],
    ['a page', ascii('<!doctype html><script>alert(1)</script>'), { code: 'picture-unknown' }],
    ['nothing', new Uint8Array(), { code: 'picture-unknown' }],
    ['too many bytes', new Uint8Array(mostPictureBytes + 1), { code: 'picture-too-large', megabytes: 5 }],
  ])('%s is refused', (_, bytes, refusal) => expect(pictureHead(bytes)).toEqual({ ok: false, refusal }))

  it('says something of any bytes', () => {
    const exif = [...new Uint8Array([0xff, 0xd8, 0xff, 0xe1, 0, 60]), ...ascii('Exif\0\0II*\0\u0008\0\0\0')]
    const starts = fc.constantFrom(png(64, 64), jpeg(64, 64), new Uint8Array(exif))
    fc.assert(
      fc.property(starts, fc.nat(60), fc.uint8Array({ maxLength: 200 }), (start, kept, rest) => {
        const read = pictureHead(new Uint8Array([...start.subarray(0, kept), ...rest]))
        if (!read.ok) return
        expect(read.value.width * read.value.height).toBeLessThanOrEqual(20_000_000)
        expect(Math.min(read.value.width, read.value.height)).toBeGreaterThanOrEqual(32)
      }),
    )
  })
})

describe('the size that is stored', () => {
  it.each([
    [
      { width: 300, height: 100 },
      { width: 300, height: 100 },
    ],
    [
      { width: 6_000, height: 3_000 },
      { width: 2_000, height: 1_000 },
    ],
    [
      { width: 600, height: 6_000 },
      { width: 200, height: 2_000 },
    ],
  ])('%o', (given, stored) => expect(storedSize(given, storedLimits.logo)).toEqual(stored))

  it('becomes smaller with every try, and never nothing', () => {
    const side = fc.integer({ min: 2, max: storedLimits.logo.side })
    fc.assert(
      fc.property(side, side, fc.integer({ min: 200_001, max: 20_000_000 }), (width, height, bytes) => {
        const next = smallerSize({ width, height }, bytes, storedLimits.logo)
        expect(Math.max(next.width, next.height)).toBeLessThan(
          Math.max(width, height) + (width + height < 12 ? 1 : 0),
        )
        expect(Math.min(next.width, next.height)).toBeGreaterThanOrEqual(1)
      }),
    )
  })
})
