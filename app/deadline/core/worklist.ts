/**
 * A worklist of translations: answers that are not in a language the programme works in, given out to whoever translates
 * and taken back. What comes back is matched by reference, question and the hash of the text that was translated: when
 * that text has changed, the translation is of something else and is not taken.
 */
import { countCharacters } from '#app/platform/format.ts'

export const origins = ['human', 'machine'] as const
export type Origin = (typeof origins)[number]

/** One text to translate. */
export type WorkUnit = {
  readonly reference: string
  readonly question: string
  /** BCP 47. */
  readonly from: string
  readonly into: string
  /** SHA-256 of `source`, hexadecimal. */
  readonly hash: string
  readonly source: string
}

/** The headings of the table, in their order; also what a row that comes back has to have. */
export const worklistColumns = [
  'reference',
  'question',
  'from',
  'into',
  'source_hash',
  'source',
  'target',
  'origin',
] as const

/** A unit as it came back, before anybody has looked at it. */
export type ReturnedUnit = {
  readonly reference: string
  readonly question: string
  readonly into: string
  readonly hash: string
  readonly target: string
  /** Empty where the file does not say it. */
  readonly origin: string
}

/** As long as any answer may be. */
export const longestTranslation = 20_000

export type RowProblem =
  | 'proposal-unknown'
  | 'question-unknown'
  | 'language-other'
  | 'source-changed'
  | 'origin-unknown'
  | 'too-long'
  | 'characters'
  | 'twice'

/** `add`: there is none yet; `replace`: there is another; `same`: it is there already; `empty`: nothing was translated. */
export type RowVerdict = 'add' | 'replace' | 'same' | 'empty' | RowProblem

export const problems: readonly RowVerdict[] = [
  'proposal-unknown',
  'question-unknown',
  'language-other',
  'source-changed',
  'origin-unknown',
  'too-long',
  'characters',
  'twice',
]

export type JudgedRow = {
  /** From 1, as they stand in the file. */
  readonly row: number
  readonly reference: string
  readonly question: string
  readonly verdict: RowVerdict
  /** What would be kept; null where nothing is. */
  readonly kept: { readonly text: string; readonly origin: Origin } | null
}

/** A text as it is now, with the translation that is kept of it. */
export type KnownUnit = WorkUnit & {
  readonly kept: { readonly text: string; readonly origin: Origin } | null
}

/**
 * Every row of a file with what becomes of it; nothing is guessed. `origin` is what the person says of rows that do not
 * say it themselves.
 */
export function judgeRows(
  rows: readonly ReturnedUnit[],
  known: readonly KnownUnit[],
  origin: Origin | null,
): JudgedRow[] {
  const seen = new Set<string>()
  return rows.map((row, index) => {
    const { reference, question } = row
    const text = row.target.trim()
    const said = row.origin.trim() === '' ? origin : origins.find((each) => each === row.origin.trim())
    const of = `${reference} ${question} ${row.into}`
    const verdict =
      text === '' ? 'empty' : seen.has(of) ? 'twice' : verdictOf({ ...row, text, said: said ?? null }, known)
    if (text !== '') seen.add(of)
    const isKept = verdict === 'add' || verdict === 'replace'
    return {
      ...{ row: index + 1, reference, question, verdict },
      kept: isKept && said ? { text, origin: said } : null,
    }
  })
}

function verdictOf(
  row: ReturnedUnit & { readonly text: string; readonly said: Origin | null },
  known: readonly KnownUnit[],
): RowVerdict {
  const ofProposal = known.filter(({ reference }) => reference === row.reference)
  if (ofProposal.length === 0) return 'proposal-unknown'
  const ofQuestion = ofProposal.filter(({ question }) => question === row.question)
  if (ofQuestion.length === 0) return 'question-unknown'
  const unit = ofQuestion.find(({ into }) => into === row.into)
  if (!unit) return 'language-other'
  if (unit.hash !== row.hash.trim().toLowerCase()) return 'source-changed'
  if (row.said === null) return 'origin-unknown'
  if (countCharacters(row.text) > longestTranslation) return 'too-long'

  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(row.text)) return 'characters'
  if (unit.kept === null) return 'add'
  return unit.kept.text === row.text && unit.kept.origin === row.said ? 'same' : 'replace'
}
