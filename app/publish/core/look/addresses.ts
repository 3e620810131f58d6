/** Addresses that no component makes, so that they do not travel to the browser with all the others. */
import { pathsIn } from '#app/platform/paths.ts'
import type { Locale } from '#app/platform/i18n.ts'
import type { Accents } from './accent.ts'

/** A public picture, the same in every language. */
export const imagePath = (hash: string) => `/images/${hash}.png`

/** A picture of a programme that need not be public yet. */
export const programmeImagePath = (lang: Locale, slug: string, hash: string) =>
  `${pathsIn(lang).organise.programme(slug)}/images/${hash}.png`

/** The style sheet of a page in these accents, or of samples of both schemes. */
export const lookStylesPath = ({ light, dark }: Accents, sheet: 'page' | 'sample' = 'page') =>
  `/look/${light.slice(1)}-${dark.slice(1)}/${sheet}.css`
