/** A score sheet that comes back, cell by cell: what it would change, what was changed on the page meanwhile, what is no answer. */
import { accept, refuse, type Result } from '#app/platform/result.ts'
import type { Sha256 } from '#app/record/core/sha256.ts'
import {
  inOneWay,
  markOf,
  readState,
  type SheetCard,
  type SheetCriterion,
  type SheetWords,
} from './score-sheet.ts'

/** A cell as the file has it; `isFormula` where it calculates. */
export type SheetCell = { readonly text: string; readonly isFormula: boolean }

/** A criterion of the returned table. `takes` says the answer a text stands for, or null where it stands for none. */
export type ReturnedCriterion = Omit<SheetCriterion, 'name'> & {
  /** In every language it is written in. */
  readonly names: readonly string[]
  takes(typed: string): string | null
}

/** A criterion's id, or one of the texts. */
export type SheetField = { readonly criterionId: string } | 'comment' | 'note'

export type SheetChange = {
  readonly assignmentId: string
  readonly reference: string
  readonly title: string
  readonly field: SheetField
  /** What the page says, and what the table does. */
  readonly page: string
  readonly sheet: string
  /** The version the change builds on. */
  readonly seen: number
  /** True where the page has changed since the table was given out: somebody has to choose. */
  readonly isConflict: boolean
}

export const sheetProblems = [
  'unknown-row',
  'row-twice',
  'beyond-headings',
  'final',
  'formula',
  'off-scale',
  'not-asked',
  'too-long',
  'column-unknown',
  'column-twice',
  'column-missing',
] as const
export type SheetProblem = {
  readonly code: (typeof sheetProblems)[number]
  /** As a spreadsheet counts: the headings are row 1. */
  readonly row: number
  readonly column: string
  readonly value: string
  /** The scorecard of the row; absent where none is known, and for what is about a whole column. */
  readonly card?: { readonly assignmentId: string; readonly reference: string }
}

export type ReturnedSheet = {
  readonly changes: readonly SheetChange[]
  readonly problems: readonly SheetProblem[]
  /** Cells that say what the page says, and cells that were emptied, whose answers stay. */
  readonly same: number
  readonly emptied: number
}

export type SheetRefusal = { readonly code: 'sheet-empty' } | { readonly code: 'sheet-without-references' }

type Given = {
  readonly cards: readonly SheetCard[]
  readonly criteria: readonly ReturnedCriterion[]
  /** In every language: a table may come back in another than it went out. */
  readonly words: readonly SheetWords[]
  readonly longestText: number
  readonly sha256: Sha256
}

type Column = { readonly at: number; readonly heading: string }
type Columns = {
  readonly reference: Column
  readonly state: Column | undefined
  readonly fields: readonly (Column & { readonly field: SheetField; readonly key: string })[]
}

/** What each cell of the table says. Nothing is counted by it; an empty cell takes nothing away. */
export function readReturnedSheet(
  rows: readonly (readonly SheetCell[])[],
  given: Given,
): Result<ReturnedSheet, SheetRefusal> {
  const [header, ...lines] = rows
  if (!header || lines.length === 0) return refuse('sheet-empty')
  const problems: SheetProblem[] = []
  const columns = columnsOf(header, given, problems)
  if (columns === null) return refuse('sheet-without-references')
  const changes: SheetChange[] = []
  const counts = { same: 0, emptied: 0 }
  const known = new Set<string>()
  for (const [index, line] of lines.entries()) {
    if (line.every(({ text }) => text.trim() === '')) continue
    const row = index + 2
    const reference = textAt(line, columns.reference)
    const card = given.cards.find((each) => each.reference === reference)
    const at = { row, column: columns.reference.heading, value: reference }
    if (!card) problems.push({ code: 'unknown-row', ...at })
    else if (known.has(reference)) problems.push({ code: 'row-twice', ...at })
    else {
      known.add(reference)
      const beyond = line.findIndex(
        ({ text }, place) => text.trim() !== '' && (header[place]?.text ?? '').trim() === '',
      )
      // A comma too many moves what stands behind it: none of the row is where it should be.
      if (beyond >= 0) {
        const { assignmentId } = card
        const value = (line[beyond]?.text ?? '').trim().slice(0, 80)
        const column = String(beyond + 1)
        problems.push({ code: 'beyond-headings', row, column, value, card: { assignmentId, reference } })
        continue
      }
      readRow({ line, row, card, columns, given, changes, problems, counts })
    }
  }
  return accept({ changes, problems, ...counts })
}

function columnsOf(
  header: readonly SheetCell[],
  { criteria, words }: Given,
  problems: SheetProblem[],
): Columns | null {
  const folded = (text: string) => text.trim().toLocaleLowerCase('en')
  const meaning = (heading: string): string | null => {
    for (const name of ['reference', 'title', 'comment', 'note', 'state'] as const)
      if (words.some((each) => folded(each[name]) === folded(heading))) return name
    const numbered = /^\s*(\d{1,3})\s*\.\s*(.*)$/s.exec(heading)
    const criterion = criteria.find(({ position }) => position === Number(numbered?.[1]))
    const isNamed = criterion?.names.some((name) => folded(name) === folded(numbered?.[2] ?? ''))
    return criterion && isNamed ? String(criterion.position) : null
  }
  const found = new Map<string, Column>()
  for (const [at, { text }] of header.entries()) {
    if (text.trim() === '') continue
    const key = meaning(text)
    const problem = { row: 1, column: text.trim(), value: '' }
    if (key === null) problems.push({ code: 'column-unknown', ...problem })
    else if (found.has(key)) problems.push({ code: 'column-twice', ...problem })
    else found.set(key, { at, heading: text.trim() })
  }
  const reference = found.get('reference')
  if (!reference) return null
  const fields = criteria.flatMap(({ id, position, names }) => {
    const column = found.get(String(position))
    if (column) return [{ ...column, field: { criterionId: id }, key: String(position) }]
    problems.push({ code: 'column-missing', row: 1, column: `${position}. ${names[0] ?? ''}`, value: '' })
    return []
  })
  const texts = (['comment', 'note'] as const).flatMap((field) => {
    const column = found.get(field)
    return column ? [{ ...column, field, key: field === 'comment' ? 'c' : 'n' }] : []
  })
  return { reference, state: found.get('state'), fields: [...fields, ...texts] }
}

function readRow(reading: {
  line: readonly SheetCell[]
  row: number
  card: SheetCard
  columns: Columns
  given: Given
  changes: SheetChange[]
  problems: SheetProblem[]
  counts: { same: number; emptied: number }
}): void {
  const { line, row, card, columns, given, changes, problems, counts } = reading
  const base = columns.state ? readState(textAt(line, columns.state)) : null
  for (const { at, heading, field, key } of columns.fields) {
    const cell = line[at] ?? { text: '', isFormula: false }
    const page = pageSays(card, field)
    const { assignmentId, reference, title } = card
    const value = cell.text.trim().slice(0, 80)
    const problem = { row, column: heading, value, card: { assignmentId, reference } }
    if (cell.isFormula) {
      problems.push({ code: 'formula', ...problem })
      continue
    }
    if (cell.text.trim() === '') {
      if (page !== '') counts.emptied += 1
      continue
    }
    if (typeof field !== 'string' && card.notAsked.includes(field.criterionId)) {
      problems.push({ code: 'not-asked', ...problem })
      continue
    }
    const read = sheetSays(cell.text, field, given)
    if (typeof read !== 'string') {
      problems.push({ ...read, ...problem })
      continue
    }
    if (read === inOneWay(page)) {
      counts.same += 1
      continue
    }
    const mark = (text: string) => (typeof field === 'string' ? markOf(text, given.sha256) : text)
    const before = base?.get(key)
    // Nobody touched it in the table: what the page says now stands.
    if (before !== undefined && before === mark(read)) {
      counts.same += 1
      continue
    }
    if (card.isFinal) {
      problems.push({ code: 'final', ...problem })
      continue
    }
    const isConflict = page !== '' && before !== mark(page)
    const seen =
      typeof field === 'string' ? (card.versions.texts ?? 1) : (card.versions[field.criterionId] ?? 0)
    changes.push({ assignmentId, reference, title, field, page, sheet: read, seen, isConflict })
  }
}

/** The answer or text a cell stands for, or why it stands for none. */
function sheetSays(
  text: string,
  field: SheetField,
  { criteria, words, longestText }: Given,
): string | Pick<SheetProblem, 'code'> {
  if (typeof field === 'string') {
    const said = inOneWay(withoutGuard(text))
    return [...said].length > longestText ? { code: 'too-long' } : said
  }
  const typed = text.trim()
  if (/^[=+@]/.test(typed) && !/^\+?\d/.test(typed)) return { code: 'formula' }
  const folded = typed.toLocaleLowerCase('en')
  const word = words
    .flatMap(({ answers }) => Object.entries(answers))
    .find(([, said]) => said.toLocaleLowerCase('en') === folded)?.[0]
  if (word === 'cannot-judge') return word
  const criterion = criteria.find(({ id }) => id === field.criterionId)
  return criterion?.takes(word ?? withoutGuard(typed)) ?? { code: 'off-scale' }
}

/** Without the apostrophe that keeps a text from calculating. */
const withoutGuard = (text: string) => text.replace(/^'(?=[\s\u0000]*[=+\-@\t\r\n|%＝＋－＠])/, '')

function pageSays(card: SheetCard, field: SheetField): string {
  if (field === 'comment') return card.commentToTeam
  if (field === 'note') return card.privateNote
  return card.answers[field.criterionId] ?? ''
}

const textAt = (line: readonly SheetCell[], { at }: Column) => (line[at]?.text ?? '').trim()
