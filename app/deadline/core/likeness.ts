/**
 * Whether two proposals to one challenge look like the same one. A suggestion and no more: a person reads both and says so.
 */

export type Comparable = {
  readonly organisation: string
  /** As the applicant wrote it; empty when it did not. */
  readonly registryNumber: string
  readonly title: string
  readonly summary: string
}

export const likenesses = ['registry', 'organisation', 'title', 'summary'] as const
export type Likeness = (typeof likenesses)[number]

/** From this share of common pieces on two texts are called alike. */
const alikeFrom: Readonly<Record<'title' | 'summary', number>> = { title: 0.75, summary: 0.6 }
/** A shorter text is alike too often to say anything. */
const fewestPieces = 6

/** In what two proposals are alike; empty when in nothing. */
export function likenessOf(one: Comparable, other: Comparable): Likeness[] {
  const registry = [one, other].map(({ registryNumber }) => lettersOf(registryNumber).join(''))
  const organisation = [one, other].map((each) => lettersOf(each.organisation).join(''))
  const isAlike: Readonly<Record<Likeness, boolean>> = {
    registry: registry[0] !== '' && registry[0] === registry[1],
    organisation: organisation[0] !== '' && organisation[0] === organisation[1],
    title: areAlike('title', one, other),
    summary: areAlike('summary', one, other),
  }
  return likenesses.filter((each) => isAlike[each])
}

function areAlike(part: 'title' | 'summary', one: Comparable, other: Comparable): boolean {
  const [mine, theirs] = [piecesOf(one[part]), piecesOf(other[part])]
  if (Math.min(mine.size, theirs.size) < fewestPieces) return mine.size > 0 && one[part] === other[part]
  return shareOf(mine, theirs) >= alikeFrom[part]
}

/** The share of pieces two texts have in common, 0 to 1 (Dice). */
export function shareOf(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  if (one.size + other.size === 0) return 0
  let common = 0
  for (const piece of one) if (other.has(piece)) common += 1
  return (2 * common) / (one.size + other.size)
}

/** Three letters in a row, two Chinese characters in a row: alike in every language, with or without spaces. */
export function piecesOf(text: string): ReadonlySet<string> {
  const pieces = new Set<string>()
  const letters = lettersOf(text)
  letters.forEach((letter, index) => {
    const length = /\p{Script=Han}/u.test(letter) ? 2 : 3
    if (index + length <= letters.length) pieces.add(letters.slice(index, index + length).join(''))
  })
  return pieces
}

/** Letters and digits alone, small, without accents. */
function lettersOf(text: string): string[] {
  return [...text.normalize('NFKD').toLowerCase()].filter((letter) => /[\p{L}\p{N}]/u.test(letter))
}
