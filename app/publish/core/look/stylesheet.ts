import { houseColours, type Theme } from '#app/ui/house-colours.ts'
import { accentTokens, lookThemes, type Accents } from './accent.ts'
import { isHex } from './colour.ts'

/** The colours of an address (`1f5c4d-9fd3bf`); null for any other text. */
export function accentsOfAddress(text: string): Accents | null {
  const [light, dark, ...more] = text.split('-').map((digits) => `#${digits}`)
  if (light === undefined || dark === undefined || more.length > 0) return null
  return isHex(light) && isHex(dark) ? { light, dark } : null
}

/** The accents of a page. The house's own stand in a cascade layer, so these count wherever they stand. */
export function pageStylesheet(accents: Accents): string {
  const rule = (theme: Theme) => `:root{${declarations(accentTokens(accents[theme], theme))}}`
  return `${rule('light')}\n@media (prefers-color-scheme: dark){${rule('dark')}}\n`
}

/** Both themes on one page, whatever the reader's is: for elements with `data-look-sample="light"` or `dark`. */
export function sampleStylesheet(accents: Accents): string {
  return lookThemes
    .map((theme) => {
      const tokens = { ...houseColours[theme], ...accentTokens(accents[theme], theme) }
      return `[data-look-sample=${theme}]{color-scheme:${theme};${declarations(tokens)}background:var(--paper);color:var(--ink)}\n`
    })
    .join('')
}

function declarations(tokens: Readonly<Record<string, string>>): string {
  return Object.entries(tokens)
    .map(([name, value]) => `--${name}:${value};`)
    .join('')
}
