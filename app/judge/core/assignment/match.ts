/**
 * How well a juror and a proposal match, from 0 to 100: 40 for a language the juror reads, 30 each for up to two of the
 * juror's fields that are in the title or the summary. Where a juror has named none, half of that is taken, so that nobody
 * is passed over, or overloaded, for having named nothing. The same words always give the same figure.
 */
export type JurorProfile = {
  /** BCP 47; empty when the juror has named none. */
  readonly languages: readonly string[]
  /** A few words each: "battery storage", "慢病管理". */
  readonly fields: readonly string[]
}

export type ProposalWords = { readonly language: string; readonly text: string }

/** What the best match is worth in the plan, in whole numbers. */
export const bestMatch = 1000
/** A proposal that nobody has opened moves only where the match gets better by a quarter. */
export const keptFor = bestMatch / 4

const forLanguage = 40
const forField = 30
const fieldsCounted = 2

export function matchOf(juror: JurorProfile, proposal: ProposalWords): number {
  const isRead = juror.languages.some((language) => primary(language) === primary(proposal.language))
  const language = juror.languages.length === 0 ? forLanguage / 2 : isRead ? forLanguage : 0
  const found = juror.fields.length === 0 ? fieldsCounted / 2 : fieldsIn(juror.fields, proposal.text).length
  return language + forField * Math.min(fieldsCounted, found)
}

/** The fields all of whose words are in the text. */
export function fieldsIn(fields: readonly string[], text: string): string[] {
  const plain = text.normalize('NFKC').toLowerCase()
  const words = plain.match(latinWord) ?? []
  return fields.filter((field) => {
    const own = field.normalize('NFKC').toLowerCase()
    const [latin, han] = [own.match(latinWord) ?? [], own.match(hanRun) ?? []]
    if (latin.length + han.length === 0) return false
    return (
      latin.every((word) => words.some((one) => one.startsWith(stemOf(word)))) &&
      han.every((run) => pairsOf(run).every((pair) => plain.includes(pair)))
    )
  })
}

const hanRun = /\p{Script=Han}+/gu
const latinWord = /(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu

/** Finnish, Swedish and English change the ends of words: of longer ones the last two letters do not count. */
function stemOf(word: string): string {
  return word.length >= 6 ? word.slice(0, -2) : word
}

/** Chinese has no spaces: a run is there when all its neighbouring pairs are. */
function pairsOf(run: string): string[] {
  const letters = [...run]
  return letters.length < 2 ? letters : letters.slice(1).map((letter, index) => `${letters[index]}${letter}`)
}

const primary = (language: string) => language.split('-')[0]?.toLowerCase()
