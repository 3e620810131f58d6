/**
 * Short addresses, `/c/K7QF3M`: what stands on a stage and on posters. People type them from afar, in small letters; where
 * a code of symbols is meant, O stands for 0 and I or L for 1.
 */

/** Three to 24 letters and digits, in groups with hyphens between. */
const pattern = /^[A-Z0-9]+(-[A-Z0-9]+)*$/

/** A code as it is kept, or null when it could be none. */
export function readShortCode(typed: string): string | null {
  const code = typed
    .trim()
    .toUpperCase()
    .replace(/[\s_\p{Pd}]+/gu, '-')
  return code.length >= 3 && code.length <= 24 && pattern.test(code) ? code : null
}

/** What may have been meant, the likeliest first: as typed, then with the letters that look like digits. */
export function shortCodesMeant(typed: string): string[] {
  const code = readShortCode(typed)
  if (code === null) return []
  return [...new Set([code, code.replaceAll('O', '0').replace(/[IL]/g, '1')])]
}
