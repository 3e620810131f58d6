import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { darkStyles, styles } from '#emails/parts/styles.ts'
import { houseColours } from '#app/ui/house-colours.ts'
import {
  accentPairs,
  accentsOfBrand,
  accentTokens,
  accentUses,
  failingPairs,
  schemes,
  nearestReadable,
  ratioShown,
} from './accent.ts'
import { contrast, hexOfRgb, oklchOf, rgbOf, rgbOfCss } from './colour.ts'
import { accentsOfAddress, pageStylesheet, sampleStylesheet } from './stylesheet.ts'

const anyHex = fc
  .integer({ min: 0, max: 0xffffff })
  .map((number) => `#${number.toString(16).padStart(6, '0')}`)
const anyScheme = fc.constantFrom(...schemes)

describe('what fails', () => {
  it.each([
    ['#ffd400', 'light', ['page', 'card', 'ground', 'tint', 'note', 'mail', 'label', 'mark']],
    ['#ffd400', 'dark', []],
    ['#1f5c4d', 'light', []],
    ['#1f5c4d', 'dark', ['page', 'card', 'ground', 'tint', 'note', 'mail', 'label', 'mark']],
    ['#000000', 'light', []],
    ['#ffffff', 'dark', []],
    // Enough for the page and not for what stands out from it.
    ['#c8463c', 'light', ['ground', 'tint', 'note', 'mail']],
  ] as const)('%s on %s pages', (accent, scheme, uses) => {
    expect(failingPairs(accent, scheme).map(({ use }) => use)).toEqual(uses)
  })

  it.each(schemes)("the house's own accent passes on %s pages", (scheme) => {
    expect(failingPairs(hexOfRgb(rgbOfCss(houseColours[scheme].accent)), scheme)).toEqual([])
  })

  it('names every use once, with what WCAG asks for it', () => {
    const pairs = accentPairs('#1f5c4d', 'light')
    expect(pairs.map(({ use }) => use)).toEqual(accentUses)
    expect(pairs.map(({ needed }) => needed)).toEqual([4.5, 4.5, 4.5, 4.5, 4.5, 4.5, 4.5, 3])
    expect(pairs[0]?.ratio).toBe(contrast(rgbOf('#1f5c4d'), rgbOfCss(houseColours.light.paper)))
  })
})

describe('the nearest that can be read', () => {
  it('passes everywhere, whatever was wanted', () => {
    fc.assert(
      fc.property(anyHex, anyScheme, (wanted, scheme) => {
        expect(failingPairs(nearestReadable(wanted, scheme), scheme)).toEqual([])
      }),
      { numRuns: 300 },
    )
  })

  it('leaves alone what passes, and is found again from itself', () => {
    fc.assert(
      fc.property(anyHex, anyScheme, (wanted, scheme) => {
        const found = nearestReadable(wanted, scheme)
        expect(nearestReadable(found, scheme)).toBe(found)
        if (failingPairs(wanted, scheme).length === 0) expect(found).toBe(wanted)
      }),
      { numRuns: 300 },
    )
  })

  it('keeps the hue, and goes no further than it must', () => {
    fc.assert(
      fc.property(anyHex, anyScheme, (wanted, scheme) => {
        const [before, after] = [wanted, nearestReadable(wanted, scheme)].map((hex) => oklchOf(rgbOf(hex)))
        // Greys have no hue, and the darkest and lightest colours have too few steps to keep one.
        if (after!.chroma > 0.04) {
          const apart = Math.abs(before!.hue - after!.hue)
          expect(Math.min(apart, 360 - apart)).toBeLessThan(5)
        }
        if (after!.lightness !== before!.lightness) {
          expect(after!.lightness < before!.lightness).toBe(scheme === 'light')
          const least = Math.min(
            ...accentPairs(nearestReadable(wanted, scheme), scheme).map(
              ({ ratio, needed }) => ratio / needed,
            ),
          )
          expect(least).toBeLessThan(1.05)
        }
      }),
      { numRuns: 300 },
    )
  })

  it('gives both accents of one brand colour', () => {
    expect(accentsOfBrand('#d01c5b')).toEqual({
      light: nearestReadable('#d01c5b', 'light'),
      dark: nearestReadable('#d01c5b', 'dark'),
    })
  })
})

describe('the tokens', () => {
  it('are readable where the accent is: pointed at, too', () => {
    fc.assert(
      fc.property(anyHex, anyScheme, (wanted, scheme) => {
        const tokens = accentTokens(nearestReadable(wanted, scheme), scheme)
        for (const ground of ['paper', 'raised', 'sunk', 'warn-soft', 'signal-soft'] as const)
          expect(
            contrast(rgbOf(tokens['accent-hover']), rgbOfCss(houseColours[scheme][ground])),
          ).toBeGreaterThanOrEqual(4.5)
      }),
    )
  })
})

it('knows the grounds of mails', () => {
  expect([styles.paper.backgroundColor, styles.body.backgroundColor, styles.button.color]).toEqual([
    '#ffffff',
    '#f6f4ee',
    '#ffffff',
  ])
  for (const dark of [
    '.m-paper { background-color: #1a1f1c',
    '.m-raised { background-color: #242a26',
    'color: #10231c',
  ])
    expect(darkStyles).toContain(dark)
})

it('never shows a ratio as more than it is', () => {
  expect([ratioShown(4.4999), ratioShown(4.5), ratioShown(21)]).toEqual([4.49, 4.5, 21])
})

describe('the style sheets', () => {
  it('take their colours from the address, and nothing else', () => {
    expect(accentsOfAddress('1f5c4d-9fd3bf')).toEqual({ light: '#1f5c4d', dark: '#9fd3bf' })
    for (const text of ['', '1f5c4d', '1f5c4d-9fd3b', '1f5c4d-9fd3bf-x', '1F5C4D-9FD3BF', '1f5c4d-red}a{'])
      expect(accentsOfAddress(text)).toBeNull()
  })

  it('set the accent in both schemes', () => {
    expect(pageStylesheet({ light: '#1f5c4d', dark: '#9fd3bf' })).toBe(
      ':root{--accent:#1f5c4d;--accent-hover:#17453a;--accent-ink:oklch(0.985 0.012 130);--accent-soft:#def2eb;}\n' +
        '@media (prefers-color-scheme: dark){:root{--accent:#9fd3bf;--accent-hover:#b7decf;--accent-ink:oklch(0.19 0.03 180);--accent-soft:#1e2b26;}}\n',
    )
    expect(sampleStylesheet({ light: '#1f5c4d', dark: '#9fd3bf' })).toMatch(
      /^\[data-look-sample=light\]\{color-scheme:light;--paper:.*--accent:#1f5c4d;.*\n\[data-look-sample=dark\]\{color-scheme:dark;.*--accent:#9fd3bf;.*\n$/,
    )
  })
})
