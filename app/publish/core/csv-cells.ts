/** CSV as it is read: cells in quotes, quotes doubled within them (RFC 4180), and nothing guessed where that is not so. */
import { accept, refuse, type Result } from '#app/platform/result.ts'

/** Where a text is no CSV, as a spreadsheet counts: rows from 1, and the cells of a row from 1. */
export type CsvRefusal = {
  /** `quote-open`: a quote begins the cell and is never closed. `quote-then-text`: something stands behind the closing quote. */
  readonly code: 'quote-open' | 'quote-then-text'
  readonly row: number
  readonly cell: number
  /** What is above the cell in the first row; empty where nothing is. */
  readonly heading: string
}

/** The cells of a CSV text, row by row. Some languages separate by `;`. Blanks behind a closing quote are passed over. */
export function readCsvCells(
  said: string,
  separator: ',' | ';' | '\t' = ',',
): Result<string[][], CsvRefusal> {
  const text = said.replace(/^\uFEFF/, '')
  const rows: string[][] = [[]]
  let cell = ''
  let state: 'plain' | 'quoted' | 'closed' = 'plain'
  const wrong = (code: CsvRefusal['code']) => {
    const at = rows.at(-1)?.length ?? 0
    const heading = rows.length > 1 ? (rows[0]?.[at] ?? '').trim() : ''
    return refuse(code, { row: rows.length, cell: at + 1, heading })
  }
  const endCell = () => {
    rows.at(-1)?.push(cell)
    cell = ''
    state = 'plain'
  }
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at] ?? ''
    const isLineEnd = character === '\r' && text[at + 1] === '\n'
    if (state === 'quoted') {
      if (character !== '"') cell += character
      else if (text[at + 1] === '"') {
        cell += '"'
        at += 1
      } else state = 'closed'
    } else if (character === separator) endCell()
    else if (character === '\n') {
      endCell()
      rows.push([])
    } else if (isLineEnd) continue
    else if (state === 'closed') {
      if (character !== ' ' && character !== '\r') return wrong('quote-then-text')
    } else if (character === '"' && cell === '') state = 'quoted'
    else cell += character
  }
  if (state === 'quoted') return wrong('quote-open')
  endCell()
  return accept(rows)
}

/** The cells of a CSV text, row by row; null where it is none. */
export function cellsOfCsv(said: string, separator: ',' | ';' | '\t' = ','): string[][] | null {
  const read = readCsvCells(said, separator)
  return read.ok ? read.value : null
}
