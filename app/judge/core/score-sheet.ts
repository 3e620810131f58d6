/**
 * Scorecards as a table that comes back: one row for each proposal, a column for each criterion. What was given out is kept
 * in the row's last cell, so that each cell that comes back can be told apart: changed in the table, on the page, or in both.
 */
import type { Sha256 } from '#app/record/core/sha256.ts'

export type SheetCriterion = {
  readonly id: string
  /** From 1, in the order of the brief: how a heading is found again in whatever language. */
  readonly position: number
  readonly name: string
}

/** One scorecard as it stands on the page. */
export type SheetCard = {
  readonly assignmentId: string
  readonly reference: string
  readonly title: string
  readonly isFinal: boolean
  /** Ids of criteria that are not asked of this proposal: those for finalists only. */
  readonly notAsked: readonly string[]
  /** By criterion id: the answer as the form has it, or `cannot-judge`. */
  readonly answers: Readonly<Record<string, string>>
  /** By criterion id, and `texts`: the versions a change builds on. */
  readonly versions: Readonly<Record<string, number>>
  readonly commentToTeam: string
  readonly privateNote: string
}

/** The words of a table in one language. */
export type SheetWords = {
  readonly reference: string
  readonly title: string
  readonly comment: string
  readonly note: string
  readonly state: string
  /** How answers are said that are words: `cannot-judge`, `yes`, `partly`, `no`. */
  readonly answers: Readonly<Record<string, string>>
}

export type SheetTable = {
  readonly header: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** The heading of a criterion: its number leads back to it when columns are moved or the language is another. */
export const criterionHeading = ({ position, name }: SheetCriterion) => `${position}. ${name}`

/** The table as it is given out. */
export function scoreSheet(
  cards: readonly SheetCard[],
  given: { criteria: readonly SheetCriterion[]; words: SheetWords; sha256: Sha256 },
): SheetTable {
  const { criteria, words, sha256 } = given
  return {
    header: [
      ...[words.reference, words.title],
      ...criteria.map(criterionHeading),
      ...[words.comment, words.note, words.state],
    ],
    rows: cards.map((card) => [
      ...[card.reference, card.title],
      ...criteria.map(({ id }) => cellOf(card.answers[id], words)),
      ...[card.commentToTeam, card.privateNote, stateOf(card, criteria, sha256)],
    ]),
  }
}

function cellOf(answer: string | undefined, words: SheetWords): string {
  return answer === undefined ? '' : (words.answers[answer] ?? answer)
}

/** What the page said when the table was given out: answers as they are, texts by a short fingerprint. */
function stateOf(card: SheetCard, criteria: readonly SheetCriterion[], sha256: Sha256): string {
  const answers = criteria.map(({ id, position }) => `${position}=${card.answers[id] ?? ''}`)
  const texts = [`c=${markOf(card.commentToTeam, sha256)}`, `n=${markOf(card.privateNote, sha256)}`]
  return [...answers, ...texts].join('; ')
}

/** Tells whether a text is the one that was given out. */
export function markOf(text: string, sha256: Sha256): string {
  return inOneWay(text) === '' ? '' : sha256(inOneWay(text)).slice(0, 10)
}

/** Spreadsheets change line ends and what stands around a text. */
export const inOneWay = (text: string) => text.replace(/\r\n?/g, '\n').trim()

/** What the state cell of a row says, by the number of a criterion, `c` and `n`; null where it was lost. */
export function readState(cell: string): ReadonlyMap<string, string> | null {
  const parts = cell.split(';').map((part) => /^\s*(\d{1,3}|c|n)=(.*?)\s*$/.exec(part))
  if (parts.some((part) => part === null)) return null
  return new Map(parts.map((part) => [part?.[1] ?? '', part?.[2] ?? '']))
}
