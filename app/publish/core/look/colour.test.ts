import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  contrast,
  hexOf,
  hexOfRgb,
  oklchOf,
  relativeLuminance,
  rgbOf,
  rgbOfCss,
  rgbOfOklch,
} from './colour.ts'

const anyHex = fc
  .integer({ min: 0, max: 0xffffff })
  .map((number) => `#${number.toString(16).padStart(6, '0')}`)

describe('a colour as typed', () => {
  it.each([
    ['#1f5c4d', '#1f5c4d'],
    [' 1F5C4D ', '#1f5c4d'],
    ['#abc', '#aabbcc'],
    ['fff', '#ffffff'],
    ['#12345', null],
    ['green', null],
    ['#1f5c4d; }', null],
    ['', null],
  ])('%s', (typed, hex) => expect(hexOf(typed)).toBe(hex))
})

describe('contrast', () => {
  // The pairs and figures that guides to WCAG give as examples.
  it.each([
    ['#000000', '#ffffff', 21],
    ['#ffffff', '#ffffff', 1],
    ['#777777', '#ffffff', 4.48],
    ['#767676', '#ffffff', 4.54],
    ['#949494', '#ffffff', 3.03],
    ['#ff0000', '#ffffff', 4],
    ['#0000ff', '#ffffff', 8.59],
  ])('of %s on %s', (one, other, ratio) => {
    expect(contrast(rgbOf(one), rgbOf(other))).toBeCloseTo(ratio, 2)
  })

  it('is the same both ways, and from 1 to 21', () => {
    fc.assert(
      fc.property(anyHex, anyHex, (one, other) => {
        const ratio = contrast(rgbOf(one), rgbOf(other))
        expect(ratio).toBe(contrast(rgbOf(other), rgbOf(one)))
        expect(ratio).toBeGreaterThanOrEqual(1)
        expect(ratio).toBeLessThanOrEqual(21.000001)
      }),
    )
  })

  it('has luminance 0 for black and 1 for white', () => {
    expect([relativeLuminance([0, 0, 0]), relativeLuminance([1, 1, 1])]).toEqual([0, expect.closeTo(1, 10)])
  })
})

describe('OKLCH', () => {
  // https://bottosson.github.io/posts/oklab/ and CSS Color 4 give these.
  it.each([
    ['#ff0000', 0.62796, 0.25768, 29.23],
    ['#00ff00', 0.86644, 0.29483, 142.5],
    ['#0000ff', 0.45201, 0.31321, 264.05],
  ])('of %s', (hex, lightness, chroma, hue) => {
    const found = oklchOf(rgbOf(hex))
    expect(found.lightness).toBeCloseTo(lightness, 3)
    expect(found.chroma).toBeCloseTo(chroma, 3)
    expect(found.hue).toBeCloseTo(hue, 1)
  })

  it('there and back is the same colour', () => {
    fc.assert(
      fc.property(anyHex, (hex) => {
        expect(hexOfRgb(rgbOfOklch(oklchOf(rgbOf(hex))))).toBe(hex)
      }),
      { numRuns: 500 },
    )
  })

  it('is read as a style sheet writes it', () => {
    expect(hexOfRgb(rgbOfCss('oklch(1 0 0)'))).toBe('#ffffff')
    expect(() => rgbOfCss('red')).toThrow('red')
  })
})
