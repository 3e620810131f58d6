import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aJpeg as aCameraJpeg, aTurnedJpeg, withText } from '#test/factories/a-picture.ts'
import { aJpeg, aPng, exif, jpegPart } from '#test/factories/file-bytes.ts'
import { bareJpeg, barePng } from './bare-picture.ts'

const comment = jpegPart(0xfe, Buffer.from('canary-comment'))
const profile = jpegPart(0xe2, Buffer.from('ICC_PROFILE\0canary-profile'))

describe('a bare PNG', () => {
  it('is the picture without its texts and without what follows it', () => {
    const named = withText(aPng({ tail: Buffer.from('canary-tail') }), 'canary-text')
    expect(Buffer.from(barePng(named)!)).toEqual(aPng())
  })

  it('is itself, once bare', () => {
    expect(Buffer.from(barePng(aPng())!)).toEqual(aPng())
  })

  it.each([Buffer.alloc(0), aPng().subarray(0, 40), aJpeg()])('is none of what cannot be read', (bytes) => {
    expect(barePng(bytes)).toBeNull()
  })
})

describe('a bare JPEG', () => {
  it('is the picture without names, places, comments and profiles', () => {
    const named = aJpeg({
      parts: [exif('canary-artist'), comment, profile],
      tail: Buffer.from('canary-tail'),
    })
    expect(Buffer.from(bareJpeg(named)!)).toEqual(Buffer.from(bareJpeg(aJpeg())!))
    expect(Buffer.from(bareJpeg(named)!).toString('latin1')).not.toMatch(/canary|Exif/)
  })

  it('of a real one has the same tables, frames and scans', () => {
    const whole = Buffer.from(aCameraJpeg())
    const bare = Buffer.from(bareJpeg(whole)!)
    const scan = whole.indexOf(Buffer.from([0xff, 0xda]))
    expect(bare.subarray(bare.indexOf(Buffer.from([0xff, 0xda])))).toEqual(whole.subarray(scan))
  })

  it.each([3, 6, 8])('keeps how the camera was held: %i', (turn) => {
    for (const order of ['II', 'MM'] as const) {
      const bare = bareJpeg(aTurnedJpeg(turn, order))!
      expect(bareJpeg(bare)).toEqual(bare)
      expect(Buffer.from(bare).indexOf('Exif')).toBe(6)
      expect(bare).toEqual(bareJpeg(aTurnedJpeg(turn)))
    }
  })

  it('of anything else is none, and never throws', () => {
    expect(bareJpeg(aPng())).toBeNull()
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (tail) => {
        const bytes = Uint8Array.from([0xff, 0xd8, ...tail])
        expect(() => [bareJpeg(bytes), barePng(bytes)]).not.toThrow()
      }),
    )
  })
})
