/** A programme's look as it is decided: its accents and the name its mails come from. */
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { accentsOfBrand, failingPairs, nearestReadable, type AccentPair, type Accents } from './accent.ts'
import type { Hex } from './colour.ts'

export type Look = { readonly accents: Accents | null; readonly senderName: string | null }

export type TypedColours = {
  readonly brand: Hex | null
  readonly accentLight: Hex | null
  readonly accentDark: Hex | null
}

/** Accents that cannot be read: for each scheme that fails, where it does and the nearest colour that would not. */
export type UnreadableAccents = {
  readonly code: 'accents-unreadable'
  readonly accents: Accents
  readonly failing: readonly {
    readonly scheme: 'light' | 'dark'
    readonly pairs: readonly AccentPair[]
    readonly nearest: Hex
  }[]
}

/**
 * The accents of what was typed: both made of the brand colour where there is one; of an accent that stands alone the
 * other; null for the house's own.
 */
export function accentsOfTyped({ brand, accentLight, accentDark }: TypedColours): Accents | null {
  if (brand !== null) return accentsOfBrand(brand)
  if (accentLight === null && accentDark === null) return null
  return {
    light: accentLight ?? nearestReadable(accentDark!, 'light'),
    dark: accentDark ?? nearestReadable(accentLight!, 'dark'),
  }
}

/** Accents are taken only where everybody can read them. */
export function readableAccents(typed: TypedColours): Result<Accents | null, UnreadableAccents> {
  const accents = accentsOfTyped(typed)
  if (accents === null) return accept(null)
  const failing = (['light', 'dark'] as const).flatMap((scheme) => {
    const pairs = failingPairs(accents[scheme], scheme)
    return pairs.length === 0 ? [] : [{ scheme, pairs, nearest: nearestReadable(accents[scheme], scheme) }]
  })
  return failing.length === 0 ? accept(accents) : refuse('accents-unreadable', { accents, failing })
}

/** What a form was filled from, as one word: to notice that somebody else saved meanwhile. */
export function lookSeen({ accents, senderName }: Look): string {
  return JSON.stringify([accents?.light ?? '', accents?.dark ?? '', senderName ?? ''])
}
