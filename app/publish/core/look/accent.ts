/**
 * A programme's own accent: the colours that follow from it, and whether all of them can be read where pages use them,
 * as WCAG 2.2 asks at level AA (1.4.3 for text, 1.4.11 for marks).
 */
import { houseColours, type HouseColour, type Scheme } from '#app/ui/house-colours.ts'
import { contrast, hexOfRgb, oklchOf, rgbOf, rgbOfCss, rgbOfOklch, type Hex, type Rgb } from './colour.ts'

export type Accents = Readonly<Record<Scheme, Hex>>

export const schemes = ['light', 'dark'] as const satisfies readonly Scheme[]

/** Where pages use the accent. `mark`: lines, ticks and areas of figures; all others are words. */
export const accentUses = ['page', 'card', 'ground', 'tint', 'note', 'mail', 'label', 'mark'] as const
export type AccentUse = (typeof accentUses)[number]

/** One use of the accent: its contrast there, and the least it must have. */
export type AccentPair = { readonly use: AccentUse; readonly ratio: number; readonly needed: 4.5 | 3 }

/** The custom properties of a page that follow from its accent. */
export type AccentTokens = Readonly<Record<'accent' | 'accent-hover' | 'accent-ink' | 'accent-soft', string>>

const softness = { light: { lightness: 0.944, chroma: 0.024 }, dark: { lightness: 0.275, chroma: 0.036 } }

/** The accent, pressed or pointed at, its tint, and what is written on it. */
export function accentTokens(accent: Hex, scheme: Scheme): AccentTokens {
  const { hue, chroma } = oklchOf(rgbOf(accent))
  const soft = { ...softness[scheme], hue, chroma: Math.min(softness[scheme].chroma, chroma / 3) }
  return {
    accent,
    'accent-hover': hexOfRgb(towards(rgbOf(accent), scheme === 'light' ? 0 : 1, 0.25)),
    'accent-ink': houseColours[scheme]['accent-ink'],
    'accent-soft': hexOfRgb(rgbOfOklch(soft)),
  }
}

/** Part by part, so that it is never less dark, or less light, than before. */
function towards(rgb: Rgb, end: 0 | 1, share: number): Rgb {
  const [red, green, blue] = rgb.map((part) => part + (end - part) * share)
  return [red!, green!, blue!]
}

/** Grounds on which words and links in the accent stand, by use. Those of mails are in emails/parts/styles.ts. */
const grounds = {
  light: groundsOf('light', ['#ffffff', '#f6f4ee']),
  dark: groundsOf('dark', ['#1a1f1c', '#242a26']),
}
/** What is written on a button: of a page, of a mail. */
const labels = { light: labelsOf('light', '#ffffff'), dark: labelsOf('dark', '#10231c') }

function groundsOf(scheme: Scheme, mail: readonly Hex[]) {
  const house = (...names: HouseColour[]) => names.map((name) => rgbOfCss(houseColours[scheme][name]))
  return {
    page: house('paper'),
    card: house('raised'),
    ground: house('sunk'),
    note: house('good-soft', 'warn-soft', 'bad-soft', 'signal-soft'),
    mail: mail.map(rgbOf),
  }
}

function labelsOf(scheme: Scheme, mail: Hex): Rgb[] {
  return [rgbOfCss(houseColours[scheme]['accent-ink']), rgbOf(mail)]
}

/** Every use of an accent with its contrast; where there are several grounds, with the least of them. */
export function accentPairs(accent: Hex, scheme: Scheme): AccentPair[] {
  const tokens = accentTokens(accent, scheme)
  const own = rgbOf(accent)
  const soft = rgbOf(tokens['accent-soft'])
  const { page, card, ground, note, mail } = grounds[scheme]
  const least = (others: readonly Rgb[], colour = own) =>
    Math.min(...others.map((other) => contrast(colour, other)))
  const text = (use: AccentUse, ratio: number): AccentPair => ({ use, ratio, needed: 4.5 })
  return [
    text('page', least(page)),
    text('card', least(card)),
    text('ground', least(ground)),
    text('tint', least([soft])),
    text('note', least(note)),
    text('mail', least(mail)),
    text('label', Math.min(least(labels[scheme]), least(labels[scheme], rgbOf(tokens['accent-hover'])))),
    { use: 'mark', ratio: least([soft, ...page, ...card, ...ground]), needed: 3 },
  ]
}

/** The uses in which the accent cannot be read well enough. */
export function failingPairs(accent: Hex, scheme: Scheme): AccentPair[] {
  return accentPairs(accent, scheme).filter(({ ratio, needed }) => ratio < needed)
}

const step = 0.002

/**
 * The colour itself where it can be read, else the nearest of its hue that can: darker on light pages, lighter on dark
 * ones. There always is one: black and white pass.
 */
export function nearestReadable(wanted: Hex, scheme: Scheme): Hex {
  if (failingPairs(wanted, scheme).length === 0) return wanted
  const colour = oklchOf(rgbOf(wanted))
  const [direction, end] = scheme === 'light' ? [-1, '#000000'] : [1, '#ffffff']
  for (let steps = 1; steps * step < 1; steps += 1) {
    const lightness = colour.lightness + direction * steps * step
    if (lightness <= 0 || lightness >= 1) break
    const hex = hexOfRgb(rgbOfOklch({ ...colour, lightness }))
    if (failingPairs(hex, scheme).length === 0) return hex
  }
  return end
}

/** Both accents of one brand colour, each as near to it as can be read. */
export function accentsOfBrand(brand: Hex): Accents {
  return { light: nearestReadable(brand, 'light'), dark: nearestReadable(brand, 'dark') }
}

/** A ratio as people read it: never rounded up to what it has not reached. */
export function ratioShown(ratio: number): number {
  return Math.floor(ratio * 100) / 100
}
