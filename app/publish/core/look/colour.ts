/** Colours as numbers: hex, OKLCH and how well one can be told from another. */

/** Red, green and blue of sRGB, each 0 to 1, gamma encoded. */
export type Rgb = readonly [red: number, green: number, blue: number]

/** Lightness 0 to 1, chroma from 0, hue in degrees. */
export type Oklch = { readonly lightness: number; readonly chroma: number; readonly hue: number }

/** `#rrggbb`, in small letters. */
export type Hex = string

export const isHex = (text: string): text is Hex => /^#[0-9a-f]{6}$/.test(text)

/** What somebody typed for a colour (`1F5C4D`, `#abc`), as `#rrggbb`; null when it is none. */
export function hexOf(typed: string): Hex | null {
  const [, digits] = /^#?([0-9a-f]{6}|[0-9a-f]{3})$/.exec(typed.trim().toLowerCase()) ?? []
  if (digits === undefined) return null
  return `#${digits.length === 6 ? digits : digits.replaceAll(/./g, '$&$&')}`
}

export function rgbOf(hex: Hex): Rgb {
  const [red, green, blue] = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255)
  return [red!, green!, blue!]
}

/** The nearest colour that can be written so; parts beyond what a screen shows are cut off. */
export function hexOfRgb(rgb: Rgb): Hex {
  const part = (value: number) => Math.round(Math.min(1, Math.max(0, value)) * 255)
  return `#${rgb.map((value) => part(value).toString(16).padStart(2, '0')).join('')}`
}

/**
 * How light a colour is to the eye, 0 to 1. WCAG 2.2, https://www.w3.org/TR/WCAG22/#dfn-relative-luminance
 */
export function relativeLuminance(rgb: Rgb): number {
  const [red, green, blue] = rgb.map(linear)
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!
}

/** From 1 (the same) to 21 (black on white). WCAG 2.2, https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
export function contrast(one: Rgb, other: Rgb): number {
  const [darker, lighter] = [relativeLuminance(one), relativeLuminance(other)].sort((a, b) => a - b)
  return (lighter! + 0.05) / (darker! + 0.05)
}

function linear(value: number): number {
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
}

function encoded(value: number): number {
  return value <= 0.0031308 ? value * 12.92 : 1.055 * value ** (1 / 2.4) - 0.055
}

/** Matrices of https://bottosson.github.io/posts/oklab/, as CSS Color 4 uses them. */
export function oklchOf(rgb: Rgb): Oklch {
  const [red, green, blue] = rgb.map(linear) as [number, number, number]
  const l = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
  const m = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
  const s = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
  const lightness = 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s
  const a = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s
  const b = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s
  return { lightness, chroma: Math.hypot(a, b), hue: ((Math.atan2(b, a) * 180) / Math.PI + 360) % 360 }
}

/** The colour on a screen; where no screen has so much of it, with as much chroma as there is. */
export function rgbOfOklch({ lightness, chroma, hue }: Oklch): Rgb {
  const whole = unclipped({ lightness, chroma, hue })
  if (isOnScreen(whole)) return whole
  let [fits, tooMuch] = [0, chroma]
  for (let step = 0; step < 20; step += 1) {
    const middle = (fits + tooMuch) / 2
    if (isOnScreen(unclipped({ lightness, chroma: middle, hue }))) fits = middle
    else tooMuch = middle
  }
  return unclipped({ lightness, chroma: fits, hue })
}

const isOnScreen = (rgb: Rgb) => rgb.every((value) => value >= -0.0005 && value <= 1.0005)

function unclipped({ lightness, chroma, hue }: Oklch): Rgb {
  const a = chroma * Math.cos((hue * Math.PI) / 180)
  const b = chroma * Math.sin((hue * Math.PI) / 180)
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  return [
    encoded(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    encoded(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    encoded(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ]
}

/** What a style sheet writes as `oklch(0.984 0.006 95)`. @throws for any other text */
export function rgbOfCss(css: string): Rgb {
  const [, lightness, chroma, hue] = /^oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)$/.exec(css) ?? []
  if (hue === undefined) throw new Error(`not a colour of the house: ${css}`)
  return rgbOfOklch({ lightness: Number(lightness), chroma: Number(chroma), hue: Number(hue) })
}
