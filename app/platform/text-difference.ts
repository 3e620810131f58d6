import { diffArrays } from 'diff'
import type { Locale } from '#app/platform/i18n.ts'

/** A stretch of text that stayed, was put in, or was taken out. */
export type Piece = { readonly kind: 'same' | 'added' | 'removed'; readonly text: string }

/** Unchanged text around a change that is shown with it, in characters on each side. */
const surroundings = 120

/**
 * What turns `before` into `after`, word by word in the words of the language (Chinese has no spaces). All pieces
 * that are not "removed" make up `after`, all that are not "added" make up `before`.
 */
export function differenceOf(before: string, after: string, locale: Locale): Piece[] {
  return diffArrays(wordsOf(before, locale), wordsOf(after, locale)).map(({ added, removed, value }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value.join(''),
  }))
}

/** Words and what stands between them: joined again they are the text. */
function wordsOf(text: string, locale: Locale): string[] {
  return Array.from(
    new Intl.Segmenter(locale, { granularity: 'word' }).segment(text),
    ({ segment }) => segment,
  )
}

/** Leaves out the middle of long unchanged stretches, so that a change in a long text is found. */
export function shortened(pieces: readonly Piece[]): Piece[] {
  return pieces.map((piece, index) => {
    const characters = [...piece.text]
    if (piece.kind !== 'same' || characters.length <= 2 * surroundings) return piece
    const head = index === 0 ? '' : characters.slice(0, surroundings).join('')
    const tail = index === pieces.length - 1 ? '' : characters.slice(-surroundings).join('')
    return { kind: 'same', text: `${head} … ${tail}` }
  })
}
