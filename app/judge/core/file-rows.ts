/** The rows of a committee's spreadsheet, each with its number: a row that does not fit its headings is told, never guessed. */
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { readCsvCells } from '#app/publish/core/csv-cells.ts'

export type FileProblem = {
  /** As a spreadsheet counts, empty rows too: the headings are row 1. */
  readonly row: number
  readonly field: string
  readonly value: string
  readonly reason: string
}

export type FileRow = {
  /** As a spreadsheet counts, empty rows too: the headings are row 1. */
  readonly number: number
  readonly cells: Readonly<Record<string, string>>
}

export type FileRowsRefusal = {
  readonly code: 'rows-unreadable'
  readonly problems: readonly FileProblem[]
}

/**
 * The rows of a CSV text by the headings of its first. A heading that is not known or stands twice, a row with more or fewer
 * cells than there are headings, a cell below no heading and a quote in the wrong place are named, and then none is read: a
 * heading with a slip would otherwise be passed over, and a decimal comma without quotes would move what stands behind it.
 * Rows without anything in them are passed over and counted.
 */
export function rowsOfSpreadsheet(
  text: string,
  known: readonly string[],
): Result<FileRow[], FileRowsRefusal> {
  const read = readCsvCells(text)
  if (!read.ok) {
    const { code, row, cell, heading } = read.refusal
    return refuse('rows-unreadable', {
      problems: [problem(row, placeOf(cell, heading), '', saidOfQuotes[code])],
    })
  }
  const lines = read.value
  const headings = (lines[0] ?? []).map((heading) => heading.trim())
  const doubled = headings.filter((heading, index) => heading !== '' && headings.indexOf(heading) < index)
  const problems = [
    ...headings.flatMap((heading, at) =>
      heading === '' || known.includes(heading)
        ? []
        : [
            problem(
              1,
              placeOf(at + 1),
              heading,
              `is no heading of such a file, which has ${known.join(', ')}`,
            ),
          ],
    ),
    ...[...new Set(doubled)].map((heading) =>
      problem(1, heading, heading, 'stands more than once among the headings'),
    ),
  ]
  const rows = lines.flatMap((cells, index) => {
    const number = index + 1
    if (number === 1 || cells.every((cell) => cell.trim() === '')) return []
    problems.push(...misfits(cells, headings, number))
    return [{ number, cells: Object.fromEntries(headings.map((heading, at) => [heading, cells[at] ?? ''])) }]
  })
  return problems.length > 0 ? refuse('rows-unreadable', { problems }) : accept(rows)
}

const saidOfQuotes = {
  'quote-open': 'begins with a quote that is never closed',
  'quote-then-text':
    'has something behind its closing quote: a quote within a cell is doubled (""), and the whole cell is quoted',
} as const

/** A cell by its number and, where there is one, its heading. */
const placeOf = (cell: number, heading = '') => `cell ${cell}${heading === '' ? '' : ` (${heading})`}`

function misfits(cells: readonly string[], headings: readonly string[], number: number): FileProblem[] {
  if (cells.length !== headings.length) {
    const help =
      cells.length > headings.length
        ? 'a comma within a cell needs quotes around the cell, and a number can have a point instead (3.5)'
        : 'an empty cell needs its comma too'
    const counts = `${cells.length} ${cells.length === 1 ? 'cell' : 'cells'} below ${headings.length} headings`
    return [problem(number, 'the row', cells.join(','), `has ${counts}: ${help}`)]
  }
  return cells.flatMap((cell, at) =>
    headings[at] === '' && cell.trim() !== ''
      ? [problem(number, placeOf(at + 1), cell, 'stands below no heading')]
      : [],
  )
}

/** The rows by these names, code unit by code unit, so that the order in which they were written decides nothing. */
export function inOrderOf<Name extends string, Row extends Readonly<Record<Name, string>>>(
  rows: readonly Row[],
  names: readonly Name[],
): Row[] {
  return [...rows].sort((a, b) => {
    const name = names.find((each) => a[each] !== b[each])
    return name === undefined ? 0 : a[name] < b[name] ? -1 : 1
  })
}

/** What is wrong with a cell, a row or the file. */
export const problem = (row: number, field: string, value: string, reason: string): FileProblem => ({
  ...{ row, field, value, reason },
})
