import { houseColours, type Scheme } from '#app/ui/house-colours.ts'
import { accentTokens, schemes, type Accents } from './accent.ts'
import { isHex } from './colour.ts'

/** The colours of an address (`1f5c4d-9fd3bf`); null for any other text. */
export function accentsOfAddress(text: string): Accents | null {
  const [light, dark, ...more] = text.split('-').map((digits) => `#${digits}`)
  if (light === undefined || dark === undefined || more.length > 0) return null
  return isHex(light) && isHex(dark) ? { light, dark } : null
}

/** The accents of a page. The house's own stand in a cascade layer, so these count wherever they stand. */
export function pageStylesheet(accents: Accents): string {
  const rule = (scheme: Scheme) => `:root{${declarations(accentTokens(accents[scheme], scheme))}}`
  return `${rule('light')}\n@media (prefers-color-scheme: dark){${rule('dark')}}\n`
}

/** Both schemes on one page, whatever the reader's is: for elements with `data-look-sample="light"` or `dark`. */
export function sampleStylesheet(accents: Accents): string {
  return schemes
    .map((scheme) => {
      const tokens = { ...houseColours[scheme], ...accentTokens(accents[scheme], scheme) }
      return `[data-look-sample=${scheme}]{color-scheme:${scheme};${declarations(tokens)}background:var(--paper);color:var(--ink)}\n`
    })
    .join('')
}

function declarations(tokens: Readonly<Record<string, string>>): string {
  return Object.entries(tokens)
    .map(([name, value]) => `--${name}:${value};`)
    .join('')
}
