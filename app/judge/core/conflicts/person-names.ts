/**
 * Whether two names may be one person's: in any order of their parts, in either spelling, with initials or without
 * second names. Equal names are a hint and never more: people decide.
 */
import { likenessOf, type Likeness } from './organisation-names.ts'
import { doubledLetters, plainLetters } from './plain-letters.ts'

/** Titles that stand before or after a name. */
const titles = new Set(
  'dr prof professor phd mr mrs ms msc bsc mba ing dipl tkt fm herra rouva 先生 女士 教授 博士'.split(' '),
)

export function personLikeness(a: string, b: string): Likeness {
  const best = likenessOf(spellings(a), spellings(b))
  if (best === 'same') return best
  for (const spell of [plainLetters, doubledLetters]) {
    if (isShortened(partsOf(spell(a)), partsOf(spell(b)))) return 'close'
  }
  return best
}

/** The parts in the order of the alphabet, put together: `Xiaoming Wang` is `Wang Xiao-Ming`. */
function spellings(name: string): string[] {
  return [plainLetters(name), doubledLetters(name)].map((plain) => {
    const parts = partsOf(plain)
    // Chinese names are written without a space, and now and then with one.
    return parts.every((part) => /^\p{Script=Han}+$/u.test(part))
      ? parts.join('')
      : [...parts].sort().join('')
  })
}

function partsOf(plain: string): string[] {
  return plain
    .replace(/['’`-]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .split(' ')
    .filter((part) => part !== '' && !titles.has(part))
}

/** `A. Virtanen` and `Aino Virtanen`, `Aino Maria Virtanen` and `Aino Virtanen`: two parts each, the last the same. */
function isShortened(a: readonly string[], b: readonly string[]): boolean {
  if (a.length < 2 || b.length < 2) return false
  const [shorter, longer] = a.length <= b.length ? [a, b] : [b, a]
  const lastName = shorter.at(-1) ?? ''
  if (lastName.length < 3 || lastName !== longer.at(-1)) return false
  return shorter.slice(0, -1).every((part, at) => {
    const other = longer[at] ?? ''
    if (part === other) return true
    return (part.length === 1 && other.startsWith(part)) || (other.length === 1 && part.startsWith(other))
  })
}
