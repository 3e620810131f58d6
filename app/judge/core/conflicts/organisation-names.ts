/**
 * Whether two names are spellings of one organisation. Case, diacritics, punctuation, spaces and the legal form say
 * nothing; long names may differ by a slip of the pen, numbers never.
 */
import { editDistance } from './edit-distance.ts'
import { doubledLetters, plainLetters } from './plain-letters.ts'

/** In plain letters, as single words. Those of several words are put together first: `sp z o o` is `spzoo`. */
const legalForms = new Set(
  (
    'oy oyj ab abp ky ay tmi osk ry rf rs sr saatio stiftelse publ ' +
    'hb kb as asa aps ivs ba da sa sas sarl srl spa spzoo sro doo dd ad eood ood kft zrt nyrt uab sia ou ' +
    'gmbh mbh ggmbh ag kg kgaa ohg ug ev se bv nv vof cv bvba vzw ' +
    'ltd limited plc llc llp lp inc incorporated corp corporation co company cic pty pte bhd sdn kk'
  ).split(' '),
)

const severalWords: readonly (readonly [RegExp, string])[] = [
  [/\bsp z o o\b/g, 'spzoo'],
  [/\bs r o\b/g, 'sro'],
  [/\bd o o\b/g, 'doo'],
  [/\bs a s\b/g, 'sas'],
  [/\bs a r l\b/g, 'sarl'],
  [/\bs p a\b/g, 'spa'],
  [/\bs r l\b/g, 'srl'],
  [/\bs a\b/g, 'sa'],
  [/\ba s\b/g, 'as'],
  [/\bb v\b/g, 'bv'],
  [/\bn v\b/g, 'nv'],
  [/\be v\b/g, 'ev'],
  [/\br y\b/g, 'ry'],
  [/\bl l c\b/g, 'llc'],
  [/\bgmbh co kg\b/g, 'gmbh'],
]

/** The longest first. */
const chineseForms =
  /(集团股份有限公司|股份有限公司|有限责任公司|集团有限公司|控股有限公司|有限公司|股份公司|集团公司|分公司|公司|集团)$/u

/** What is left of a name in either spelling, words put together; the empty text where nothing is. */
function cores(name: string): string[] {
  return [plainLetters(name), doubledLetters(name)].map(coreOf)
}

function coreOf(plain: string): string {
  let words = plain
    // Where a Chinese company is registered stands in brackets and is left out as often.
    .replace(/\(\p{Script=Han}+\)/gu, '')
    .replaceAll('&', ' and ')
    .replace(/['’`]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
  for (const [several, one] of severalWords) words = words.replace(several, one)
  const list = words.split(' ')
  while (list.length > 1 && legalForms.has(list.at(-1) ?? '')) list.pop()
  while (list.length > 1 && legalForms.has(list[0] ?? '')) list.shift()
  if (list.at(-1) === 'and') list.pop()
  const joined = list.join('')
  const bare = joined.replace(chineseForms, '')
  return bare === '' ? joined : bare
}

export type Likeness = 'same' | 'close' | null

/** same: one spelling or the other is the same · close: a slip of the pen apart. Symmetric. */
export function organisationLikeness(a: string, b: string): Likeness {
  return likenessOf(cores(a), cores(b))
}

/** The best likeness of any two spellings. */
export function likenessOf(some: readonly string[], others: readonly string[]): Likeness {
  let best: Likeness = null
  for (const a of some) {
    for (const b of others) {
      if (a === '' || b === '') continue
      if (a === b) return 'same'
      if (isSlip(a, b)) best = 'close'
    }
  }
  return best
}

const digitsOf = (text: string) => text.replace(/[^\p{N}]+/gu, ' ').trim()

/** One step from eight letters on, two from fourteen on; one of six characters or more in Chinese. */
function isSlip(a: string, b: string): boolean {
  if (digitsOf(a) !== digitsOf(b)) return false
  const length = Math.min([...a].length, [...b].length)
  const isChinese = /\p{Script=Han}/u.test(a + b)
  const limit = isChinese ? (length >= 6 ? 1 : 0) : length >= 14 ? 2 : length >= 8 ? 1 : 0
  return limit > 0 && editDistance(a, b, limit) <= limit
}
