/**
 * Which entries of a catalogue fit each other, with the reasons in a form that can be said. It knows what owners have written
 * about themselves and nothing else: no score, no place, no outcome and no opinion has a field here.
 */
import type { EntryKind } from './entry.ts'

export type Matched = {
  readonly id: string
  readonly kind: EntryKind
  readonly title: string
  readonly body: string
  readonly themes: readonly string[]
  /** ISO 3166-1 alpha-2. */
  readonly country: string
  /** Of a profile how far it is; of a need or an offer how far it must be at least. */
  readonly maturity: number | null
  /** Whoever owns two entries needs nobody to introduce them. */
  readonly ownerId: string
}

export type Reason =
  | { readonly kind: 'themes'; readonly words: readonly string[] }
  | { readonly kind: 'words'; readonly words: readonly string[] }
  | { readonly kind: 'two-countries'; readonly countries: readonly [string, string] }
  | { readonly kind: 'same-country'; readonly countries: readonly [string] }
  | { readonly kind: 'mature-enough'; readonly level: number; readonly asked: number }
  | { readonly kind: 'not-yet-mature'; readonly level: number; readonly asked: number }

export type Suggestion = {
  /** The need, where one of the two is one; else the profile. */
  readonly firstId: string
  readonly secondId: string
  readonly reasons: readonly Reason[]
}

/** At most so many shared words are named. */
const mostWords = 6
/** As many words of the texts are shared at least where no theme is. */
const leastWords = 2

/** Kinds that have something to say to each other: two of a kind do not. */
export function areKindsThatMeet(one: EntryKind, other: EntryKind): boolean {
  return one !== other
}

const rank: Readonly<Record<EntryKind, number>> = { need: 0, profile: 1, offer: 2 }

/** The two in their fixed order: need before profile before offer. */
export function inOrder<Entry extends { readonly kind: EntryKind }>(
  one: Entry,
  other: Entry,
): [Entry, Entry] {
  return rank[one.kind] <= rank[other.kind] ? [one, other] : [other, one]
}

/** Why the two fit each other; null where nothing they have written says that they do. The order of the two does not matter. */
export function reasonsFor(one: Matched, other: Matched): readonly Reason[] | null {
  if (!areKindsThatMeet(one.kind, other.kind) || one.ownerId === other.ownerId) return null
  const [first, second] = inOrder(one, other)
  const themes = shared(first.themes, second.themes)
  const words = shared(wordsOf(first), wordsOf(second)).filter((word) => !themes.includes(word))
  if (themes.length === 0 && words.length < leastWords) return null
  return [
    ...(themes.length > 0 ? [{ kind: 'themes', words: themes } as const] : []),
    ...(words.length > 0 ? [{ kind: 'words', words: words.slice(0, mostWords) } as const] : []),
    countryReason(first.country, second.country),
    ...maturityReason(first, second),
  ]
}

/**
 * Every pair that fits, best first: more shared themes, then more shared words, then those that are far enough, then two
 * countries before one; pairs that are equal in all of it stand in the order of their identities, so that the same catalogue
 * always gives the same list.
 * @param known pairs that have been brought together before, whatever came of it
 */
export function suggestionsFor(
  entries: readonly Matched[],
  known: readonly (readonly [string, string])[] = [],
): Suggestion[] {
  const before = new Set(known.map((pair) => pairKey(...pair)))
  const found: Suggestion[] = []
  const sorted = [...entries].sort((a, b) => compare(a.id, b.id))
  for (const [index, one] of sorted.entries()) {
    for (const other of sorted.slice(index + 1)) {
      if (before.has(pairKey(one.id, other.id))) continue
      const reasons = reasonsFor(one, other)
      if (!reasons) continue
      const [first, second] = inOrder(one, other)
      found.push({ firstId: first.id, secondId: second.id, reasons })
    }
  }
  return found.sort(byFit)
}

function byFit(one: Suggestion, other: Suggestion): number {
  const [a, b] = [weights(one.reasons), weights(other.reasons)]
  for (const [index, weight] of a.entries()) {
    const difference = b[index]! - weight
    if (difference !== 0) return difference
  }
  return compare(one.firstId, other.firstId) || compare(one.secondId, other.secondId)
}

/** What the order goes by, the most important first. */
function weights(reasons: readonly Reason[]): readonly number[] {
  const count = (kind: 'themes' | 'words') =>
    reasons.reduce((sum, reason) => sum + (reason.kind === kind ? reason.words.length : 0), 0)
  const has = (kind: Reason['kind']) => reasons.some((reason) => reason.kind === kind)
  return [
    count('themes'),
    count('words'),
    has('mature-enough') ? 1 : has('not-yet-mature') ? -1 : 0,
    has('two-countries') ? 1 : 0,
  ]
}

function countryReason(first: string, second: string): Reason {
  return first === second
    ? { kind: 'same-country', countries: [first] }
    : { kind: 'two-countries', countries: [first, second] }
}

/** Said where one is a solution and the other asks for a level. */
function maturityReason(first: Matched, second: Matched): Reason[] {
  const profile = [first, second].find(({ kind }) => kind === 'profile')
  const asking = [first, second].find(({ kind }) => kind !== 'profile')
  if (!profile || !asking || profile.maturity === null || asking.maturity === null) return []
  const [level, asked] = [profile.maturity, asking.maturity]
  return [{ kind: level >= asked ? 'mature-enough' : 'not-yet-mature', level, asked }]
}

function shared(one: readonly string[], other: readonly string[]): string[] {
  const there = new Set(other)
  return [...new Set(one)].filter((word) => there.has(word)).sort(compare)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function pairKey(one: string, other: string): string {
  return one < other ? `${one} ${other}` : `${other} ${one}`
}

/** Words that stand in every text and say nothing of what it is about. */
const emptyWords = new Set(
  [
    'about also been city cities company companies does each from have into look looking looks more need needs other ours over project projects same seek should solution solutions some somebody something such than that their them then there these they this those through under want what when where which while will with without within would your years',
    'että jotka joka jossa kanssa kaupunki kaupungin kuin meidän mutta myös niiden olla olemme ovat sekä tarve tämä tätä voidaan yhteistyö yritys',
    'alla andra bara behov behöver denna deras detta eller efter från företag inte kommer kommun måste också projekt stad staden utan vara varje vill våra',
    '一个 不是 他们 以及 企业 公司 可以 城市 希望 我们 方案 没有 用于 这个 需求 需要 项目',
  ].flatMap((line) => line.split(' ')),
)

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })

/** The words of a title and a text that say something: four letters at least, or two signs of Chinese. */
function wordsOf({ title, body }: Matched): string[] {
  const text = `${title}\n${body}`.normalize('NFC').toLocaleLowerCase('en')
  const words: string[] = []
  for (const { segment, isWordLike } of segmenter.segment(text)) {
    if (!isWordLike || emptyWords.has(segment) || /^[\d.,]+$/.test(segment)) continue
    const length = [...segment].length
    if (/\p{Script=Han}/u.test(segment) ? length >= 2 : length >= 4) words.push(segment)
  }
  return words
}
