/** Which parts of a text the words of a search mean, so that a page can mark them. */

export type Piece = { readonly text: string; readonly isMatch: boolean }

const han = /[㐀-䶿一-鿿]/
const token = /[㐀-䶿一-鿿]+|(?:(?![㐀-䶿一-鿿])[\p{L}\p{N}])+/gu

/**
 * The text in pieces, those that match marked; together they are the text again. A word matches by its beginning or by
 * a common stem, as far as that can be told without a dictionary: the same first letters but for an ending of up to
 * three. Chinese matches where the typed characters stand together.
 */
export function highlight(text: string, words: string): Piece[] {
  const typed = [...words.matchAll(token)].map(([word]) => fold(word)).slice(0, 8)
  if (typed.length === 0) return text === '' ? [] : [{ text, isMatch: false }]
  const latin = typed.filter((word) => !han.test(word))
  const chinese = typed.filter((word) => han.test(word))
  const pieces: Piece[] = []
  const add = (part: string, isMatch: boolean) => {
    if (part === '') return
    const last = pieces.at(-1)
    if (last?.isMatch === isMatch) pieces[pieces.length - 1] = { text: last.text + part, isMatch }
    else pieces.push({ text: part, isMatch })
  }
  let end = 0
  for (const { 0: found, index } of text.matchAll(token)) {
    add(text.slice(end, index), false)
    end = index + found.length
    if (han.test(found)) for (const part of cutOut(found, chinese)) add(part.text, part.isMatch)
    else
      add(
        found,
        latin.some((word) => isSameWord(fold(found), word)),
      )
  }
  add(text.slice(end), false)
  return pieces
}

/** Small letters without accents. Not for Chinese, which has neither. */
function fold(word: string): string {
  return word
    .toLowerCase()
    .normalize('NFKD')
    .replaceAll(/[\u0300-\u036f]/g, '')
}

function isSameWord(found: string, typed: string): boolean {
  if (found.startsWith(typed)) return true
  const shorter = Math.min(found.length, typed.length)
  if (shorter < 5 || Math.abs(found.length - typed.length) > 6) return false
  let common = 0
  while (common < shorter && found[common] === typed[common]) common += 1
  return common >= Math.max(4, shorter - 3)
}

function cutOut(run: string, wanted: readonly string[]): Piece[] {
  for (const word of wanted) {
    const at = run.indexOf(word)
    if (at < 0) continue
    return [
      ...cutOut(run.slice(0, at), wanted),
      { text: word, isMatch: true },
      ...cutOut(run.slice(at + word.length), wanted),
    ]
  }
  return run === '' ? [] : [{ text: run, isMatch: false }]
}
